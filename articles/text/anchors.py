"""The paragraphs of a story's text, and how a comment finds its paragraph again after edits."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from .cleaning import plain_text
from .comparing.blocks import pieces

# From this likeness on, a changed paragraph still counts as the one that was quoted.
ALIKE = 0.5


@dataclass(frozen=True)
class Paragraph:
    """An outermost element of the text: its number from 1, its HTML, and its words."""

    number: int
    html: str
    text: str

    @property
    def key(self) -> str:
        """The same for paragraphs with the same words."""
        return key_of(self.text)


def key_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def paragraphs(html: str) -> list[Paragraph]:
    """Return the Paragraphs of a text that clean_html let through, in order."""
    return [
        Paragraph(number, piece, plain_text(piece))
        for number, piece in enumerate(pieces(html), start=1)
    ]


def find(text: str, number: int, among: Iterable[Paragraph]) -> Paragraph | None:
    """Return the Paragraph with this text, the nearest to its old `number`, else one like it."""

    def distance(paragraph: Paragraph) -> int:
        return abs(paragraph.number - number)

    key = key_of(text)
    if same := [paragraph for paragraph in among if paragraph.key == key]:
        return min(same, key=distance)
    ranked = [(likeness(text, p.text), -distance(p), p.number, p) for p in among]
    best = max(ranked, default=None)
    return best[-1] if best and best[0] >= ALIKE else None


def likeness(one: str, other: str) -> float:
    """Return the share of letter pairs that two texts have in common, from 0 to 1."""
    pairs, others = _pairs(one), _pairs(other)
    total = pairs.total() + others.total()
    return 2 * (pairs & others).total() / total if total else 0


@lru_cache(maxsize=1024)
def _pairs(text: str) -> Counter[tuple[str, str]]:
    return Counter(pairwise(text.lower()))
