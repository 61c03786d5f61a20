"""How the text of a search box is read."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.search.query import parse


def read(text):
    """Return what a query asks of the English stories, without brackets and language."""
    asked = parse(text).within("en").asked().as_fts5().translate({ord(sign): None for sign in "()"})
    return asked.replace("en:", "").removesuffix('":language:en"').removesuffix(" AND ")


@pytest.mark.parametrize(
    ("text", "asks_for"),
    [
        ("Sports day", '"sport" AND "day"'),
        ('"sports day"', '"sport day"'),
        ("“sports day”", '"sport day"'),
        ("运动会", '"运动 动会"'),
        ("校", '":校"'),
        ("graduat*", '"graduat" *'),
        ('"A班"', '"a 班" *'),
        ("「运动会」 开幕", '"运动 动会" AND "开幕"'),
        ("上海function", '"上海" AND "function"'),
        ("photo:张三 2025", '"2025" AND ":picture:张三"'),
        ("图：张三", '":picture:张三"'),
        ('text:"Li Si"', '":text:li" AND ":text:si"'),
        ("审: zs", '":review:zs"'),
        ("http://x", '"http" AND "x"'),
        ("sports sports", '"sport"'),
        ("2025", '"2025"'),
        ('"', ""),
        ("!?* () NEAR(", '"near"'),
    ],
)
def test_what_a_query_asks_for(text, asks_for):
    assert read(text) == asks_for


def test_on_postgresql_a_phrase_is_words_that_follow_each_other():
    asked = parse('"sports day" 校 zhang*').within("en").asked().as_tsquery()

    assert asked == "(('en:sport' <-> 'en:day')) & (('en::校')) & (('en:zhang':*))"


def test_in_all_languages_a_word_may_be_of_any():
    assert parse("kite").asked().as_fts5() == '("en:kite" OR "zh:kite")'
    assert (
        parse("kite").within("en").within("").asked().as_tsquery() == "(('en:kite') | ('zh:kite'))"
    )


def test_who_is_credited_is_sought_in_the_stories_of_the_language():
    asked = parse("photo:zs").within("zh-hans").asked().as_fts5()

    assert asked == '(":picture:zs") AND (":language:zh-hans")'


@pytest.mark.parametrize("text", ["x" * 201, " ".join("abcdefghijklm")])
def test_a_long_query_is_cut_and_says_so(text):
    assert parse(text).is_cut
    assert not parse(text[:11]).is_cut


def test_a_query_can_be_typed_again():
    text = 'kite* "sports day" photo:zs 校'
    assert parse(parse(text).as_text()) == parse(text)


@given(st.text())
@example("\0")
@example("\ud800")
@example("'\"*:(){}^-+\\")
def test_whatever_is_typed_nothing_means_something_to_a_database(text):
    words = [word for terms in parse(text).asked() for term in terms for word in term.words]
    for word in words:
        assert set(word) & set("\"'\\*()&|!<>-^+{} \t\n\0\ud800") == set()


@pytest.mark.parametrize(
    ("label", "roles"),
    [
        *(("供稿", ["text"]), ("author", ["text"]), ("记者", ["text"]), ("攝影", ["picture"])),
        *(("译", ["translator"]), ("审核", ["review"]), ("图文", ["text", "picture"])),
        *(("编辑", []), ("source", []), ("nobody", [])),
    ],
)
def test_a_label_of_a_credit_line_asks_for_its_roles(label, roles):
    assert [role for role, _term in parse(f"{label}:zs").people] == roles
