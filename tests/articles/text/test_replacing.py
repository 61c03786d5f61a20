"""Words put right: in the text alone, whole, and wherever a reader sees them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.replacing import replaced, replaced_in_html


@pytest.mark.parametrize(
    ("text", "found", "instead", "outcome"),
    [
        ("The uni is a united place", "uni", "university", "The university is a united place"),
        ("uni, uni", "uni", "university", "university, university"),
        ("We utilise\nit", "utilise it", "use it", "We use it"),
        ("南大的南大人", "南大", "南京大学", "南京大学的南京大学人"),
        ("南大学院和南大", "南大", "南大学院", "南大学院和南大学院"),
        ("ｕｎｉ here", "uni", "university", "university here"),
        ("5㎏ of it", "k", "x", "5㎏ of it"),
        ("a.b and acb", "a.b", "AB", "AB and acb"),
        ("nothing of it", "uni", r"\1 & <b>", "nothing of it"),
        ("a uni", "uni", r"\1 & <b>", r"a \1 & <b>"),
    ],
)
def test_words_are_replaced_whole_in_a_plain_text(text, found, instead, outcome):
    assert replaced(text, found, instead)[0] == outcome


@pytest.mark.parametrize(
    ("text", "found", "instead", "outcome"),
    [
        (
            '<p><a href="https://a.example/utilise-guide">We utilise it</a></p>',
            "utilise",
            "use",
            '<p><a href="https://a.example/utilise-guide">We use it</a></p>',
        ),
        (
            "<p>A strong <strong>p</strong></p>",
            "strong",
            "firm",
            "<p>A firm <strong>p</strong></p>",
        ),
        ("<p>uni<strong>ted</strong> uni</p>", "uni", "U", "<p>uni<strong>ted</strong> U</p>"),
        ("<p>the <em>old</em> uni &amp; co</p>", "old uni", "U", "<p>the <em>U</em> &amp; co</p>"),
        ("<p>old</p><p>uni</p>", "old uni", "U", "<p>old</p><p>uni</p>"),
        ("<p>R&amp;D uni</p>", "R&D", "research & work", "<p>research &amp; work uni</p>"),
        ("<p>an amp &amp; a lt</p>", "amp", "amplifier", "<p>an amplifier &amp; a lt</p>"),
        ("<p>5&nbsp;uni</p>", "uni", "U", "<p>5&nbsp;U</p>"),
        ("<p>old<br>uni</p>", "old uni", "U", "<p>U<br></p>"),
    ],
)
def test_words_are_replaced_in_the_text_alone_never_in_its_markup(text, found, instead, outcome):
    assert replaced_in_html(text, found, instead)[0] == outcome


@given(st.text(alphabet="ab <>/p&;ｅé\u0301㎏", max_size=40))
def test_what_does_not_hold_the_words_stays_as_it_is(text):
    assert replaced(text, "uni", "university") == (text, 0)
    assert replaced_in_html(text, "uni", "university") == (text, 0)
