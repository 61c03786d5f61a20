"""From the rows of a plain text to its lines: what was wrapped by hand is put together again."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from people.letters import tidy_page

from .credit_parsing import CreditLine
from .line_forms import FIELD, KEPT, SENTENCE_END, WHY, Form, Kind, columns, form_of

LONGEST_WRAP = 120  # columns: a longer line was not wrapped by hand, so it ends a paragraph
SHORTEST_WRAP = 30  # columns: nobody wraps lines as short as these
FULL_STOPS = ".。!！?？…”"


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


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text, each with its kind by its own looks."""
    return list(_joined(_rows(text)))


@dataclass(frozen=True)
class _Row:
    text: str
    form: Form
    opens: bool  # follows a blank line, or every line is a paragraph
    is_indented: bool


def _rows(text: str) -> list[_Row]:
    raw = tidy_page(text).strip("\n").splitlines()
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
