"""What is typed, put right; and names, taken apart to be compared and found."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from people.letters import (
    bare_name,
    fold,
    key_of,
    spellings,
    tidy,
    tidy_lines,
    tidy_page,
    without_brackets,
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("校\u200b庆", "校庆"),
        ("\ufeff校庆", "校庆"),
        ("anni\u00adversary", "anniversary"),
        ("Wang\u00a0Lei", "Wang Lei"),
        ("张\u3000伟 ", "张 伟"),
        ("\u200e王磊\u202c", "王磊"),
        ("Zoe\u0308", "Zoë"),
        ("one\r\ntwo\tthree", "one two three"),
        ("a\0b", "ab"),
        ("te\u200dst", "test"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("👩\u200d🏫", "👩\u200d🏫"),
        ("ש\u200fa", "ש\u200fa"),
        ("ש\u202ea", "שa"),  # could show what follows from its end
        ("한\u1160", "한"),
        ("ᠨ\u180bᠠ", "ᠨ\u180bᠠ"),
        ("one\x0btwo\u2028three", "one two three"),
        ("a\x1cb", "ab"),
        ("\u200b", ""),
    ],
)
def test_a_short_text_keeps_only_what_can_be_seen_or_a_script_needs(typed, kept):
    assert tidy(typed) == kept


def test_lines_stay_where_there_are_several():
    assert tidy_lines("one\u00a0two\r\n\r\n\u200bthree  \n") == "one two\n\nthree"


def test_whatever_ends_a_line_is_a_newline():
    assert tidy_lines("1\r2\x0b3\x0c4\x855\u20286\u20297") == "\n".join("1234567")


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("半导\u200b体", "半导体"),
        ("A\u00a0B\u2009C\u202fD", "A B C D"),
        ("　　indented", "　　indented"),
        ("one\ntwo\tthree", "one\ntwo\tthree"),
        ("\u200eLin\u202a Yifan", "Lin Yifan"),
        ("\u200fئايگۈل", "\u200fئايگۈل"),
    ],
)
def test_a_page_keeps_its_lines_tabs_and_indents(pasted, kept):
    assert tidy_page(pasted) == kept


@given(st.text())
def test_what_is_right_stays_as_it_is(text):
    once = tidy(text)

    assert tidy(once) == once == unicodedata.normalize("NFC", once)
    assert tidy_lines(tidy_lines(text)) == tidy_lines(text)
    assert tidy_page(tidy_page(text)) == tidy_page(text)


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("陈雨晴老师", "陈雨晴"),
        ("陈雨晴 副教授", "陈雨晴"),
        ("Dr. Chen Yuqing", "Chen Yuqing"),
        ("Prof. Dr Ana Müller, PhD", "Ana Müller"),
        ("Wang Lei (Class of 2023)", "Wang Lei"),
        ("王磊（2301班）", "王磊"),
        ("王磊（2301班（二））老师", "王磊"),
        ("(王磊)", "(王磊)"),
        ("王老师", "王老师"),  # nobody is called 王 alone
        ("Drew Miles", "Drew Miles"),
        ("Dr.", "Dr."),
        ("", ""),
    ],
)
def test_a_name_is_bare_without_titles(name, bare):
    assert bare_name(name) == bare


@pytest.mark.parametrize(
    ("name", "alone"),
    [
        ("王磊（2301班）", "王磊"),
        ("Wang Lei (Class of 2023 (B))", "Wang Lei"),
        ("Wang Lei (B) (C)", "Wang Lei (B)"),
        ("Wang (Lei) Wu", "Wang (Lei) Wu"),
        ("Prof. Wang Lei", "Prof. Wang Lei"),
        ("(Wang Lei)", "(Wang Lei)"),
        ("Wang Lei)", "Wang Lei)"),
        ("", ""),
    ],
)
def test_what_tells_a_name_apart_stands_in_the_last_brackets(name, alone):
    assert without_brackets(name) == alone


def test_what_is_asked_for_may_be_a_surname_with_a_title():
    assert bare_name("王老师", least=1) == "王"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chén Yǔqíng", "CHEN YUQING"),
        ("买买提·艾力", "买买提•艾力"),
        ("买买提・艾力", "买买提艾力"),
        ("王 磊", "王磊"),
        ("Ｗang Lei", "Wang Lei老师"),
        ("O’Brien", "O'Brien"),
        ("Łukasz Đặng", "Lukasz Dang"),
    ],
)
def test_names_are_the_same_by_folded_letters(one, other):
    assert key_of(one) == key_of(other) != ""


def test_vowel_signs_tell_names_apart():
    assert key_of("राम") != key_of("रीम")


@pytest.mark.parametrize(
    ("name", "some"),
    [
        ("陈雨晴", {"chenyuqing", "yuqingchen", "yuqing", "cyq", "yqc", "chen", "qing"}),
        ("欧阳修", {"ouyangxiu", "xiuouyang", "oyx", "xiu"}),
        ("曾小明", {"zengxiaoming", "cengxiaoming", "zxm"}),  # one surname, two readings
        ("吕布", {"lvbu", "lubu", "lyubu"}),
        ("Ana Müller", {"muller", "mueller"}),
        ("陈雨晴", {"chenyq"}),
        ("Ouyang Xiu", {"ouyangx"}),
        ("Chen Yuqing", {"chenyuqing", "yuqingchen", "cy", "yuqing", "cyq", "yqc"}),
        ("Yuqing Chen", {"cyq", "yqc", "yc"}),
        ("Ouyang Xiu", {"oyx", "xoy", "ox"}),
        ("Zhang Xi'an", {"zxa", "zhangxian"}),
        ("买买提·艾力", {"maimaitiaili"}),
    ],
)
def test_a_name_is_spelled_in_every_way_it_may_be_typed(name, some):
    assert some - set(spellings(name)) == set()


@pytest.mark.parametrize("word", ["san", "qing", "mrd", "ws"])
def test_a_name_in_latin_letters_is_not_found_by_the_middle_of_a_word(word):
    names = "Susan Wang", "Chen Yuqing", "Miranda Wilson"

    found = {one for name in names for one in spellings(name) if one.startswith(word)}
    assert found == ({"ws", "wss"} if word == "ws" else set())


def test_a_name_without_letters_has_no_spelling():
    assert spellings("…") == []


def test_letters_of_their_own_fold_to_plain_ones():
    assert fold("Straße Søren Łódź Đặng ÆØÅ") == "strasse soren lodz dang aeoa"
