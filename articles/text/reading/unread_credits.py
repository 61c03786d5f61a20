"""Lines that look like credits and can't be read, so that they are said and not passed over."""

import re

from articles.text.han import HAN

from .credit_parsing import COLON_LIKE, FULL_STOP, HEAD, MAX_LINE, any_label, core_of
from .role_words import CHINESE, LATIN, STAMP, simplified

MAX_MENTION = 100  # characters
_CHINESE = [words for words, roles in CHINESE.items() if roles != [STAMP]]
_LONG_LABELS = [word for words in _CHINESE for word in words.split() if len(word) > 1]
_LATIN_LABEL = any_label(words for words, roles in LATIN.items() if roles != [STAMP])
WORK = re.compile(
    rf"{any_label([' '.join(_LONG_LABELS)])}|[文图审摄译编]\s*[^\w\s，。、（）()]|(?:[^\w\s，。、]\s*|\s)[文图审摄译编]\W*$"
    rf"|^\W*(?i:{_LATIN_LABEL})(?:\s|\W*$)|\b(?i:courtesy|thanks\s+to)\b|\b{_LATIN_LABEL}\s*[^\w\s,.'’]|\b{_LATIN_LABEL}\s+(?:by|courtesy)\b|\b[a-z]+(?:ed|n)\s+by\s+[A-Z]",
)
REVIEWED = re.compile(
    rf"(?:[初复终一二三责任]*审|核稿)[{HAN}]{{0,4}}\s*(?:[{COLON_LIKE}]|\s[{HAN}]{{2,4}}$)"
    rf"|(?:final\s+|first\s+)?(?:review(?:ed|er)?|approved|checked)(?:\s+by)?\s*[{COLON_LIKE}]",
    re.IGNORECASE,
)


def starts_like_credits(line: str) -> bool:
    """Tell whether a line begins with a label and a colon, slash or bar, whatever comes after."""
    core, _is_bracketed = core_of(line.lstrip("(（ \u3000"))
    head = HEAD.match(simplified(core[:MAX_LINE]))
    return head is not None and head[0].rstrip()[-1] in COLON_LIKE


def mentions_credits(text: str) -> bool:
    """Tell whether the words of a short line speak of who made what, in whatever form."""
    return len(text) <= MAX_MENTION and WORK.search(simplified(text)) is not None


def may_name_a_reviewer(text: str) -> bool:
    """Tell whether a short line, no sentence, speaks of a review: “审核：王老师 已阅”."""
    is_short = len(text) <= MAX_MENTION and not FULL_STOP.search(text.rstrip(")）"))
    return is_short and REVIEWED.match(simplified(core_of(text)[0])) is not None
