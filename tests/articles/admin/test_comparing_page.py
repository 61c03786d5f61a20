"""The comparison of two versions as the review page shows it."""

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from articles.text.cleaning import clean_html, plain_text
from articles.text.comparing import compare
from tests.articles.text.test_comparing_contents import person, photo

HOSTILE = '<script>alert("1")</script>&amp;'


def page(old, new, **names):
    comparison = compare(old, new, names=names)
    return render_to_string("admin/articles/article/changes.html", {"comparison": comparison})


def text_of(html):
    return " ".join(plain_text(html).split())


def content(**changes):
    return {"headline": "One", "body": "<p>Same</p>", "language": "en"} | changes


def test_equal_versions_say_so():
    assert text_of(page(content(), content())) == "Nothing changed."


def test_without_an_older_version_everything_is_new():
    html = page(None, content())

    assert text_of(html).startswith("There is nothing to compare with: everything is new.")


@pytest.mark.parametrize("name", ["headline", "standfirst", "place", "section", "later"])
def test_no_value_of_a_story_becomes_markup(name):
    for html in (
        page(content(**{name: HOSTILE}), content(**{name: ""})),
        page(content(**{name: "x"}), content(**{name: HOSTILE})),
    ):
        assert "<script" not in html
        assert "&lt;script&gt;" in html


@pytest.mark.parametrize(
    "changes",
    [
        {"body": f"<p>{HOSTILE}&lt;script&gt;</p>"},
        {"body": '<p>Same <a href="/&lt;script&gt;">x</a></p>'},
        {"credits": [person(1, name=HOSTILE, slug=HOSTILE)]},
        {"pictures": [photo(1, caption=HOSTILE, alt=HOSTILE, later=HOSTILE)]},
    ],
)
def test_no_text_or_record_of_a_story_becomes_markup(changes):
    old, new = content(), content(**changes)
    for html in (page(old, new), page(new, old), page(None, new)):
        assert "<script" not in html


def test_a_changed_link_shows_both_targets():
    old, new = (
        content(body=clean_html(f'<p><a href="https://{host}.example">More</a></p>'))
        for host in ("good", "evil")
    )

    expected = "link changed [removed: https://good.example] [added: https://evil.example]"
    assert expected in text_of(page(old, new))


def test_marks_are_read_out_and_not_told_by_colour_alone():
    html = page(content(headline="The old hall"), content(headline="The new hall"))

    assert "The [removed: old][added: new] hall" in text_of(html)


def test_what_shows_nothing_is_named():
    html = page(content(headline="One two"), content(headline="One \u200btwo"))

    assert "One [added: invisible character\u200b]two" in text_of(html)


def test_unchanged_paragraphs_are_counted():
    same = "".join(f"<p>Paragraph {number}</p>" for number in range(5))
    html = page(content(body=same), content(body=f"{same}<p>Something else</p>"))

    assert "4 unchanged paragraphs" in text_of(html)


def test_values_are_shown_in_the_words_of_people():
    old, new = content(section="news"), content(section="", event_on="2023-07-12")
    html = text_of(page(old, new, section={"news": "News"}))

    assert "News → is now nothing" in html
    assert "nothing → is now 12 July 2023" in html


def test_a_chinese_text_is_marked_as_chinese_on_an_english_page():
    with override("en"):
        html = page(content(headline="旧"), content(headline="新", language="zh-hans"))

    assert '<p class="changed-text changed-headline" lang="zh-hans">' in html
