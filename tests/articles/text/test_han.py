"""What counts as a Chinese character, the same wherever it is asked."""

from unicodedata import normalize

import pytest

from articles.pictures.share_drawing import _PIECES
from articles.rules.house_rules import length_of
from articles.text.comparing import words
from articles.text.han import CHARACTER, UNSPACED
from articles.text.reading.credited_names import by_script, read_names
from articles.text.search_tokens import characters, fold
from articles.text.search_tokens import words as tokens

# One of each range of Script=Han: at both ends where they are near something else.
CHINESE = [
    *"⺀⿕々〇〡〩〸〻㐀䶿一鿿豈龎",
    *map(chr, (0xFAD9, 0x16FE2, 0x16FE3, 0x20000, 0x2A6DF, 0x2A700, 0x2EBF0, 0x2F800, 0x2FA1D)),
    *map(chr, (0x30000, 0x3134A, 0x31350, 0x323B0)),
]
LETTERS = [letter for letter in CHINESE if letter.isalnum()]
NOT_CHINESE = [*"aZé9Ж한ㄅ䷀、。「」Ａ（", "ア", "ぁ", "ー", "\u3000", "\ufb00", "\U00016fe4"]


@pytest.mark.parametrize("letter", [*CHINESE, "\U00016ff0"])
def test_every_range_is_chinese(letter):
    assert CHARACTER.fullmatch(letter)


@pytest.mark.parametrize("letter", NOT_CHINESE)
def test_kana_hangul_marks_and_letters_are_not(letter):
    assert not CHARACTER.fullmatch(letter)


@pytest.mark.parametrize("letter", CHINESE)
def test_search_finds_it_in_a_pair_and_alone(letter):
    folded = fold(letter)
    assert tokens(f"a{letter}院b") == ["a", f"{folded}院", "院", "b"]
    assert characters(f"a{letter}b") == [folded]


@pytest.mark.parametrize("letter", CHINESE)
def test_comparing_takes_it_for_a_word_of_its_own(letter):
    assert words.tokens(f"a{letter}{letter}b") == ["a", letter, letter, "b"]


@pytest.mark.parametrize("letter", LETTERS)
def test_names_are_told_apart_by_it(letter):
    assert by_script(f"Li Si {letter}四") == ("Li Si", f"{letter}四")
    assert read_names(f"{letter}三 李四").found == [normalize("NFC", f"{letter}三"), "李四"]


@pytest.mark.parametrize("letter", CHINESE)
def test_the_house_counts_it(letter):
    assert length_of(f"two words{letter}{letter}.", "zh-hans") == 4


@pytest.mark.parametrize("letter", [*CHINESE, "ア"])
def test_a_headline_set_on_a_card_may_break_after_it(letter):
    assert _PIECES.findall(f"a{letter}{letter}，b") == ["a", letter, f"{letter}，", "b"]


def test_kana_are_unspaced_but_count_as_a_word():
    assert CHARACTER.search("さくら") is None and "\u3040-\u30ff" in UNSPACED
    assert tokens("さくら") == ["さく", "くら", "ら"]
    assert length_of("さくら咲", "zh-hans") == 2
