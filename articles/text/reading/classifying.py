"""Reads lines: says of each what it is and why, and which credits are in it.

One reader for the importer, the form and the checklist: what one finds, all find.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.functional import Promise

from articles.text.search_tokens import fold
from articles.text.tidying import tidy

from .credit_parsing import CreditLine, ends_like_credits, parse_credit_line, starts_like_credits
from .credited_names import read_names
from .line_forms import (
    AMBIGUOUS,
    FIELD,
    KEPT,
    PLACE_FIELD,
    SENTENCE_END,
    SUBTITLE,
    TITLE,
    WHY,
    Form,
    Kind,
    columns,
    form_of,
    is_dateline,
    is_prose,
    is_stamp_alone,
    looks_like_credits,
)
from .role_words import PICTURE, REVIEW, TEXT, TRANSLATOR

LONGEST_WRAP = 120  # columns: a longer line was not wrapped by hand, so it ends a paragraph
SHORTEST_WRAP = 30  # columns: nobody wraps lines as short as these
FULL_STOPS = ".。!！?？…”"
WORDS = {TEXT, TRANSLATOR, REVIEW}  # roles that no caption has
MOST_BEHIND = 300  # characters behind the last sentence in which credits are looked for

CLOSING_BRACKETS = re.compile(
    r"(?P<prose>.*?\S)\s*(?P<credits>(?:[(（\[【][^()（）\[\]【】]+[)）\]】]\s*)+)[.。]?"
)
LAST_BRACKET = re.compile(r"[(（\[【][^()（）\[\]【】]+[)）\]】][.。]?$")
BRACKET = re.compile(r"[(（\[【](?P<credits>[^()（）\[\]【】]{3,200})[)）\]】]")
SENTENCES = re.compile(r"[。！？!?.”\"]\s*")
# “本网讯（通讯员：林一帆）7月12日，…”, “(By Lin Yifan) On July 12 …”.
LEADING = re.compile(
    r"(?P<lead>[【\[（(]?(?:本|校|院|新华|中新)\S{0,6}[讯电訊電][】\]）)]?\s*)?[(（](?P<credits>[^()（）]{2,100})[)）]\s*(?P<prose>\S.*)"
)
LEADING_BARE = re.compile(
    r"(?P<lead>[【\[（(]?本\S{0,6}[讯訊][】\]）)]?\s*)(?P<credits>(?:记者|記者|通讯员|通訊員|学生记者|學生記者)[^\d,，。]{2,60}?)\s*(?P<prose>(?:\d|报道|報道|[：:]).*)"
)
REPORTER = re.compile(
    r"((?:学生|學生|本报|校园|实习|见习)?(?:记者|記者|通讯员|通訊員))\s*[:：/]?\s*"
)


@dataclass(frozen=True)
class Line:
    """A line, or several that were wrapped by hand, and what it is.

    `text` is what stays when credits were taken out of it, and `taken` are the words that were
    credits. `opens` is False for a line that directly follows another in a text with
    blank lines between paragraphs. `is_doubtful` marks what looks like a credit and can't be read.
    """

    text: str
    kind: Kind
    opens: bool = True
    credits: CreditLine | None = None
    taken: str = ""
    is_doubtful: bool = False

    @property
    def is_kept(self) -> bool:
        return self.kind in KEPT

    @property
    def why(self) -> str | Promise:
        return WHY.get(self.kind, "")


def read(text: str, headline: str | None = None) -> list[Line]:
    """Return the Lines of a text. Its headline is the first of them, unless it is given apart."""
    lines = list(_joined(_rows(text)))
    start = _read_head(lines, headline)
    end = _end_of_prose(lines, start)
    _join_labels_and_names(lines, end)
    _read_middle(lines, start, end)
    _read_tail(lines, end)
    _read_inside(lines, start, end)
    return [line for line in lines if line.text or line.taken]


@dataclass(frozen=True)
class _Row:
    text: str
    form: Form
    opens: bool  # follows a blank line, or every line is a paragraph
    is_indented: bool


def _rows(text: str) -> list[_Row]:
    raw = tidy(text).strip("\n").splitlines()
    while raw and not raw[0].strip():
        raw.pop(0)
    while raw and not raw[-1].strip():
        raw.pop()
    is_spaced = not all(map(str.strip, raw))
    rows, previous = [], ""
    for row in raw:
        if stripped := row.strip():
            opens = not is_spaced or not previous.strip()
            is_indented = row.startswith(("\u3000", "  ", "\t"))
            stripped = row.strip("\u3000 ").rstrip() if "\t" in row.strip() else stripped
            rows.append(_Row(stripped, form_of(stripped), opens, is_indented))
        previous = row
    return rows


def _joined(rows: Sequence[_Row]) -> Iterator[Line]:
    """Yield the lines, those that were wrapped by hand in one."""
    for block in _blocks(rows):
        # Of lines that each end a sentence, each is a paragraph.
        is_whole = all(row.text[-1] in FULL_STOPS for row in block[:-1])
        width = 0 if is_whole else max(columns(row.text) for row in block)
        pieces: list[_Row] = []
        for row in block:
            if pieces and _is_wrapped(pieces[-1], row, width):
                pieces.append(row)
                continue
            yield from _line(pieces)
            pieces = [row]
        yield from _line(pieces)


def _blocks(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    block: list[_Row] = []
    for number, row in enumerate(rows):
        if block and (row.opens or number == 1):
            yield block
            block = []
        block.append(row)
    if block:
        yield block


def _is_wrapped(before: _Row, row: _Row, width: int) -> bool:
    """Tell whether a line goes on with the one before: its first word had no place there."""
    if before.form.kind not in (Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.NOTE, Kind.CAPTION):
        return False
    if row.is_indented and row.text[0] != "(" and before.form.kind is not Kind.LIST_ITEM:
        return False
    goes_on = row.text[0].islower() and before.text[-1] not in SENTENCE_END
    if columns(before.text) > LONGEST_WRAP:
        return False
    if goes_on and columns(before.text) + columns(row.text) >= 2 * len("QMES held"):
        return row.form.kind is Kind.PARAGRAPH or row.form.credits is not None
    if row.form.kind is not Kind.PARAGRAPH or (
        FIELD.fullmatch(row.text) and width <= LONGEST_WRAP // 3
    ):
        return False
    if row.is_indented and before.form.kind is Kind.LIST_ITEM:
        return True
    first = row.text[:1] if _is_wide(row.text[0]) else row.text.split(" ", 1)[0]
    return width >= SHORTEST_WRAP and columns(before.text) + 1 + columns(first) > width


def _line(rows: Sequence[_Row]) -> Iterator[Line]:
    if not rows:
        return
    text = rows[0].text
    for row in rows[1:]:
        text += _glue(text[-2:], row.text[0]) + row.text
    form = rows[0].form if len(rows) == 1 else form_of(text)
    if len(rows) > 1 and rows[0].form.kind is Kind.LIST_ITEM:
        form = rows[0].form
    yield Line(text, form.kind, rows[0].opens, form.credits)


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"


def _glue(before: str, after: str) -> str:
    """Return what joins two wrapped lines: a space, or nothing in Chinese and after a hyphen."""
    widths = {unicodedata.east_asian_width(char) for char in (before[-1], after)}
    is_chinese = bool(widths & set("WF")) and widths <= set("WFA")
    return "" if is_chinese or re.fullmatch(r"[^\W_]-", before) else " "


# The head: from the headline to the first words of the text.


def _read_head(lines: list[Line], headline: str | None) -> int:
    """Say what stands above the text; return where that begins."""
    start = 0
    if headline is None:
        start = _find_headline(lines)
        headline = lines[start - 1].text if start else ""
    name = _bare(headline)
    for at in range(start, len(lines)):
        line = lines[at]
        kind = _kind_in_head(lines, at, name)
        if kind is None:
            return at
        lines[at] = replace(line, kind=kind, taken=line.text if kind is Kind.BYLINE else "")
    return len(lines)


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
    if headline and _bare(line.text) == headline:
        return Kind.HEADLINE
    if line.kind is Kind.STAMP:
        around = [*lines[max(0, at - 1) : at], *lines[at + 1 : at + 3]]
        is_event = AMBIGUOUS.match(line.text) and any(PLACE_FIELD.match(o.text) for o in around)
        return None if is_event else Kind.STAMP
    if line.kind is Kind.CREDIT:
        return Kind.BYLINE
    if line.kind in (Kind.LABEL, Kind.FOOTER, Kind.END_MARK):
        return line.kind
    if SUBTITLE.fullmatch(line.text) and not is_prose(line.text):
        return Kind.SUBTITLE
    return Kind.DATELINE if is_dateline(line.text) else None


def _bare(text: str) -> str:
    """Return the letters of a text, for comparing a headline with its repetition."""
    return "".join(char for char in fold(text) if char.isalnum())


# The tail: from the last sentence to the end.


def _end_of_prose(lines: Sequence[Line], start: int) -> int:
    for at in range(len(lines), start, -1):
        line = lines[at - 1]
        if line.kind in (Kind.LIST_ITEM, Kind.TABLE_ROW):
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
        elif line.kind is Kind.STAMP and not is_stamp_alone(line.text):
            lines[at] = replace(line, kind=Kind.DATELINE, opens=True)
        elif line.kind is Kind.PARAGRAPH:
            is_doubtful = looks_like_credits(line.text) or ends_like_credits(line.text)
            is_caption = is_behind and not is_doubtful
            kind = Kind.CAPTION if is_caption else Kind.PARAGRAPH
            lines[at] = replace(line, kind=kind, opens=True, is_doubtful=is_doubtful)


# Between them.


def _read_middle(lines: list[Line], start: int, end: int) -> None:
    """Keep what only looks like a kind that stands at the ends, and read credits that name writers."""
    for at in range(start, end):
        line = lines[at]
        if line.kind is Kind.CREDIT:
            lines[at] = _amid(line, _roles_around(lines, at, start, end))
        elif line.kind in (Kind.STAMP, Kind.LABEL, Kind.END_MARK, Kind.FOOTER):
            lines[at] = replace(line, kind=Kind.PARAGRAPH, credits=None)
        elif line.kind is Kind.PARAGRAPH and _looks_unread(line.text):
            lines[at] = replace(line, is_doubtful=True)


def _roles_around(lines: Sequence[Line], at: int, start: int, end: int) -> set[str]:
    """Return the roles of a line and of the credit lines next to it."""
    first = last = at
    while first > start and lines[first - 1].kind is Kind.CREDIT:
        first -= 1
    while last + 1 < end and lines[last + 1].kind is Kind.CREDIT:
        last += 1
    named = (line.credits for line in lines[first : last + 1] if line.credits)
    return {role for credits in named for role, names in credits.credits if names}


def _amid(line: Line, roles: set[str]) -> Line:
    if line.credits and roles & WORDS:
        return replace(line, credits=replace(line.credits, is_sure=False), taken=line.text)
    is_picture = bool(line.credits and line.credits.is_sure and PICTURE in roles)
    return replace(line, kind=Kind.CAPTION if is_picture else Kind.PARAGRAPH, is_doubtful=True)


def _looks_unread(text: str) -> bool:
    return starts_like_credits(text)


def _read_inside(lines: list[Line], start: int, end: int) -> None:
    """Take credits out of paragraphs: at the end, and in brackets at the beginning."""
    for at in range(start, len(lines)):
        line = lines[at]
        if line.taken or line.kind not in (Kind.PARAGRAPH, Kind.LIST_ITEM):
            continue
        line = _without_closing(line, is_last=at >= end - 1)
        if not line.taken and at == start:
            line = _without_leading(line)
        lines[at] = line if line.taken else _with_review(line)


def _without_closing(line: Line, *, is_last: bool) -> Line:
    for prose, words in _closings(line.text):
        credits = parse_credit_line(words)
        if credits is None:
            continue
        named = {role for role, names in credits.credits if names or credits.left_out}
        if (is_last and named) or (credits.is_sure and named & WORDS):
            credits = credits if is_last else replace(credits, is_sure=False)
            return replace(line, text=prose, credits=credits, taken=words)
        return replace(line, is_doubtful=True)
    last = LAST_BRACKET.search(line.text)
    inner = last[0].strip("()（）[]【】.。 ") if last else ""
    is_doubtful = bool(inner) and (starts_like_credits(inner) or ends_like_credits(inner))
    return replace(line, is_doubtful=line.is_doubtful or is_doubtful)


def _closings(text: str) -> Iterator[tuple[str, str]]:
    """Yield (prose, words behind it) for each way a paragraph can end in credits."""
    match = LAST_BRACKET.search(text)
    places = []
    while match and match.start():
        places.append(match.start())
        match = LAST_BRACKET.search(text[: match.start()].rstrip())
        if len(places) > 5:
            break
    for place in reversed(places):
        yield text[:place].rstrip(), text[place:]
    offset = max(0, len(text) - MOST_BEHIND)
    for match in SENTENCES.finditer(text, offset):
        if match.end() < len(text):
            yield text[: match.end()].rstrip(), text[match.end() :]


def _without_leading(line: Line) -> Line:
    match = LEADING.fullmatch(line.text) or LEADING_BARE.fullmatch(line.text)
    if not match:
        return line
    words = match["credits"]
    marked = REPORTER.sub(r"  \1：", words).strip()
    credits = parse_credit_line(marked)
    if not credits or not any(names for _role, names in credits.credits):
        return replace(line, is_doubtful=bool(match["lead"]) or starts_like_credits(words))
    return replace(
        line, text=f"{match['lead'] or ''}{match['prose']}", credits=credits, taken=words
    )


def _with_review(line: Line) -> Line:
    """Find a Review credit in brackets amid the text: a page would print it beside the real one."""
    for match in BRACKET.finditer(line.text):
        credits = parse_credit_line(match["credits"])
        if credits and credits.is_sure and REVIEW in credits.roles:
            text = f"{line.text[: match.start()]}{line.text[match.end() :]}"
            return replace(line, text=text, credits=replace(credits, is_sure=False), taken=match[0])
    return line


def credit_lines(lines: Iterable[Line]) -> list[Line]:
    """Return the lines that credit somebody."""
    return [line for line in lines if line.credits and line.taken]
