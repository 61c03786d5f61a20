"""The reader at its edges: what is a name, what is joined, where a credit is taken out."""

import pytest

from articles.text.reading.classifying import read
from articles.text.reading.credit_parsing import parse_credit_line
from articles.text.reading.credited_names import read_names
from articles.text.reading.line_forms import Kind
from articles.text.reading.name_forms import is_name
from articles.text.reading.posts import is_organisation

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


@pytest.mark.parametrize(
    ("text", "found", "left_out"),
    [
        ("Zhao, Vice Dean and Press Office", ["Zhao", "Press Office"], ["Vice Dean"]),
        ("School of Law (Li Na)", ["School of Law", "Li Na"], []),
        ("School of Law (Room B12)", ["School of Law"], ["Room B12"]),
        ("School of Law (QMES)", ["School of Law"], ["QMES"]),
        ("学生会（宣传部）", ["学生会"], ["宣传部"]),
        ("Ａｚ Ｚａ", ["Az Za"], []),
        ("Class ０９", ["Class 09"], []),
        ("the Press Office", ["Press Office"], []),
        ("教授书记", [], ["教授书记"]),
    ],
)
def test_what_stands_beside_a_name_is_left_out(text, found, left_out):
    names = read_names(text)

    assert (names.found, names.left_out) == (found, left_out)


def test_an_office_is_known_before_a_comma():
    assert is_organisation("Xi'an Jiaotong University, China") is True
    assert is_organisation("Zhou Xiaohe, China") is False


@pytest.mark.parametrize(
    ("line", "kind", "is_doubtful"),
    [
        ("Text: see attached", Kind.PARAGRAPH, True),
        ("Photo by Li Na", Kind.CAPTION, True),
        ("photo by Li Na", Kind.PARAGRAPH, True),
        ("Editor: Li Na", Kind.PARAGRAPH, True),
        ("Come and see", Kind.PARAGRAPH, False),
    ],
)
def test_a_credit_amid_the_prose_is_kept_and_doubted(line, kind, is_doubtful):
    _first, second, _last = read(f"{FIRST}\n\n{line}\n\n{FIRST}", "Rain")

    assert (second.text, second.kind, second.is_doubtful) == (line, kind, is_doubtful)


@pytest.mark.parametrize(("second", "is_joined"), [(25, False), (26, False), (27, True)])
def test_a_line_is_wrapped_if_the_next_word_had_no_place_on_it(second, is_joined):
    rows = ["x" * 31, "X" * second, "That was it"]
    kept = [line.text for line in read("\n".join([FIRST, "", *rows]), "Rain")]

    assert (f"{rows[1]} {rows[2]}" in kept[-1]) is is_joined


def test_the_words_that_were_a_credit_are_taken_as_they_stood():
    texts = (
        "(By Lin Yifan) It rained.",
        "By Lin Yifan -- It rained.",
        "本报讯 记者 丁静 报道：下雨了。",
    )

    assert [read(text, "Rain")[0].taken for text in texts] == [
        "By Lin Yifan",
        "By Lin Yifan",
        "记者 丁静报道：",
    ]


def test_a_writer_s_credit_amid_the_prose_is_taken_with_its_neighbours_and_not_surely():
    _first, text, picture, _last = read(
        f"{FIRST}\n\nText: Li Na\nPhoto: Zhou Xiaohe\n\n{FIRST}", "Rain"
    )

    assert (text.kind, text.taken) == (Kind.CREDIT, "Text: Li Na")
    assert (picture.kind, picture.taken) == (Kind.CREDIT, "Photo: Zhou Xiaohe")
    assert (text.credits.is_sure, picture.credits.is_sure) == (False, False)


@pytest.mark.parametrize(
    "line", ["By Lin Yifan on July 12, 2023", "Posted on July 12, 2023 by Lin Yifan"]
)
def test_a_date_beside_a_credit_is_left_out_with_its_words(line):
    found = parse_credit_line(line)

    assert (found.credits, found.left_out) == ((("text", ("Lin Yifan",)),), ("July 12, 2023",))


@pytest.mark.parametrize(
    ("before", "after", "is_joined"),
    [
        ("The hall of music", "and the library", True),
        ("The hall of music", "\tand the library", False),
        ("The hall of music", "  and the library", False),
        ("The hall of music", "\u3000and the library", False),
        ("The hall.", "and the library", False),
        ("x" * 120, "and the library", True),
        ("x" * 121, "and the library", False),
        ("Hall", "and a library", False),
        ("• The hall of music", "  and the library", True),
        ("Note: the hall of music", "and the library", True),
        ("The hall of music", "Text: Li Na", False),
    ],
)
def test_a_line_goes_on_with_a_small_letter_unless_it_is_indented(before, after, is_joined):
    lines = [line.text for line in read(f"{FIRST}\n\n{before}\n{after}", "Rain")]

    assert (len(lines) == 2) is is_joined
