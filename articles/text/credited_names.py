"""The names behind a credit label: where one ends and the next begins, and what can be one."""

import re

from articles.text.han import HAN

CHARACTER = r"[^\W_][\u0300-\u036f]*"
WORD = re.compile(
    rf"(?:(?:{CHARACTER})\.-?)+|"  # initials
    rf"(?:(?:{CHARACTER})\.-?)*(?:{CHARACTER})+(?:[-'’‘ʼ·•‧・．](?:{CHARACTER})+)*|"
    r"(?:Jr|Sr|Dr|Mr|Mrs|Ms|Prof|St)\."
)
PART_OF_DATE = re.compile(r"\d[年月日]")
ORGANISATION_WORDS = frozenset(["and", "for", "in", "of", "the"])
PARTICLES = frozenset(["al", "bin", "da", "de", "del", "der", "di", "el", "la", "van", "von", "y"])
NOBODY = frozenset(
    ["none", "nobody", "nil", "n/a", "tbd", "tba", "无", "暂无", "没有", "待定", "未定"]
)
MAX_WORDS = 10
MAX_WORD = 30

EDGES = " \t\u3000,，、;；&＆|｜丨│·-–—"
SEPARATOR = re.compile(
    r"\s*[,，、;；&＆]\s*(?:and\s+)?|\s+and\s+|\s+和\s+|\s{2,}|[\t\u3000]"
    rf"|(?<=[{HAN}])\s(?=[{HAN}])"
)
TRAILING_AND = re.compile(r"\s+(?:and|和)$")
PADDED = re.compile(rf"(?<![{HAN}])([{HAN}])\s+(?=[{HAN}](?![{HAN}]))")
# The 和 of 张和平 belongs to the name: between two names there are two characters on each side.
HAN_AND = re.compile(rf"(?<=[{HAN}]{{2}})和(?=[{HAN}]{{2}})")


def split_names(text: str) -> list[str] | None:
    """Return the names in `text`, each once, in order; None when something in it is not a name.

    Names are parted by , ， 、 ; ； & "and" 和, by two spaces, and Chinese ones by a single space.
    A blank, or a word for "nobody" such as "none" or 无, gives an empty list.
    """
    text = TRAILING_AND.sub("", text.strip(EDGES)).strip(EDGES)
    if not text or text.casefold() in NOBODY:
        return []
    parts = SEPARATOR.split(PADDED.sub(r"\1", text))
    names = [name for part in parts for name in _split_han_and(part)]
    return list(dict.fromkeys(names)) if all(map(is_name, names)) else None


def is_name(text: str) -> bool:
    """Tell whether `text` can be the name of a person or an organisation, and is not prose."""
    words = text.split(" ")
    return (
        len(text) >= 2
        and len(words) <= MAX_WORDS
        and words[0] not in ORGANISATION_WORDS
        and all(map(_is_name_word, words))
        and any(char.isalpha() for char in text)
        and not text.islower()
    )


def _is_name_word(word: str) -> bool:
    return (
        len(word) <= MAX_WORD
        and WORD.fullmatch(word) is not None
        and "的" not in word
        and not PART_OF_DATE.search(word)
        and (not word.islower() or word in PARTICLES | ORGANISATION_WORDS)
    )


def _split_han_and(text: str) -> list[str]:
    """Split a run of Chinese at the 和 that stand between two names.

    >>> _split_han_and("李和平和王五")
    ['李和平', '王五']
    """
    start, names = 0, []
    for match in HAN_AND.finditer(text):
        if match.start() - start >= 2:
            names.append(text[start : match.start()])
            start = match.end()
    return [*names, text[start:]]


HAN_NAME = rf"(?P<han>[{HAN}][{HAN}·•]*)"
LATIN_NAME = rf"(?P<latin>[^\s{HAN}][^{HAN}]*?)"
BOTH_SCRIPTS = [
    re.compile(rf"{LATIN_NAME}\s+{HAN_NAME}"),
    re.compile(rf"{HAN_NAME}\s+{LATIN_NAME}"),
]


def by_script(name: str) -> tuple[str, str]:
    """Return (Latin name, Chinese name) of a name as printed, either of them possibly empty.

    >>> by_script("Li Qianqian 李倩倩")
    ('Li Qianqian', '李倩倩')
    """
    for form in BOTH_SCRIPTS:
        if match := form.fullmatch(name):
            return match["latin"], match["han"]
    return ("", name) if re.search(f"[{HAN}]", name) else (name, "")
