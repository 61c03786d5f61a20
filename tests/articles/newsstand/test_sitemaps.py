"""Sitemaps: every public story once, with its other edition; nothing else."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from lxml import etree

from articles import press
from articles.newsstand import sitemaps
from tests import checkers, factories

pytestmark = pytest.mark.django_db

SITE = "http://testserver"
FRONT_PAGES = [f"{SITE}/en/", f"{SITE}/zh-hans/"]
NAMES = {
    "sm": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
    "xhtml": "http://www.w3.org/1999/xhtml",
}


@pytest.fixture
def both(publish):
    """The rows of a story in both languages: the Chinese original, its translation."""
    original = publish(language="zh-hans", headline="运动会开幕")
    translation = publish(translation_of=original, credits=[("translator", "Li Si")])
    return original.published, translation.published


def tree(client, address):
    answer = client.get(address)
    assert answer["Content-Type"] == "application/xml"
    return etree.fromstring(answer.content)


def locations(client, address):
    return [found.text for found in tree(client, address).iterfind(".//sm:loc", NAMES)]


def in_parts(client):
    _pages, *parts = locations(client, "/sitemap.xml")
    return [url for part in parts for url in locations(client, part)]


def test_the_index_leads_to_every_public_story(client, people, publish):
    story = publish()
    publish(headline="Later", at=timezone.now() + timedelta(days=1))
    press.withdraw(publish(headline="A slip"), by=people["publisher"], note="A slip")

    assert in_parts(client) == [SITE + story.published.address]
    assert locations(client, "/news-sitemap.xml") == in_parts(client)


def test_a_part_holds_no_more_than_its_range_of_numbers(client, publish, monkeypatch):
    rows = [publish(headline=f"Story {number}").published for number in range(5)]
    monkeypatch.setattr(sitemaps, "PART", 2)

    _pages, *parts = locations(client, "/sitemap.xml")

    found = [locations(client, part) for part in parts]
    assert [url for part in found for url in part] == [SITE + row.address for row in rows]
    assert max(len(part) for part in found) == 2


def test_the_index_says_of_the_last_part_when_stories_last_changed(client, publish, monkeypatch):
    publish()
    row = publish(headline="The second").published
    monkeypatch.setattr(sitemaps, "PART", row.pk)

    _pages, before, last = tree(client, "/sitemap.xml")

    assert before.find("sm:lastmod", NAMES) is None
    assert datetime.fromisoformat(last.findtext("sm:lastmod", namespaces=NAMES)) == row.published_at


def test_an_update_counts_as_a_change(client, publish):
    row = publish().published
    row.updated_at = row.published_at + timedelta(minutes=5)
    row.save(by_press=True)

    _pages, part = tree(client, "/sitemap.xml")

    assert datetime.fromisoformat(part.findtext("sm:lastmod", namespaces=NAMES)) == row.updated_at


def test_both_editions_name_each_other_and_the_one_for_everyone_else(client, both):
    zh, en = (SITE + row.address for row in both)

    pages = tree(client, "/sitemap-0.xml")

    expected = {("zh-Hans", zh), ("en", en), ("x-default", en)}
    for page in pages:
        links = page.findall("xhtml:link", NAMES)
        assert {(link.get("hreflang"), link.get("href")) for link in links} == expected
    assert len(pages) == 2


def test_a_story_in_one_language_names_no_other(client, publish):
    publish()

    assert tree(client, "/sitemap-0.xml").findall(".//xhtml:link", NAMES) == []


def test_lists_that_hold_stories_are_there(client, publish):
    publish()
    factories.section("empty", name="Empty", name_zh="空")

    found = locations(client, "/sitemap-pages.xml")

    english = ["", "news/", "people/", "sections/campus/"]
    expected = [*(f"/en/{tail}" for tail in english), "/zh-hans/"]
    assert found == [SITE + path for path in expected]


def test_the_news_are_named_as_news_search_engines_ask(client, both):
    zh = tree(client, "/news-sitemap.xml")[1]

    found = {etree.QName(e).localname: e.text for e in zh.iterfind(".//news:*", NAMES)}

    expected = {"name": "学院新闻中心", "language": "zh-cn", "title": "运动会开幕"}
    assert {key: found[key] for key in expected} == expected
    assert datetime.fromisoformat(found["publication_date"]).utcoffset() is not None


def test_letters_that_no_xml_can_hold_are_left_out(client, publish):
    publish(headline="Sports\x0b & day")

    titles = tree(client, "/news-sitemap.xml").findall(".//news:title", NAMES)

    assert [title.text for title in titles] == ["Sports & day"]


def test_yesterday_s_news_is_news_and_last_week_s_is_not(client, publish, time_machine):
    publish()

    time_machine.move_to(timezone.now() + timedelta(days=1))
    assert len(locations(client, "/news-sitemap.xml")) == 1
    time_machine.move_to(timezone.now() + timedelta(days=6))
    assert locations(client, "/news-sitemap.xml") == FRONT_PAGES


def test_a_part_whose_stories_are_all_withdrawn_names_the_front_pages(
    client, people, publish, monkeypatch
):
    _first, gone, _last = (publish(headline=f"Story {number}") for number in range(3))
    press.withdraw(gone, by=people["publisher"], note="A slip")
    monkeypatch.setattr(sitemaps, "PART", 1)

    assert locations(client, f"/sitemap-{gone.published.pk}.xml") == FRONT_PAGES


@pytest.mark.parametrize("address", ["/sitemap-0.xml", "/sitemap-7.xml"])
def test_a_part_without_stories_is_not_found(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("address", "budget"),
    [
        ("/sitemap.xml", 1),
        ("/sitemap-0.xml", 1),
        ("/sitemap-pages.xml", 2),
        ("/news-sitemap.xml", 1),
    ],
)
def test_a_sitemap_costs_the_same_however_many_stories(
    client, publish, address, budget, django_assert_max_num_queries
):
    factories.many_published(publish(), 30)

    with django_assert_max_num_queries(budget):
        assert client.get(address).status_code == 200


def errors(client, address):
    schema = checkers.sitemap_schema()
    schema.validate(tree(client, address))
    return [str(error) for error in schema.error_log]


@pytest.mark.checker
@pytest.mark.parametrize("address", ["/sitemap-0.xml", "/sitemap-pages.xml", "/news-sitemap.xml"])
def test_a_sitemap_follows_the_schema_of_sitemaps(client, both, address):
    assert errors(client, address) == []


@pytest.mark.checker
@pytest.mark.parametrize("address", ["/sitemap-pages.xml", "/news-sitemap.xml"])
def test_a_sitemap_without_stories_follows_it_too(client, address):
    assert locations(client, address) == FRONT_PAGES
    assert errors(client, address) == []
