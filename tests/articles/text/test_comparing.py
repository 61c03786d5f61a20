"""Words and paragraphs of two texts, compared."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.text.cleaning import clean_html
from articles.text.comparing import compare_bodies, folded
from articles.text.comparing.blocks import blocks
from articles.text.comparing.words import segments

OLD_KINDS = {"kept", "restyled", "removed"}
NEW_KINDS = {"kept", "restyled", "added"}
MARKS = {"kept": "{}", "removed": "[-{}]", "added": "[+{}]", "restyled": "<{}>"}

WORDS = st.sampled_from(["学校", "学", "校", "。", "，", " ", "the", "The", "12", "3.5", "\n", "e"])
TEXTS = st.lists(WORDS, max_size=30).map("".join) | st.text(max_size=30)
TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<strong>",
        "</strong>",
        '<a href="https://a.example">',
        '<a href="/b">',
        "</a>",
        "<ul><li>",
        "</li></ul>",
        "<table><tr><td>",
        '<td colspan="2">',
        "</td></tr></table>",
        "<br>",
        "<hr>",
        "<blockquote>",
        "<h2>",
    ]
)
HTML = st.lists(WORDS | TAGS | st.text(max_size=4), max_size=25).map("".join).map(clean_html)


def shown(found):
    return "".join(MARKS[segment.kind].format(segment.text) for segment in found)


def side(found, kinds):
    return "".join(segment.text for segment in found if segment.kind in kinds)


def texts(rows, without, kinds):
    return [side(row.segments, kinds) for row in rows if row.change not in without]


def paragraphs(*found):
    return "".join(f"<p>{text}</p>" for text in found)


@given(TEXTS, TEXTS)
def test_no_letter_of_either_text_is_lost(old, new):
    found = segments(old, new)

    assert side(found, OLD_KINDS) == old
    assert side(found, NEW_KINDS) == new


@given(TEXTS, TEXTS)
def test_only_equal_texts_have_no_mark(old, new):
    assert ({segment.kind for segment in segments(old, new)} <= {"kept"}) == (old == new)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("He opened the hall.", "She opened the hall.", "[-He][+She] opened the hall."),
        ("学生会主席张伟致辞", "学生会副主席张伟致辞", "学生会[+副]主席张伟致辞"),
        ("毕业典礼昨天举行", "开学典礼昨天举行", "[-毕业][+开学]典礼昨天举行"),
        ("7月12日", "8月13日", "[-7月12][+8月13]日"),
        ("很好。再见。", "很好。天晴。再见。", "很好。[+天晴。]再见。"),
        ("1,200 pupils", "1,300 pupils", "[-1,200][+1,300] pupils"),
        ("the school's hall", "the schools' hall", "the [-school's][+schools'] hall"),
        ("举办PISA会", "举办PIRLS会", "举办[-PISA][+PIRLS]会"),
    ],
)
def test_marks_stand_on_words(old, new, expected):
    assert shown(segments(old, new)) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [("\u200b", "hidden"), ("\xa0", "space"), (" \n", "break"), ("a\u202e", ""), ("。", "")],
)
def test_what_shows_nothing_is_named(text, name):
    (segment,) = segments("", text)

    assert segment.unseen == name


@given(HTML, HTML)
@example("", "<hr>")
def test_no_paragraph_of_either_text_is_lost(old, new):
    rows = compare_bodies(old, new)

    gone, come = {"removed", "moved_away"}, {"added", "moved_here"}
    assert texts(rows, come, OLD_KINDS) == [block.text for block in blocks(old)]
    assert texts(rows, gone, NEW_KINDS) == [block.text for block in blocks(new)]


@given(HTML, HTML)
def test_rows_are_unchanged_only_where_blocks_are_equal(old, new):
    rows = compare_bodies(old, new)

    assert all(row.change == "unchanged" for row in rows) == (blocks(old) == blocks(new))


@given(HTML, HTML)
def test_folding_loses_no_row(old, new):
    rows = compare_bodies(old, new)
    opened = [
        row for item in folded(rows) for row in (item.rows if item.change == "folded" else [item])
    ]

    assert opened == rows


@pytest.mark.parametrize(
    ("old", "new", "label", "targets"),
    [
        ("<p>see it</p>", "<p>see <strong>it</strong></p>", "set bold", ("", "")),
        ("<p>see <em>it</em></p>", "<p>see it</p>", "no longer in italics", ("", "")),
        ("<p>see it</p>", '<p>see <a href="/b">it</a></p>', "link added", ("", "/b")),
        ('<p>see <a href="/a">it</a></p>', "<p>see it</p>", "link removed", ("/a", "")),
        (
            '<p>see <a href="/a">it</a></p>',
            '<p>see <a href="/b">it</a></p>',
            "link changed",
            ("/a", "/b"),
        ),
    ],
)
def test_other_looks_and_links_of_the_same_words_are_told(old, new, label, targets):
    (row,) = compare_bodies(old, new)
    kept, restyled = row.segments
    (note,) = restyled.notes

    assert (kept.kind, kept.text, restyled.kind, restyled.text) == (
        "kept",
        "see ",
        "restyled",
        "it",
    )
    assert (str(note.label), (note.old, note.new)) == (label, targets)


@pytest.mark.parametrize("old", ["", "<p>Come and see the old hall tomorrow</p>"])
def test_the_target_of_a_new_link_is_told(old):
    new = '<p>Come and see the <a href="https://b.example">new</a> hall tomorrow</p>'
    (row,) = compare_bodies(old, new)

    targets = {s.text: [n.new for n in s.notes] for s in row.segments if s.kind == "added"}
    assert targets["new"] == ["https://b.example"]


def test_paragraphs_are_told_as_new_gone_changed_and_moved():
    old = paragraphs("Alpha one two", "Beta three four", "Gamma five six", "Delta seven eight")
    new = paragraphs("Gamma five six", "Alpha one two", "Beta three ten", "Epsilon")

    assert [row.change for row in compare_bodies(old, new)] == [
        "moved_here",
        "unchanged",
        "changed",
        "moved_away",
        "removed",
        "added",
    ]


def test_another_kind_of_block_is_told():
    (row,) = compare_bodies("<p>The new hall</p>", "<h2>The new hall</h2>")

    assert (row.change, str(row.kind), str(row.was)) == ("changed", "Heading", "Paragraph")


def test_another_layout_of_a_row_is_told():
    table = "<table><tbody><tr><td{}>One</td><td>Two</td></tr></tbody></table>"
    (row,) = compare_bodies(table.format(""), table.format(' colspan="2"'))

    assert (str(row.kind), shown(row.segments)) == ("Table row", "One | Two")
    assert [str(note.label) for note in row.notes] == ["layout changed"]


def test_unchanged_paragraphs_are_folded_but_for_one_beside_a_change():
    same = [f"Paragraph {number} of the story" for number in range(10)]
    rows = compare_bodies(paragraphs(*same), paragraphs(*same[:6], "Something else", *same[6:]))

    assert [(item.change, len(getattr(item, "rows", "1"))) for item in folded(rows)] == [
        ("folded", 5),
        ("unchanged", 1),
        ("added", 1),
        ("unchanged", 1),
        ("folded", 3),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (paragraphs(*(f"{n} " + "学校举行活动" * 40 for n in range(50))),) * 2,
        ("<hr>" * 4000, "<hr>" * 1500 + "<p>x</p>" + "<hr>" * 2400),
        (paragraphs("a b " * 9000), paragraphs("b a " * 9000 + "c")),
        (paragraphs("x" * 300_000), paragraphs("的" * 100_000)),
    ],
)
def test_long_and_hostile_texts_take_no_time(old, new):
    start = time.process_time()
    compare_bodies(old, new)

    assert time.process_time() - start < 1
