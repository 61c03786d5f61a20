"""What can be a name: of a person or an organisation, in whatever script, and no prose."""

import re
import unicodedata

from articles.text.han import HAN

from . import posts
from .role_words import roles_of

ABBREVIATION = re.compile(r"(?:[^\W\d_]\.-?)+|[^\W\d_]{1,4}\.")
INSIDE = frozenset("-'’‘ʼʻ׳·•‧・．་༌\u200c\u200d")
PART_OF_DATE = re.compile(r"\d[年月日]")
ORGANISATION_WORDS = frozenset(["and", "for", "in", "of", "the", "at", "on"])
_PARTICLES = (
    "a à af al ap as aus av aw bar ben bin binti bint da dal dalla das de degli dei del della delle "
    "den der des di do dos du e el en i ibn la las le les li lo los mac na ní nic ou "
    "op os oğlu qızı s/o d/o a/l a/p san st t' ’t 't te ten ter til tot und van vande "
    "vanden vander ver vom von vor y ya z zu zum zur"
)
PARTICLES = frozenset(_PARTICLES.split())
NO_FIRST = frozenset("请该此各我你他她它详把被是不在这那每另")  # characters no name begins with
MAX_WORDS = 12
MAX_WORD = 30


def is_name(text: str) -> bool:
    """Tell whether `text` can be the name of a person or an organisation, and is not prose."""
    words = text.split()
    if posts.is_organisation(text):
        words = [word for word in text.replace(",", " ").split() if word not in "&＆"]
    return (
        len(text) >= 2
        and 0 < len(words) <= MAX_WORDS
        and words[0] not in ORGANISATION_WORDS
        and text[0] not in NO_FIRST
        and all(map(_is_name_word, words))
        and any(map(str.isalpha, text))
        and not text.islower()
        and not roles_of(text)
        and _is_whole(text, words)
    )


def _is_whole(text: str, words: list[str]) -> bool:
    """Refuse small words outside an office's name, posts, and long runs of Chinese that are none."""
    if posts.is_organisation(text):
        return True
    if re.fullmatch(f"[{HAN}]+", text):
        return len(text) <= 4 and not posts.NO_NAME.fullmatch(text)
    small = ORGANISATION_WORDS.intersection(words)
    return not small and not (len(words) > 1 and posts.names_a_post(" ".join(words[1:])))


def is_long(name: str) -> bool:
    """Tell whether a name in characters is longer than most are: it could be another word."""
    run = re.fullmatch(f"[{HAN}]+", name)
    is_compound = re.match(posts.COMPOUND, name)
    return bool(run) and len(name) > 3 and not is_compound and not posts.is_organisation(name)


def _is_name_word(word: str) -> bool:
    if word in PARTICLES | ORGANISATION_WORDS or ABBREVIATION.fullmatch(word):
        return True
    return (
        len(word) <= MAX_WORD
        and word[0] not in INSIDE - frozenset("'’‘")
        and all(_is_letter(char) or char in INSIDE for char in word.rstrip("."))
        and (not word.endswith(".") or bool(re.fullmatch(r"(?:[^\W\d_]\.?)+", word)))
        and "的" not in word
        and not PART_OF_DATE.search(word)
        and not word.islower()
    )


def _is_letter(char: str) -> bool:
    """Tell whether a character is a letter, a digit, or a mark that belongs to a letter."""
    return char.isalnum() or unicodedata.category(char)[0] == "M"
