"""The tables of words and marks that the reader looks things up in."""

import pytest

from articles.text.reading import credit_parsing, credited_names, line_forms, posts, unwrapping
from articles.text.reading.credit_parsing import parse_credit_line
from articles.text.reading.credited_names import read_names
from articles.text.reading.name_forms import INSIDE, NO_FIRST, PARTICLES, is_name
from articles.text.reading.role_words import CHINESE, LATIN, ROLES, roles_of

MARKS = [
    *(credit_parsing.COLON_LIKE, credit_parsing.OPENING, credit_parsing.CLOSING),
    *(credit_parsing.BETWEEN, credited_names.EDGES, credited_names.MIDDLE_DOTS),
    *(line_forms.SENTENCE_END, unwrapping.FULL_STOPS),
]


def credits_of(line):
    return {role: list(names) for role, names in parse_credit_line(line).credits}


def test_a_label_is_written_as_it_is_looked_up():
    assert {label: roles_of(label) for label in ROLES} == ROLES


def test_a_label_is_of_one_script():
    assert all(label.isascii() for label in " ".join(LATIN).split())
    assert not any(char.isascii() for label in " ".join(CHINESE).split() for char in label)


@pytest.mark.parametrize(
    "words", [posts.NOBODY, posts.NO_PERSON, posts.POST_WORDS, posts.ORGANISATION_HEADS]
)
def test_a_word_is_written_as_it_is_looked_up(words):
    assert {word.casefold() for word in words} == words


@pytest.mark.parametrize("word", sorted(posts.NOBODY | posts.NO_PERSON | posts.POST_WORDS))
def test_what_is_nobody_is_not_credited(word):
    assert read_names(word).found == []


@pytest.mark.parametrize("marks", MARKS)
def test_a_mark_is_neither_a_letter_nor_a_digit(marks):
    typed_for_a_bar = "丨"

    assert not any(map(str.isalnum, marks.replace(typed_for_a_bar, "")))


def test_what_stands_inside_a_name_and_not_first_in_it():
    assert not any(char.isascii() and char.isalnum() for char in INSIDE | NO_FIRST)
    assert not any(is_name(f"{char}静") for char in NO_FIRST)


def test_these_words_stand_small_in_a_name():
    words = (
        "a à af al ap as aus av aw bar ben bin binti bint d/o a/l a/p s/o da dal dalla das de degli "
        "dei del della delle den der des di do dos du e el en i ibn la las le les li lo los mac na ní "
        "nic op os ou oğlu qızı san st t' 't ’t te ten ter til tot und van vande vanden vander ver "
        "vom von vor y ya z zu zum zur"
    )

    assert set(words.split()) == PARTICLES
    assert is_name("Juan de la Cruz") is True


@pytest.mark.parametrize(("role", "signs"), [("picture", "📷📸"), ("text", "✍📝🖊🖋✒")])
def test_a_pictograph_is_a_label(role, signs):
    for sign in signs:
        assert credits_of(f"{sign} 丁静") == {role: ["丁静"]}
    assert len(credit_parsing.PICTOGRAPHS) == 7


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("本文由丁静撰写", "text"),
        ("本文由丁静供稿", "text"),
        ("本文由丁静翻译", "translator"),
        ("本文由丁静审核", "review"),
        ("本文图片由丁静提供", "picture"),
        ("以上文字来自丁静", "text"),
        ("以上照片均由丁静拍摄", "picture"),
    ],
)
def test_a_sentence_says_who_did_what(line, role):
    assert credits_of(line) == {role: ["丁静"]}
