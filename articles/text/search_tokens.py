"""From text to search tokens, the same for every database.

Letters are folded (people/letters.py): case, accents, width, and, if the optional package
opencc is installed, traditional characters to simplified ones. Chinese, written without spaces, is cut into overlapping pairs of characters, so that every word of two or more
is found without a dictionary; other scripts are cut into words.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from people.letters import bare_name, fold, letters_of, spellings

from .han import UNSPACED

# Kinds of markers: somebody credited in whatever role, one character of Chinese.
ANYBODY = "person"
CHARACTER = ""
LONGEST = 40  # letters of a word that count
NAMES_KEPT = 4096  # whose words stay in memory
RUN = re.compile(rf"(?P<han>[{UNSPACED}]+)|[^\W_{UNSPACED}]+")
HAN_RUN = re.compile(rf"[{UNSPACED}]+")


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
    """Return the words a name is found by: itself, its characters and its spellings.

    They are those that Contributor.search_words holds, cut as the words of a text are.
    """
    bare = bare_name(name)
    joined = words("".join(letters_of(bare)))
    spelled = [stem(word[:LONGEST]) for word in spellings(bare)]
    found = [*words(name), *joined, *characters(name), *spelled]
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
