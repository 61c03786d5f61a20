"""Two changes of one text merged: offered to a writer whose save came too late."""

from dataclasses import dataclass

from articles.text.cleaning import clean_html

from .blocks import pieces
from .words import opcodes


@dataclass(frozen=True)
class Conflict:
    """The same place of a text in three versions, as clean HTML."""

    base: str
    theirs: str
    mine: str


@dataclass(frozen=True)
class Merge:
    """`parts` in order: clean HTML, or a Conflict where both changed the same block."""

    parts: tuple[str | Conflict, ...]

    @property
    def conflicts(self) -> list[Conflict]:
        return [part for part in self.parts if isinstance(part, Conflict)]

    @property
    def html(self) -> str:
        """The merged text, with mine in every conflict: a person has to look at theirs."""
        texts = [part.mine if isinstance(part, Conflict) else part for part in self.parts]
        return "\n".join(text for text in texts if text)


@dataclass(frozen=True, order=True)
class _Edit:
    """base[start:end] is replaced by `html`."""

    start: int
    end: int
    html: tuple[str, ...]


Sides = tuple[list[_Edit], list[_Edit]]


def merged(base: str, theirs: str, mine: str) -> Merge:
    """Return the Merge of two texts that were both made from `base`. All three are HTML.

    A block that only one side changed is taken from that side; the same change on both sides
    is made once. It is a suggestion, which somebody reads before it is saved.
    """
    was, other, own = (pieces(clean_html(text)) for text in (base, theirs, mine))
    sides = (_edits(was, other), _edits(was, own))
    parts: list[str | Conflict] = []
    at = 0
    for start, end in _regions(sides):
        parts += was[at:start]
        parts.append(_resolved(was, start, end, sides))
        at = end
    return Merge(tuple(part for part in (*parts, *was[at:]) if part))


def _edits(base: list[str], side: list[str]) -> list[_Edit]:
    """Return the _Edits that lead from base to a side, each as small as possible."""
    edits = []
    for tag, i, j, k, m in opcodes(base, side):
        if tag == "replace" and j - i == m - k:
            edits += [_Edit(i + n, i + n + 1, (side[k + n],)) for n in range(j - i)]
        elif tag != "equal":
            edits.append(_Edit(i, j, tuple(side[k:m])))
    return edits


def _regions(sides: Sides) -> list[tuple[int, int]]:
    """Return the (start, end) of base that edits touch, overlapping ones joined."""
    regions: list[tuple[int, int]] = []
    for edit in sorted([*sides[0], *sides[1]]):
        start, end = edit.start, edit.end
        same_place = regions and regions[-1] == (start, end)
        if same_place or (regions and start < regions[-1][1]):
            start, before = regions.pop()
            end = max(end, before)
        regions.append((start, end))
    return regions


def _resolved(base: list[str], start: int, end: int, sides: Sides) -> str | Conflict:
    was = "\n".join(base[start:end])
    theirs, mine = (_applied(base, start, end, edits) for edits in sides)
    if theirs == mine or mine == was:
        return theirs
    return mine if theirs == was else Conflict(was, theirs, mine)


def _applied(base: list[str], start: int, end: int, edits: list[_Edit]) -> str:
    """Return base[start:end] as HTML with the edits of one side that lie in it."""
    html: list[str] = []
    at = start
    for edit in edits:
        if _lies_in(edit, start, end):
            html += [*base[at : edit.start], *edit.html]
            at = edit.end
    return "\n".join([*html, *base[at:end]])


def _lies_in(edit: _Edit, start: int, end: int) -> bool:
    if start == end:
        return edit.start == edit.end == start
    return edit.start < end and edit.end > start
