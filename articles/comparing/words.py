"""What changed between two texts, word by word: Latin words, numbers, Chinese characters.

Plain data, never HTML: a template escapes every text it prints.
"""

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

from articles.text.han import UNSPACED

KEPT, REMOVED, ADDED = "kept", "removed", "added"
RESTYLED = "restyled"  # the same text, set or linked in another way

# difflib works in the square of the number of alike tokens; more than these are not tried.
MOST_ALIKE = 50_000
# At most so many kept words are told as changed when both sides of them were replaced.
SHORT = 2

# Of Chinese, Japanese and Korean, every character is compared alone.
_ALONE = rf"[{UNSPACED}\uac00-\ud7af]"
_LETTERS = rf"(?:(?!{_ALONE})[^\W\d_])+"
_TOKENS = re.compile(rf"{_ALONE}|\d+(?:[.,]\d+)*|{_LETTERS}(?:['’]{_LETTERS})*|\s+|.", re.DOTALL)


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
    notes: tuple = ()

    @property
    def unseen(self):
        """How to name a text that shows nothing: “break”, “space”, “hidden”, else ""."""
        if any(character.isprintable() and not character.isspace() for character in self.text):
            return ""
        if "\n" in self.text:
            return "break"
        return "space" if self.text.isspace() else "hidden"


def tokens(text):
    """Return the words, numbers, characters, marks and spaces a text is made of."""
    return _TOKENS.findall(text)


def is_word(token):
    return token[0].isalnum()


def opcodes(old, new, *, is_junk=None):
    """Return difflib's opcodes between two sequences, without its slow cases.

    What begins and ends alike is set aside first; where too much is alike in between,
    the middle is one replacement.
    """
    start = 0
    shorter = min(len(old), len(new))
    while start < shorter and old[start] == new[start]:
        start += 1
    end = 0
    while end < shorter - start and old[-1 - end] == new[-1 - end]:
        end += 1
    middle = _middle(old[start : len(old) - end], new[start : len(new) - end], is_junk)
    shifted = [(tag, *(place + start for place in places)) for tag, *places in middle]
    head = [("equal", 0, start, 0, start)] if start else []
    tail = [("equal", len(old) - end, len(old), len(new) - end, len(new))] if end else []
    return head + shifted + tail


def _middle(old, new, is_junk):
    if not old and not new:
        return []
    counts = Counter(item for item in new if not (is_junk and is_junk(item)))
    if sum(counts[item] for item in old) > MOST_ALIKE:
        return [("replace", 0, len(old), 0, len(new))]
    return SequenceMatcher(is_junk, old, new, autojunk=False).get_opcodes()


def segments(old, new):
    """Return the Segments that lead from one text to the other.

    Kept and removed ones make up the old text, kept and added ones the new.
    """
    old, new = tokens(old), tokens(new)
    runs = [(old[i:j], new[k:m]) for _tag, i, j, k, m in opcodes(old, new, is_junk=str.isspace)]
    found = []
    for removed, added in _slid(_joined(runs)):
        if removed == added:
            found.append(Segment(KEPT, "".join(removed)))
        else:
            found += [Segment(REMOVED, "".join(removed))] if removed else []
            found += [Segment(ADDED, "".join(added))] if added else []
    return found


def _joined(runs):
    """Join two replacements that stand a word or two apart: they read as one."""
    done = []
    for run in runs:
        if len(done) > 1 and _read_as_one(*done[-2:], run):
            before, kept = done[-2:]
            run = tuple(a + b + c for a, b, c in zip(before, kept, run, strict=True))
            del done[-2:]
        done.append(run)
    return done


def _read_as_one(before, kept, after):
    if kept[0] != kept[1] or not all((*before, *after)):
        return False
    sizes = [max(_words(part) for part in run) for run in (before, after)]
    return _words(kept[0]) <= min(SHORT, *sizes)


def _words(run):
    return sum(map(is_word, run))


def _slid(runs):
    """Let what was added or removed end with its full stop rather than begin with one."""
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
