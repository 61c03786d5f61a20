"""Reads a plain text release into headline, paragraphs, event date and credits."""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date

from django.utils.html import format_html_join
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from articles.text.credit_parsing import (
    OTHER,
    REVIEW,
    TRANSLATOR,
    is_lone_label,
    parse_credit_line,
    starts_like_credits,
)

from .dates import find_event_date, is_date
from .decoding import ReleaseError

MAX_HEADLINE = 255
LONGEST_WRAP = 120  # a longer line was not wrapped by hand, so it ends a paragraph
INVISIBLE = re.compile("[\ufeff\u200b\u2060\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")
TITLE = re.compile(r"(?:title|headline|标题|题目|新闻标题)\s*[:：]\s*(?=\S)", re.IGNORECASE)
BODY = re.compile(r"(?:body|正文)\s*[:：]\s*(?=\S)", re.IGNORECASE)
LONE_WORD = re.compile(
    r"(?:title|headline|body)\s*[:：]|(?:标题|题目|新闻标题|正文|新闻稿)\s*[:：]?", re.IGNORECASE
)
CLOSING_BRACKETS = re.compile(r"(?P<prose>.*\S)\s*(?P<credits>[(（][^()（）]+[)）])")
SENTENCE_END = ".。!！?？…”\"'’"


@dataclass(frozen=True)
class Release:
    """What a release says. Credits are (role, name), in their order and without repetitions."""

    headline: str
    paragraphs: list[str]
    event_on: date | None
    credits: list[tuple[str, str]]
    suggested_reviewers: list[str]
    remarks: list[str]

    @property
    def is_translation(self):
        return any(role == TRANSLATOR for role, _name in self.credits)


@dataclass(frozen=True)
class Line:
    """A line that isn't blank; `opens` is True if it begins a paragraph."""

    text: str
    opens: bool


def parse(text):
    """Return the Release in a text. Its remarks say what was left out or is doubtful.

    Credits are read below the headline and at the end, never within the text.
    Raises ReleaseError if there is no headline or if it is too long.
    """
    lines, remarks = _lines(text), []
    headline = _take_headline(lines, remarks)
    found = _take_byline(lines, remarks) + _take_tail(lines)
    paragraphs = _paragraphs(lines)
    _check_headline(headline, paragraphs)
    event_on, date_remarks = find_event_date([headline, *paragraphs])
    pairs = [pair for line in found for pair in _pairs(line)]
    names = list(dict.fromkeys(pairs))
    remarks += [*_text_remarks(headline, lines, paragraphs), *_credit_remarks(found)]
    return Release(
        headline=headline,
        paragraphs=paragraphs,
        event_on=event_on,
        credits=[pair for pair in names if pair[0] not in (REVIEW, OTHER)],
        suggested_reviewers=[name for role, name in names if role == REVIEW],
        remarks=remarks + date_remarks,
    )


def body_html(paragraphs):
    return format_html_join("\n", "<p>{}</p>", ((paragraph,) for paragraph in paragraphs))


def _lines(text):
    rows = INVISIBLE.sub("", text).strip().splitlines()
    is_spaced = not all(row.strip() for row in rows)
    lines, previous = [], ""
    for row in rows:
        if row.strip():
            opens = not is_spaced or not previous.strip() or len(previous) > LONGEST_WRAP
            lines.append(Line(row.strip(), opens or row.startswith("\u3000")))
        previous = row
    return lines


def _take_headline(lines, remarks):
    _drop_lone_labels(lines, remarks)
    if not lines:
        raise ReleaseError(_("There is no headline. It should be the first line."))
    return " ".join(TITLE.sub("", lines.pop(0).text, count=1).split())


def _check_headline(headline, paragraphs):
    if not any(map(str.isalnum, headline)) or (parse_credit_line(headline) and not paragraphs):
        raise ReleaseError(_("There is no headline. It should be the first line."))
    if len(headline) > MAX_HEADLINE:
        message = _(
            "The first line has %(length)d characters, a headline at most %(most)d."
            " Put the headline on a line of its own."
        )
        raise ReleaseError(message % {"length": len(headline), "most": MAX_HEADLINE})


def _drop_lone_labels(lines, remarks):
    while lines and (is_lone_label(lines[0].text) or LONE_WORD.fullmatch(lines[0].text)):
        remark = _("A line with only a label was left out: %(line)s")
        remarks.append(remark % {"line": lines.pop(0).text})


def _take_byline(lines, remarks):
    """Take the credit lines directly below the headline."""
    taken = []
    _drop_lone_labels(lines, remarks)
    while lines and parse_credit_line(lines[0].text):
        taken.append(lines.pop(0).text)
        _drop_lone_labels(lines, remarks)
    if lines:
        lines[0] = replace(lines[0], text=BODY.sub("", lines[0].text, count=1))
    return taken


def _take_tail(lines):
    """Take the credit lines at the end, and credits in brackets after the last sentence.

    Other lines that are common among them stay as paragraphs, and the search goes on.
    """
    taken = []
    for index in reversed(range(len(lines))):
        line = lines[index]
        if parse_credit_line(line.text):
            taken.append(lines.pop(index).text)
        elif _may_follow_credits(line.text):
            lines[index] = replace(line, opens=True)
        else:
            closing = CLOSING_BRACKETS.fullmatch(line.text)
            if closing and parse_credit_line(closing["credits"]):
                lines[index] = replace(line, text=closing["prose"])
                taken.append(closing["credits"])
            break
    return taken[::-1]


def _may_follow_credits(line):
    """Return True for a date, an ornament such as "###", or a credit that can't be read."""
    return starts_like_credits(line) or is_date(line) or not any(map(str.isalnum, line))


def _paragraphs(lines):
    paragraphs = []
    for line in lines:
        if line.opens or not paragraphs:
            paragraphs.append(line.text)
        else:
            paragraphs[-1] += _glue(paragraphs[-1][-2:], line.text[0]) + line.text
    return paragraphs


def _glue(before, after):
    """Return what joins two wrapped lines: a space, or nothing in Chinese and after a hyphen."""
    widths = {unicodedata.east_asian_width(char) for char in (before[-1], after)}
    is_chinese = bool(widths & set("WF")) and widths <= set("WFA")
    return "" if is_chinese or re.fullmatch(r"[^\W_]-", before) else " "


def _pairs(line):
    return [(role, name) for role, names in parse_credit_line(line) for name in names]


def _text_remarks(headline, lines, paragraphs):
    if parse_credit_line(headline):
        yield _("The headline looks like a credit: %(line)s") % {"line": headline}
    if headline.endswith(("。", ".")) and not headline.endswith(".."):
        yield _("The headline ends like a sentence: it may belong to the text.")
    if not paragraphs:
        yield _("There is no text under the headline.")
    elif not lines[0].opens and paragraphs[0][-1] not in SENTENCE_END:
        yield _("This may belong to the headline: %(line)s") % {"line": _short(paragraphs[0])}
    for line in lines:
        if parse_credit_line(line.text) or starts_like_credits(line.text):
            remark = _("This looks like a credit and was kept in the text: %(line)s")
            yield remark % {"line": _short(line.text)}


def _credit_remarks(found):
    for line in found:
        credits = dict(parse_credit_line(line))
        if not all(credits.values()):
            yield _("A label without a name was left out: %(line)s") % {"line": line}
        if credits.get(OTHER):
            remark = _(
                "Only Text, Picture, Translator and Review were read from this line: %(line)s"
            )
            yield remark % {"line": line}


def _short(text):
    return Truncator(text).chars(80)
