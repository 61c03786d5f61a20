"""Reads lines: says of each what it is and why, and which credits are in it.

One reader for the importer, the form and the checklist: what one finds, all find.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from people.letters import fold

from .credit_parsing import parse_credit_line
from .credited_names import is_somebody, read_names
from .credits_in_prose import WORDS, without_credits
from .dates import without_dates
from .line_forms import (
    AMBIGUOUS,
    BULLET,
    FIELD,
    HEADING,
    PLACE_FIELD,
    SUBTITLE,
    TITLE,
    Kind,
    columns,
    has_time_or_label,
    is_dateline,
    is_prose,
    looks_like_credits,
)
from .role_words import PICTURE
from .unread_credits import mentions_credits, starts_like_credits
from .unwrapping import Line, lines_of

MOST_BESIDE_DATE = 24  # columns
MOST_SHORT = 3  # lines in the head that are neither credits nor of the page


def read(text: str, headline: str | None = None) -> list[Line]:
    """Return the Lines of a text. Its headline is the first of them, unless it is given apart."""
    lines = lines_of(text)
    start = _read_head(lines, headline)
    end = _end_of_prose(lines, start)
    _join_labels_and_names(lines, end)
    _read_middle(lines, start, end)
    _read_tail(lines, end)
    _read_inside(lines, start, end)
    return [line for line in lines if line.text or line.taken]


# The head: from the headline to the first words of the text.


def _read_head(lines: list[Line], headline: str | None) -> int:
    """Say what stands above the text; return where that begins."""
    start = 0
    if headline is None:
        start = _find_headline(lines)
        headline = lines[start - 1].text if start else ""
    name, end, at = _bare(headline), start, start
    for at in range(start, len(lines)):
        line = lines[at]
        if (kind := _kind_in_head(lines, at, name)) is None:
            if at - end >= MOST_SHORT or not _may_stand_in_head(line):
                break
            continue  # a short line: what stands below it may still be the head
        lines[at] = replace(line, kind=kind, taken=line.text if kind is Kind.BYLINE else "")
        end = at + 1
    _doubt_names(lines, start, at)
    return end


def _doubt_names(lines: list[Line], start: int, end: int) -> None:
    for at in range(start, end):
        if lines[at].kind in (Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.DATELINE):
            name = without_dates(lines[at].text)[0]
            lines[at] = replace(lines[at], is_doubtful=is_somebody(name))


def _may_stand_in_head(line: Line) -> bool:
    is_short = line.kind is Kind.PARAGRAPH or BULLET.fullmatch(line.text) is not None
    return is_short and not is_prose(line.text) and not _leads_on(line)


def _leads_on(line: Line) -> bool:
    """Tell whether a line says what stands below it: “一、讲座时间”, “Time:”."""
    return line.kind in (Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.LABEL) and (
        line.text[-1] in ":：" or HEADING.fullmatch(line.text) is not None
    )


def _is_time_of_event(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line with a date is what the text says, and not a page of itself."""
    around = [*lines[max(0, at - 1) : at], *lines[at + 1 : at + 3]]
    is_field = AMBIGUOUS.match(lines[at].text) is not None
    is_led = at > 0 and lines[at - 1].kind is not Kind.HEADLINE and _leads_on(lines[at - 1])
    return is_led or (is_field and any(PLACE_FIELD.match(other.text) for other in around))


def _find_headline(lines: list[Line]) -> int:
    """Mark the headline: the first line that is no label and nothing of the page."""
    for at, line in enumerate(lines):
        is_page = line.kind in (Kind.STAMP, Kind.FOOTER) and at + 1 < len(lines)
        if line.kind is not Kind.LABEL and not is_page:
            text = TITLE.sub("", line.text, count=1)
            lines[at] = replace(line, text=text, kind=Kind.HEADLINE, credits=None)
            return at + 1
    return 0


def _kind_in_head(lines: list[Line], at: int, headline: str) -> Kind | None:
    line = lines[at]
    if headline and _bare(line.text) == headline and at + 1 < len(lines):
        return Kind.HEADLINE
    if line.kind is Kind.STAMP:
        return None if _is_time_of_event(lines, at) else Kind.STAMP
    if line.kind is Kind.CREDIT:
        return Kind.BYLINE
    if line.kind in (Kind.LABEL, Kind.FOOTER, Kind.END_MARK):
        return line.kind
    if SUBTITLE.fullmatch(line.text) and not is_prose(line.text):
        return Kind.SUBTITLE
    return Kind.DATELINE if _is_date_of_page(line) or is_dateline(line.text) else None


def _is_date_of_page(line: Line) -> bool:
    """Tell whether a line is a date and a word or two: “材料学院 2023-07-12”."""
    rest, dates = without_dates(line.text)
    is_short = _may_stand_in_head(line) and columns(rest) <= MOST_BESIDE_DATE
    return bool(dates) and is_short and not FIELD.fullmatch(line.text)


def _bare(text: str) -> str:
    """Return the letters of a text, for comparing a headline with its repetition."""
    return "".join(char for char in fold(text) if char.isalnum())


# The tail: from the last sentence to the end.


def _end_of_prose(lines: Sequence[Line], start: int) -> int:
    for at in range(len(lines), start, -1):
        line, before = lines[at - 1], lines[max(at - 2, 0)]
        if line.kind is Kind.TABLE_ROW or (line.kind is before.kind is Kind.LIST_ITEM):
            return at
        if (
            line.kind is Kind.PARAGRAPH
            and is_prose(line.text)
            and not looks_like_credits(line.text)
        ):
            return at
    return start


def _join_labels_and_names(lines: list[Line], end: int) -> None:
    """Join a label and the name on the line below it."""
    at = end
    while at + 1 < len(lines):
        label, below = lines[at], lines[at + 1]
        names = read_names(below.text) if below.kind is Kind.PARAGRAPH else None
        if label.kind is Kind.LABEL and names and names.found:
            text = f"{label.text.rstrip(':： ')}：{below.text}"
            credits = parse_credit_line(text)
            kind = Kind.CREDIT if credits else label.kind
            lines[at : at + 2] = [Line(text, kind, label.opens, credits)]
        at += 1


def _read_tail(lines: list[Line], end: int) -> None:
    is_behind = False  # a credit
    for at in range(end, len(lines)):
        line = lines[at]
        if line.kind is Kind.CREDIT or (line.kind is Kind.LABEL and line.credits):
            lines[at] = replace(line, kind=Kind.CREDIT, taken=line.text)
            is_behind = True
        elif line.kind is Kind.STAMP and _is_time_of_event(lines, at):
            lines[at] = replace(line, kind=Kind.PARAGRAPH, opens=True)
        elif line.kind is Kind.STAMP and not has_time_or_label(line.text):
            lines[at] = replace(line, kind=Kind.DATELINE, opens=True)
        elif line.kind in (Kind.NOTE, Kind.CAPTION):
            lines[at] = replace(line, opens=True, is_doubtful=mentions_credits(line.text))
        elif line.kind in (Kind.PARAGRAPH, Kind.LIST_ITEM):
            is_doubtful = looks_like_credits(line.text) or mentions_credits(line.text)
            is_led = at > 0 and _leads_on(lines[at - 1])
            is_doubtful |= not is_behind and not is_led and is_somebody(line.text)
            is_caption = is_behind and not is_doubtful
            kind = Kind.CAPTION if is_caption else Kind.PARAGRAPH
            lines[at] = replace(line, kind=kind, opens=True, is_doubtful=is_doubtful)


# Between them.


def _read_middle(lines: list[Line], start: int, end: int) -> None:
    """Keep what only looks like a kind that stands at the ends, and read credits that name writers."""
    for is_credit, group in groupby(range(start, end), lambda at: lines[at].kind is Kind.CREDIT):
        places = list(group)
        roles = _named(lines[at] for at in places) if is_credit else set()
        for at in places:
            lines[at] = _amid(lines[at], roles) if is_credit else _of_text(lines[at])


def _of_text(line: Line) -> Line:
    if line.kind in (Kind.STAMP, Kind.LABEL, Kind.END_MARK, Kind.FOOTER):
        return replace(line, kind=Kind.PARAGRAPH, credits=None)
    if line.kind is Kind.PARAGRAPH and starts_like_credits(line.text):
        return replace(line, is_doubtful=True)
    return line


def _named(lines: Iterable[Line]) -> set[str]:
    """Return the roles of neighbouring credit lines in which somebody is named."""
    named = (line.credits for line in lines if line.credits)
    return {role for credits in named for role, names in credits.credits if names}


def _amid(line: Line, roles: set[str]) -> Line:
    if line.credits and roles & WORDS:
        return replace(line, credits=replace(line.credits, is_sure=False), taken=line.text)
    is_picture = bool(line.credits and line.credits.is_sure and PICTURE in roles)
    return replace(line, kind=Kind.CAPTION if is_picture else Kind.PARAGRAPH, is_doubtful=True)


def _read_inside(lines: list[Line], start: int, end: int) -> None:
    is_first = True
    for at in range(start, len(lines)):
        line = lines[at]
        if not line.taken and line.kind in (Kind.PARAGRAPH, Kind.LIST_ITEM):
            lines[at] = without_credits(line, is_first=is_first, is_last=at >= end - 1)
            is_first = False
