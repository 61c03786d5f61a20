"""The text of a story, before and after: which blocks are new, gone, moved, changed, and how."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from django.utils.translation import gettext_lazy as _

from .blocks import Block, Marks, blocks
from .words import ADDED, KEPT, REMOVED, RESTYLED, Note, Segment, is_word, opcodes, segments, tokens

UNCHANGED, CHANGED, MOVED_HERE, MOVED_AWAY = "unchanged", "changed", "moved_here", "moved_away"
FOLDED = "folded"

# From this likeness of their word pairs on, two blocks count as one block that was changed.
ALIKE = 0.25
# Blocks are not paired if more pairs than this would have to be tried.
MOST_PAIRS = 10_000

_GIVEN = {
    "strong": _("set bold"),
    "em": _("set in italics"),
    "sub": _("set as subscript"),
    "sup": _("set as superscript"),
    "a": _("link added"),
}
_TAKEN = {
    "strong": _("no longer bold"),
    "em": _("no longer in italics"),
    "sub": _("no longer subscript"),
    "sup": _("no longer superscript"),
    "a": _("link removed"),
}
_LINK, _LINK_CHANGED, _LAYOUT_CHANGED = _("link"), _("link changed"), _("layout changed")


@dataclass(frozen=True)
class Row:
    """One block: `change` (unchanged, changed, added, removed, moved_here, moved_away), its
    kind in words, the kind it `was` if that differs, its Segments, and its number as it
    stands in the new text (in the old one if it is gone)."""

    change: str
    kind: object
    number: int
    segments: tuple[Segment, ...]
    was: object = ""
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Fold:
    """A run of unchanged Rows that a page folds away."""

    rows: tuple[Row, ...]
    change: str = FOLDED


Numbered = tuple[int, Block]


def compare_bodies(old: str, new: str) -> list[Row]:
    """Return the Rows that lead from one text (HTML) to another, unchanged ones among them."""
    olds, news = blocks(old), blocks(new)
    before, after = list(enumerate(olds, start=1)), list(enumerate(news, start=1))
    rows: list[Row] = []
    for tag, i, j, k, m in opcodes(olds, news):
        if tag == "equal":
            rows += [_whole(UNCHANGED, KEPT, numbered) for numbered in after[k:m]]
        else:
            rows += _rewritten(before[i:j], after[k:m])
    return _with_moves(rows, dict(before), dict(after))


def folded(rows: Sequence[Row], *, context: int = 1) -> list[Row | Fold]:
    """Return the rows with each run of unchanged ones in a Fold, except `context` rows next
    to a change. A single row is not folded."""
    items: list[Row | Fold] = []
    for is_same, group in groupby(rows, key=lambda row: row.change == UNCHANGED):
        run = list(group)
        head = context if items else 0
        tail = len(run) - (context if run[-1] is not rows[-1] else 0)
        if is_same and tail - head > 1:
            items += [*run[:head], Fold(tuple(run[head:tail])), *run[tail:]]
        else:
            items += run
    return items


def _whole(change: str, kind: str, numbered: Numbered) -> Row:
    number, block = numbered
    if kind == KEPT:
        return Row(change, block.kind, number, (Segment(KEPT, block.text),) if block.text else ())
    linked = [(text, _links(marks)) for text, marks in block.runs]
    joined = groupby(linked, key=lambda run: run[1])
    parts = [Segment(kind, "".join(run[0] for run in group), notes) for notes, group in joined]
    return Row(change, block.kind, number, tuple(parts))


def _rewritten(old: list[Numbered], new: list[Numbered]) -> list[Row]:
    rows: list[Row] = []
    at, to = 0, 0
    for i, k in [*_pairs(old, new), (len(old), len(new))]:
        rows += [_whole(REMOVED, REMOVED, numbered) for numbered in old[at:i]]
        rows += [_whole(ADDED, ADDED, numbered) for numbered in new[to:k]]
        if i < len(old):
            rows.append(_changed(old[i][1], *new[k]))
        at, to = i + 1, k + 1
    return rows


def _pairs(old: list[Numbered], new: list[Numbered]) -> list[tuple[int, int]]:
    """Return [(index in old, index in new)] in order, paired for the greatest likeness."""
    if len(old) * len(new) > MOST_PAIRS:
        return []
    likeness = _likenesses(old, new)
    best = [[0.0] * (len(new) + 1) for _row in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for k in reversed(range(len(new))):
            paired = likeness[i, k] + best[i + 1][k + 1] if (i, k) in likeness else 0.0
            best[i][k] = max(paired, best[i + 1][k], best[i][k + 1])
    return list(_path(best))


def _path(best: list[list[float]]) -> Iterator[tuple[int, int]]:
    i = k = 0
    while best[i][k]:
        if best[i][k] == best[i + 1][k]:
            i += 1
        elif best[i][k] == best[i][k + 1]:
            k += 1
        else:
            yield i, k
            i, k = i + 1, k + 1


def _likenesses(old: list[Numbered], new: list[Numbered]) -> dict[tuple[int, int], float]:
    """Return {(index in old, index in new): likeness} of the blocks that are ALIKE."""
    olds, news = ([_pairs_of_words(block) for _number, block in side] for side in (old, new))
    holders: dict[tuple[str, str], list[int]] = {}
    for i, pairs in enumerate(olds):
        for pair in pairs:
            holders.setdefault(pair, []).append(i)
    found = {}
    for k, pairs in enumerate(news):
        shared = Counter(i for pair in pairs for i in holders.get(pair, ()))
        for i, count in shared.items():
            likeness = 2 * count / (len(olds[i]) + len(pairs))
            if likeness >= ALIKE:
                found[i, k] = likeness
    return found


def _pairs_of_words(block: Block) -> set[tuple[str, str]]:
    """Return the pairs of neighbouring words: in Chinese a single one says little."""
    words = [token for token in tokens(block.text.lower()) if is_word(token)]
    return set(pairwise(["", *words, ""])) if words else set()


def _changed(old: Block, number: int, new: Block) -> Row:
    notes = (Note(_LAYOUT_CHANGED),) if old.shape != new.shape and old.kind == new.kind else ()
    was = old.kind if old.kind != new.kind else ""
    return Row(CHANGED, new.kind, number, tuple(_styled(old, new)), was, notes)


def _styled(old: Block, new: Block) -> Iterator[Segment]:
    """Yield the Segments from one block to another, split where looks or links change."""
    if not any(old.marks) and not any(new.marks):
        yield from segments(old.text, new.text)
        return
    before, after = iter(old.marks), iter(new.marks)
    for segment in segments(old.text, new.text):
        noted = []
        for character in segment.text:
            was = next(before) if segment.kind != ADDED else None
            now = next(after) if segment.kind != REMOVED else None
            noted.append((character, _notes(was, now)))
        for notes, group in groupby(noted, key=lambda pair: pair[1]):
            kind = RESTYLED if notes and segment.kind == KEPT else segment.kind
            yield Segment(kind, "".join(character for character, _notes in group), notes)


def _notes(was: Marks | None, now: Marks | None) -> tuple[Note, ...]:
    if was is None or now is None:
        return _links(was or now or ())
    if was == now:
        return ()
    lost, won = dict(was - now), dict(now - was)
    notes = []
    if "a" in lost and "a" in won:
        notes.append(Note(_LINK_CHANGED, lost.pop("a"), won.pop("a")))
    notes += [Note(_TAKEN[tag], old=target) for tag, target in sorted(lost.items())]
    notes += [Note(_GIVEN[tag], new=target) for tag, target in sorted(won.items())]
    return tuple(notes)


def _links(marks: Iterable[tuple[str, str]]) -> tuple[Note, ...]:
    return tuple(Note(_LINK, new=target) for tag, target in marks if tag == "a")


def _with_moves(rows: list[Row], old: dict[int, Block], new: dict[int, Block]) -> list[Row]:
    """Mark as moved what was removed in one place and added unchanged in another."""
    gone: dict[Block, list[Row]] = {}
    moved: dict[int, str] = {}
    for row in rows:
        if row.change == REMOVED and row.segments:
            gone.setdefault(old[row.number], []).append(row)
    for row in rows:
        if row.change == ADDED and gone.get(new[row.number]):
            moved[id(gone[new[row.number]].pop(0))] = MOVED_AWAY
            moved[id(row)] = MOVED_HERE
    return [replace(row, change=moved.get(id(row), row.change)) for row in rows]
