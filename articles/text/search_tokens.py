"""From text to search tokens, the same for every database.

Letters are folded: case, accents, width, and, if the optional package opencc is installed,
traditional characters to simplified ones. Chinese, written without
spaces, is cut into overlapping pairs of characters, so that every word of two or more
is found without a dictionary; other scripts are cut into words.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

from pypinyin import Style, lazy_pinyin

from .han import UNSPACED

try:
    from opencc import OpenCC
except ImportError:
    OpenCC = None  # type: ignore[misc, assignment]

# Kinds of markers: somebody credited in whatever role, one character of Chinese.
ANYBODY = "person"
CHARACTER = ""
LONGEST = 40  # letters of a word that count
NAMES_KEPT = 4096  # whose words stay in memory
RUN = re.compile(rf"(?P<han>[{UNSPACED}]+)|[^\W_{UNSPACED}]+")
HAN_RUN = re.compile(rf"[{UNSPACED}]+")


class _Folding(dict[int, str]):
    """For str.translate(): every character's folded form, worked out when first met."""

    def __init__(self, simplified: Callable[[str], str]) -> None:
        super().__init__()
        self.simplified = simplified

    def __missing__(self, code: int) -> str:
        if unicodedata.category(chr(code)) == "Cs":  # a surrogate: opencc can't read it
            return " "
        wide = unicodedata.normalize("NFKC", chr(code)).casefold()
        letters = unicodedata.normalize("NFD", wide)
        bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
        # NFD also takes Hangul apart: NFC puts together what was not an accent.
        self[code] = self.simplified(unicodedata.normalize("NFC", bare))
        return self[code]


def folding(converter: Callable[[str], Any] | None = OpenCC) -> _Folding:
    """Return the table for str.translate(); `converter` is opencc's class, or None without it."""
    return _Folding(converter("t2s").convert if converter else str)


_FOLDED = folding()


def fold(text: str) -> str:
    """Return text as it is compared: lower case, no accents, one width, simplified characters."""
    return text.translate(_FOLDED)


def words(text: str) -> list[str]:
    """Return the words of text. A run of Chinese gives pairs, and then its last character."""
    found: list[str] = []
    for run in RUN.finditer(fold(text)):
        if han := run["han"]:
            found += [*map("".join, pairwise(han)), han[-1]]
        else:
            found.append(stem(run[0][:LONGEST]))
    return found


def stem(word: str) -> str:
    """Return an English word without its plural's ending, so that student finds students.

    The S-stemmer (Harman, How effective is suffixing?, 1991), and the endings of classes.
    """
    if len(word) <= 3 or not word.endswith("s") or word.endswith(("us", "ss")):
        return word
    if word.endswith("ies") and not word.endswith(("eies", "aies")):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes")) else word[:-1]


def places_in(text: str) -> Sequence[int]:
    """Return, for every place in the folded text, the place in the text it comes from."""
    if all(len(fold(letter)) == 1 for letter in set(text)):
        return range(len(text) + 1)
    places: list[int] = []
    for at, letter in enumerate(text):
        places += [at] * len(fold(letter))
    return [*places, len(text)]


def span_of(places: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """Return (start, end) in the text for a part of the folded text that is not empty."""
    # One character may become several, and an accent of its own none: take all of them.
    return places[start], max(places[end], places[end - 1] + 1)


@lru_cache(maxsize=NAMES_KEPT)
def name_words(name: str) -> tuple[str, ...]:
    """Return the words a name is found by: itself, its pinyin and its initials.

    张三 gives 张三, 张, 三, zhang, san, zhangsan and zs; a given name of two characters
    is also one word, 王小明 xiaoming.
    """
    spelled = fold(" ".join(lazy_pinyin(name, style=Style.NORMAL))).split()
    spelled = [run[0] for word in spelled for run in RUN.finditer(word)]
    joined = ["".join(spelled), "".join(word[0] for word in spelled)]
    if HAN_RUN.search(name):
        joined += [*characters(name), *spelled, "".join(spelled[1:])]
    found = [*words(name), *(stem(word[:LONGEST]) for word in joined)]
    return tuple(word for word in dict.fromkeys(found) if word)


def characters(text: str) -> list[str]:
    """Return the Chinese characters of text, each once."""
    return list(dict.fromkeys("".join(HAN_RUN.findall(fold(text)))))


def marker(kind: str, value: object) -> str:
    """Return a word that occurs in no text, for a fact about a story: its language, a credit."""
    return f":{kind}:{value}"


def spoken(language: str, words: Iterable[str]) -> list[str]:
    """Return the words marked with their language, so that each language has its own.

    PostgreSQL assumes that words are independent of each other. Unmarked, it would look for an
    English word in every Chinese story, because half of the stories are Chinese.
    """
    plain, marked = f"{language[:2]}:", language[:2]
    return [(marked if word.startswith(":") else plain) + word for word in words]
