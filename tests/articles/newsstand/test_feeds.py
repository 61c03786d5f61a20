"""Feeds: full text, every credit, nothing that is not public; read back by others' parsers."""

from datetime import timedelta

import feedparser
import pytest
from django.db.models import QuerySet
from django.utils import timezone
from lxml import etree

from articles import press
from articles.models import PublishedArticle, Section, Tag
from people.models import Contributor
from tests import factories

pytestmark = pytest.mark.django_db

ADDRESSES = ["/en/feed/", "/en/feed/atom/", "/en/feed.json"]
XML = ADDRESSES[:2]
FOLDERS = ["/en/", "/en/sections/campus/", "/en/people/li-si/"]
ENDINGS = ["feed/", "feed/atom/", "feed.json"]
NAMES = {
    "atom": "http://www.w3.org/2005/Atom",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
    "opf": "http://www.idpf.org/2007/opf",
}
SITE = "http://testserver"


@pytest.fixture
def publish(people):
    photo = factories.photo(factories.contributor("Ding Jing"))

    def publish(**fields):
        hands = people["writer"], people["reviewer"], people["publisher"]
        credits = [("text", "Li Si"), ("translator", "Wang Wu")]
        return factories.published(*hands, **{"photos": [photo], "credits": credits} | fields)

    return publish


def items(client, address):
    """The stories of a feed as (headline, address, text), whatever its kind."""
    answer = client.get(address)
    if "json" in answer["Content-Type"]:
        return [
            (item["title"], item["url"], item["content_html"]) for item in answer.json()["items"]
        ]
    parsed = feedparser.parse(answer.content, sanitize_html=False)
    assert not parsed.bozo, parsed.bozo_exception
    return [(entry.title, entry.link, entry.content[0].value) for entry in parsed.entries]


def tree(client, address):
    """The feed by a parser that forgives nothing."""
    return etree.fromstring(client.get(address).content, etree.XMLParser(recover=False))


def texts(element, path):
    return [found.text for found in element.findall(path, NAMES)]


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_kind_of_feed_holds_the_stories_latest_first_with_their_whole_text(
    client, publish, address
):
    rows = [publish(headline=f"Story & {number}").published for number in (1, 2)]

    found = items(client, address)

    expected = [(row.headline, SITE + row.address) for row in reversed(rows)]
    assert [(title, link) for title, link, _text in found] == expected
    assert all("<p>The sports day opened.</p>" in text for _title, _link, text in found)


@pytest.mark.parametrize("address", ADDRESSES)
def test_addresses_in_the_text_are_absolute(client, publish, address):
    body = '<p><a href="/en/">a</a> <a href="x?y=1&amp;z">b</a> <a href="mailto:a@b.c">c</a></p>'
    row = publish(body=body).published

    ((_title, _link, text),) = items(client, address)

    here = f"{SITE}{row.address}"
    found = [link.get("href") for link in etree.HTML(text).iter("a")]
    assert found == [f"{SITE}/en/", f"{here}x?y=1&z", "mailto:a@b.c"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_picture_is_in_the_text_with_its_caption_and_credit(client, publish, address):
    picture = publish().published.lead

    ((_title, _link, text),) = items(client, address)

    page = etree.HTML(text)
    (image,) = page.iter("img")
    source = f"{SITE}/media/pictures/{picture['key']}/card.jpg"
    assert (image.get("src"), image.get("alt")) == (source, "A field")
    assert page.findtext(".//figcaption") == "A caption Picture: Ding Jing"


def test_rss_has_one_creator_a_writer_and_a_code_for_everyone_else(client, publish):
    publish()

    item = tree(client, "/en/feed/").find("channel/item")

    assert texts(item, "dc:creator") == ["Zhang San", "Li Si"]
    role = f"{{{NAMES['opf']}}}role"
    others = [(e.text, e.get(role)) for e in item.findall("dc:contributor", NAMES)]
    assert others == [("Ding Jing", "pht"), ("Wang Wu", "trl"), ("Reviewer", "edt")]


def test_rss_names_the_photographer_of_each_picture(client, publish):
    publish()

    content = tree(client, "/en/feed/").find("channel/item/media:content", NAMES)

    credit = content.find("media:credit", NAMES)
    assert (credit.text, credit.get("role")) == ("Ding Jing", "photographer")
    assert texts(content, "media:title") == ["A caption"]
    assert texts(content, "media:description") == ["A field"]
    assert (content.get("width"), content.get("height")) == ("640", "427")


def test_atom_names_authors_and_contributors_with_their_role_and_page(client, publish):
    publish()

    entry = tree(client, "/en/feed/atom/").find("atom:entry", NAMES)

    assert texts(entry, "atom:author/atom:name") == ["Zhang San", "Li Si"]
    assert texts(entry, "atom:author/atom:uri")[0] == f"{SITE}/en/people/zhang-san/"
    others = entry.findall("atom:contributor", NAMES)
    roles = [person.get(f"{{{NAMES['opf']}}}role") for person in others]
    names = [person.findtext("atom:name", namespaces=NAMES) for person in others]
    assert (names, roles) == (["Ding Jing", "Wang Wu", "Reviewer"], ["pht", "trl", "edt"])


@pytest.mark.parametrize(
    "address",
    ["/en/feed.json", "/en/sections/campus/feed.json", "/en/people/li-si/feed.json"],
)
def test_a_json_feed_names_each_writer(client, publish, address):
    publish(tags=[Tag.objects.create(slug="sport", name="Sport", name_zh="体育")])

    (item,) = client.get(address).json()["items"]

    writers = [("Zhang San", "zhang-san"), ("Li Si", "li-si")]
    assert item["authors"] == [
        {"name": name, "url": f"{SITE}/en/people/{slug}/"} for name, slug in writers
    ]
    assert item["tags"] == ["Campus", "Sport"]


@pytest.mark.parametrize("address", XML)
def test_a_story_keeps_its_identity_when_its_address_changes(client, people, publish, address):
    story = publish()
    before = feedparser.parse(client.get(address).content).entries[0]

    factories.edit(story, people["writer"], headline="Sports day closes", slug="closed")
    story.submit(by=people["writer"])
    story.approve(by=people["reviewer"])
    press.publish(story, by=people["publisher"])

    after = feedparser.parse(client.get(address).content).entries[0]
    assert (after.id, after.title) == (before.id, "Sports day closes")
    assert (after.link, before.link) != (before.link, before.link)
    assert after.updated_parsed >= before.updated_parsed


@pytest.mark.parametrize("address", XML)
def test_a_feed_says_what_it_is_of_and_where(client, publish, address):
    publish()

    parsed = feedparser.parse(client.get(address).content).feed

    own = [link.href for link in parsed.links if link.rel == "self"]
    assert (parsed.title, own) == ("School News Office", [SITE + address])
    assert parsed.language == "en" if address == "/en/feed/" else True


@pytest.mark.parametrize("folder", FOLDERS)
def test_pages_lead_to_their_feeds_and_back(client, publish, folder):
    publish()

    page = etree.HTML(client.get(folder).content)
    offered = [link.get("href") for link in page.iterfind(".//link[@rel='alternate'][@type]")]

    for ending in ENDINGS:
        assert offered.count(folder + ending) == 1
        assert (SITE + folder) in client.get(folder + ending).content.decode()


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_feed_unchanged_is_not_sent_again(client, publish, address):
    publish()
    first = client.get(address)

    for name in ({"if-none-match": first["ETag"]}, {"if-modified-since": first["Last-Modified"]}):
        again = client.get(address, headers=name)
        assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_feed_is_sent_again_when_a_story_was_withdrawn(
    client, people, publish, time_machine, address
):
    publish()
    story = publish(headline="A slip")
    first = client.get(address)
    time_machine.move_to(timezone.now() + timedelta(minutes=1))

    press.withdraw(story, by=people["publisher"], note="A slip")

    for name in ({"if-none-match": first["ETag"]}, {"if-modified-since": first["Last-Modified"]}):
        assert "A slip" not in client.get(address, headers=name).content.decode()


@pytest.mark.parametrize("address", ADDRESSES)
def test_letters_that_no_feed_can_hold_are_left_out(client, publish, address):
    publish(headline="Sports\x0b day", body="<p>Opened\x08.</p>")

    ((title, _link, text),) = items(client, address)

    assert (title, "<p>Opened.</p>" in text) == ("Sports day", True)


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("ending", ENDINGS)
def test_one_broken_link_or_name_takes_no_feed(client, publish, folder, ending):
    publish()
    row = PublishedArticle.objects.get()
    row.body = '<p><a href="//[x">Here</a> and <a href="/en/">there</a></p>'
    row.save(by_press=True, update_fields=["body"])
    by_hand = QuerySet.update  # past the house, as no page of ours does
    by_hand(Contributor.objects.filter(slug="li-si"), name="Li\x08 Si\ufffe")
    by_hand(Section.objects.all(), name="Cam\x0bpus")

    ((_title, _link, text),) = items(client, folder + ending)

    assert f'<a href="//[x">Here</a> and <a href="{SITE}/en/">there</a>' in text


def test_a_scheduled_story_and_the_other_language_are_not_in_the_feed(client, publish):
    publish(at=timezone.now() + timedelta(days=1))
    publish(language="zh-hans", headline="运动会")

    assert items(client, "/en/feed.json") == []
    assert [title for title, _link, _text in items(client, "/zh-hans/feed/")] == ["运动会"]


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_feed_takes_two_statements(client, publish, folder, django_assert_max_num_queries):
    factories.many_published(publish(), 35)

    for ending in ENDINGS:
        with django_assert_max_num_queries(2):
            assert len(items(client, folder + ending)) == 30


def test_a_feed_of_nobody_is_not_found(client):
    assert client.get("/en/people/nobody/feed/").status_code == 404
    assert client.get("/en/sections/nothing/feed/").status_code == 404


def test_the_feed_of_a_merged_contributor_leads_to_the_other(client, publish):
    publish()
    twin = Contributor.objects.get(name="Li Si")
    Contributor.objects.create(name="Li S", slug="li-s", merged_into=twin)

    answer = client.get("/en/people/li-s/feed/atom/")

    assert (answer.status_code, answer["Location"]) == (301, "/en/people/li-si/feed/atom/")


def test_a_picture_is_credited_as_the_page_s_language_does(client, publish):
    publish(language="zh-hans")

    [(_headline, _address, text)] = items(client, "/zh-hans/feed.json")

    assert "图：Ding Jing</figcaption>" in text


@pytest.mark.parametrize(
    "address",
    ["/en/", "/en/news/", "/en/feed.json", "/robots.txt", "/sitemap.xml", "/en/opensearch.xml"],
)
def test_full_addresses_are_the_office_s_whatever_the_host_header_says(
    client, publish, settings, address
):
    publish()
    settings.ALLOWED_HOSTS, settings.NEWSROOM_URL = ["*"], "https://news.example.edu"

    text = client.get(address, headers={"host": "evil.example"}).text

    assert ("evil.example" in text, "https://news.example.edu" in text) == (False, True)
