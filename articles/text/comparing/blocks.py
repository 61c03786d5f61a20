"""The text of a story as a list of blocks: paragraphs, headings, items, rows of tables.

It takes the HTML that clean_html returns.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import groupby

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_BLOCKS = {"p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "table", "caption", "thead"}
_BLOCKS |= {"tbody", "tr"}
_CELLS = {"td", "th"}
_INLINE = {"strong", "em", "sub", "sup", "a"}
_SPACES = re.compile(r"[ \t\r\n\f]+")
_TAG = re.compile(r"""<(/?)(\w+)(?:[^>"]|"[^"]*")*>""")

# A block is named after the innermost of these elements around it.
KINDS = {
    "tr": _("Table row"),
    "caption": _("Table heading"),
    "h2": _("Heading"),
    "h3": _("Subheading"),
    "h4": _("Smaller subheading"),
    "hr": _("Dividing line"),
    "blockquote": _("Quotation"),
    "ol": _("Numbered item"),
    "ul": _("List item"),
}

Marks = frozenset[tuple[str, str]]
Run = tuple[str, Marks]
Attributes = list[tuple[str, str | None]]


@dataclass(frozen=True)
class Block:
    """The elements around a block, and its runs of (text, marks). A mark is (tag, link target)."""

    shape: tuple[str, ...]
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        return "".join(text for text, _marks in self.runs)

    @property
    def marks(self) -> list[Marks]:
        return [marks for text, marks in self.runs for _character in text]

    @property
    def kind(self) -> str | Promise:
        tags = (element.split()[0] for element in reversed(self.shape))
        return next((KINDS[tag] for tag in tags if tag in KINDS), _("Paragraph"))


def blocks(html: str) -> list[Block]:
    """Return the Blocks of a story's text in order, without empty ones."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.rows = 0
    reader.end_block()
    return reader.found


def pieces(html: str) -> list[str]:
    """Return the outermost elements of a story's text as HTML: the units of a merge."""
    found: list[str] = []
    depth, start = 0, 0
    for tag in _TAG.finditer(html):
        closes, name = tag[1], tag[2]
        if not closes and not depth and name in _BLOCKS | {"hr"}:
            found.append(html[start : tag.start()])
            start = tag.start()
        if name not in ("br", "hr"):
            depth += -1 if closes else 1
        if not depth and name in _BLOCKS | {"hr"}:
            found.append(html[start : tag.end()])
            start = tag.end()
    found.append(html[start:])
    return [piece.strip() for piece in found if piece.strip()]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Block] = []
        self.open: list[str] = []
        self.cells: list[str] = []
        self.marks: list[Marks] = [frozenset()]
        self.runs: list[Run] = []
        self.rows = 0

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if tag in _INLINE:
            self.marks.append(self.marks[-1] | {(tag, dict(attrs).get("href") or "")})
        elif tag == "br":
            self.add("\n")
        elif tag in _CELLS:
            self.add(" | " if self.cells else "")
            self.cells.append(_described(tag, attrs))
        elif tag == "hr":
            self.end_block()
            self.found.append(Block((*self.open, "hr"), ()))
        elif tag in _BLOCKS:
            self.end_block()
            self.rows += tag == "tr"
            self.open.append(_described(tag, attrs))

    def handle_endtag(self, tag: str) -> None:
        if tag in _INLINE and len(self.marks) > 1:
            self.marks.pop()
        elif tag in _BLOCKS:
            self.rows -= tag == "tr" and self.rows > 0
            self.end_block()
            if self.open:
                self.open.pop()

    def handle_data(self, data: str) -> None:
        text = _SPACES.sub(" ", data)
        if not self.runs or self.runs[-1][0].endswith((" ", "\n")):
            text = text.removeprefix(" ")
        self.add(text)

    def add(self, text: str) -> None:
        if text:
            self.runs.append((text, self.marks[-1]))

    def end_block(self) -> None:
        """End the block being read. Inside a table row this only starts a new line."""
        if self.rows:
            self.add("\n" if self.runs and not self.runs[-1][0].endswith(("\n", " | ")) else "")
            return
        if runs := _tidied(self.runs):
            self.found.append(Block((*self.open, *self.cells), runs))
        self.runs, self.cells = [], []


def _described(tag: str, attrs: Attributes) -> str:
    return " ".join([tag, *(f"{name}={value}" for name, value in sorted(attrs) if value)])


def _tidied(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Join neighbouring runs with the same marks, and drop the space at the end."""
    joined = [
        ("".join(text for text, _marks in group), marks)
        for marks, group in groupby(runs, key=lambda run: run[1])
    ]
    while joined and not joined[-1][0].rstrip(" \n"):
        joined.pop()
    if joined:
        joined[-1] = (joined[-1][0].rstrip(" \n"), joined[-1][1])
    return tuple(joined)
