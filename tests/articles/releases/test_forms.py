"""Each form of tests/articles/releases/forms.py comes out as its table says."""

import pytest

from articles.releases.markup import body_html
from articles.releases.parsing import parse
from articles.rules.checklist import missing
from articles.text.credit_line import Role

from .chinese_ends import CHINESE_ENDS
from .english_ends import ENGLISH_ENDS
from .forms import BODIES, DAYS, HEADS, PARAGRAPHS, TABLES

HEADLINE = "The Visit of the Centre"
CHINESE, ENGLISH = "材料学院举行合金研讨会，同学们都来了。", "The school held a seminar on alloys."
LAST = "All are welcome, and so are their friends."

SAID = {
    "Left out as the headline again": "out",
    "Left out as": "out",
    "A line with only a label was left out": "out",
    "Beside the names was left out": "beside",
    "This looks like a credit and was kept in the text": "asked",
    "This may be a caption and was kept in the text": "caption",
    "Read as a credit, please check": "check",
    "A label without a name was left out": "empty",
    "Only Text, Picture, Translator and Review were read": "only",
    "This may belong to the headline": "headline",
}
ALONE = {"check", "empty", "only", "headline"}  # said of the whole line


def outcome(release, *texts):
    """Return what became of a release in the words of the tables, without its own `texts`."""
    roles = {role.value: [] for role in Role}
    for role, name in release.credits:
        roles[role].append(name)
    roles["review"] = release.suggested_reviewers
    line = " · ".join(f"{Role(r).label} {', '.join(names)}" for r, names in roles.items() if names)
    remarks = [*filter(None, map(said, release.remarks))]
    named = [remark.split(" ", 1)[1] for remark in remarks if remark.startswith(("asked", "capt"))]
    kept = [f"kept {text}" for text in release.paragraphs if text not in [*texts, *named]]
    return " | ".join([line or "nobody", *kept, *remarks])


def said(remark):
    for words, short in SAID.items():
        if str(remark).startswith(words):
            return short if short in ALONE else f"{short} {str(remark).split(': ', 1)[1]}"
    return ""


def same(found, expected):
    """Compare two outcomes; in which order things are said does not matter."""
    return sorted(found.split(" | ")) == sorted(expected.split(" | "))


def checked(body):
    html = "".join(f"<p>{line}</p>" for line in body.split("\n") if line)
    content = {"headline": HEADLINE, "body": html, "section": "x", "is_translation": False}
    content |= {"credits": [{"role": "text"}], "pictures": []}
    return [str(item.text) for item in missing(content)]


def credits_somebody(expected):
    return expected.split(" | ")[0] != "nobody"


@pytest.mark.parametrize(("lines", "expected"), CHINESE_ENDS.items())
def test_lines_under_a_chinese_text(lines, expected):
    found = outcome(parse(f"{HEADLINE}\n\n{CHINESE}\n\n{lines}"), CHINESE)

    assert same(found, expected), found


@pytest.mark.parametrize(("lines", "expected"), ENGLISH_ENDS.items())
def test_lines_under_an_english_text(lines, expected):
    found = outcome(parse(f"{HEADLINE}\n\n{ENGLISH}\n\n{lines}"), ENGLISH)

    assert same(found, expected), found


@pytest.mark.parametrize("lines", [*CHINESE_ENDS, *ENGLISH_ENDS])
def test_the_checklist_finds_every_credit_that_an_import_reads(lines):
    expected = (CHINESE_ENDS | ENGLISH_ENDS)[lines]
    found = [text for text in checked(f"{ENGLISH}\n{lines}") if "has a credit" in text]

    assert not credits_somebody(expected) or found


@pytest.mark.parametrize(("lines", "expected"), HEADS.items())
def test_lines_under_the_headline(lines, expected):
    found = outcome(parse(f"{HEADLINE}\n\n{lines}\n\n{CHINESE}\n\n{LAST}"), CHINESE, LAST)

    assert same(found, expected), found


@pytest.mark.parametrize(("text", "expected"), PARAGRAPHS.items())
def test_credits_inside_a_paragraph(text, expected):
    found = outcome(parse(f"{HEADLINE}\n\n{text}"))

    assert same(found, expected), found


@pytest.mark.parametrize("text", PARAGRAPHS)
def test_the_checklist_stops_what_an_import_takes_out_of_a_paragraph_and_nothing_else(text):
    assert bool(checked(text)) == credits_somebody(PARAGRAPHS[text])


@pytest.mark.parametrize(("lines", "expected"), DAYS.items())
def test_the_day_of_the_event(lines, expected):
    head, text = lines
    day = parse(f"{HEADLINE}\n\n{head}\n\n{text}").event_on

    assert str(day or "") == expected


@pytest.mark.parametrize(("lines", "html"), BODIES.items())
def test_lists_and_tables(lines, html):
    release = parse(f"{HEADLINE}\n\n{ENGLISH}\n\n{lines}\n\n{LAST}")

    assert body_html(release.lines) == f"<p>{ENGLISH}</p>\n{html}\n<p>{LAST}</p>"


def test_there_are_many_forms():
    assert sum(map(len, TABLES.values())) >= 300
