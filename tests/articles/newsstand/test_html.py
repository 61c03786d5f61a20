"""Every kind of page, in both languages, is HTML without one error, says the Nu checker."""

from datetime import date

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from articles import press
from articles.models import Tag
from people.models import Unit
from tests import checkers, factories
from tests.cast import cast

pytestmark = [pytest.mark.django_db, pytest.mark.checker, pytest.mark.once]

BODY = """<h2>Results</h2><p>All <em>ran</em>.<br><a href="https://example.edu/a?b=1&amp;c">More</a></p>
<ul><li>One</li></ul><blockquote><p>“We ran.”</p></blockquote><hr>
<table><caption>Times</caption><thead><tr><th scope="col">Name</th></tr></thead>
<tbody><tr><td colspan="1">Li</td></tr></tbody></table><ol start="3"><li>Three</li></ol>"""
PATHS = (
    "",
    "news/",
    "news/2023/",
    "news/2023/07/",
    "news/1999/",
    "sections/campus/",
    "tags/sport/",
)
PATHS += ("units/library/", "people/", "people/zhang-san/", "people/zhang-san/?role=text")
PATHS += ("search/", "search/?q=%E5%BC%80%E5%B9%95%20sport", "search/?q=nothing<>", "nowhere/")


@pytest.fixture
def stories():
    """One story in both languages with all that a page can hold, one bare, one withdrawn."""
    people = cast()
    hands = people["writer"], people["reviewer"], people["publisher"]
    picture = factories.photo(factories.contributor("Ding Jing", "丁静"), copyright="© The office")
    common = {
        "photos": [picture, factories.photo()],
        "tags": [Tag.objects.create(slug="sport", name="Sport", name_zh="体育")],
        "unit": Unit.objects.create(name="Library", name_zh="图书馆", slug="library"),
        "place": "Doha",
        "event_on": date(2023, 7, 12),
        "standfirst": 'A "day" & <more>',
        "body": BODY,
        "contact": "Li Si, news@example.edu",
    }
    zh = factories.published(*hands, language="zh-hans", headline="运动会“开幕”", **common)
    names = [("translator", "Li Si"), ("text", "Wang Wu")]
    en = factories.published(*hands, translation_of=zh, credits=names, **common)
    en.correct(by=people["publisher"])
    en.submit(by=people["writer"], is_minor=False, public_note='Not "12" < 13')
    en.approve(by=people["reviewer"])
    press.publish(en, by=people["publisher"])
    bare = factories.published(*hands, headline='</script><b title="x">&', event_on=None)
    gone = factories.published(*hands, headline="A slip")
    press.withdraw(gone, by=people["publisher"], note="A slip")
    return [story.published for story in (zh, en, bare, gone)]


def pages(client, stories):
    """Yield (name, HTML) of each page."""
    for language in ("en", "zh-hans"):
        for number, path in enumerate(PATHS):
            yield f"{language}-{number}", client.get(f"/{language}/{path}").content.decode()
        with translation.override(language):
            yield f"{language}-500", render_to_string("500.html")
            yield f"{language}-503", render_to_string("503.html")
    for row in stories:
        yield f"story-{row.pk}", client.get(row.address).content.decode()


def test_every_page_is_html_without_an_error(client, stories, tmp_path):
    for name, html in pages(client, stories):
        (tmp_path / f"{name}.html").write_text(html)

    assert checkers.html_errors(tmp_path) == []
