"""Letters: what was typed put right, folded to be compared, and names spelled to be found.

No models and no database, so that the words of stories are treated like those of people.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from itertools import product
from typing import Any

from pypinyin import Style, lazy_pinyin
from pypinyin import pinyin as readings_of
from pypinyin.pinyin_dict import pinyin_dict

try:
    from opencc import OpenCC
except ImportError:
    OpenCC = None

# What was typed, put right

# A joiner means something in scripts that join letters, from Arabic to Mongolian, and in emoji.
_JOINING = r"\u0600-\u109f\u1780-\u18af\u1b00-\u1bff\ua840-\uabff\ufb50-\ufdff\ufe70-\ufefc"
_EMOJI = r"\u00a9\u00ae\u2190-\u2bff\u3030\u303d\u3297\u3299\ufe0f\U0001f000-\U0001faff"
_JOINER = rf"(?<![{_JOINING}{_EMOJI}])[\u200c\u200d]+|[\u200c\u200d]+(?![{_JOINING}{_EMOJI}])"
# Soft hyphen, zero width space, word joiner, invisible operators, fillers, byte order mark, and
# the marks that turn the direction of what follows: these could show a text as it is not, also
# one that runs from right to left. The variation selectors of Mongolian stay.
_NEVER = r"\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u202a-\u202e\u2060-\u206f\u3164"
_NEVER += r"\ufeff\uffa0\ufff0-\ufffb"
_CONTROL = r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_INVISIBLE = re.compile(rf"[{_NEVER}{_CONTROL}]+|{_JOINER}")
_DIRECTION = re.compile(r"[\u200e\u200f\u061c]+")
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# What ends a line: Word writes a vertical tab, old files the other ones. A feed may hold none.
_LINE_END = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACE = re.compile(r"[^\S\n]")
_SPACE_INSIDE = re.compile(r"[^\S\n\t\u3000]")


def visible(text: str) -> str:
    """Return text in composed letters (NFC), without characters that nobody can see.

    Joiners stay where a script needs them, direction marks where a text runs from right to left.
    Every line ends with a newline.
    """
    text = _INVISIBLE.sub("", _LINE_END.sub("\n", text))
    if not _RIGHT_TO_LEFT.search(text):
        text = _DIRECTION.sub("", text)
    return unicodedata.normalize("NFC", text)


def tidy(text: str) -> str:
    """Return the text of a short field: visible, on one line, with single plain spaces."""
    return " ".join(visible(text).split())


def tidy_lines(text: str) -> str:
    """Return a text of several lines: visible, with plain spaces; its lines stay as they are."""
    lines = _SPACE.sub(" ", visible(text)).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


def tidy_page(text: str) -> str:
    """Return a text from elsewhere that is yet to be read: visible, with plain spaces.

    Its lines, tabs and ideographic spaces stay, which say what is a list, a table, a paragraph.
    """
    return _SPACE_INSIDE.sub(" ", visible(text))


# Folded, to be compared

# Letters of their own, which Unicode takes for no accented letter.
PLAIN = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l"}
    | {"ħ": "h", "ı": "i", "ŋ": "ng", "ŧ": "t", "ẞ": "SS", "Æ": "AE", "Œ": "OE", "Ø": "O"}
    | {"Đ": "D", "Ð": "D", "Þ": "TH", "Ł": "L", "Ħ": "H", "Ŋ": "NG", "Ŧ": "T"}
)


class _Folding(dict[int, str]):
    """For str.translate(): every character's folded form, worked out when first met."""

    def __init__(self, simplified: Callable[[str], str]) -> None:
        super().__init__()
        self.simplified = simplified

    def __missing__(self, code: int) -> str:
        kind = unicodedata.category(chr(code))
        if kind == "Cs":  # a surrogate: opencc can't read it
            return " "
        wide = "" if kind == "Cf" else unicodedata.normalize("NFKC", chr(code)).casefold()
        letters = unicodedata.normalize("NFD", wide.translate(PLAIN))
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


def letters_of(text: str) -> list[str]:
    """Return the runs of letters and digits in the folded text."""
    kinds = unicodedata.category
    return "".join(c if kinds(c)[0] in "LMN" else " " for c in fold(text)).split()


# Names

# What is said before or after a name and isn't part of it.
_BEFORE = re.compile(
    r"(?:(?:assoc|associate|asst|assistant|vice|prof|professor|dr|mr|mrs|ms|miss|mx|sir|madam"
    r"|teacher|coach)\b\.?\s*)+(?=\w)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(.*?[\w)）])\s*(?:(?:副?教授|老师|老師|讲师|講師|导师|博士|先生|女士|小姐|同学|同學|主任"
    r"|校长|校長|院长|院長|书记|教练|,?\s*(?:phd|ph\.\s?d\.))\s*)",
    re.IGNORECASE,
)
LEAST_LETTERS = 2  # that a name has when its title is off: the person 陈博 is no Dr. 陈
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_SPELLED_APART = {"lv": ("lv", "lu", "lyu"), "nv": ("nv", "nu", "nyu")}  # lü, nü
_SPELLED_APART |= {"lve": ("lve", "lue"), "nve": ("nve", "nue")}
MOST_SPELLINGS = 12  # of one name


def bare_name(name: str, least: int = LEAST_LETTERS) -> str:
    """Return a name without titles, and without what stands after it in brackets.

    A title stays if fewer than `least` letters would be left without it.
    """
    bare = tidy(name)
    while (rest := _shorter(bare)) != bare and len("".join(letters_of(rest))) >= least:
        bare = rest
    return _BEFORE.sub("", bare, count=1) if _BEFORE.match(bare) else bare


def _shorter(name: str) -> str:
    """Return a name without the last of what stands after it: a title, or words in brackets."""
    match = _AFTER.fullmatch(name)
    return match[1].rstrip(" ,") if match else without_brackets(name)


def without_brackets(name: str) -> str:
    """Return a name without the words in brackets after it, which tell it apart from others."""
    depth = 0
    for at in range(len(name) - 1, 0, -1):
        depth += (name[at] in ")）") - (name[at] in "(（")
        if depth == 0:
            return name[:at].rstrip() if name[at] in "(（" else name
    return name


def key_of(name: str) -> str:
    """Return the letters by which two names are the same, "" for a name without any."""
    return "".join(letters_of(bare_name(name)))


def spellings(name: str) -> list[str]:
    """Return the Latin words that somebody is found by, each once.

    陈雨晴 gives chen, yu, qing, and joined chenyuqing, yuqing, yuqingchen, cyq, yqc. A surname
    is given in each of its readings, and ü as v, u and yu, because people type either. Chen
    Yuqing gives cyq and yqc too, but not the syllables: Susan is not found by “san”. With the
    surname whole, the rest may be initials: chenyq. Müller gives mueller.
    """
    found: list[str] = []
    for syllables in _readings(name):
        found += [*syllables, "".join(syllables), "".join(word[0] for word in syllables)]
        for cut in sorted({1, 2, len(syllables) - 1} & set(range(1, len(syllables)))):
            turned = [*syllables[cut:], *syllables[:cut]]
            found += ["".join(turned), "".join(word[0] for word in turned)]
            found.append("".join(syllables[cut:]))
            found.append("".join([*syllables[:cut], *(word[0] for word in syllables[cut:])]))
    found += letters_of(name.casefold().translate(_UMLAUTS))
    return list(dict.fromkeys([*found, *_initials(name)]))


def _initials(name: str) -> Iterator[str]:
    """Yield the initials of a name in Latin letters, with a letter for each syllable of pinyin."""
    words = letters_of(name)
    if not words or not all(word.isascii() for word in words):
        return
    for initials in list(product(*map(_initials_of, words)))[:MOST_SPELLINGS]:
        yield "".join(initials)
        for cut in {1, len(initials) - 1} - {0, len(initials)}:
            yield "".join([*initials[cut:], *initials[:cut]])


def _initials_of(word: str) -> list[str]:
    """Return the initials of a word: its own, and those of each two syllables it may be."""
    known = _syllables()
    halves = ((word[:at], word[at:]) for at in range(1, len(word)))
    pairs = [one[0] + other[0] for one, other in halves if one in known and other in known]
    return list(dict.fromkeys([word[0], *pairs]))


@cache
def _syllables() -> frozenset[str]:
    """Return every syllable of pinyin, without tones."""
    read = {fold(one) for all_of_one in pinyin_dict.values() for one in all_of_one.split(",")}
    return frozenset(one for one in read if set(one) & set("aeiou"))


def _readings(name: str) -> list[tuple[str, ...]]:
    """Return the ways a name may be read, each as its syllables or words."""
    read = letters_of(" ".join(lazy_pinyin(name, style=Style.NORMAL)))
    ways = [_SPELLED_APART.get(word, (word,)) for word in read]
    first = letters_of(name)[:1]
    if first and not first[0].isascii():
        others = readings_of(first[0][0], heteronym=True, style=Style.NORMAL)[0]
        if read[0] in map(fold, others):
            ways[0] = tuple(dict.fromkeys([*ways[0], *map(fold, others)]))
    return list(product(*ways))[:MOST_SPELLINGS] if read else []


def search_words(name: str, name_zh: str, *others: str) -> str:
    """Return the words that something of these names is found by, with a space before each.

    What it is found by besides, such as its address, is taken as it stands.
    """
    found = letters_of(" ".join(others))
    for one in (name, name_zh):
        bare = bare_name(one)
        found += [*letters_of(one), "".join(letters_of(bare)), *spellings(bare)]
    return "".join(f" {word}" for word in dict.fromkeys(found) if word)
