"""From the lines of a plain text release to headline, text, event date, credits and remarks."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from articles.text.reading.classifying import read
from articles.text.reading.credit_parsing import CreditLine, parse_credit_line
from articles.text.reading.dates import find_event_date
from articles.text.reading.line_forms import BODY, SENTENCE_END, Kind
from articles.text.reading.role_words import OTHER, REVIEW, STAMP, TRANSLATOR
from articles.text.reading.unwrapping import Line

from .decoding import ReleaseError

MAX_HEADLINE = 255
DATED_APART = {Kind.STAMP, Kind.DATELINE, Kind.BYLINE, Kind.CREDIT}  # by the page, not the event
UNDATED = {Kind.CONTACT, Kind.NOTE}


@dataclass(frozen=True)
class Release:
    """What a release says. Credits are (role, name), in their order and without repetitions."""

    headline: str
    lines: list[Line]
    event_on: date | None
    credits: list[tuple[str, str]]
    suggested_reviewers: list[str]
    remarks: list[str | Promise]

    @property
    def paragraphs(self) -> list[str]:
        return [line.text for line in self.lines]

    @property
    def is_translation(self) -> bool:
        return any(role == TRANSLATOR for role, _name in self.credits)


def parse(text: str) -> Release:
    """Return the Release in a text. Its remarks say what was left out or is doubtful.

    Raises ReleaseError if there is no headline or if it is too long.
    """
    lines = read(text)
    headline, rest = _headline(lines)
    kept = _kept(rest)
    _check_headline(headline, kept)
    event_on, date_remarks = find_event_date(
        [headline, *(line.text for line in kept if line.kind not in DATED_APART | UNDATED)],
        [line.text for line in lines if line.kind in DATED_APART],
    )
    names = dict.fromkeys(
        (role, name)
        for line in rest
        if line.credits and line.taken
        for role, names in line.credits.credits
        for name in names
    )
    return Release(
        headline=headline,
        lines=kept,
        event_on=event_on,
        credits=[pair for pair in names if pair[0] not in (REVIEW, OTHER, STAMP)],
        suggested_reviewers=[name for role, name in names if role == REVIEW],
        remarks=[*_remarks(headline, rest, kept), *date_remarks],
    )


def _headline(lines: list[Line]) -> tuple[str, list[Line]]:
    """Return the headline and the lines without it."""
    for at, line in enumerate(lines):
        if line.kind is Kind.HEADLINE:
            return " ".join(line.text.split()), [*lines[:at], *lines[at + 1 :]]
    raise ReleaseError(_("There is no headline. It should be the first line."))


def _check_headline(headline: str, kept: list[Line]) -> None:
    if not any(map(str.isalnum, headline)) or (parse_credit_line(headline) and not kept):
        raise ReleaseError(_("There is no headline. It should be the first line."))
    if len(headline) > MAX_HEADLINE:
        message = _(
            "The first line has %(length)d characters, a headline at most %(most)d."
            " Put the headline on a line of its own."
        )
        raise ReleaseError(message % {"length": len(headline), "most": MAX_HEADLINE})


def _kept(lines: list[Line]) -> list[Line]:
    """Return the lines of the story's text, without a label such as “正文：” before the first."""
    kept = [line for line in lines if line.is_kept and line.text]
    if kept:
        kept[0] = replace(kept[0], text=BODY.sub("", kept[0].text, count=1))
    return kept


def _remarks(headline: str, lines: list[Line], kept: list[Line]) -> Iterator[str | Promise]:
    for line in lines:
        if not line.is_kept and not line.taken:
            yield _left_out(line)
    yield from _headline_remarks(headline, kept)
    for line in lines:
        if line.is_doubtful:
            remark = _("This looks like a credit and was kept in the text: %(line)s")
            yield remark % {"line": _short(line.text)}
        elif line.kind is Kind.CAPTION and not line.credits:
            yield _("This may be a caption and was kept in the text: %(line)s") % {
                "line": _short(line.text)
            }
    for line in lines:
        if line.credits and line.taken:
            yield from _credit_remarks(line.taken, line.credits)


def _left_out(line: Line) -> str | Promise:
    if line.kind is Kind.LABEL:
        return _("A line with only a label was left out: %(line)s") % {"line": line.text}
    return _("Left out as %(why)s: %(line)s") % {"why": line.why, "line": line.text}


def _headline_remarks(headline: str, kept: list[Line]) -> Iterator[str | Promise]:
    if parse_credit_line(headline):
        yield _("The headline looks like a credit: %(line)s") % {"line": headline}
    if headline.endswith(("。", ".")) and not headline.endswith(".."):
        yield _("The headline ends like a sentence: it may belong to the text.")
    if not kept:
        yield _("There is no text under the headline.")
    elif kept[0].kind is Kind.SUBTITLE or (
        not kept[0].opens and kept[0].text[-1] not in SENTENCE_END
    ):
        yield _("This may belong to the headline: %(line)s") % {"line": _short(kept[0].text)}


def _credit_remarks(words: str, line: CreditLine) -> Iterator[str | Promise]:
    others = dict(line.credits).get(OTHER)
    if not line.is_sure:
        yield _("Read as a credit, please check: %(line)s") % {"line": words}
    if line.left_out:
        yield _("Beside the names was left out: %(words)s") % {"words": "; ".join(line.left_out)}
    elif not all(names for _role, names in line.credits):
        yield _("A label without a name was left out: %(line)s") % {"line": words}
    if others or (others is not None and line.left_out):
        yield _("Only Text, Picture, Translator and Review were read from this line: %(line)s") % {
            "line": words
        }


def _short(text: str) -> str:
    return Truncator(text).chars(80)
