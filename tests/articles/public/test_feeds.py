"""Feeds: full text, every credit, nothing that is not public."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from tests import factories
from tests.cast import cast

pytestmark = pytest.mark.django_db

DC = "{http://purl.org/dc/elements/1.1/}"
MEDIA = "{http://search.yahoo.com/mrss/}"
ATOM = "{http://www.w3.org/2005/Atom}"


def publish(**fields):
    people = cast()
    photo = factories.photo(factories.contributor("Ding Jing"))
    return factories.published(
        people["writer"],
        people["reviewer"],
        people["publisher"],
        photos=[photo],
        credits=[("text", "Li Si"), ("translator", "Wang Wu")],
        **fields,
    )


def test_rss_has_one_creator_a_writer_and_the_photographer_with_the_picture(client):
    publish()

    item = ElementTree.fromstring(client.get("/en/feed/").content).find("channel/item")

    assert [e.text for e in item.findall(f"{DC}creator")] == ["Zhang San", "Li Si"]
    assert item.find(f"{MEDIA}content/{MEDIA}credit").text == "Ding Jing"
    assert item.find("link").text == "http://testserver/en/news/2023/07/sports-day-opens/"
    assert "<p>The sports day opened.</p>" in item.find("description").text


def test_atom_names_authors_and_contributors(client):
    publish()

    entry = ElementTree.fromstring(client.get("/en/feed/atom/").content).find(f"{ATOM}entry")

    assert [e.text for e in entry.findall(f"{ATOM}author/{ATOM}name")] == ["Zhang San", "Li Si"]
    assert [e.text for e in entry.findall(f"{ATOM}contributor/{ATOM}name")] == [
        "Ding Jing",
        "Wang Wu",
        "Reviewer",
    ]


@pytest.mark.parametrize(
    "address",
    ["/en/feed.json", "/en/sections/campus/feed.json", "/en/people/li-si/feed.json"],
)
def test_a_json_feed_holds_the_story(client, address):
    publish()

    (item,) = client.get(address).json()["items"]

    assert (item["title"], item["authors"]) == (
        "Sports day opens",
        [{"name": "Zhang San"}, {"name": "Li Si"}],
    )


def test_a_feed_unchanged_is_not_sent_again(client):
    publish()
    first = client.get("/en/feed/")

    assert client.get("/en/feed/", HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 304


def test_a_scheduled_story_and_the_other_language_are_not_in_the_feed(client):
    publish(at=timezone.now() + timedelta(days=1))

    assert client.get("/en/feed.json").json()["items"] == []
    assert client.get("/zh-hans/feed.json").json()["items"] == []


@pytest.mark.parametrize("address", ["/en/feed/", "/en/feed/atom/", "/en/feed.json"])
def test_a_feed_takes_two_statements(client, address, django_assert_max_num_queries):
    article = publish()
    factories.many_published(article, 30)

    with django_assert_max_num_queries(2):
        client.get(address)


def test_a_feed_of_nobody_is_not_found(client):
    assert client.get("/en/people/nobody/feed/").status_code == 404
    assert client.get("/en/sections/nothing/feed/").status_code == 404
