"""The paragraphs of a story's text, and how a remark on one finds it again after edits. A leaf."""

import hashlib
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from .cleaning import plain_text
from .comparing.blocks import pieces

# A changed paragraph is still the one quoted when they share so much of their letter pairs.
ALIKE = 0.5


@dataclass(frozen=True)
class Paragraph:
    """An outermost element of the text: its number from 1, its HTML, and its words."""

    number: int
    html: str
    text: str

    @property
    def key(self):
        """What tells it from paragraphs of other words."""
        return key_of(self.text)


def key_of(text):
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def paragraphs(html):
    """Return the Paragraphs of a text that clean_html let through, in order."""
    return [
        Paragraph(number, piece, plain_text(piece))
        for number, piece in enumerate(pieces(html), start=1)
    ]


def find(text, number, among):
    """Return the Paragraph of `among` that says `text`, else the one most like it, else None.

    Of paragraphs that say the same, the one nearest to where it stood, `number`.
    """

    def distance(paragraph):
        return abs(paragraph.number - number)

    key = key_of(text)
    if same := [paragraph for paragraph in among if paragraph.key == key]:
        return min(same, key=distance)
    ranked = [(likeness(text, p.text), -distance(p), p.number, p) for p in among]
    best = max(ranked, default=(0,))
    return best[-1] if best[0] >= ALIKE else None


def likeness(one, other):
    """Return how much of their pairs of letters two texts share, from 0 to 1."""
    pairs, others = _pairs(one), _pairs(other)
    total = pairs.total() + others.total()
    return 2 * (pairs & others).total() / total if total else 0


@lru_cache(maxsize=1024)
def _pairs(text):
    return Counter(pairwise(text.lower()))
