import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.text.reading import posts
from articles.text.reading.credit_parsing import is_lone_label, parse_credit_line
from articles.text.reading.credited_names import read_names
from articles.text.reading.unread_credits import starts_like_credits

LABELS = {
    "text": (
        *("Text", "Words", "Written by", "By", "Author", "Writers", "text"),
        *("文", "文字", "撰稿", "供稿", "作者", "文 字"),
    ),
    "picture": (
        *("Picture", "Pictures", "Photo", "Photos", "Photo by", "PHOTO", "Photographs by"),
        *("图", "图片", "摄影", "供图", "摄 影"),
    ),
    "translator": ("Translator", "Translated by", "Translators", "翻译", "译"),
    "review": (
        *("Review", "Reviewed by", "Reviewer"),
        *("审", "审核", "审稿", "责任审核人", "审  核"),
    ),
    "other": ("Editor", "Edited by", "编辑", "责任编辑"),
}
EVERY_LABEL = [(role, label) for role, labels in LABELS.items() for label in labels]
MARKS = [":", "：", "/", "／", "|", "｜", "丨", "-", "–", "—", "－", ": ", " / ", " - ", " — "]
JOINERS = [
    ",",
    ", ",
    "，",
    "、",
    ";",
    "；",
    "&",
    " & ",
    " and ",
    ", and ",
    " 和 ",
    "和",
    "  ",
    "\u3000",
]


def pairs(line):
    """Return the credits of a line as a list of (role, [name, …]), or None."""
    found = parse_credit_line(line)
    return found and [(role, list(names)) for role, names in found.credits]


@pytest.mark.parametrize(("role", "label"), EVERY_LABEL)
def test_every_label_is_known(role, label):
    assert pairs(f"{label}: Ding Jing") == [(role, ["Ding Jing"])]


@pytest.mark.parametrize("label", ["Text", "Text by", "文"])
@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("name", ["Ding Jing", "丁静"])
def test_every_mark_parts_label_and_name(label, mark, name):
    assert pairs(f"{label}{mark}{name}") == [("text", [name])]


@pytest.mark.parametrize("joiner", JOINERS)
def test_every_joiner_parts_names(joiner):
    assert pairs(f"图/李四{joiner}王小五") == [("picture", ["李四", "王小五"])]


@pytest.mark.parametrize("joiner", [joiner for joiner in JOINERS if joiner != "和"])
def test_every_joiner_parts_latin_names(joiner):
    line = f"Photos by Ding Jing{joiner}Li Qianqian"
    assert pairs(line) == [("picture", ["Ding Jing", "Li Qianqian"])]


THREE = [("text", ["张三"]), ("picture", ["李四", "王五"]), ("review", ["赵六"])]


@pytest.mark.parametrize(
    "line",
    [
        "文/张三 图/李四、王五 审核/赵六",
        "（文/张三 图/李四、王五 审核/赵六）",
        "(文/张三 图/李四、王五 审核/赵六）",
        "（文/张三）（图/李四、王五） （审核/赵六）",
        "文：张三；图：李四 王五；审核：赵六。",
        "文 张三 图 李四 王五 审核 赵六",
        "Text: 张三 | Picture: 李四 & 王五 | Review: 赵六",
        "Text by 张三, photos by 李四 and 王五, and reviewed by 赵六.",
        "Text - 张三 - Photos - 李四, 王五 - Review - 赵六",
        "文/张三\u3000图/李四、王五\u3000审核/赵六",
        "Text 张三 · Picture 李四 and 王五 · Review 赵六",
    ],
)
def test_several_credits_stand_on_one_line(line):
    assert pairs(line) == THREE


@pytest.mark.parametrize(
    "line",
    [
        *(
            "图文/张三",
            "文图：张三",
            "文 图/张三",
            "文/图：张三",
            "文、图/张三",
            "文字、摄影：张三",
        ),
        *(
            "文和图：张三",
            "Text and pictures: 张三",
            "Text & Photos by 张三",
            "Text/Pictures: 张三",
        ),
        *("Words and photos by 张三", "Written and photographed by 张三"),
    ],
)
def test_a_combined_label_gives_both_roles(line):
    assert dict(pairs(line)) == {"text": ["张三"], "picture": ["张三"]}


def test_a_name_comes_once_in_a_role():
    line = "文/张三、李四、张三 图/张三 文/李四"
    assert pairs(line) == [("text", ["张三", "李四"]), ("picture", ["张三"])]


@pytest.mark.parametrize(
    "name",
    [
        *(
            "张三",
            "欧阳修远",
            "买买提·艾力",
            "学院新闻中心",
            "材料2301班",
            "张和平",
            "文静",
            "图雅",
        ),
        *("Ding Jing", "LI Jinshan", "Zhao", "Anne-Marie O'Neil", "Anne O’Neil", "J. K. Rowling"),
        *("J.K. Rowling", "Juan de la Cruz", "José Núñez", "Sammy Davis Jr."),
        *("Office of International Affairs", "Class 2301", "QMES学生会", "Li Qianqian 李倩倩"),
    ],
)
def test_a_name_is_kept_as_it_is_written(name):
    assert pairs(f"Text: {name}") == [("text", [name])]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("张　三  李四光", ["张三", "李四光"]),
        ("张和平和李四", ["张和平", "李四"]),
        ("李和平和王和", ["李和平", "王和"]),
        ("张三和李四和王五", ["张三", "李四", "王五"]),
        ("Zhang San, Li Si", ["Zhang San", "Li Si"]),
        ("", []),
        ("None", []),
        ("无", []),
        ("Jose\u0301", ["José"]),
    ],
)
def test_names_are_parted(text, names):
    assert read_names(text).found == names


@pytest.mark.parametrize(
    "text", ["张三，详见附件。", "Zhang San, see attached", "王老师", "Dr. Li"]
)
def test_something_that_is_no_name_makes_all_unreadable(text):
    assert read_names(text) is None


@pytest.mark.parametrize("line", ["Translator:", "Translator: none", "翻译：无", "译/"])
def test_a_label_without_a_name_names_nobody(line):
    assert pairs(line) == [("translator", [])]


@pytest.mark.parametrize(
    "line",
    [
        *("", "Ding Jing", "Review", "文", "Text books", "文章已经发布", "图书馆"),
        *("The Review: a play by Ding Jing", "The play was reviewed by Fan Xiaoli"),
        *("By the end of the year", "By the Sea", "Byron: A Life"),
        *("Review: the results were good.", "Text: On July 12, 2023, QMES held it.", "Words: 500"),
        *("Text: see attached", "Photo: IMG_2043.jpg", "文：他写的诗。", "审核：我们的工作"),
        *("Contact: Ding Jing", "Picture Ding Jing", "图/王", "Text messages · Word games"),
        "Text: " + "Ding Jing, " * 200,
    ],
)
def test_anything_else_is_no_credit_line(line):
    assert pairs(line) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Text: see attached", True),
        ("（文/张三图/李四", True),
        ("Text-based work", False),
        ("Words fail", False),
        ("", False),
    ],
)
def test_a_line_may_start_like_credits(line, expected):
    assert starts_like_credits(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [("text", True), ("Text:", True), ("文字：", True), ("Text: A", False), ("QMES", False)],
)
def test_a_lone_label(line, expected):
    assert is_lone_label(line) is expected


chinese_names = st.builds(
    str.__add__,
    st.sampled_from("张李王赵钱孙周吴郑冯陈褚卫文图"),
    st.text("伟芳娜敏静丽强磊军洋勇艳杰涛明超霞平刚", min_size=1, max_size=3),
)
TITLES = {"none", "nil", "and", "by", "dr", "drs", "mr", "mrs", "ms", "mx", "miss", "sir", "madam"}
TITLES |= (
    {"prof", "professor", "rev", "eng", "courtesy"} | posts.POST_WORDS | posts.ORGANISATION_HEADS
)
TITLES |= posts.NO_PERSON
latin_words = st.from_regex(r"[A-Z][a-z]{1,6}(-[A-Z][a-z]{1,6})?", fullmatch=True).filter(
    lambda word: (
        not is_lone_label(word.split("-")[0])
        and not posts.DEGREE.fullmatch(word)
        and TITLES.isdisjoint(word.lower().split("-"))
    )
)
names = chinese_names | st.lists(latin_words, min_size=2, max_size=3).map(" ".join)
groups = st.tuples(
    st.sampled_from([pair for pair in EVERY_LABEL if pair[1] != "By"]),
    st.sampled_from(MARKS),
    st.lists(names, min_size=1, max_size=4),
    st.sampled_from([joiner for joiner in JOINERS if joiner != "和"]),
)


@given(
    st.lists(groups, min_size=1, max_size=5),
    st.sampled_from([" ", "  ", "; ", "；", " | ", ", ", "，", "\u3000"]),
    st.sampled_from(["{}", "({})", "（{}）", " {} "]),
)
def test_every_person_comes_once_in_each_role_in_order(credits, between, around):
    expected = {}
    for (role, _label), _mark, people, _joiner in credits:
        expected[role] = list(dict.fromkeys([*expected.get(role, []), *people]))
    line = between.join(
        f"{label}{mark}{joiner.join(people)}" for (_role, label), mark, people, joiner in credits
    )
    assert pairs(around.format(line)) == list(expected.items())


@given(st.text() | st.text("文图审核/：:  、和by Text(（)）ABab"))
@example("文 图 " * 60 + "x")
def test_no_line_breaks_the_grammar(line):
    found = pairs(line)
    assert found is None or all(names == list(dict.fromkeys(names)) for _role, names in found)
