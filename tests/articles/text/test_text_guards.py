"""The small tools of a text at their edges, each compared whole."""

import pytest

from articles.text import anchors, cleaning, replacing
from articles.text.comparing import blocks as comparing_blocks
from articles.text.comparing.blocks import blocks, pieces
from articles.text.comparing.facts import compare_facts
from articles.text.comparing.pictures import compare_pictures
from articles.text.reading.credit_parsing import parse_credit_line
from articles.text.reading.credited_names import by_script
from articles.text.search_tokens import spoken
from people.letters import folding
from tests.articles.text.test_comparing_contents import photo


@pytest.mark.parametrize(
    ("name", "scripts"),
    [
        ("Li Qianqian 李倩倩", ("Li Qianqian", "李倩倩")),
        ("李倩倩 Li Qianqian", ("Li Qianqian", "李倩倩")),
        ("李倩倩", ("", "李倩倩")),
        ("Li Qianqian", ("Li Qianqian", "")),
        ("", ("", "")),
    ],
)
def test_a_name_is_taken_apart_by_script(name, scripts):
    assert by_script(name) == scripts


def test_half_a_character_is_folded_to_a_space():
    assert "a\ud800b".translate(folding(None)) == "a b"


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>a</p><p>b</p>", ["<p>a</p>", "<p>b</p>"]),
        ("a <em>b</em><p>c</p>", ["a <em>b</em>", "<p>c</p>"]),
        ("a <em>b</em> d<p>c</p>", ["a <em>b</em> d", "<p>c</p>"]),
        ("<p>a</p><hr>b", ["<p>a</p>", "<hr>", "b"]),
        ("<ul><li>a</li><li>b</li></ul>", ["<ul><li>a</li><li>b</li></ul>"]),
        ("<p>a<br>b</p><p>c</p>", ["<p>a<br>b</p>", "<p>c</p>"]),
    ],
)
def test_the_outermost_elements_of_a_text(html, found):
    assert pieces(html) == found


def test_two_paragraphs_in_a_cell_are_two_lines():
    html = "<table><tr><td><p>a</p><p>b</p></td><td><p>c</p></td></tr></table>"

    assert [block.text for block in blocks(html)] == ["a\nb\n | c"]


@pytest.mark.parametrize("name", ["file", "key", "width", "height", "widths"])
def test_a_picture_with_another_value_of_its_file_is_another_file(name):
    [change] = compare_pictures([photo(1)], [photo(1, **{name: "other"})])

    assert (change.is_other_file, change.facts) == (True, ())


def test_a_credit_line_in_brackets_may_end_with_a_full_stop():
    plain = parse_credit_line("Text: Li Na")

    assert plain
    assert parse_credit_line("(Text: Li Na.)") == plain
    assert parse_credit_line("(Text: Li Na).") == plain


def test_a_credit_to_another_person_of_the_same_name_is_a_change():
    other = {"contributor": 2, "name": "Person 1", "slug": "p2"}
    [change] = compare_pictures([photo(1)], [photo(1, credit=other)])
    [fact] = change.facts

    assert (fact.name, fact.old, fact.new) == ("credit", "p1", "p2")


BODY = "<p>The hall opened.</p><p>Many came.</p><p>The hall opened.</p>"


def test_paragraphs_are_numbered_from_one():
    assert [(one.number, one.html, one.text) for one in anchors.paragraphs(BODY)] == [
        (1, "<p>The hall opened.</p>", "The hall opened."),
        (2, "<p>Many came.</p>", "Many came."),
        (3, "<p>The hall opened.</p>", "The hall opened."),
    ]


def test_the_key_of_a_paragraph_is_half_a_hash_of_its_words():
    [one] = anchors.paragraphs("<p>a</p>")

    assert one.key == "ca978112ca1bbdcafac231b39a23dc4d"


@pytest.mark.parametrize(
    ("text", "number", "found"),
    [
        ("The hall opened.", 1, 1),
        ("The hall opened.", 3, 3),
        ("The hall opens.", 3, 3),
        ("Many people came.", 1, 2),
        ("Nothing of it", 1, None),
    ],
)
def test_a_remark_finds_its_paragraph_again(text, number, found):
    one = anchors.find(text, number, anchors.paragraphs(BODY))

    assert (one and one.number) == found


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [("abc", "ABC", 1), ("ab", "cd", 0), ("", "", 0), ("abc", "abd", 0.5)],
)
def test_how_much_two_texts_share(one, other, share):
    assert anchors.likeness(one, other) == share


def test_the_same_words_are_found_before_words_alike():
    among = anchors.paragraphs("<p>THE HALL</p><p>The hall</p><p>A</p>")

    assert [anchors.find(text, 1, among).number for text in ("The hall", "A")] == [2, 3]


@pytest.mark.parametrize(("language", "mark"), [("zh-hans", "zh"), ("en", "en")])
def test_each_language_has_its_own_words(language, mark):
    assert spoken(language, ["word", ":person:3"]) == [f"{mark}:word", f"{mark}:person:3"]


@pytest.mark.parametrize("end", ["", " · Translator Li Na"])
def test_a_line_as_this_program_prints_it_is_read_back(end):
    found = parse_credit_line(f"Text Ding Jing · Review Fan Xiaoli{end}")

    expected = (("text", ("Ding Jing",)), ("review", ("Fan Xiaoli",)))
    assert found.credits == expected + ((("translator", ("Li Na",)),) if end else ())


@pytest.mark.parametrize("value", ["soon", 20230712])
def test_a_day_that_can_t_be_read_is_shown_as_it_stands(value):
    [fact] = compare_facts({}, {"event_on": value}, names={})

    assert fact.new == str(value)


def test_a_key_of_a_later_release_is_shown_as_it_stands():
    [fact] = compare_facts({}, {"later_key": {"名": "丁静"}}, names={})

    assert (fact.label, fact.new) == ("Later key", '{"名": "丁静"}')


BLOCK_TAGS = set(
    "p h2 h3 h4 ul ol li blockquote table caption thead tbody tr".split()  # noqa: SIM905
)


def test_every_tag_that_a_story_may_have_is_a_block_a_cell_or_a_look():
    allowed = cleaning._BLOCKS | cleaning._INLINE | cleaning._TABLES

    assert comparing_blocks._BLOCKS == BLOCK_TAGS
    assert allowed == BLOCK_TAGS | comparing_blocks._CELLS | comparing_blocks._INLINE | {"br", "hr"}
    assert replacing._INLINE == cleaning._INLINE == comparing_blocks._INLINE


@pytest.mark.parametrize("key", ["is_translation", "lead", "decorative"])
def test_a_mark_that_was_not_there_was_no(key):
    [fact] = compare_facts({}, {key: True}, names={})

    assert (str(fact.old), str(fact.new)) == ("no", "yes")


def test_words_that_a_picture_gets_are_all_new():
    [change] = compare_pictures([photo(1, caption="")], [photo(1)])
    [(_label, found)] = change.words

    assert [(segment.kind, segment.text) for segment in found] == [("added", "The hall")]


def test_a_paragraph_half_alike_is_found_and_one_less_alike_is_not():
    among = anchors.paragraphs("<p>abd</p>")

    assert [anchors.find(text, 1, among) for text in ("abc", "abce")] == [among[0], None]
