import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.cleaning import DEEPEST, clean_html, plain_text

HOSTILE = [
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="data:text/html,x">x</a>',
    '<p onclick="x()" style="color:red" class="y">',
    "<svg onload=alert(1)><script>1</script></svg>",
    "<iframe src=//evil></iframe><object></object><form><input></form>",
    "<!-- x --><style>p{}</style><meta><base href=//evil>",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_acts_survives(text):
    cleaned = clean_html(text)

    for word in ("script", "onerror", "onclick", "style", "data:", "svg", "iframe", "<img", "evil"):
        assert word not in cleaned


@given(st.text() | st.sampled_from(HOSTILE))
def test_cleaning_twice_changes_nothing(text):
    assert clean_html(clean_html(text)) == clean_html(text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("<p>校\u200b庆&nbsp;opens&nbsp;</p>", "<p>校庆 opens </p>"),
        ("<p>anni\u00adversary\ufeff Zoe\u0308</p>", "<p>anniversary Zoë</p>"),
        ("<p>10&nbsp;km, «&nbsp;oui&nbsp;»</p>", "<p>10&nbsp;km, «&nbsp;oui&nbsp;»</p>"),
        ("<p>می\u200cخواهم 👩\u200d🏫</p>", "<p>می\u200cخواهم 👩\u200d🏫</p>"),
        ("<p>\u200b</p><p>x</p>", "<p>x</p>"),
        (
            '<p><a href="https://example.org/e\u0301>\u200b">e\u0301</a></p>',
            '<p><a href="https://example.org/e\u0301&gt;\u200b" rel="noopener">é</a></p>',
        ),
    ],
)
def test_what_nobody_sees_is_put_right_in_words_alone(text, kept):
    assert clean_html(text) == kept


@pytest.mark.parametrize(
    "address", ["//[x", "//℀.com", "/a&#8;b", "java&#9;script:1", "/a&#xffff;b"]
)
def test_a_link_that_nothing_can_follow_keeps_its_words_alone(address):
    assert clean_html(f'<a href="{address}">Here</a>') == "Here"


def test_a_headline_in_the_text_becomes_a_subhead():
    assert clean_html("<h1>One</h1><p><b>x</b> <i>y</i></p>") == (
        "<h2>One</h2><p><strong>x</strong> <em>y</em></p>"
    )


def test_plain_text_has_a_line_a_block():
    assert plain_text("<p>One &amp; two</p><ul><li>three</li></ul>") == "One & two\nthree"
    assert plain_text("<p>&nbsp;</p>") == ""


def test_cells_are_parted_in_plain_text():
    table = "<table><tr><th>a</th><td>b</td></tr><tr><td>c</td></tr></table>"
    assert plain_text(table) == "a b\nc"


@pytest.mark.parametrize("tag", ["blockquote", "ul", "div", "b", "a href='/'", "sub"])
def test_words_within_too_many_tags_are_kept_without_them(tag):
    name, times = tag.split()[0], 40_000
    text = f"<{tag}>" * times + "Words" + f"</{name}>" * times + "<p>End</p>"

    cleaned = clean_html(text)

    assert ("Words" in cleaned, cleaned.endswith("<p>End</p>")) == (True, True)
    assert cleaned.count(f"<{name}") <= DEEPEST


def test_paragraphs_left_open_are_not_within_each_other():
    text = "".join(f"<p>Line {number}<li>" for number in range(300))

    assert clean_html(text).count("<p>") == 300
