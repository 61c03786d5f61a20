"""How long and how many: the limits of the reader, each on both of its sides."""

from datetime import date

import pytest

from articles.text.reading.classifying import read
from articles.text.reading.credit_parsing import parse_credit_line
from articles.text.reading.credited_names import read_names
from articles.text.reading.dates import find_event_date
from articles.text.reading.line_forms import Kind, form_of
from articles.text.reading.name_forms import is_long, is_name
from articles.text.reading.unread_credits import may_name_a_reviewer, mentions_credits
from articles.text.reading.unwrapping import lines_of

FIRST = "It rained all day in the town."


def kept(*rows):
    return [line.text for line in read("\n".join([FIRST, "", *rows]), "Rain")][1:]


@pytest.mark.parametrize(
    ("rows", "is_joined"),
    [
        (("x" * 29, "That was it"), False),
        (("x" * 30, "That was it"), True),
        (("x" * 31 + ".", "That was it."), False),
        (("x" * 40, "Venue: the library"), False),
        (("x" * 41, "Venue: the library"), True),
        (("字" * 15, "那是它"), True),
        (("字" * 14, "那是它"), False),
        (("Hall", "and a library"), False),
        (("Halls", "and a library"), True),
        (("The hall of music is shown", "by Li Na"), True),
    ],
)
def test_from_which_width_on_a_line_was_wrapped(rows, is_joined):
    assert (len(kept(*rows)) == 1) is is_joined


def test_which_lines_open_a_paragraph():
    def opens(text):
        return [(line.text, line.opens) for line in lines_of(text)]

    assert opens("\n\na\n\nb\nc\n \n") == [("a", True), ("b", True), ("c", False)]
    assert opens("a\nb\nc") == [("a", True), ("b", True), ("c", True)]


def test_a_list_item_that_was_wrapped_stays_one():
    lines = lines_of("Rain\n\n• Photographs by\n  Li Na")

    assert [(line.kind, line.text) for line in lines[1:]] == [
        (Kind.LIST_ITEM, "• Photographs by Li Na")
    ]


def test_a_row_may_begin_with_an_empty_cell():
    assert [line.text for line in lines_of("Rain\n\n \tScore\t93 ")][1:] == ["\tScore\t93"]
    assert [line.text for line in lines_of("Rain\n\n\tAll came.")][1:] == ["All came."]


@pytest.mark.parametrize(("length", "is_read"), [(60, True), (61, False)])
@pytest.mark.parametrize("label", ["编辑：", "发布时间："])
def test_what_need_not_be_a_name_has_sixty_characters(label, length, is_read):
    found = parse_credit_line(label + "x1" * (length // 2) + "x" * (length % 2))

    assert (found is not None) is is_read


@pytest.mark.parametrize(("length", "is_read"), [(1000, True), (1001, False)])
def test_a_line_of_credits_has_a_thousand_characters(length, is_read):
    line = "; ".join(["Photo: Li Na"] * 100)

    assert (parse_credit_line(line[:length]) is not None) is is_read


@pytest.mark.parametrize(("words", "is_one"), [(12, True), (13, False)])
def test_a_name_has_twelve_words(words, is_one):
    assert is_name(" ".join(["Anna"] * words)) is is_one


@pytest.mark.parametrize(("letters", "is_one"), [(30, True), (31, False)])
def test_a_word_of_a_name_has_thirty_letters(letters, is_one):
    assert is_name("A" + "a" * (letters - 1)) is is_one


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("丁", False),
        ("丁静", True),
        ("丁静静静", True),
        ("丁静静静静", False),
        ("他静", False),
        ("大家的", False),
        ("现场照片", False),
        ("Li", True),
        ("li na", False),
        ("L", False),
        ("12", False),
        ("-Anna", False),
        ("’Anna", True),
        ("Anna.", True),
        ("O’Neil.", False),
        ("Jr.", True),
        ("A.B.", True),
        ("3月", False),
    ],
)
def test_what_can_be_a_name(name, is_one):
    assert is_name(name) is is_one


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("丁静静", False),
        ("丁静静静", True),
        ("欧阳静静", False),
        ("校学生会", False),
        ("Anna", False),
    ],
)
def test_a_name_of_four_characters_is_long(name, is_one):
    assert is_long(name) is is_one


@pytest.mark.parametrize(("length", "is_read"), [(500, True), (501, False)])
def test_names_have_five_hundred_characters(length, is_read):
    text = ", ".join(["Li Na"] * 80)

    assert (read_names(text[: length - 1] + "a") is not None) is is_read


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("photo by Li Na and others", True),
        ("x" * 78 + " courtesy of the office", False),
        ("摄影：丁静", True),
        ("The hall", False),
    ],
)
def test_a_short_line_speaks_of_who_made_what(text, is_one):
    assert mentions_credits(text) is is_one


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("审核：王老师 已阅", True),
        ("审核 王老师", True),
        ("审核：王老师已阅。", False),
        ("Reviewed by: the office", True),
        ("The review: a play", False),
        ("审核：" + "x" * 97, True),
        ("审核：" + "x" * 98, False),
    ],
)
def test_a_short_line_may_name_a_reviewer(text, is_one):
    assert may_name_a_reviewer(text) is is_one


@pytest.mark.parametrize(
    ("report", "day"),
    [
        ("2023-09-10 08:00", date(2023, 7, 12)),
        ("2023-09-11 08:00", None),
        ("2023-05-13 08:00", date(2023, 7, 12)),
        ("2023-05-12 08:00", None),
    ],
)
def test_a_year_is_taken_from_a_report_of_sixty_days(report, day):
    assert find_event_date(["7月12日，学院举行仪式。"], [report])[0] == day


def test_a_stamp_has_a_hundred_characters():
    assert form_of("July 12, 2023" + " " * 87).kind is Kind.STAMP
    assert form_of("July 12, 2023" + " " * 88).kind is not Kind.STAMP


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("字" * 10 + " 2023-07-12", Kind.DATELINE),
        ("字" * 11 + " 2023-07-12", Kind.PARAGRAPH),
        ("2023-07-12 09:58", Kind.STAMP),
        ("By Li Na", Kind.BYLINE),
        ("——A day", Kind.SUBTITLE),
        ("正文：", Kind.LABEL),
    ],
)
def test_what_stands_under_the_headline(line, kind):
    assert read(f"Rain in the town\n\n{line}\n\n{FIRST}")[1].kind is kind


@pytest.mark.parametrize(("short", "kind"), [(3, Kind.STAMP), (4, Kind.PARAGRAPH)])
def test_three_short_lines_may_stand_above_the_stamp_of_a_page(short, kind):
    lines = ["Rain in the town", *["A word"] * short, "2023-07-12 09:58", FIRST]
    found = read("\n\n".join(lines))

    assert found[short + 1].kind is kind
