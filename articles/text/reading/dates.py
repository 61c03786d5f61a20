"""The day a release is about, from the dates its text names."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise
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
YEAR = r"(?P<year>(?:[1１][９9]|[2２][０0])\d\d)"
# Chinese numerals: 二〇二三年七月十二日, with any of the circles that are typed for the zero.
NUMERALS = {"〇": 0, "零": 0, "○": 0, "Ｏ": 0, "O": 0, "０": 0} | {
    numeral: value for value, numeral in enumerate("一二三四五六七八九", start=1)
}
ZERO_TO_NINE = "".join(NUMERALS)
TENS = "[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]|廿[一二三四五六七八九]?"

FORMS = [
    re.compile(form)
    for form in (
        r"(?<!\d)(?:(?P<year>\d{4})\s*年\s*)?(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号號]",
        rf"(?:(?P<year>[一二][{ZERO_TO_NINE}]{{3}})\s*年\s*)?(?P<month>{TENS})\s*月\s*(?P<day>{TENS})\s*[日号號]",
        rf"\b(?P<month>{MONTH})\s+{DAY}\b{UNTIL}(?:\s*,?\s*{YEAR}\b)?",
        rf"(?<!\d)(?<!\d[-–—]){DAY}{UNTIL}(?:\s+of)?\s+(?P<month>{MONTH})(?!\w)(?:\s*,?\s*{YEAR}\b)?",
        rf"(?<![\d.]){YEAR}(?P<mark>[-/.])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}})(?!\d)",
        rf"(?<![\d./-])(?P<month>\d{{1,2}})(?P<mark>[/.])(?P<day>\d{{1,2}})(?P=mark){YEAR}(?!\d)",
    )
]
EITHER_WAY = FORMS[-1]  # 7/12/2023 is in July to some and in December to others
CHINESE_FORMS = FORMS[:2]
LUNAR = re.compile(r"(?:农历|农曆|農曆|阴历|陰曆|旧历)\S{0,8}$")
# Behind the date of a report: “7月12日电”, “XI'AN, July 12 (QMES) --”.
REPORTED = re.compile(
    r"\s*(?:[电電](?![影视視子力话話脑腦气氣机機信工竞競商池动動])|[讯訊](?!息)|(?:\([^)]{0,40}\)\s*)?(?:--+|[–—]|-\s))"
)
PLACE = re.compile(r"[^。！？.!?]{0,40}")
LONGEST_STAY = timedelta(days=60)  # between a report and its event

DAY_OF_WEEK = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?"
WEEKDAY_ZH = "(?:星期|周|礼拜)[一二三四五六日天]"
BEFORE_DATE = re.compile(rf"(?:\b{DAY_OF_WEEK},?|{WEEKDAY_ZH})\s+$")
WEEKDAY = rf"(?:[\s,，(（]*(?:{DAY_OF_WEEK}|{WEEKDAY_ZH})[)）]?)?"
CLOCK = r"(?:[\sT,]*(?:at\s+)?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:\s*[AaPp]\.?[Mm]\.?)?)?"
POSTED = re.compile(
    r"(?:last\s+)?(?:posted|published|updated|released|created|issued)\s*(?:on|at|in)?(?=\W|$)|(?:发布|发表|更新|刊发|發佈|發表)[于於]",
    re.IGNORECASE,
)
AFTER_DATE = re.compile(WEEKDAY + CLOCK)


@dataclass(frozen=True)
class Mention:
    """A date as the text gives it; `year` is None if the text leaves it out.

    `is_report` is True for the date of a report: that of a dateline, or a page's own.
    """

    start: int
    words: str
    year: int | None
    month: int
    day: int
    is_report: bool = False
    is_ambiguous: bool = False

    @property
    def when(self) -> date | None:
        """The date, or None if it is not said for sure or there is no such day."""
        return None if self.is_ambiguous else self.in_year(self.year)

    def in_year(self, year: int | None) -> date | None:
        try:
            return date(year, self.month, self.day) if year else None
        except ValueError:
            return None


def find_event_date(
    texts: Iterable[str], stamps: Iterable[str] = ()
) -> tuple[date | None, list[str | Promise]]:
    """Return (event date or None, remarks) from the headline and paragraphs of a release.

    The first date counts that is not the report's own. If it has no year, a later mention of
    the same day may supply it, or the date of the report nearby (`stamps` are the page's own).
    Otherwise nothing is guessed, because a later date is seldom that of the event.
    """
    found = [mention for text in texts for mention in mentions(text)]
    reports = [mention for mention in found if mention.is_report]
    reports += [mention for text in stamps for mention in mentions(text)]
    events = [mention for mention in found if not mention.is_report]
    if not events:
        return None, [_not_the_event(mention) for mention in reports[:1]]
    first = _with_year(events)
    if first.when:
        return first.when, _several(first, events)
    if (near := _near(first, reports)) is not None:
        day, report = near
        remark = _("“%(words)s” has no year. That of “%(report)s” was taken.")
        return day, [remark % {"words": first.words, "report": report.words}]
    return None, [_why_none(first)]


def is_date(line: str) -> bool:
    """Return True for a line that is only a date, with or without weekday, time and “posted on”."""
    rest, found = without_dates(line)
    return bool(found) and not any(map(str.isalnum, POSTED.sub("", rest, count=1)))


def without_dates(line: str) -> tuple[str, list[str]]:
    """Return the line with two spaces in place of each date, and the dates as they stood."""
    rest, found, end = [], [], 0
    for mention in mentions(line):
        if mention.start < end:
            continue
        before = BEFORE_DATE.search(line[end : mention.start])
        start = mention.start - len(before[0] if before else "")
        stop = mention.start + len(mention.words)
        after = AFTER_DATE.match(line, stop)
        stop = after.end() if after else stop
        rest.append(line[end:start])
        found.append(line[start:stop].strip())
        end = stop
    return "  ".join([*rest, line[end:]]), found


def mentions(text: str) -> list[Mention]:
    """Return the dates in a text in order. If two readings overlap, the first counts."""
    found = sorted(_all_mentions(text), key=lambda mention: (mention.start, -len(mention.words)))
    kept, end = [], 0
    for mention in found:
        if mention.start >= end:
            kept.append(mention)
            end = mention.start + len(mention.words)
    return kept


def _all_mentions(text: str) -> Iterator[Mention]:
    for form in FORMS:
        for match in form.finditer(text):
            if not LUNAR.search(text[max(0, match.start() - 12) : match.start()]):
                yield _mention(match, form)


def _several(first: Mention, events: Sequence[Mention]) -> list[str | Promise]:
    if all(mention.when in (None, first.when) for mention in events):
        return []
    remark = _("The text contains several dates. The first one, %(words)s, was used.")
    return [remark % {"words": first.words}]


def _with_year(events: Sequence[Mention]) -> Mention:
    """Return the first mention, or one of the same day that has a year if the first has none."""
    first = events[0]
    same_day = (m for m in events if m.year and (m.month, m.day) == (first.month, first.day))
    return first if first.year else next(same_day, first)


def _near(event: Mention, reports: Sequence[Mention]) -> tuple[date, Mention] | None:
    """Return the day without a year that lies nearest the first report, if it lies near."""
    report = next((mention for mention in reports if mention.when), None)
    if report is None or report.when is None or event.year:
        return None
    day = report.when
    years = [event.in_year(year) for year in (day.year - 1, day.year, day.year + 1)]
    near = [other for other in years if other and abs(other - day) <= LONGEST_STAY]
    return (near[0], report) if len(near) == 1 else None


def _not_the_event(mention: Mention) -> str | Promise:
    remark = _("“%(words)s” is the date of the report. The event date was left empty.")
    return remark % {"words": mention.words}


def _why_none(mention: Mention) -> str | Promise:
    if mention.is_ambiguous:
        remark = _("“%(words)s” can be read as two days. The event date was left empty.")
    elif mention.year is None:
        remark = _("“%(words)s” has no year. The event date was left empty.")
    else:
        remark = _("“%(words)s” is not a valid date. The event date was left empty.")
    return remark % {"words": mention.words}


def _mention(match: re.Match[str], form: re.Pattern[str]) -> Mention:
    year, month, day = _year(match["year"]), _month_number(match["month"]), _number(match["day"])
    is_ambiguous = form is EITHER_WAY and month <= 12 and day <= 12 and month != day
    if form is EITHER_WAY and month > 12:
        month, day = day, month
    is_report = bool(REPORTED.match(match.string, match.end())) and _stands_first(match, form)
    return Mention(match.start(), match[0], year, month, day, is_report, is_ambiguous)


def _stands_first(match: re.Match[str], form: re.Pattern[str]) -> bool:
    """Tell whether nothing but a place or an agency stands before a date, as in a dateline."""
    before = match.string[: match.start()]
    if not PLACE.fullmatch(before):
        return False
    return (
        form in CHINESE_FORMS or before.strip() == "" or not re.search(r"\b(?:[a-z]|On\b)", before)
    )


def _year(text: str | None) -> int | None:
    if text is None:
        return None
    if text[0] in NUMERALS:
        return int("".join(str(NUMERALS[char]) for char in text))
    return int(text)


def _number(text: str) -> int:
    """Return the value of digits or of Chinese numerals up to 99."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.replace("廿", "二十").partition("十")
    value = NUMERALS.get(tens or "一", 0) if ten else 0
    return value * 10 + NUMERALS.get(ones if ten else tens, 0)


def _month_number(month: str) -> int:
    if not month[0].isascii() or month.isdecimal():
        return _number(month)
    return 1 + [name[:3] for name in MONTHS].index(month[:3].capitalize())
