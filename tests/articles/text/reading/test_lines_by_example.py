"""Credit lines, dates and whole texts, by example: what is read, how surely, and what is left."""

import pytest

from articles.text.reading.classifying import read
from articles.text.reading.credit_parsing import parse_credit_line
from articles.text.reading.dates import is_date, mentions, without_dates

# line = role name, name; … ("~" if it is not sure) | what was left out; "?" for no credit line.
LINES = """
（完） = ?
文/张三（完） = text 张三
📷 张三 = picture 张三
—— 文/张三 —— = text 张三
[文字] 张三 [图片] 李四 = text 张三; picture 李四
（记者张三 通讯员李四） = text 张三, 李四
记者张三 = ?
Text 张三 = ?
张三/文 = text 张三
张三 文 = ~text 张三
张三 摄 = ~picture 张三
张三 编辑 = ?
张三、李四/文 = text 张三, 李四
Zhang San (text) = text Zhang San
Zhang San text = ?
Zhang / photo = ?
Zhang San / photo = picture Zhang San
Li Na/Text | Zhou Xiaohe/Photo = text Li Na; picture Zhou Xiaohe
(Text: Li Na) (Photo: Zhou Xiaohe) = text Li Na; picture Zhou Xiaohe
本文由张三提供 = ~picture 张三
由张三拍摄 = ~picture 张三
Li Na contributed to this article = ~text Li Na
This article was written by Li Na = ~text Li Na
The photos were taken by Li Na = ~picture Li Na
The text is by Li Na = ?
文/张三图/李四 = ~text 张三; picture 李四
文：张三图：李四 = ~text 张三; picture 李四
文/张三图：李四 = ?
reviewed by Li Na = ~review Li Na
Reviewed by Li Na = review Li Na
Photo courtesy of Li Na = picture Li Na
Photo credit: Li Na = picture Li Na
Photos from Li Na = ?
Translated into English by Li Na = translator Li Na
文、图：张三 = text 张三; picture 张三
文字（学生）：张三 = text 张三
审核人（签字）：张三 = review 张三
发布时间：2023-07-12 作者：张三 = stamp; text 张三 | 发布时间：2023-07-12
Views: 300 Author: Li Na = stamp; text Li Na | Views: 300
"""

# text = each date as year-month-day (0 for none), "r" of a report, "?" if read in two ways.
DATES = """
农历七月初七 2023年7月12日 = 2023-7-12
农历2023年7月12日 =
廿三年 =
七月廿一日 = 0-7-21
十月十日 = 0-10-10
三十一日 =
一九九九年十二月三十日 = 1999-12-30
2023年7月12號 = 2023-7-12
12/31/2023 = 2023-12-31
31/12/2023 = 2023-12-31
7/12/2023 = 2023-7-12?
7/7/2023 = 2023-7-7
2023.7.12 = 2023-7-12
1.2023-07-12 =
Sept. 3 = 0-9-3
MAY 3 = 0-5-3
12-14 July = 0-7-12
July 12 and 13, 2023 = 2023-7-12
XI'AN, July 12 (QMES) -- It opened = 0-7-12r
He said on July 12 -- no = 0-7-12
July 12th-- = 0-7-12r
新华社西安7月13日电 学院 = 0-7-13r
7月13日电影节 = 0-7-13
7月13日讯息 = 0-7-13
7月12日至14日，8月1日 = 0-7-12 0-8-1
"""

# A text, its paragraphs parted by "/" and a line of prose as "P" = the kind of each line; "!" marks
# what may be a credit and can't be read.
TEXTS = """
Title: Rain in the town / Rain in the town / P = headline headline paragraph
正文 / P = label headline
Rain / P / Translator: / none = headline paragraph credit caption
2023-07-12 = headline
Rain / 一、讲座时间 / 2023-07-12 14:30 / P = headline list_item paragraph paragraph
Rain / 时间：2023-07-12 / 地点：图书馆 / P = headline paragraph paragraph paragraph
Rain / 时间：2023-07-12 / P = headline stamp paragraph
Rain / Li Na / 2023-07-12 / P = headline paragraph! stamp paragraph
Rain / • Li Na / 2023-07-12 09:58 / P = headline list_item stamp paragraph
Rain / Venue: Library 2023-07-12 / P = headline paragraph paragraph
Rain / Xi'an, July 12, 2023 / P = headline dateline paragraph
Rain / P / Text: / Li Na = headline paragraph credit
Rain / P / 文字 / 丁静 / 图片 / 周晓 = headline paragraph credit credit
Rain / P / Li Na = headline paragraph paragraph!
Rain / P / - Li Na = headline paragraph paragraph!
Rain / P / Speakers: / Li Na = headline paragraph paragraph paragraph
Rain / P / Text: Li Na / The hall = headline paragraph credit caption
Rain / P / The hall / Text: Li Na = headline paragraph paragraph credit
Rain / P / 图为开幕 周晓 摄 / Text: Li Na = headline paragraph caption! credit
Rain / P / 2023-07-12 / Text: Li Na = headline paragraph dateline credit
Rain / P / 2023-07-12 09:58 / Text: Li Na = headline paragraph stamp credit
Rain / P / Time: 14:30, July 12, 2023 / Venue: Library = headline paragraph paragraph paragraph!
Rain / P / 1. Li Na / 2. Zhou = headline paragraph list_item list_item
Rain / P / Text / P = headline paragraph paragraph paragraph
Rain / P / 打印 / P = headline paragraph paragraph paragraph
Rain / P / End / P = headline paragraph paragraph paragraph
Rain / P / 2023-07-12 09:58 / P = headline paragraph paragraph paragraph
Rain / P / 打印 / End = headline paragraph footer end_mark
"""
PROSE = "It rained all day in the town."

# A paragraph = what stays of it | what is taken as credits ("~" if not surely); "!" as above.
PARAGRAPHS = """
It rained (Reviewed by Li Na) all day. = It rained  all day. | ~(Reviewed by Li Na)
It rained (Photo: Li Na) all day. = It rained (Photo: Li Na) all day.
It rained. [文/丁静] = It rained. | [文/丁静]
It rained. 丁静 = It rained. 丁静!
It rained. (Text: Li Na) (Photo: Zhou Xiaohe) = It rained. | (Text: Li Na) (Photo: Zhou Xiaohe)
It rained. (by bus) = It rained. (by bus)
It rained. Translator: none = It rained. Translator: none!
(By Lin Yifan) It rained. = It rained. | By Lin Yifan
By Lin Yifan -- It rained. = It rained. | ~By Lin Yifan
(Photo: Li Na) It rained. = (Photo: Li Na) It rained.!
(by Lin Yifan) It rained. = (by Lin Yifan) It rained.!
"""


def outcome(line):
    found = parse_credit_line(line)
    if found is None:
        return "?"
    credits = "; ".join(f"{role} {', '.join(names)}".strip() for role, names in found.credits)
    left_out = " | " + ", ".join(found.left_out) if found.left_out else ""
    return f"{'' if found.is_sure else '~'}{credits}{left_out}"


@pytest.mark.parametrize("row", LINES.strip().splitlines())
def test_what_a_line_credits(row):
    line, expected = row.split(" = ")

    assert outcome(line) == expected


@pytest.mark.parametrize("row", DATES.strip().splitlines())
def test_the_dates_in_a_text(row):
    text, expected = row.split(" =")
    found = [
        f"{one.year or 0}-{one.month}-{one.day}"
        f"{'r' if one.is_report else ''}{'?' if one.is_ambiguous else ''}"
        for one in mentions(text)
    ]

    assert found == expected.split()


@pytest.mark.parametrize(
    ("line", "rest", "dates", "is_only_a_date"),
    [
        ("Wednesday, July 12, 2023 at 14:30 It", "   It", ["Wednesday, July 12, 2023 at 14:30"], False),
        ("(July 12, 2023)", "(  )", ["July 12, 2023"], True),
        ("Posted on July 12, 2023 Wed. 9:05 am", "Posted on   ", ["July 12, 2023 Wed. 9:05 am"], True),
        ("2023-07-12 星期三 14:30:05 开幕", "   开幕", ["2023-07-12 星期三 14:30:05"], False),
        ("周三 7月12日", "  ", ["周三 7月12日"], True),
        ("It opened", "It opened", [], False),
        ("", "", [], False),
    ],
)  # fmt: skip
def test_a_date_is_taken_out_with_its_weekday_and_time(line, rest, dates, is_only_a_date):
    assert (without_dates(line), is_date(line)) == ((rest, dates), is_only_a_date)


@pytest.mark.parametrize("row", TEXTS.strip().splitlines())
def test_the_kinds_of_the_lines_of_a_text(row):
    texts, expected = row.split(" = ")
    lines = [PROSE if text == "P" else text for text in texts.split(" / ")]
    kinds = [
        line.kind.value.replace(" ", "_") + "!" * line.is_doubtful
        for line in read("\n\n".join(lines))
    ]

    assert kinds == expected.split()


@pytest.mark.parametrize("row", PARAGRAPHS.strip().splitlines())
def test_the_credits_inside_a_paragraph(row):
    text, expected = row.split(" = ")
    [line] = read(text, "Rain")
    mark = "" if line.credits is None or line.credits.is_sure else "~"
    taken = f" | {mark}{line.taken}" if line.taken else ""

    assert f"{line.text}{'!' * line.is_doubtful}{taken}" == expected


def test_a_writer_is_surely_credited_before_the_first_paragraph_alone():
    first, second = read("(By Lin Yifan) It rained.\n\n(By Li Na) It rained.", "Rain")

    assert [line.taken for line in (first, second)] == ["By Lin Yifan", "By Li Na"]
    assert [line.credits.is_sure for line in (first, second)] == [True, False]


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        ("Title: Rain", "Rain"),
        ("新闻标题：雨", "雨"),
        ("Li Na wins a title: a day in the town", "Li Na wins a title: a day in the town"),
    ],
)
def test_a_label_is_taken_off_the_headline_and_no_word_of_it(line, headline):
    assert read(f"{line}\n\n{PROSE}")[0].text == headline
