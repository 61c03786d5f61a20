import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.releases.decoding import ReleaseError, decode
from articles.releases.parsing import MAX_HEADLINE, parse
from articles.text.reading.role_words import ROLES
from people.letters import tidy_page

REAL = Path(__file__).with_name("qmes-internship-base.txt").read_bytes()
HEADLINE = (
    "QMES Held the Opening Ceremony of Internship and Practice Base"
    " at the Chongqing Scientific Innovation Center of NPU"
)
PROSE = "On July 12, 2023, QMES held a ceremony."


def parse_lines(*lines):
    return parse("\n".join(lines))


def test_the_real_release():
    release = parse(decode(REAL))
    assert release.headline == HEADLINE
    assert release.paragraphs == REAL.decode().split("\n\n")[2:6]
    assert release.event_on == date(2023, 7, 12)
    assert release.credits == [
        ("text", "Ding Jing"),
        ("picture", "Ding Jing"),
        ("translator", "Li Qianqian"),
    ]
    assert release.suggested_reviewers == ["Fan Xiaoli"]
    assert release.is_translation is True
    assert release.remarks == ["A line with only a label was left out: text"]


@pytest.mark.parametrize(
    "data",
    [
        REAL.decode().encode("gb18030"),
        REAL.decode().encode("utf-8-sig"),
        REAL.decode().encode("utf-16"),
        REAL.replace(b"\n", b"\r\n"),
        REAL.replace(b"\n", b"\r"),
        REAL + b"\n\n",
        b"\n\n" + REAL,
        REAL.replace(b"\n\n", b"\n \n\t\n"),
        REAL.replace(b"\n\n", b"\n"),
    ],
)
def test_encodings_and_line_ends_make_no_difference(data):
    assert parse(decode(data)) == parse(decode(REAL))


def test_a_chinese_release():
    release = parse_lines(
        "标题：学院举行揭牌仪式",
        "作者：张三",
        "正文：",
        "　　2023年7月12日，学院举行揭牌仪式。",
        "　　仪式圆满结束。（图/李四、王五 审核/赵六）",
    )
    assert release.headline == "学院举行揭牌仪式"
    assert release.paragraphs == ["2023年7月12日，学院举行揭牌仪式。", "仪式圆满结束。"]
    assert release.credits == [("text", "张三"), ("picture", "李四"), ("picture", "王五")]
    assert release.suggested_reviewers == ["赵六"]
    assert release.is_translation is False


@pytest.mark.parametrize("first", ["text", "Text:", "正文", "标题：", "Title:", "text\n\nTitle:"])
def test_a_lone_label_before_the_headline_is_left_out_and_said(first):
    release = parse_lines(first, "", "Headline", "", PROSE)
    assert release.headline == "Headline"
    assert release.remarks == [
        f"A line with only a label was left out: {line}" for line in first.split()
    ]


@pytest.mark.parametrize("first", ["Title: A Visit", "标题：A Visit", "HEADLINE : A  Visit"])
def test_a_label_of_the_headline_is_taken_off(first):
    assert parse_lines(first, "", PROSE).headline == "A Visit"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        "text",
        "Text:\n\n正文：",
        "* * *\n\nThe body.",
        "Text: Ding Jing\nReview: Fan Xiaoli",
    ],
)
def test_a_release_without_a_headline_is_refused(text):
    with pytest.raises(ReleaseError, match="There is no headline"):
        parse(text)


def test_a_headline_may_have_255_characters_and_not_one_more():
    assert parse("x" * MAX_HEADLINE).headline == "x" * 255
    with pytest.raises(ReleaseError, match="has 256 characters, a headline at most 255"):
        parse("x" * 256)


def test_without_blank_lines_every_line_is_a_paragraph():
    assert parse_lines("Headline", "One", "two.").paragraphs == ["One", "two."]


@pytest.mark.parametrize(
    ("lines", "paragraph"),
    [
        (("QMES held", "a ceremony."), "QMES held a ceremony."),
        (("The school held, at the", "Science Hall, its ceremony."), None),
        (
            ("学院昨日下午在大学生活动中心举行", "隆重的揭牌仪式。"),
            "学院昨日下午在大学生活动中心举行隆重的揭牌仪式。",
        ),
        (("他在会上对同学们高兴地说：“好。”", "大家鼓掌。"), None),
        (
            ("学院昨日下午在新校区由 QMES 同学", "举行仪式。"),
            "学院昨日下午在新校区由 QMES 同学举行仪式。",
        ),
        (("It is a very well-", "known place"), "It is a very well-known place"),
    ],
)
def test_wrapped_lines_are_joined(lines, paragraph):
    expected = [paragraph] if paragraph else list(lines)
    assert parse_lines("Headline", "", *lines, "", "All came.").paragraphs == [
        *expected,
        "All came.",
    ]


@pytest.mark.parametrize(
    "lines", [("　　学院举行仪式。", "　　仪式结束。"), ("word " * 25 + "end.", "A second one.")]
)
def test_indented_and_long_lines_are_paragraphs_of_their_own(lines):
    paragraphs = [line.strip() for line in lines]
    release = parse_lines("Headline", "", *lines, "", "All came.")
    assert release.paragraphs == [*paragraphs, "All came."]


def test_credits_may_stand_under_the_headline_and_at_the_end():
    release = parse_lines("Headline", "By Zhang San", "", PROSE, "Text: Li Si", "Text: Zhang San")
    assert release.credits == [("text", "Zhang San"), ("text", "Li Si")]
    assert release.paragraphs == [PROSE]


def test_credits_amid_the_prose_stay_there_and_are_said():
    release = parse_lines("Headline", "", "One.", "", "Photo: Zhang San", "", "Two.")
    assert release.credits == []
    assert release.paragraphs == ["One.", "Photo: Zhang San", "Two."]
    assert release.remarks == [
        "This looks like a credit and was kept in the text: Photo: Zhang San"
    ]


def test_a_credit_that_cannot_be_read_stays_and_does_not_hide_the_others():
    release = parse_lines(
        "Headline", "", PROSE, "Text: Zhang San", "Photo: IMG_1.jpg", "July 14, 2023", "###"
    )
    assert release.credits == [("text", "Zhang San")]
    assert release.paragraphs == [PROSE, "Photo: IMG_1.jpg", "July 14, 2023"]
    assert release.remarks[1].endswith("kept in the text: Photo: IMG_1.jpg")


def test_brackets_that_are_no_credits_stay_at_the_end_of_the_text():
    assert parse_lines("Headline", "", "They went (by bus)").paragraphs == ["They went (by bus)"]


@pytest.mark.parametrize(
    ("line", "remark"),
    [
        ("Translator:", "A label without a name was left out: Translator:"),
        (
            "编辑：王五",
            "Only Text, Picture, Translator and Review were read from this line: 编辑：王五",
        ),
    ],
)
def test_what_the_credit_line_has_no_place_for_is_said(line, remark):
    release = parse_lines("Headline", "", "Body.", "", line)
    assert (release.credits, release.paragraphs) == ([], ["Body."])
    assert release.remarks == [remark]


@pytest.mark.parametrize(
    ("lines", "remark"),
    [
        (("Headline",), "There is no text under the headline."),
        (("A long", "one", "", "Body."), "This may belong to the headline: one"),
        (
            ("It rained on Friday.", "", "Body."),
            "The headline ends like a sentence: it may belong to the text.",
        ),
        (("Review: Swan Lake", "", "Body."), "The headline looks like a credit: Review: Swan Lake"),
        (
            ("Headline", "", "On July 12 it was."),
            "“July 12” has no year. The event date was left empty.",
        ),
    ],
)
def test_a_doubt_is_said(lines, remark):
    assert parse_lines(*lines).remarks == [remark]


CHARACTERS = st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"])
SAMPLES = [
    *("", "Text: Ding Jing", "（文/张三 图/李四）", "Review:", "text", "编辑：王五", "正文", "###"),
    *("Photo: a.jpg", "July 12", "2023年7月12日", "学院举行（图/李四）", "By Zhang San"),
]
LINES = st.lists(st.text(CHARACTERS) | st.sampled_from(SAMPLES), max_size=12)


@given(LINES)
def test_no_word_is_lost(lines):
    release = parse("\n".join(["Visit of the Centre", *lines]))
    names = [name for _role, name in release.credits] + release.suggested_reviewers
    said = "\n".join([release.headline, *release.paragraphs, *names, *map(str, release.remarks)])
    words = re.findall(r"[^\W_]{2,}", tidy_page("\n".join(lines)))
    lost = {word for word in words if word not in said and word.lower() not in ROLES}
    assert lost <= {"By"}


@given(st.lists(st.text(CHARACTERS).map("We saw {}.".format)))
def test_every_character_of_the_prose_survives(lines):
    release = parse("\n\n".join(["Visit", *lines, "Text: Ding Jing"]))
    assert "".join("".join(release.paragraphs).split()) == "".join(
        tidy_page("".join(lines)).split()
    )
    assert release.credits == [("text", "Ding Jing")]


@given(st.text() | LINES.map("\n".join))
def test_any_text_is_parsed_or_refused(text):
    try:
        assert len(parse(text).headline) <= MAX_HEADLINE
    except ReleaseError as error:
        assert str(error).endswith(".")


@pytest.mark.parametrize(
    ("text", "paragraph"),
    [
        ("Body: It rained all day.", "It rained all day."),
        ("The student body: all of them came.", "The student body: all of them came."),
    ],
)
def test_a_label_is_taken_off_the_text_and_no_word_of_it(text, paragraph):
    assert parse_lines("Headline", "", text).paragraphs == [paragraph]
