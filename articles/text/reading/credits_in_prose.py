"""Credits inside a paragraph: behind its last sentence, in brackets before its first, or amid it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from articles.text.han import HAN

from .credit_parsing import parse_credit_line
from .credited_names import is_somebody
from .role_words import REVIEW, TEXT, TRANSLATOR
from .unread_credits import mentions_credits, starts_like_credits
from .unwrapping import FULL_STOPS, Line

WORDS = {TEXT, TRANSLATOR, REVIEW}  # roles that no caption has
MOST_BEHIND = 300  # characters behind the last sentence in which credits are looked for

LAST_BRACKET = re.compile(r"[(（\[【][^()（）\[\]【】]+[)）\]】][.。]?$")
BRACKET = re.compile(r"[(（\[【](?P<credits>[^()（）\[\]【】]{3,200})[)）\]】]")
A_REVIEW = re.compile(r"[审審]|review|approv|check", re.IGNORECASE)
SENTENCES = re.compile(r"[。！？!?.”\"]\s*")
# “本网讯（通讯员：林一帆）7月12日，…”, “(By Lin Yifan) On July 12 …”, “XI'AN, July 12 (By Lin Yifan) -- …”
LEADING = re.compile(
    r"(?P<lead>[【\[（(]?[^\s，。（(]{0,24}[讯电訊電][】\]）)]?\s*|[A-Z][A-Z'’]{2,}[^()（）。]{0,40}?)?"
    r"[(（](?P<credits>[^()（）]{2,100})[)）]\s*(?P<prose>\S.*)"
)
# “本报讯 记者 林一帆 7月12日，…”, “By Lin Yifan -- The school …”, “记者 林一帆：……”
LEADING_BARE = re.compile(
    r"(?P<lead>[【\[（(]?本\S{0,6}[讯訊][】\]）)]?\s*)?"
    r"(?P<credits>(?:(?:学生|學生|本报|本報)?(?:记者|記者|通讯员|通訊員)|By\s|BY\s|Reporter\s)[^\d,，。.:：]{2,60}?)\s*"
    r"(?:(?:[:：]|--+|[—–]+|\s-\s)\s*(?P<prose>\S.*)|(?P<verb>(?:报道|報道)[:：，,]?\s*)(?P<said>\S.*)|(?P<dated>\d.*))"
)
GLUED_REPORTER = re.compile(
    r"((?:学生|學生|本报|本報|校园|实习|见习)?(?:记者|記者|通讯员|通訊員))\s*[:：/]?\s*"
)
NAMED_FIRST = re.compile(
    rf"(?:.{{0,24}}[讯電电訊】）)\s])?(?:本报|学生)?(?:记者|記者|通讯员|通訊員)\s?[{HAN}]{{2,4}}|(?:By|Reporter)\s+[A-Z]|.{{0,40}}\([Bb]y\s+[A-Z]"
)


def without_credits(line: Line, *, is_first: bool, is_last: bool) -> Line:
    """Return the line without the credits inside it, which it then bears."""
    for found in (
        _without_closing(line, is_last=is_last),
        _without_leading(line, is_first=is_first),
        _with_review(line),
    ):
        if found.taken:
            return replace(found, is_doubtful=False)
    is_doubtful = _is_doubtful(line.text, is_first=is_first, is_last=is_last)
    return replace(line, is_doubtful=line.is_doubtful or is_doubtful)


def _without_closing(line: Line, *, is_last: bool) -> Line:
    for prose, words in _closings(line.text):
        credits = parse_credit_line(words)
        if credits is None:
            continue
        named = {role for role, names in credits.credits if names or credits.left_out}
        is_apart = credits.is_sure or prose[-1] in FULL_STOPS
        if (is_last and named and is_apart) or (credits.is_sure and named & WORDS):
            credits = credits if is_last else replace(credits, is_sure=False)
            return replace(line, text=prose, credits=credits, taken=words)
    return line


def _without_leading(line: Line, *, is_first: bool) -> Line:
    match = LEADING.fullmatch(line.text) or LEADING_BARE.fullmatch(line.text)
    if not match:
        return line
    words = match["credits"]
    credits = parse_credit_line(GLUED_REPORTER.sub(r"  \1：", words).strip())
    if not credits or not any(names for _role, names in credits.credits):
        return line
    if not (credits.is_sure and credits.roles & WORDS):
        return line
    parts = match.groupdict()
    prose = parts["prose"] or parts.get("said") or parts.get("dated")
    text = f"{match['lead'] or ''}{prose}"
    is_sure = is_first and match.re is LEADING
    taken = words + (parts.get("verb") or "")
    return replace(line, text=text, credits=replace(credits, is_sure=is_sure), taken=taken)


def _is_doubtful(text: str, *, is_first: bool, is_last: bool) -> bool:
    """Tell whether somebody may be credited in a paragraph, in a form that can't be read."""
    if is_first and NAMED_FIRST.match(text):
        return True
    if any(parse_credit_line(words) for _prose, words in _closings(text)):
        return True
    last = LAST_BRACKET.search(text)
    inner = last[0].strip("()（）[]【】.。 ") if last else ""
    if starts_like_credits(inner) or not is_last:
        return starts_like_credits(inner)
    behind = [words for prose, words in _closings(text) if prose and prose[-1] in FULL_STOPS]
    is_signed = any(is_somebody(words.strip("()（）[]【】—–- ")) for words in behind)
    return is_signed or mentions_credits(inner)


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


def _with_review(line: Line) -> Line:
    """Find a Review credit in brackets amid the text: a page would print it beside the real one."""
    for match in BRACKET.finditer(line.text):
        if not A_REVIEW.search(match[0]):
            continue
        credits = parse_credit_line(match["credits"])
        if credits and credits.is_sure and REVIEW in credits.roles:
            text = f"{line.text[: match.start()]}{line.text[match.end() :]}"
            return replace(line, text=text, credits=replace(credits, is_sure=False), taken=match[0])
    return line
