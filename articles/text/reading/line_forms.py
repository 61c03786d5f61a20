"""What a line looks like by itself, wherever it stands: one form for each kind of line."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .credit_parsing import CreditLine, is_lone_label, parse_credit_line
from .dates import is_date, without_dates
from .role_words import STAMP
from .unread_credits import starts_like_credits


class Kind(StrEnum):
    """What a line of a release is."""

    HEADLINE = "headline"
    SUBTITLE = "subtitle"
    LABEL = "label"  # and nothing more: “text”, “正文：”
    STAMP = "stamp"  # what a page says of itself: when it was put up, how often it was read
    DATELINE = "dateline"  # the date of the report itself, on a line of its own
    BYLINE = "byline"  # credits under the headline
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    TABLE_ROW = "table row"
    CAPTION = "caption"
    CREDIT = "credit"
    END_MARK = "end mark"
    FOOTER = "footer"  # of a page: the next story, “print”, copyright
    CONTACT = "contact"
    NOTE = "note"


# Kept in the text of the story. The others are credited, or left out and said.
KEPT = frozenset(
    [
        *(Kind.SUBTITLE, Kind.DATELINE, Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.TABLE_ROW),
        *(Kind.CAPTION, Kind.CONTACT, Kind.NOTE),
    ]
)

WHY: dict[Kind, str | Promise] = {
    Kind.LABEL: _("only a label"),
    Kind.STAMP: _("what the page says of itself"),
    Kind.END_MARK: _("the end of the text"),
    Kind.FOOTER: _("part of the page around the text"),
    Kind.HEADLINE: _("the headline again"),
}

TITLE = re.compile(r"^(?:title|headline|标题|题目|新闻标题)\s*[:：]\s*(?=\S)", re.IGNORECASE)
BODY = re.compile(r"^(?:body|正文)\s*[:：]\s*(?=\S)", re.IGNORECASE)
LONE_WORD = re.compile(
    r"(?:title|headline|body|main text)\s*[:：]|(?:标题|题目|新闻标题|正文|新闻稿|正文内容|稿件正文)\s*[:：]?"
    r"|[\[【]?(?:(?:press|news|media)\s+release|news|新闻|要闻|新闻动态|综合新闻|校园新闻|学院新闻|学院要闻|学校要闻|通知公告)[\]】]?",
    re.IGNORECASE,
)
END_MARK = re.compile(
    r"[\W_]*(?:(?:the\s+)?end|ends|fin|finis|30|完|全文完|全文结束|本文完|正文完|正文结束|终|结束)[\W_]*",
    re.IGNORECASE,
)
_BUTTON = (
    "打印|打印本页|关闭|关闭窗口|返回|返回列表|返回顶部|返回首页|分享|分享到|收藏|字号|字体|大|中|小|点赞|在看|阅读原文|复制链接|微信|微博|"
    "qq空间|print|close|share|back|top|e-?mail|tweet|facebook|twitter|wechat|weibo|linkedin|save|like|read\\smore|back\\sto\\s(?:top|list|news)"
)
FOOTER = re.compile(
    rf"""
    (?:上|下|前|后)一?[条篇则页个](?:新闻|文章)?(?:\s*[:：>＞»]|\s*$|\s+\S) .*
    | (?:previous|next|prev)(?:\s+(?:article|post|page|news|item|one|story))?\s*(?:[:：>»]|$) .*
    | [\W_]*(?:{_BUTTON})(?:[\W_]+(?:{_BUTTON}))*[\W_]*
    | share\s+(?:this|to|on)\b .{{0,40}} | 分享[到至] .{{0,40}}
    | (?:©|\(c\)|copyright\b|版权所有|版权声明|all\s+rights\s+reserved) .*
    | .{{0,60}}(?:ICP备|公网安备|all\s+rights\s+reserved) .*
    | (?:您|你)?(?:现在|当前|所在)?的?(?:当前)?位置(?:是|为)?\s*[:：] .*
    | (?:首页|home)\s*[>＞»/›] .* | you\s+are\s+here .*
    | (?:扫码|扫一扫|扫描|长按|识别).{{0,20}}(?:关注|二维码|阅读|公众号) .*
    | (?:点击)?(?:上方|下方|蓝字|左下角).{{0,20}}(?:关注|阅读原文) .*
    | [\[【(（]?\s*(?:本文)?已?被?(?:浏览|阅读|点击|访问)(?:量|数|次数|人次)?\s*[:：]?\s*\[?\d*\]?\s*[次人]?\s*[\]】)）]?
    | (?:views?|hits|clicks|reads|visits)\s*[:：]?\s*\d* | \d+\s+(?:views?|hits|clicks|reads)
    | \W*(?:(?:font|text)\s+size|font)\s*[:：] .{{0,40}} | (?:reading\s+time\s*[:：]\s*)?\d+\s*min(?:utes?)?(?:\s+read)?
    | for\s+immediate\s+release\b .*
    """,
    re.VERBOSE | re.IGNORECASE,
)
CONTACT = re.compile(
    r"""
    (?:(?:media|press|news|general)\s+)?(?:contacts?|enquir(?:y|ies)|inquir(?:y|ies))\b\s*
      (?:person|information|details)?\s*(?:[:：|]|$) .*
    | for\s+(?:more|further)\s+(?:information|details)\b .*
    | (?:tel|phone|telephone|mobile|fax|e-?mail|address|website|web|wechat|hotline)\.?\s*[:：] .*
    | (?:新闻|媒体)?(?:联系人|联系方式|联系电话|联系地址|咨询电话|咨询方式|热线|电话|手机|邮箱|电子邮箱|电子邮件|地址|通讯地址|通信地址|邮编|
        邮政编码|网址|官网|传真|投稿邮箱|投稿方式|微信号|公众号)\s*[:：] .*
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+ | \+?[\d\s()-]{7,20} | (?:https?://|www\.)\S+
    """,
    re.VERBOSE | re.IGNORECASE,
)
NOTE = re.compile(
    r"(?:编者按|编者注|编后|注|备注|附|附件\s*\d*|附录|说明|声明|记者手记|采访手记|相关链接|相关新闻|相关阅读|相关附件|延伸阅读|推荐阅读|链接|背景|背景链接"
    r"|(?:editor|translator|author|reporter)[’']?s?[’']?\s+notes?|notes?(?:\s+(?:to|for)\s+editors?)?"
    r"|background|disclaimer|related(?:\s+(?:news|links?|stories))?|attachments?|appendix|about\s+(?:the\s+)?\w.{0,60}?)"
    r"(?:\s*[:：].*|\s*)",
    re.IGNORECASE,
)
CAPTION = re.compile(
    r"(?:图为|图片为|图说|图注|图\s*[一二三四五六七八九十\d]+|[上下左右]图|[▲△▼▽↑↓☝👆👇]"
    r"|figure\s*\d|fig\.\s*\d|photos?\s+shows?|pictured\b|caption\s*[:：]|photo\s*\d).*",
    re.IGNORECASE,
)
SUBTITLE = re.compile(r"(?:[—–―-]{1,3}|(?:副标题|subtitle|subhead)\s*[:：])\s*\S.*", re.IGNORECASE)
DATELINE = re.compile(r"[A-Z][\w.'’]*(?:[\s,]+[A-Z][\w.'’]*){0,4}\s*[,，–—-]\s*")

ORDERED = re.compile(r"(?P<number>\d{1,3})(?P<mark>[.．、)）])\s*(?!\d)(?P<words>\S.*)")
BULLET = re.compile(r"(?:[•●○▪■◆◇▶►➤✓✔☑★☆➢※]\s*|[·*‣⁃–-]\s+)(?P<words>\w.*)")
NUMBERED = re.compile(
    r"[(（](?:\d{1,2}|[一二三四五六七八九十]+|[a-zA-Z])[)）].*|[一二三四五六七八九十]+[、.．].*|[①-⑳].*"
    r"|[a-zA-Z][.)]\s.*|第[一二三四五六七八九十\d]+[,，、项条].*|(?:Step|Day|Session|Part|Item|Q|A)\s?\d*[:：.].*"
)
TIMED = re.compile(r"(?:上午|下午|晚上|AM|PM)?\s*\d{1,2}[:：]\d{2}(?!\d).*")
FIELD = re.compile(r"[^\s:：，。,.!?！？][^:：，。,.!?！？]{0,24}[:：]\s*\S.*")
GAP = re.compile(r"\t+|\s{2,}|\u3000+")

AMBIGUOUS = re.compile(r"\s*(?:时间|日期|date|time)\s*[:：|｜/]", re.IGNORECASE)
HEADING = re.compile(
    r"(?:[(（]?[一二三四五六七八九十\d]+[)）、.．]\s*)?[【\[]?(?:[会活讲比报]?[议动座赛名到])?(?:时间|日期|地点|主讲人|报告人|主题|对象)[】\]]?"
    r"|[一二三四五六七八九十]+、\S{1,12}|(?:date|time|when|venue|place|where|speakers?)",
    re.IGNORECASE,
)
PLACE_FIELD = re.compile(
    r"\s*(?:[会活讲]?[议动座]?地点|地址|主讲|主讲人|报告人|讲座人|主题|议题|题目|venue|place|location|where|room|speakers?|topic)\s*[:：|｜]",
    re.IGNORECASE,
)
SENTENCE_END = ".。!！?？…”\"'’:：;；"
SENTENCE_IN = re.compile(r"[。！？…!?]|[.”]$|[a-z]\.\s+[A-Z]")
LONGEST_DATE = 100  # characters, weekday and time included
LONGEST_SHORT = 60  # columns: a Chinese character takes two
UNKNOWN_LABEL = re.compile(
    r"(?:[^\W\d_]{2,6}\s*[:：/|｜丨]|[A-Z][a-z]+(?: [a-z]+){0,2} by\s|[A-Z][A-Za-z' -]{2,25}[:|])\s*\S.*"
)


@dataclass(frozen=True)
class Form:
    """A line's kind by its own looks, and the credits that it is, if it is any."""

    kind: Kind
    credits: CreditLine | None = None


def form_of(text: str) -> Form:
    """Return the Form of a line that is neither blank nor indented."""
    if is_lone_label(text) or LONE_WORD.fullmatch(text):
        return Form(Kind.LABEL, parse_credit_line(text))
    if len(text) <= LONGEST_DATE and is_date(text):
        return Form(Kind.STAMP)
    if credits := parse_credit_line(text):
        return Form(Kind.STAMP if credits.roles == {STAMP} else Kind.CREDIT, credits)
    if is_row(text):
        return Form(Kind.TABLE_ROW)
    for kind, form in _WHOLE_LINES:
        if form.fullmatch(text):
            return Form(kind)
    return Form(Kind.LIST_ITEM if _is_item(text) else Kind.PARAGRAPH)


_WHOLE_LINES = [
    (Kind.END_MARK, END_MARK),
    (Kind.END_MARK, re.compile(r"[\W_]+")),
    (Kind.FOOTER, FOOTER),
    (Kind.CONTACT, CONTACT),
    (Kind.NOTE, NOTE),
    (Kind.CAPTION, CAPTION),
]


def _is_item(text: str) -> bool:
    return any(form.fullmatch(text) for form in (ORDERED, BULLET, NUMBERED, TIMED))


def is_row(text: str) -> bool:
    return len(cells(text)) > 1


def cells(text: str) -> list[str]:
    """Return the cells of a table's row: parted by tabs, or by bars with one at each end."""
    if "\t" in text:
        return [cell.strip() for cell in text.split("\t")]
    if text.count("|") > 2 and text[0] == text[-1] == "|":
        return [cell.strip() for cell in text[1:-1].split("|")]
    return [text]


def is_dateline(text: str) -> bool:
    """Tell whether a line is a place and a date: “Xi'an, July 12, 2023”."""
    rest, dates = without_dates(text)
    return len(dates) == 1 and bool(DATELINE.fullmatch(rest.rstrip(" ,，-–—").strip() + ","))


def has_time_or_label(text: str) -> bool:
    """Tell whether a date stands with a time of day or a label, as pages print it."""
    return ":" in text or "：" in text


def is_prose(text: str) -> bool:
    """Tell whether a line is long or has a sentence, unlike a caption or a name."""
    return columns(text) > LONGEST_SHORT or bool(SENTENCE_IN.search(text))


def columns(text: str) -> int:
    return len(text) + sum(unicodedata.east_asian_width(char) in "WF" for char in text)


def looks_like_credits(text: str) -> bool:
    """Tell whether a line begins with a label, known or not, and a name could follow."""
    return starts_like_credits(text) or (
        columns(text) <= LONGEST_SHORT
        and text[-1] not in ".。!！?？"
        and UNKNOWN_LABEL.fullmatch(text) is not None
    )
