"""The labels of a credit line, and its grammar: "Text: Ding Jing", "文/张三 图/李四、王五"."""

import re
from collections.abc import Iterable

from articles.text.han import HAN

from .credited_names import split_names

TEXT, PICTURE, TRANSLATOR, REVIEW = "text", "picture", "translator", "review"
OTHER = "other"  # work that the credit line does not name, such as editing

LATIN = {
    "text texts word words story article written writer writers author authors "
    "reporter reporters correspondent correspondents": [TEXT],
    "picture pictures photo photos photograph photographs photographed photography photographer "
    "photographers image images": [PICTURE],
    "translator translators translation translated": [TRANSLATOR],
    "review reviews reviewed reviewer reviewers checked approved": [REVIEW],
    "editor editors edited proofread proofreader layout design designer video source": [OTHER],
}
CHINESE = {
    "文 文字 文章 文稿 文案 撰文 撰写 撰稿 撰稿人 供稿 供稿人 供稿单位 作者 采写 记者 学生记者 "
    "文字记者 通讯员": [TEXT],
    "图 图片 图片提供 图片来源 摄 摄影 摄影师 摄影记者 拍摄 供图 照片 配图": [PICTURE],
    "图文 文图": [TEXT, PICTURE],
    "译 译者 译文 翻译": [TRANSLATOR],
    "审 审核 审核人 审稿 审稿人 审阅 审定 审校 审批 审签 责任审核 责任审核人 责任审稿 责任审稿人 "
    "初审 复审 终审 一审 二审 三审": [REVIEW],
    "编 编辑 责编 责任编辑 文字编辑 图片编辑 图文编辑 美编 主编 校对 排版 设计 视频 来源 稿源 "
    "策划 监制 签发": [OTHER],
}
ROLES = {
    label: roles
    for table in (LATIN, CHINESE)
    for labels, roles in table.items()
    for label in labels.split()
}
MAX_LINE = 1000  # bounds the work done on a line; longer ones are prose
COLON_LIKE = ":：/／|｜丨│"
MARK = rf"\s*(?:[{COLON_LIKE}]|[-–—―－]+)\s*"


def _any_label(table: Iterable[str], gap: str = "") -> str:
    labels = sorted(" ".join(table).split(), key=len, reverse=True)
    return "(?:" + "|".join(gap.join(label) for label in labels) + ")"


LATIN_LABEL = _any_label(LATIN)
CHINESE_LABEL = _any_label(CHINESE, gap=r"\s*")
LATIN_LABELS = rf"{LATIN_LABEL}(?:(?:\s+and\s+|\s*[/／&＆,+]\s*){LATIN_LABEL}){{0,3}}"
CHINESE_LABELS = rf"{CHINESE_LABEL}(?:(?:\s+|\s*[/／&＆、,，和及]\s*){CHINESE_LABEL}){{0,3}}"
# "by" or a Chinese label may be followed by a mere space; a Latin noun needs a mark: "Text books".
HEAD = re.compile(
    rf"""
    (?:^|(?<=[\s,，、;；|｜丨│·]))
    (?: {LATIN_LABELS} (?: (?:\s+by)? {MARK} | \s+by\s+ )
      | ^by (?: {MARK} | \s+ )
      | {CHINESE_LABELS} (?: {MARK} | \s+ (?=[a-z]|[{HAN}]{{2}}) )
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
LABEL = re.compile(rf"{LATIN_LABEL}|{CHINESE_LABEL}", re.IGNORECASE)
LONE_LABEL = re.compile(rf"(?:{LATIN_LABELS}|{CHINESE_LABELS})\s*[{COLON_LIKE}]?", re.IGNORECASE)

PRINTED = re.compile(rf"({LATIN_LABEL})\s+", re.IGNORECASE)

WRAPPED = re.compile(r"[(（](.*)[)）]")
BETWEEN_BRACKETS = re.compile(r"[)）]\s*[(（]")
FULL_STOP = re.compile(r"(?:[。；;]|(?<!\bJr)(?<!\bSr)(?<!\b[^\W\d_])\.)$")


def parse_credit_line(line: str) -> list[tuple[str, list[str]]] | None:
    """Return the credits of a line as pairs (role, names), or None when it is anything else.

    The whole line has to be labels and names. Each role appears once, with its names in order and
    without repeats; a label without a name ("Translator:", "Translator: none") has no names.
    Roles: "text", "picture", "translator", "review", and "other" for editors and the like.
    """
    line = _with_colons(_unwrap(line))
    heads = list(HEAD.finditer(line)) if len(line) <= MAX_LINE else []
    if not heads or heads[0].start() or _is_prose(heads[0]):
        return None
    ends = [*(head.start() for head in heads[1:]), len(line)]
    credits: dict[str, list[str]] = {}
    for head, end in zip(heads, ends, strict=True):
        names = split_names(line[head.end() : end])
        if names is None:
            return None
        for role in _roles(head[0]):
            credits[role] = list(dict.fromkeys([*credits.get(role, []), *names]))
    return list(credits.items())


def starts_like_credits(line: str) -> bool:
    """Tell whether a line begins with a label and a colon, slash or bar, whatever comes after."""
    head = HEAD.match(line.lstrip("(（ \u3000"))
    return head is not None and head[0].rstrip()[-1] in COLON_LIKE


def is_lone_label(line: str) -> bool:
    """Tell whether a line is a label and nothing more, such as "text" or "Text:"."""
    return LONE_LABEL.fullmatch(line) is not None


def _unwrap(line: str) -> str:
    """Take off a final full stop and the round brackets around the whole line."""
    line = FULL_STOP.sub("", line.strip())
    wrapped = WRAPPED.fullmatch(line)
    if not wrapped:
        return line
    return FULL_STOP.sub("", BETWEEN_BRACKETS.sub("  ", wrapped[1]).strip())


def _with_colons(line: str) -> str:
    """Mark the labels of a line as this program prints it: "Text Ding Jing · Review Fan Xiaoli"."""
    parts = line.split(" · ")
    if len(parts) > 1 and all(map(PRINTED.match, parts)):
        return " · ".join(PRINTED.sub(r"\1: ", part, count=1) for part in parts)
    return line


def _is_prose(head: re.Match[str]) -> bool:
    """Tell whether a line starts like part of a sentence: "reviewed by Fan Xiaoli"."""
    return head[0].islower() and head[0].rstrip().endswith("by")


def _roles(head: str) -> Iterable[str]:
    labels = ["".join(label.split()).lower() for label in LABEL.findall(head)]
    return dict.fromkeys(role for label in labels for role in ROLES[label]) or [TEXT]
