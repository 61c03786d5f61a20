"""The rules of a comparison at their edges, each compared whole."""

import pytest

from articles.text.comparing import compare_bodies, folded
from articles.text.comparing.blocks import blocks
from articles.text.comparing.body import _GIVEN, _TAKEN
from articles.text.comparing.words import Segment, opcodes, segments
from tests.articles.text.test_comparing import paragraphs, shown


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("A甲乙。丙丁。B", "C甲乙。戊己。丙丁。D", "[-A][+C]甲乙。[+戊己。]丙丁。[-B][+D]"),
        ("A甲乙戊丙丁庚B", "C甲乙戊己戊丙丁庚D", "[-A][+C]甲乙[+戊己]戊丙丁庚[-B][+D]"),
    ],
)
def test_a_full_stop_moves_to_the_end_of_a_change_and_a_word_stays(old, new, expected):
    assert shown(segments(old, new)) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("a b x y c d", "e f x y g h", "[-a b x y c d][+e f x y g h]"),
        ("a b x c d", "e f x g h", "[-a b x c d][+e f x g h]"),
        ("a x y c", "e x y g", "[-a][+e] x y [-c][+g]"),
        ("a b x y c", "e f x y g", "[-a b][+e f] x y [-c][+g]"),
        ("a b c x y z d e f", "g h i x y z j k l", "[-a b c][+g h i] x y z [-d e f][+j k l]"),
        ("s a x b t", "s x t", "s [-a ]x [-b ]t"),
        ("k a b x y c d", "k e f x y g h", "k [-a b x y c d][+e f x y g h]"),
        ("a b x c d t", "e f x t", "[-a b][+e f] x [-c d ]t"),
    ],
)
def test_one_or_two_words_between_longer_changes_count_as_changed(old, new, expected):
    assert shown(segments(old, new)) == expected


def test_what_stands_often_in_a_long_text_is_compared_too():
    same = [*"xy" * 150]

    assert opcodes(["a", *same, "b"], ["c", *same, "d"]) == [
        ("replace", 0, 1, 0, 1),
        ("equal", 1, 301, 1, 301),
        ("replace", 301, 302, 301, 302),
    ]


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>a <em> b</em> c</p>", [(("p",), "a b c")]),
        ("<p>a<br> b</p>", [(("p",), "a\nb")]),
        ("<p>a <em> </em></p>", [(("p",), "a")]),
        ("<ul><li>a</li> <li>b</li></ul>", [(("ul", "li"), "a"), (("ul", "li"), "b")]),
        ("<blockquote><p>a</p><hr></blockquote>", [(("blockquote", "p"), "a"), (("blockquote", "hr"), "")]),
        ("<p>a</p><p> </p>b", [(("p",), "a"), ((), "b")]),
        (
            "<table><tr><th scope='row' colspan='2'>a</th><td><p>b</p><p>c</p></td></tr></table>",
            [(("table", "tr", "th colspan=2 scope=row", "td"), "a | b\nc")],
        ),
        ("<table><tr><th scope='' colspan='2'>a</th></tr></table>", [(("table", "tr", "th colspan=2"), "a")]),
    ],
)  # fmt: skip
def test_the_blocks_of_a_text(html, found):
    assert [(block.shape, block.text) for block in blocks(html)] == found


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        ("<p>a</p>", "Paragraph"),
        ("<h2>a</h2>", "Heading"),
        ("<h3>a</h3>", "Subheading"),
        ("<h4>a</h4>", "Smaller subheading"),
        ("<hr>", "Dividing line"),
        ("<blockquote><p>a</p></blockquote>", "Quotation"),
        ("<ol start='3'><li>a</li></ol>", "Numbered item"),
        ("<ol><li><ul><li>a</li></ul></li></ol>", "List item"),
        ("<table><caption>a</caption></table>", "Table heading"),
        ("<table><tr><td>a</td></tr></table>", "Table row"),
    ],
)
def test_every_kind_of_block_has_its_name(html, kind):
    [block] = blocks(html)

    assert str(block.kind) == kind


def test_every_look_has_its_words_when_given_and_when_taken():
    assert [(tag, str(_GIVEN[tag]), str(_TAKEN[tag])) for tag in _GIVEN] == [
        ("strong", "set bold", "no longer bold"),
        ("em", "set in italics", "no longer in italics"),
        ("sub", "set as subscript", "no longer subscript"),
        ("sup", "set as superscript", "no longer superscript"),
        ("a", "link added", "link removed"),
    ]
    assert list(_TAKEN) == list(_GIVEN)


def test_a_row_is_numbered_as_it_stands_in_the_new_text_or_in_the_old_if_gone():
    old = paragraphs("Alpha one two", "Beta three four", "Gamma five six")
    new = paragraphs("Zeta nine", "Beta three ten", "Gamma five six")

    assert [(row.change, row.number) for row in compare_bodies(old, new)] == [
        ("removed", 1),
        ("added", 1),
        ("changed", 2),
        ("unchanged", 3),
    ]


def test_blocks_are_paired_for_the_greatest_likeness():
    old = paragraphs("one two three four", "five six seven eight")
    new = paragraphs("one two three nine", "one two three four five", "five six seven ten")

    assert [(row.change, shown(row.segments)) for row in compare_bodies(old, new)] == [
        ("added", "[+one two three nine]"),
        ("changed", "one two three four[+ five]"),
        ("changed", "five six seven [-eight][+ten]"),
    ]


def test_a_single_unchanged_row_is_not_folded():
    same = paragraphs("One", "Two", "Three")
    rows = compare_bodies(same, same + paragraphs("Four"))

    assert [row.change for row in folded(rows)] == ["folded", "unchanged", "added"]
    assert [row.change for row in folded(rows[1:])] == ["unchanged", "unchanged", "added"]


@pytest.mark.parametrize(
    ("new", "changes"), [("a p q", ["changed"]), ("a p q r", ["removed", "added"])]
)
def test_a_quarter_of_the_word_pairs_in_common_makes_one_block(new, changes):
    rows = compare_bodies("<p>a x y</p>", f"<p>{new}</p>")

    assert [row.change for row in rows] == changes


def test_an_unchanged_row_bears_its_words():
    html = "<p>One <a href='https://qmes.example'>two</a></p><hr>"
    words, line = compare_bodies(html, html)

    assert (words.segments, line.segments) == ((Segment("kept", "One two"),), ())
