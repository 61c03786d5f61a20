"""What a line is by its own looks: an example of each form, and of what only resembles it."""

import pytest

from articles.text.reading.line_forms import (
    AMBIGUOUS,
    HEADING,
    PLACE_FIELD,
    SUBTITLE,
    TITLE,
    cells,
    columns,
    form_of,
    is_dateline,
    is_prose,
    looks_like_credits,
)

KINDS = {
    "label": """Title: | text | 正文 | 新闻稿： | [Press Release] | 通知公告 | Translator:""",
    "stamp": """2023-07-12 | July 12, 2023 | 发布时间：2023-07-12 | Views: 300""",
    "credit": """Text: Li Na | 文/丁静 | 编辑：丁静""",
    "end mark": """(End) | ### | 全文完 | 结束 | - 30 - | ——""",
    "footer": """下一篇：开幕 | Previous: Opening | 打印 关闭 | Back to top | Share this story
        | 分享到微信 | © 2023 QMES | All rights reserved | 陕ICP备05001 | 您现在的位置：首页 | Home > News
        | 扫码关注我们 | 点击上方蓝字关注我们 | 本文已被阅读 300 次 | Views 300 | 300 views | Font size: A A
        | 3 min read | For immediate release""",
    "contact": """Media contact: Li Na | For more information, write to us | Tel: 88 | 联系人：丁静
        | office@example.edu | +86 29 8888 8888 | https://example.edu | www.example.edu""",
    "note": """编者按：开幕 | 附件2 | 背景链接 | Editor’s note | Notes to editors: none | About the school""",
    "caption": """图为开幕现场 | 图1 开幕 | 左图：开幕 | ▲开幕 | Figure 1: The hall | Photo shows the hall
        | Pictured are students | Photo 2""",
    "list item": """1. Opening | 2、开幕 | • Opening | - Opening | （一）开幕 | (a) Opening | 一、开幕
        | ① 开幕 | a. Opening | 第一，开幕 | Step 1: open | 上午9:00 开幕 | 14:30 Opening | PM 2:30 talks""",
    "table row": """Name\tScore""",
    "paragraph": """The hall opened. | 学院举行仪式。 | Title of nobility | 图书馆开放 | 上海开幕 | 10.5 metres
        | 24 years ago | Textbooks | Viewsonic opened | Nextdoor opened | Telling: a story""",
}  # fmt: skip
EXAMPLES = [
    (kind, text.strip(" \n"))
    for kind, examples in KINDS.items()
    for text in examples.split("|" if kind != "table row" else "||")
]


@pytest.mark.parametrize(("kind", "text"), [*EXAMPLES, ("table row", "| Name | Score |")])
def test_the_kind_of_a_line(kind, text):
    assert form_of(text).kind == kind


@pytest.mark.parametrize(
    ("form", "yes", "no"),
    [
        (TITLE, "Title: Rain", "Titled: Rain"),
        (TITLE, "新闻标题：雨", "标题"),
        (SUBTITLE, "——A day of alloys", "A day——"),
        (SUBTITLE, "Subhead: a day", "Sub: a day"),
        (AMBIGUOUS, "时间：14:30", "时间 14:30"),
        (AMBIGUOUS, "Time | 14:30", "Timed: 14:30"),
        (HEADING, "一、讲座时间", "一、这个讲座的时间和地点都在这里"),
        (HEADING, "【活动地点】", "【地址】"),
        (HEADING, "Speakers", "Speaking"),
        (PLACE_FIELD, "讲座地点：图书馆", "图书馆地点：一楼"),
        (PLACE_FIELD, "Topic: alloys", "Topics alloys"),
    ],
)
def test_the_words_before_a_field(form, yes, no):
    match = form.match if form in (TITLE, AMBIGUOUS, PLACE_FIELD) else form.fullmatch

    assert match(yes)
    assert not match(no)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a\tb \tc", ["a", "b", "c"]),
        ("| a | b |", ["a", "b"]),
        ("a | b | c | d", ["a | b | c | d"]),
        ("|a|", ["|a|"]),
        ("Words", ["Words"]),
    ],
)
def test_the_cells_of_a_row(text, found):
    assert cells(text) == found


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Xi'an, July 12, 2023", True),
        ("XI'AN, SHAANXI – July 12, 2023 –", True),
        ("July 12, 2023", False),
        ("Xi'an, July 12, 2023, July 13, 2023", False),
        ("in Xi'an, July 12, 2023", False),
    ],
)
def test_a_dateline_is_a_place_and_one_date(text, is_one):
    assert is_dateline(text) is is_one


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("x" * 60, False),
        ("x" * 61, True),
        ("字" * 30, False),
        ("字" * 31, True),
        ("开幕。", True),
        ("It opened.", True),
        ("It opened. All came", True),
        ("Dr. Li", True),
        ("The hall", False),
    ],
)
def test_prose_is_long_or_has_a_sentence(text, is_one):
    assert is_prose(text) is is_one


def test_a_chinese_character_takes_two_columns():
    assert [columns(text) for text in ("", "ab", "字", "ａ", "a字。")] == [0, 2, 2, 2, 5]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Text: see attached", True),
        ("Handled by Li Na", True),
        ("Layout crew: Li Na", True),
        ("经办人：丁静", True),
        ("经办人：丁静。", False),
        ("Handled by Li Na!", False),
        ("Layout crew: " + "x" * 48, False),
        ("The hall", False),
    ],
)
def test_a_label_of_whatever_kind_may_name_somebody(text, is_one):
    assert looks_like_credits(text) is is_one
