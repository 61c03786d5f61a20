"""Words in a text: how a rule finds them, and how they are replaced by others.

Words are looked for as a reader sees them: in any width (NFKC), with any space between them,
Latin ones whole. Only the text is changed, never a tag, an attribute or the target of a link.
"""

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_TAG = re.compile(r"""<(/?)(\w+)(?:[^>"]|"[^"]*")*>""")
_INLINE = {"strong", "em", "sub", "sup", "a"}
# Between two blocks: no space and no letter, so that no words go across.
_WALL = "\x00"


def pattern_of(words: str) -> str:
    """Return a regular expression for words: Latin ones whole, with any space between them."""
    words = unicodedata.normalize("NFKC", words)
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    before = r"(?<![A-Za-z0-9])" if words[:1].isascii() else ""
    after = r"(?![A-Za-z0-9])" if words[-1:].isascii() else ""
    return f"{before}{pattern}{after}"


def replaced(text: str, found: str, instead: str) -> tuple[str, int]:
    """Return a plain text with `instead` for the words found, and in how many places.

    Where the words are part of `instead`, which stands there already, they stay.
    """
    places = _places(text, found, instead)
    for start, end in reversed(places):
        text = text[:start] + instead + text[end:]
    return text, len(places)


def replaced_in_html(text: str, found: str, instead: str) -> tuple[str, int]:
    """Do the same with clean HTML. Words that are partly in bold take the look of their start."""
    pieces = list(_pieces(text))
    whole = "".join(piece.text for piece in pieces)
    places = _places(whole, found, instead)
    at, result = 0, []
    for piece in pieces:
        result.append(piece.html if piece.is_tag else _written(piece, at, places, instead))
        at += len(piece.text)
    return "".join(result), len(places)


@dataclass(frozen=True)
class _Piece:
    """A tag, or the text between two: as HTML, and as what is read of it."""

    html: str
    text: str
    is_tag: bool


def _pieces(text: str) -> Iterator[_Piece]:
    at = 0
    for tag in _TAG.finditer(text):
        yield _Piece(text[at : tag.start()], html.unescape(text[at : tag.start()]), False)
        name = tag[2].lower()
        yield _Piece(tag[0], "" if name in _INLINE else "\n" if name == "br" else _WALL, True)
        at = tag.end()
    yield _Piece(text[at:], html.unescape(text[at:]), False)


def _written(piece: _Piece, at: int, places: list[tuple[int, int]], instead: str) -> str:
    """Return the HTML of a piece of text that begins at `at`, with its part of the places."""
    end = at + len(piece.text)
    mine = [place for place in places if place[0] < end and place[1] > at]
    if not mine:
        return piece.html
    text = piece.text
    for start, stop in reversed(mine):
        new = instead if start >= at else ""
        text = text[: max(start - at, 0)] + new + text[min(stop, end) - at :]
    return html.escape(text, quote=False).replace("\xa0", "&nbsp;")


def _places(text: str, found: str, instead: str) -> list[tuple[int, int]]:
    """Return [(start, end)] of the words found, in order."""
    folded, origin = _folded(text)
    pattern = f"{pattern_of(instead)}|({pattern_of(found)})"
    return [
        (origin[match.start()], origin[match.end()])
        for match in re.finditer(pattern, folded)
        if match[1] and not _cuts(origin, match.start()) and not _cuts(origin, match.end())
    ]


def _cuts(origin: list[int], at: int) -> bool:
    """Return True if the place lies within one written character, such as half of a ㎏."""
    return at > 0 and origin[at] == origin[at - 1]


def _folded(text: str) -> tuple[str, list[int]]:
    """Return the text in NFKC, and where each of its characters, and its end, is in the text."""
    parts: list[str] = []
    origin: list[int] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and unicodedata.combining(text[end]):
            continue
        part = unicodedata.normalize("NFKC", text[start:end])
        parts.append(part)
        origin += [start] * len(part)
        start = end
    return "".join(parts), [*origin, len(text)]
