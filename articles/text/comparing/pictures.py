"""The pictures of a story, before and after."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from articles.text.content import Picture

from .facts import LABELS, Fact, compare_facts
from .words import ADDED, REMOVED, Segment, opcodes, segments

CHANGED = "changed"
_WORDS = ("caption", "alt", "credit")
_OF_FILE = ("photo", "file", "key", "width", "height", "widths")

Key = tuple[int, int]
Words = tuple[object, list[Segment]]


@dataclass(frozen=True)
class PictureChange:
    """One picture that was added, removed or changed.

    `number` is its place in the new story (in the old one if it is gone), `was` its old
    place if it changed places, `picture` its entry of the content. `words` are (label,
    Segments) of caption, alt text and credit, `facts` what else changed.
    """

    change: str
    number: int
    picture: Picture
    was: int | None = None
    words: tuple[Words, ...] = ()
    facts: tuple[Fact, ...] = ()
    is_other_file: bool = False


def compare_pictures(old: list[Picture], new: list[Picture]) -> list[PictureChange]:
    olds, news = _numbered(old), _numbered(new)
    both = [key for key in olds if key in news]
    moved = _moved(both, [key for key in news if key in olds])
    changes = [PictureChange(REMOVED, *olds[key]) for key in olds if key not in news]
    for key, (number, picture) in news.items():
        if key not in olds:
            words, facts = _words({}, picture), _facts({}, picture)
            changes.append(PictureChange(ADDED, number, picture, words=words, facts=facts))
        elif key in moved or olds[key][1] != picture:
            was, before = olds[key]
            changes.append(_changed(before, picture, number, was if key in moved else None))
    return sorted(changes, key=lambda change: change.number)


def _numbered(pictures: list[Picture]) -> dict[Key, tuple[int, Picture]]:
    """Return {(photo, how often before): (number, picture)}."""
    found: dict[Key, tuple[int, Picture]] = {}
    for number, picture in enumerate(pictures, start=1):
        times = sum(photo == picture["photo"] for photo, _times in found)
        found[picture["photo"], times] = (number, picture)
    return found


def _moved(old: Sequence[Key], new: Sequence[Key]) -> set[Key]:
    """Return the keys that stand in another order: the fewest that explain it."""
    stayed = {key for tag, i, j, _k, _m in opcodes(old, new) if tag == "equal" for key in old[i:j]}
    return set(old) - stayed


def _changed(before: Picture, picture: Picture, number: int, was: int | None) -> PictureChange:
    return PictureChange(
        CHANGED,
        number,
        picture,
        was,
        _words(before, picture),
        (*_facts(before, picture), *_credited_elsewhere(before, picture)),
        any(before.get(key) != picture.get(key) for key in _OF_FILE),
    )


def _facts(before: Mapping[str, Any], picture: Picture) -> tuple[Fact, ...]:
    return tuple(compare_facts(before, picture, names={}, leave_out=(*_WORDS, *_OF_FILE)))


def _words(old: Mapping[str, Any], new: Picture) -> tuple[Words, ...]:
    """Return (label, Segments) for each text of a picture that changed."""
    texts = [(key, _text(old, key), _text(new, key)) for key in _WORDS]
    return tuple(
        (LABELS[key], segments(before, after)) for key, before, after in texts if before != after
    )


def _text(picture: Mapping[str, Any], key: str) -> str:
    value = picture.get(key) or ""
    return value.get("name") or "" if isinstance(value, dict) else value


def _credited_elsewhere(before: Picture, picture: Picture) -> list[Fact]:
    """Return a Fact if the credit now leads to somebody else of the same name."""
    was, now = (side.get("credit") or {} for side in (before, picture))
    if was == now or was.get("name") != now.get("name"):
        return []
    return [Fact("credit", LABELS["credit"], was.get("slug") or "", now.get("slug") or "")]
