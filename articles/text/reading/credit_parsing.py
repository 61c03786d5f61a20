"""The grammar of a credit line: "Text: Ding Jing", "文/张三 图/李四、王五", "张三/文 李四/摄"."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from articles.text.han import HAN

from .credited_names import Names, read_names
from .dates import POSTED, without_dates
from .role_words import CHINESE, LATIN, OTHER, STAMP, TEXT, roles_of, simplified

MAX_LINE = 1000  # bounds the work done on a line; longer ones are prose
LONGEST_NAMES = 200  # of a line that begins with a name and no label
MAX_OTHER = 60  # of a source, an editor and the like, which need not be a name
COLON_LIKE = ":：∶︰﹕/／|｜丨│¦"
MARK = rf"\s*(?:[{COLON_LIKE}]|[-–—―－=＝]+)\s*"


def any_label(table: Iterable[str], gap: str = "") -> str:
    labels = sorted(" ".join(table).split(), key=len, reverse=True)
    return "(?:" + "|".join(gap.join(label) for label in labels) + ")"


_MODIFIER = (
    "(?:(?:student|staff|campus|senior|special|contributing|guest|chief|lead|original|english|chinese|first|second"
    "|third|final|initial|preliminary|executive|managing|copy|deputy|associate|responsible|all|cover|additional"
    "|update|release|publish|publication|last|page)\\s+){0,2}"
)
LATIN_LABEL = rf"(?:{_MODIFIER}{any_label(LATIN)}(?![A-Za-z])\.?)"
CHINESE_LABEL = any_label(CHINESE, gap=r"\s*")
LATIN_LABELS = rf"{LATIN_LABEL}(?:(?:\s+and\s+|\s*[/／&＆,+]\s*(?:and\s+)?){LATIN_LABEL}){{0,3}}"
CHINESE_LABELS = rf"{CHINESE_LABEL}(?:(?:\s*[/／&＆、,，·+和及与]\s*|\s*){CHINESE_LABEL}){{0,3}}"
_ASIDE = r"(?:\s*[(（][^()（）]{1,12}[)）])?"  # “审核人（签字）：”
_BY = (
    r"(?:\s+(?:is|are|was|were|has\s+been|have\s+been))?"
    r"(?:\s+(?:taken|provided|supplied|shot|made|given|sent|contributed|prepared|done))?"
    r"(?:\s+(?:into|from)\s+(?:the\s+)?(?:english|chinese))?\s+by"
    r"|\s+courtesy\s+of|\s+courtesy|\s+credits?|\s+source"
)
SUPPLIED = re.compile(r"(?<=\w)\s+(?:courtesy|credits?|source)\b", re.IGNORECASE)
# "by" or a Chinese label may be followed by a mere space; a Latin noun needs a mark: "Text books".
HEAD = re.compile(
    rf"""
    (?:^|(?<=[\s,，、;；|｜丨│·/／.。)）】\]]))
    (?: {LATIN_LABELS} (?: (?:{_BY})? {_ASIDE} {MARK} | \s+by\s+ | (?:{_BY})\s+ )
      | ^by (?: {MARK} | \s+ )
      | {CHINESE_LABELS} (?: {_ASIDE} {MARK} | (?:\s*by)? \s+ (?=[a-z]|[{HAN}]{{2}}) )
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
TAIL = re.compile(
    rf"""
    (?P<mark> \s*[/／|｜丨]\s* | \s+[-–—]+\s* | \s*[(（]\s* | \s+ )
    (?P<label> {CHINESE_LABELS} | {LATIN_LABELS} )
    (?: \s*[)）] | (?=$|[\s,，、;；。|｜·/／]) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
GLUED_TAIL = re.compile(
    rf"(?<=[{HAN}]{{2}})(?P<label>摄影报道|摄影|摄|供图|供稿|撰稿|撰文|翻译|编译|报道|审核)(?=$|[\s,，、;；])"
)
GLUED_HEAD = re.compile(
    rf"(?<=[{HAN}]{{2}})(?=(?P<label>{CHINESE_LABEL})\s*(?P<mark>[{COLON_LIKE}]))"
)
_BARE = "文 图 摄 译 审 图文 文图 文字 摄影 供图 供稿 撰文 撰稿 摄影报道 翻译 审核"
BARE = frozenset(_BARE.split())
LABEL = re.compile(rf"{any_label(LATIN)}(?![A-Za-z])|{CHINESE_LABEL}", re.IGNORECASE)
LONE_LABEL = re.compile(rf"(?:{LATIN_LABELS}|{CHINESE_LABELS})\s*[{COLON_LIKE}]?", re.IGNORECASE)
BRACKETED_LABEL = re.compile(
    rf"[\[【「〔]\s*({LATIN_LABELS}|{CHINESE_LABELS})\s*[{COLON_LIKE}]?\s*[\]】」〕]\s*[{COLON_LIKE}]?",
    re.IGNORECASE,
)
PRINTED = re.compile(rf"({any_label(LATIN)})\s+", re.IGNORECASE)

# A whole sentence that credits: “This article was written by …”, “本文图片由……提供”.
SUBJECT = re.compile(
    r"(?:this|the)\s+(?:article|story|report|text|news|release|translation|version)\s+"
    r"(?:is|was|has\s+been)\s+(?=\w+(?:\s+and\s+\w+)?\s+by\s)|the\s+(?=(?:photo|picture|image)s?\s)",
    re.IGNORECASE,
)
CONTRIBUTED = re.compile(
    r"(?P<names>.+?)\s+(?:also\s+)?contributed\s+to\s+(?:this|the)\s+(?:article|story|report)",
    re.IGNORECASE,
)
PROVIDED = re.compile(
    r"(?:本文|文中|以上|本组)?(?P<what>文字|文章|图片|照片|摄影)?(?:均|都)?(?:由|来自|来源于?|源自)(?P<names>.+?)"
    r"(?P<deed>提供|供图|拍摄|撰写|供稿|翻译|审核)?"
)
DEEDS = {"撰写": "文字", "供稿": "文字", "翻译": "翻译", "审核": "审核"}

PICTOGRAPHS = {"📷": "图", "📸": "图", "✍": "文", "📝": "文", "🖊": "文", "🖋": "文", "✒": "文"}
PICTOGRAPH = re.compile("[\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff]")
OPENING, CLOSING = "(（[【「〔", ")）]】」〕:：/／|｜丨.。;；"
ENDING = re.compile(r"\s*[(（【\[]\s*(?:全文)?(?:完|(?:the\s+)?end)\s*[)）】\]]\s*$", re.IGNORECASE)
# In brackets a reporter's name may follow without a mark: “（记者张三 通讯员李四）”.
REPORTER = re.compile(
    rf"(?:^|(?<=[\s、，,；;]))((?:学生|學生|本报|本報|校园|校園|实习|實習|见习|見習)?(?:记者|記者|通讯员|通訊員))(?=[{HAN}]{{2,4}}(?:$|[\s、，,；;和]))"
)
WRAPPED = re.compile(r"[(（\[【〔](.*)[)）\]】〕]")
BETWEEN_BRACKETS = re.compile(r"[)）\]】〕]\s*[(（\[【〔]")
FULL_STOP = re.compile(r"(?:[。；;]|(?<!\bJr)(?<!\bSr)(?<!\b[^\W\d_])\.)$")
BETWEEN = " ,，|｜·-–—"  # a name and a date
TRAILING_ON = re.compile(r"\s+on$", re.IGNORECASE)
SENTENCE = re.compile(r"[。！？!?]|\.\s+[A-Z]")

PROSE = re.compile(rf"{SENTENCE.pattern}|[的，]")


@dataclass(frozen=True)
class CreditLine:
    """The credits of a line: pairs (role, names), each role once, names in order without repeats.

    A label without a name ("Translator:", "Translator: none") has no names. Roles: those of the
    credit line, and "other" for editors and the like. `left_out` are words that stood beside
    names and are none: posts, degrees, dates. What is not sure has to be looked at by a person.
    """

    credits: tuple[tuple[str, tuple[str, ...]], ...]
    is_sure: bool = True
    left_out: tuple[str, ...] = ()

    @property
    def roles(self) -> set[str]:
        return {role for role, _names in self.credits}


@dataclass
class _Draft:
    credits: dict[str, list[str]] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)
    is_sure: bool = True

    def add(self, roles: Iterable[str], names: Names) -> None:
        for role in roles:
            self.credits[role] = list(dict.fromkeys([*self.credits.get(role, []), *names.found]))
        self.left_out += names.left_out
        self.is_sure &= names.is_sure

    def done(self) -> CreditLine:
        credits = tuple((role, tuple(names)) for role, names in self.credits.items())
        return CreditLine(credits, self.is_sure, tuple(filter(None, self.left_out)))


def parse_credit_line(line: str) -> CreditLine | None:
    """Return the CreditLine in a line, or None when the line is anything else.

    The whole line has to be labels and names, dates aside.
    """
    if len(line) > MAX_LINE:
        return None
    core, is_bracketed = core_of(line)
    if len(core) > LONGEST_NAMES and not HEAD.match(simplified(core)):
        return None
    if found := _glued(core) or _label_first(core) or _name_first(core, is_bracketed):
        return found
    rest, dates = without_dates(core)
    rest = TRAILING_ON.sub("", POSTED.sub("", rest.strip(BETWEEN), count=1)).strip(BETWEEN)
    rest = rest[:1].upper() + rest[1:]  # “Posted on July 12 by …”
    if dates and not is_bracketed:
        rest, is_bracketed = core_of(rest)
    if dates and (found := _label_first(rest) or _name_first(rest, is_bracketed)):
        return replace(found, left_out=(*found.left_out, *dates))
    return _sentence(core)


def is_lone_label(line: str) -> bool:
    """Tell whether a line is a label and nothing more, such as "text" or "Text:"."""
    return LONE_LABEL.fullmatch(simplified(line)) is not None


def core_of(line: str) -> tuple[str, bool]:
    """Take off ornaments, a final full stop and brackets around the line; say if it had these."""
    line = ENDING.sub("", line.strip())
    sign = PICTOGRAPHS.get(line[:1])
    line = FULL_STOP.sub("", _without_ornaments(PICTOGRAPH.sub("  ", line)))
    wrapped = WRAPPED.fullmatch(line)
    if wrapped and not BRACKETED_LABEL.match(line):
        line = FULL_STOP.sub("", BETWEEN_BRACKETS.sub("  ", wrapped[1]).strip())
    line = _with_colons(BRACKETED_LABEL.sub(r" \1：", line).strip())
    if wrapped:
        line = REPORTER.sub(r"\1：", line)
    if sign and not HEAD.match(simplified(line)):
        line = f"{sign}：{line.lstrip(COLON_LIKE + ' ')}"
    return line, bool(wrapped)


def _without_ornaments(line: str) -> str:
    """Take off the dashes, bullets and pictographs around a line."""
    start, end = 0, len(line)
    while start < end and not (line[start].isalnum() or line[start] in OPENING):
        start += 1
    while end > start and not (_is_of_word(line[end - 1]) or line[end - 1] in CLOSING):
        end -= 1
    return line[start:end]


def _is_of_word(char: str) -> bool:
    """Tell whether a character is a letter, a digit, or a mark on one; a pictograph's style is none."""
    return char.isalnum() or (unicodedata.category(char)[0] == "M" and char not in "\ufe0f\u20e3")


def _with_colons(line: str) -> str:
    """Mark the labels of a line as this program prints it: "Text Ding Jing · Review Fan Xiaoli"."""
    parts = line.split(" · ")
    if len(parts) > 1 and all(map(PRINTED.match, parts)):
        return " · ".join(PRINTED.sub(r"\1: ", part, count=1) for part in parts)
    return line


def _label_first(line: str) -> CreditLine | None:
    heads = list(HEAD.finditer(simplified(line)))
    if not heads or heads[0].start():
        return None
    ends = [*(head.start() for head in heads[1:]), len(line)]
    draft = _Draft(is_sure=not _is_prose(heads[0]))
    for head, end in zip(heads, ends, strict=True):
        roles, value = _roles(head[0]), line[head.end() : end]
        names = _value(roles, line[head.start() : end], value)
        if names is None:
            return None
        draft.add(roles, names)
    return draft.done()


def _value(roles: list[str], whole: str, value: str) -> Names | None:
    """Return the names behind a label. What is neither credited nor printed need not be a name."""
    if roles == [STAMP]:
        short = len(value) <= MAX_OTHER and not SENTENCE.search(value)
        return Names(left_out=[whole.strip(" ,，、;；|｜·")]) if short else None
    names = read_names(value)
    if names is None and roles == [OTHER] and len(value) <= MAX_OTHER and not PROSE.search(value):
        return Names(left_out=[value.strip()])
    return names


def _name_first(line: str, is_bracketed: bool) -> CreditLine | None:
    """Read "张三/文 李四、王五/摄", "Zhang San (text)" and, less surely, "张三 摄"."""
    folded = simplified(line)
    tails = list(TAIL.finditer(folded))
    if is_bracketed and not tails:
        tails = list(GLUED_TAIL.finditer(folded))
    if not tails or tails[-1].end() < len(folded.rstrip()):
        return None
    draft, start = _Draft(), 0
    for tail in tails:
        roles, names = _roles(tail["label"]), read_names(line[start : tail.start()])
        if not names or not names.found or not _may_follow(tail, names, roles):
            return None
        draft.add(roles, names)
        draft.is_sure &= is_bracketed or bool(tail.groupdict().get("mark", "").strip())
        start = tail.end()
    return draft.done()


def _may_follow(tail: re.Match[str], names: Names, roles: list[str]) -> bool:
    """Tell whether a label may stand behind these names: a common noun may after a mark only."""
    if STAMP in roles:
        return False
    mark = tail.groupdict().get("mark", "x").strip()
    if tail["label"][0].isascii():
        return bool(mark) and all(" " in name for name in names.found)
    return bool(mark) or re.sub(r"[\s/／&、和及与]", "", tail["label"]) in BARE


def _sentence(line: str) -> CreditLine | None:
    """Read a sentence that credits, such as “本文图片由周晓禾提供”: never surely."""
    found = None
    if subject := SUBJECT.match(line):
        rest = line[subject.end() :]
        found = _label_first(rest[:1].upper() + rest[1:])
    elif match := CONTRIBUTED.fullmatch(line):
        found = _label_first(f"Text: {match['names']}")
    elif (match := PROVIDED.fullmatch(line)) and (match["what"] or match["deed"]):
        label = DEEDS.get(match["deed"] or "", match["what"] or "图片")
        found = _label_first(f"{label}：{match['names']}")
    return found and replace(found, is_sure=not any(names for _role, names in found.credits))


def _glued(line: str) -> CreditLine | None:
    """Read "文/张三图/李四", where nothing parts one credit from the next: never surely."""
    folded, places, end = simplified(line), [], 0
    heads = {at for head in HEAD.finditer(folded) for at in range(*head.span())}
    first = HEAD.match(folded)
    for match in GLUED_HEAD.finditer(folded):
        is_same = first and match["mark"] == first[0].rstrip()[-1]
        if is_same and match.start() >= end and match.start() not in heads:
            places.append(match.start())
            end = match.end("label")
    if not places:
        return None
    pieces = [line[a:b] for a, b in zip([0, *places], [*places, len(line)], strict=True)]
    found = _label_first("  ".join(pieces))
    return found and replace(found, is_sure=False)


def _is_prose(head: re.Match[str]) -> bool:
    """Tell whether a line starts like part of a sentence: "reviewed by Fan Xiaoli"."""
    return head[0].islower() and head[0].rstrip().endswith("by")


def _roles(head: str) -> list[str]:
    labels = LABEL.findall(SUPPLIED.sub("", simplified(head)))
    return list(dict.fromkeys(role for label in labels for role in roles_of(label))) or [TEXT]
