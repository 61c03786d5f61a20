"""The reader as a whole: each line has one kind, nothing is lost, and the work is linear."""

import time
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.releases.decoding import ReleaseError
from articles.releases.parsing import parse
from articles.text.reading.classifying import read
from articles.text.reading.line_forms import Kind
from people.letters import tidy_page
from tests.articles.releases.forms import TABLES

PAGE = """\
首页 > 新闻
School of Materials Holds a Seminar

——A day of alloys
2023-07-13 09:58
By Lin Yifan

On July 12, 2023, the school held a seminar. The programme:

1. Opening
2. Talks

Name\tScore
Zhou\t93

All are welcome.

Photo: Zhou Xiaohe

The hall
Media contact: office@example.edu
Note: the hall is new
July 14, 2023
(End)
"""


def test_every_line_is_of_one_kind():
    assert [(line.kind.value, line.text) for line in read(PAGE)] == [
        ("footer", "首页 > 新闻"),
        ("headline", "School of Materials Holds a Seminar"),
        ("subtitle", "——A day of alloys"),
        ("stamp", "2023-07-13 09:58"),
        ("byline", "By Lin Yifan"),
        ("paragraph", "On July 12, 2023, the school held a seminar. The programme:"),
        ("list item", "1. Opening"),
        ("list item", "2. Talks"),
        ("table row", "Name\tScore"),
        ("table row", "Zhou\t93"),
        ("paragraph", "All are welcome."),
        ("credit", "Photo: Zhou Xiaohe"),
        ("caption", "The hall"),
        ("contact", "Media contact: office@example.edu"),
        ("note", "Note: the hall is new"),
        ("dateline", "July 14, 2023"),
        ("end mark", "(End)"),
    ]


def test_a_line_that_is_left_out_says_why():
    whys = {line.kind: str(line.why) for line in read(PAGE) if not line.is_kept}

    assert whys == {
        Kind.FOOTER: "part of the page around the text",
        Kind.HEADLINE: "the headline again",
        Kind.STAMP: "what the page says of itself",
        Kind.BYLINE: "",
        Kind.CREDIT: "",
        Kind.END_MARK: "the end of the text",
    }


def test_with_a_headline_given_apart_the_first_line_is_text():
    first, *_rest = read("It rained all day.", "Rain")

    assert (first.kind, first.text) == (Kind.PARAGRAPH, "It rained all day.")


@pytest.mark.parametrize("again", ["Rain", "RAIN", "“Rain”", "Rain."])
def test_the_headline_again_is_known_by_its_letters(again):
    assert read(f"{again}\n\nIt rained all day.", "Rain")[0].kind is Kind.HEADLINE


def test_a_text_that_is_nothing_but_the_headline_is_a_text():
    assert [line.kind for line in read("Rain", "Rain")] == [Kind.PARAGRAPH]


FORMS = [form for name, table in TABLES.items() if name != "days" for form in table]
TEXTS = st.lists(
    st.text(max_size=40) | st.sampled_from(FORMS) | st.text("文图审核/：: 、和by Text(（)）ab一1."),
    max_size=12,
).map("\n".join)


def letters(text):
    return Counter(char for char in text if char.isalnum())


@settings(deadline=None)
@given(TEXTS)
def test_no_text_breaks_it_and_each_line_is_read_once(text):
    lines = read(text, "Headline")

    assert letters("".join(line.text + line.taken for line in lines)) >= letters(tidy_page(text))


@settings(deadline=None)
@given(TEXTS)
def test_what_is_neither_kept_nor_credited_is_said(text):
    try:
        release = parse(f"Headline of the Day\n\n{text}")
    except ReleaseError:
        return
    names = [name for _role, name in release.credits] + release.suggested_reviewers
    found = "".join([release.headline, *release.paragraphs, *names, *map(str, release.remarks)])
    lines = read(f"Headline of the Day\n\n{text}")
    left = [line.text for line in lines if not line.is_kept and not line.taken]

    assert all(line in found for line in left[1:])


@settings(deadline=None)
@given(TEXTS)
def test_what_was_read_reads_the_same_again(text):
    kept = [line.text for line in read(text, "Headline") if line.is_kept]
    again = [line.text for line in read("\n\n".join(kept), "Headline") if line.is_kept]

    assert letters("".join(again)) <= letters("".join(kept))


@pytest.mark.slow
@pytest.mark.parametrize(
    "form", ["(", "文", "文/", "张三 ", "1. ", "a. ", "2023年7月", "—", "审核：", "（文", "\n- "]
)
def test_the_work_grows_with_the_length_and_no_faster(form):
    def seconds(times):
        start = time.process_time()
        read(form * times, "Headline")
        return time.process_time() - start

    seconds(100)
    assert seconds(40_000) < 12 * max(seconds(10_000), 0.02)


@settings(max_examples=50, deadline=None)
@given(st.text())
def test_tidying_twice_changes_nothing(text):
    assert tidy_page(tidy_page(text)) == tidy_page(text)
