"""Credits inside a paragraph: behind its last sentence, in brackets before its first, or amid it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from .credit_parsing import mentions_credits, parse_credit_line, starts_like_credits
from .credited_names import is_somebody
from .role_words import REVIEW, TEXT, TRANSLATOR
from .unwrapping import Line

WORDS = {TEXT, TRANSLATOR, REVIEW}  # roles that no caption has
MOST_BEHIND = 300  # characters behind the last sentence in which credits are looked for

LAST_BRACKET = re.compile(r"[(（\[【][^()（）\[\]【】]+[)）\]】][.。]?$")
BRACKET = re.compile(r"[(（\[【](?P<credits>[^()（）\[\]【】]{3,200})[)）\]】]")
SENTENCES = re.compile(r"[。！？!?.”\"]\s*")
# “本网讯（通讯员：林一帆）7月12日，…”, “(By Lin Yifan) On July 12 …”.
LEADING = re.compile(
    r"(?P<lead>[【\[（(]?(?:本|校|院|新华|中新)\S{0,6}[讯电訊電][】\]）)]?\s*)?[(（](?P<credits>[^()（）]{2,100})[)）]\s*(?P<prose>\S.*)"
)
LEADING_BARE = re.compile(
    r"(?P<lead>[【\[（(]?本\S{0,6}[讯訊][】\]）)]?\s*)(?P<credits>(?:记者|記者|通讯员|通訊員|学生记者|學生記者)[^\d,，。]{2,60}?)\s*(?P<prose>(?:\d|报道|報道|[：:]).*)"
)
REPORTER = re.compile(
    r"((?:学生|學生|本报|校园|实习|见习)?(?:记者|記者|通讯员|通訊員))\s*[:：/]?\s*"
)


def without_credits(line: Line, *, is_first: bool, is_last: bool) -> Line:
    """Return the line without the credits inside it, which it then bears."""
    line = _without_closing(line, is_last=is_last)
    if not line.taken and is_first:
        line = _without_leading(line)
    return line if line.taken else _with_review(line)


def _without_closing(line: Line, *, is_last: bool) -> Line:
    for prose, words in _closings(line.text):
        credits = parse_credit_line(words)
        if credits is None:
            continue
        named = {role for role, names in credits.credits if names or credits.left_out}
        if (is_last and named) or (credits.is_sure and named & WORDS):
            credits = credits if is_last else replace(credits, is_sure=False)
            return replace(line, text=prose, credits=credits, taken=words)
        return replace(line, is_doubtful=True)
    last = LAST_BRACKET.search(line.text)
    inner = last[0].strip("()（）[]【】.。 ") if last else ""
    is_doubtful = starts_like_credits(inner)
    if is_last and last and not is_doubtful:
        is_signed = line.text[: last.start()].rstrip()[-1:] in "。.!！?？" and is_somebody(inner)
        is_doubtful = is_signed or mentions_credits(inner)
    return replace(line, is_doubtful=line.is_doubtful or is_doubtful)


def _closings(text: str) -> Iterator[tuple[str, str]]:
    """Yield (prose, words behind it) for each way a paragraph can end in credits."""
    match = LAST_BRACKET.search(text)
    places = []
    while match and match.start():
        places.append(match.start())
        match = LAST_BRACKET.search(text[: match.start()].rstrip())
        if len(places) > 5:
            break
    for place in reversed(places):
        yield text[:place].rstrip(), text[place:]
    offset = max(0, len(text) - MOST_BEHIND)
    for match in SENTENCES.finditer(text, offset):
        if match.end() < len(text):
            yield text[: match.end()].rstrip(), text[match.end() :]


def _without_leading(line: Line) -> Line:
    match = LEADING.fullmatch(line.text) or LEADING_BARE.fullmatch(line.text)
    if not match:
        return line
    words = match["credits"]
    marked = REPORTER.sub(r"  \1：", words).strip()
    credits = parse_credit_line(marked)
    if not credits or not any(names for _role, names in credits.credits):
        return replace(line, is_doubtful=bool(match["lead"]) or starts_like_credits(words))
    return replace(
        line, text=f"{match['lead'] or ''}{match['prose']}", credits=credits, taken=words
    )


def _with_review(line: Line) -> Line:
    """Find a Review credit in brackets amid the text: a page would print it beside the real one."""
    for match in BRACKET.finditer(line.text):
        credits = parse_credit_line(match["credits"])
        if credits and credits.is_sure and REVIEW in credits.roles:
            text = f"{line.text[: match.start()]}{line.text[match.end() :]}"
            return replace(line, text=text, credits=replace(credits, is_sure=False), taken=match[0])
    return line
