"""Two changes of one text, merged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.cleaning import clean_html
from articles.text.comparing import Conflict, merged
from articles.text.comparing.blocks import pieces
from tests.articles.text import test_comparing

# Misnested headings and links change once more when they are cleaned again: not what is tested.
HTML = test_comparing.HTML.filter(lambda text: clean_html(text) == text)
BASE = [f"<p>Paragraph {number}</p>" for number in range(12)]
# What may become of a paragraph: gone, kept, changed, or followed by another.
FATES = st.sampled_from(["", "{}", "<p>Changed</p>", "{}<p>After</p>"])


def html(blocks):
    return "\n".join(blocks)


def edited(fates):
    return html(fate.format(text) for fate, text in zip(fates, BASE, strict=True))


@given(st.lists(st.tuples(FATES, st.booleans()), min_size=12, max_size=12))
def test_edits_of_different_paragraphs_are_both_made(choices):
    theirs = edited([fate if is_theirs else "{}" for fate, is_theirs in choices])
    mine = edited(["{}" if is_theirs else fate for fate, is_theirs in choices])
    result = merged(html(BASE), theirs, mine)

    assert pieces(result.html) == pieces(edited([fate for fate, _is_theirs in choices]))
    assert result.conflicts == []


@given(HTML, HTML)
def test_the_same_edit_is_made_once(base, both):
    result = merged(base, both, both)

    assert (pieces(result.html), result.conflicts) == (pieces(both), [])


@given(HTML, HTML)
def test_a_text_left_alone_takes_the_other_s_edit(base, edit):
    for result in (merged(base, base, edit), merged(base, edit, base)):
        assert (pieces(result.html), result.conflicts) == (pieces(edit), [])


@given(HTML, HTML, HTML)
def test_a_merge_is_clean_and_the_sides_are_equal(base, theirs, mine):
    one, other = merged(base, theirs, mine), merged(base, mine, theirs)

    assert clean_html(one.html) == one.html
    assert [(c.theirs, c.mine) for c in one.conflicts] == [
        (c.mine, c.theirs) for c in other.conflicts
    ]


def test_two_edits_of_one_paragraph_are_a_conflict_and_mine_is_kept():
    result = merged("<p>a</p><p>b</p>", "<p>a</p><p>theirs</p>", "<p>new</p><p>mine</p>")

    assert result.parts == ("<p>new</p>", Conflict("<p>b</p>", "<p>theirs</p>", "<p>mine</p>"))
    assert result.html == "<p>new</p>\n<p>mine</p>"


@pytest.mark.parametrize("mine", ["<p>a</p><p>mine</p>", "<p>mine</p>"])
def test_two_additions_at_one_place_are_a_conflict(mine):
    result = merged("", "<p>theirs</p>", mine)

    assert [(c.theirs, c.mine) for c in result.conflicts] == [
        ("<p>theirs</p>", "\n".join(pieces(mine)))
    ]


def test_deleting_what_the_other_changed_is_a_conflict():
    result = merged("<p>a</p><p>b</p>", "<p>a</p>", "<p>a</p><p>b, changed</p>")

    assert result.conflicts == [Conflict("<p>b</p>", "", "<p>b, changed</p>")]


def test_what_a_browser_sends_is_cleaned():
    result = merged("<p>a</p>", "<p>a</p>", "<p>a</p><p onclick='x()'>b<script>1</script></p>")

    assert result.html == "<p>a</p>\n<p>b</p>"
