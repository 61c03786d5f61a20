"""What changed between two texts, word by word: Latin words, numbers, Chinese characters.

Plain data, never HTML: a template escapes every text it prints.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeVar

from articles.text.han import UNSPACED

KEPT, REMOVED, ADDED = "kept", "removed", "added"
RESTYLED = "restyled"  # the same text, set or linked in another way

# difflib's time grows with the square of the equal tokens: with more than these it is not used.
MOST_ALIKE = 50_000
# Up to this many kept words count as changed if the words on both sides of them were.
SHORT = 2

# Chinese, Japanese and Korean are compared character by character.
_ALONE = rf"[{UNSPACED}\uac00-\ud7af]"
_LETTERS = rf"(?:(?!{_ALONE})[^\W\d_])+"
_TOKENS = re.compile(rf"{_ALONE}|\d+(?:[.,]\d+)*|{_LETTERS}(?:['’]{_LETTERS})*|\s+|.", re.DOTALL)

Item = TypeVar("Item")
Opcode = tuple[str, int, int, int, int]
Run = tuple[list[str], list[str]]  # what stood there before, and what stands there now


@dataclass(frozen=True)
class Note:
    """What happened to the look or the link of a text; `old` and `new` are link targets."""

    label: object
    old: str = ""
    new: str = ""


@dataclass(frozen=True)
class Segment:
    """A run of text that was kept, removed, added or restyled."""

    kind: str
    text: str
    notes: tuple[Note, ...] = ()

    @property
    def unseen(self) -> str:
        """How to name a text that shows nothing: “break”, “space”, “hidden”, else ""."""
        if any(character.isprintable() and not character.isspace() for character in self.text):
            return ""
        if "\n" in self.text:
            return "break"
        return "space" if self.text.isspace() else "hidden"


def tokens(text: str) -> list[str]:
    return _TOKENS.findall(text)


def is_word(token: str) -> bool:
    return token[0].isalnum()


def opcodes(
    old: Sequence[Item], new: Sequence[Item], *, is_junk: Callable[[Item], bool] | None = None
) -> list[Opcode]:
    """Return difflib's opcodes between two sequences, without its slow cases.

    An equal beginning and end are set aside first. If too much is equal in between, the middle
    becomes one replacement.
    """
    start = 0
    shorter = min(len(old), len(new))
    while start < shorter and old[start] == new[start]:
        start += 1
    end = 0
    while end < shorter - start and old[-1 - end] == new[-1 - end]:
        end += 1
    middle = _middle(old[start : len(old) - end], new[start : len(new) - end], is_junk)
    shifted = [(tag, i + start, j + start, k + start, m + start) for tag, i, j, k, m in middle]
    head: list[Opcode] = [("equal", 0, start, 0, start)] if start else []
    tail: list[Opcode] = (
        [("equal", len(old) - end, len(old), len(new) - end, len(new))] if end else []
    )
    return head + shifted + tail


def _middle(
    old: Sequence[Item], new: Sequence[Item], is_junk: Callable[[Item], bool] | None
) -> Sequence[Opcode]:
    if not old and not new:
        return []
    counts = Counter(item for item in new if not (is_junk and is_junk(item)))
    if sum(counts[item] for item in old) > MOST_ALIKE:
        return [("replace", 0, len(old), 0, len(new))]
    return SequenceMatcher(is_junk, old, new, autojunk=False).get_opcodes()


def segments(old: str, new: str) -> list[Segment]:
    """Return the Segments that lead from one text to the other."""
    before, after = tokens(old), tokens(new)
    changes = opcodes(before, after, is_junk=str.isspace)
    runs = [(before[i:j], after[k:m]) for _tag, i, j, k, m in changes]
    found = []
    for removed, added in _slid(_joined(runs)):
        if removed == added:
            found.append(Segment(KEPT, "".join(removed)))
        else:
            found += [Segment(REMOVED, "".join(removed))] if removed else []
            found += [Segment(ADDED, "".join(added))] if added else []
    return found


def _joined(runs: list[Run]) -> list[Run]:
    """Join two replacements that are only a word or two apart."""
    done: list[Run] = []
    for run in runs:
        if len(done) > 1 and _read_as_one(done[-2], done[-1], run):
            before, kept = done[-2:]
            run = (before[0] + kept[0] + run[0], before[1] + kept[1] + run[1])
            del done[-2:]
        done.append(run)
    return done


def _read_as_one(before: Run, kept: Run, after: Run) -> bool:
    if kept[0] != kept[1] or not all((*before, *after)):
        return False
    sizes = [max(_words(part) for part in run) for run in (before, after)]
    return _words(kept[0]) <= min(SHORT, *sizes)


def _words(part: list[str]) -> int:
    return sum(map(is_word, part))


def _slid(runs: list[Run]) -> list[Run]:
    """Move changes so that they end with a full stop rather than begin with one."""
    runs = [(list(removed), list(added)) for removed, added in runs]
    for before, change, after in zip(runs, runs[1:], runs[2:], strict=False):
        if all(change) or before[0] != before[1]:
            continue
        moving = change[0] or change[1]
        while after[0] and moving[0] == after[0][0] and not is_word(moving[0]):
            mark = moving.pop(0)
            moving.append(mark)
            for kept in before:
                kept.append(mark)
            for kept in after:
                kept.pop(0)
    return [run for run in runs if any(run)]
