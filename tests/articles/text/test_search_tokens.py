"""How text is cut into the words it is found by."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.search_tokens import (
    RUN,
    name_words,
    places_in,
    span_of,
    stem,
    words,
)
from people.letters import fold, folding


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Sports day opens", ["sport", "day", "open"]),
        ("运动会", ["运动", "动会", "会"]),
        ("校", ["校"]),
        ("2026级新生", ["2026", "级新", "新生", "生"]),
        ("Café Zürich re\u0301sume\u0301", ["cafe", "zurich", "resume"]),
        ("ＡＢＣ１２", ["abc12"]),
        ("O’Brien's snake_case", ["o", "brien", "s", "snake", "case"]),
        ("ﬁne ﾊﾝｶｸ", ["fine", "ハン", "ンカ", "カク", "ク"]),
        ("한국어 Погода", ["한국어", "погода"]),
        ("", []),
        ("，。！\0 …", []),
    ],
)
def test_text_is_cut_into_words_and_pairs_of_characters(text, cut):
    assert words(text) == cut


def test_a_long_word_counts_by_its_beginning():
    assert words("a" * 900) == ["a" * 40]


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("students", "student"),
        ("libraries", "library"),
        ("classes", "class"),
        ("lunches", "lunch"),
        ("courses", "course"),
        ("campus", "campus"),
        ("gas", "gas"),
        ("典礼", "典礼"),
    ],
)
def test_plurals_count_as_singulars(plural, singular):
    assert (stem(plural), stem(singular)) == (singular, singular)


@pytest.mark.parametrize(
    ("name", "found_by"),
    [
        ("张三", "张三 三 zhang san zhangsan zs sanzhang sz 张"),
        (
            "王磊老师",
            "王磊 磊老 老师 师 磊 王 老 wang lei wanglei wl leiwang lw wangl yul yu yulei yl leiyu ly",
        ),
        ("Zhang San", "zhang san zhangsan zs sanzhang sz"),
        ("Élodie Müller", "elodie muller elodiemuller em elodiem mueller mullerelodie me"),
        ("艾·力", "艾 力 艾力 ai li aili al liai la yi yili yl liyi ly yil ail"),
        ("", ""),
    ],
)
def test_a_name_is_found_by_its_pinyin_and_initials_too(name, found_by):
    assert set(name_words(name)) == set(found_by.split())


@given(st.text())
def test_every_word_is_found_where_it_stands_in_the_original(text):
    for run in RUN.finditer(fold(text)):
        start, end = span_of(places_in(text), *run.span())
        assert 0 <= start < end <= len(text)
        assert words(run[0])[0] in words(text[start:end])


@given(st.text())
def test_folding_twice_is_folding_once_for_what_is_found(text):
    assert words(fold(text)) == words(text)


@given(st.text(alphabet="abc é运動会 \u0301"))
def test_composed_and_decomposed_text_is_the_same(text):
    assert words(unicodedata.normalize("NFD", text)) == words(unicodedata.normalize("NFC", text))


class Simplifier:
    """Stands in for opencc's converter."""

    def __init__(self, name):
        assert name == "t2s"

    def convert(self, text):
        return text.replace("運", "运").replace("動", "动")


def test_with_opencc_traditional_characters_are_simplified():
    assert "運動 day".translate(folding(Simplifier)) == "运动 day"


def test_without_opencc_traditional_characters_stay():
    assert "運動 Day".translate(folding(None)) == "運動 day"
