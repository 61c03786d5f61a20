"""The reader at its edges: what is a name, what is joined, where a credit is taken out."""

import pytest

from articles.text.reading.classifying import read
from articles.text.reading.credited_names import read_names
from articles.text.reading.name_forms import is_name

FIRST = "It rained all day in the town."


@pytest.mark.parametrize("name", ["Vice Dean", "Deputy Director", "Zhou Xiaohe of Beijing"])
def test_a_post_or_a_phrase_is_no_name(name):
    assert is_name(name) is False


def test_a_subject_of_two_words_belongs_to_the_name_of_its_school():
    name = "School of Materials and Chemical Engineering"

    assert read_names(name).found == [name]


@pytest.mark.parametrize(
    ("text", "left", "taken"),
    [
        ("It rained. Photo: Li Na", "It rained.", "Photo: Li Na"),
        ("It rained. Photo: Li Na\n\nAll came.", "It rained. Photo: Li Na", ""),
        ("It rained. Text: Li Na\n\nAll came.", "It rained.", "Text: Li Na"),
        ("(Xi'an) It rained.", "(Xi'an) It rained.", ""),
        ("(Translator: none) It rained.", "(Translator: none) It rained.", ""),
    ],
)
def test_a_picture_s_credit_is_taken_from_the_last_paragraph_and_a_writer_s_from_any(
    text, left, taken
):
    first = read(text, "Rain")[0]

    assert (first.text, first.taken) == (left, taken)


def test_an_indented_line_that_begins_with_a_bracket_goes_on():
    before = "The school held its seminar in the large hall of music"
    lines = read(f"{FIRST}\n\n{before}\n  (which is new) on Friday.", "Headline")

    assert [line.text for line in lines] == [FIRST, f"{before} (which is new) on Friday."]
