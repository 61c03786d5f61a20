"""The day a release is about, from the dates its text names."""

import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

MONTHS = [
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
]
ABBREVIATED = ["Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec"]
# Case matters: "may" and "march" are words too.
MONTH = "|".join(
    [rf"{name}|{name.upper()}" for name in MONTHS]
    + [rf"(?:{name}|{name.upper()})\.?" for name in ABBREVIATED]
)
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
UNTIL = r"(?:\s*(?:[-–—~]|to|and)\s*\d{1,2}(?:st|nd|rd|th)?)?"
YEAR = r"(?P<year>(?:[1１][9９]|[2２][0０])\d\d)"

FORMS = [
    re.compile(form)
    for form in (
        r"(?<!\d)(?:(?P<year>\d{4})\s*年\s*)?(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号]",
        rf"\b(?P<month>{MONTH})\s+{DAY}\b{UNTIL}(?:\s*,?\s*{YEAR}\b)?",
        rf"(?<!\d)(?<!\d[-–—]){DAY}{UNTIL}(?:\s+of)?\s+(?P<month>{MONTH})(?!\w)(?:\s*,?\s*{YEAR}\b)?",
        rf"(?<![\d.]){YEAR}(?P<mark>[-/.])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}})(?!\d)",
    )
]


@dataclass(frozen=True)
class Mention:
    """A date as the text gives it; `year` is None if the text leaves it out."""

    start: int
    words: str
    year: int | None
    month: int
    day: int

    @property
    def date(self):
        """The date, or None if the year is missing or there is no such day."""
        try:
            return date(self.year, self.month, self.day) if self.year else None
        except ValueError:
            return None


def find_event_date(texts):
    """Return (event date or None, remarks) from the headline and paragraphs of a release.

    The first date counts. If it has no year, a later mention of the same day may supply it.
    Otherwise nothing is guessed, because a later date is seldom that of the event.
    """
    mentions = [mention for text in texts for mention in _mentions(text)]
    if not mentions:
        return None, []
    first = _with_year(mentions)
    if first.date is None:
        return None, [_why_none(first)]
    if any(mention.date not in (None, first.date) for mention in mentions):
        remark = _("The text contains several dates. The first one, %(words)s, was used.")
        return first.date, [remark % {"words": first.words}]
    return first.date, []


def is_date(line):
    """Return True for a line that is only a date, as the last line of a release may be."""
    return any(form.fullmatch(line) for form in FORMS)


def _with_year(mentions):
    """Return the first mention, or one of the same day that has a year if the first has none."""
    first = mentions[0]
    same_day = (m for m in mentions if m.year and (m.month, m.day) == (first.month, first.day))
    return first if first.year else next(same_day, first)


def _why_none(mention):
    if mention.year is None:
        remark = _("“%(words)s” has no year. The event date was left empty.")
    else:
        remark = _("“%(words)s” is not a valid date. The event date was left empty.")
    return remark % {"words": mention.words}


def _mentions(text):
    """Return the dates in a text in order. If two readings overlap, the first counts."""
    found = sorted(
        (_mention(match) for form in FORMS for match in form.finditer(text)),
        key=lambda mention: (mention.start, -len(mention.words)),
    )
    mentions, end = [], 0
    for mention in found:
        if mention.start >= end:
            mentions.append(mention)
            end = mention.start + len(mention.words)
    return mentions


def _mention(match):
    year = int(match["year"]) if match["year"] else None
    month = _month_number(match["month"])
    return Mention(match.start(), match[0], year, month, int(match["day"]))


def _month_number(month):
    if month.isdecimal():
        return int(month)
    return 1 + [name[:3] for name in MONTHS].index(month[:3].capitalize())
