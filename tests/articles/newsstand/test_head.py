"""The head of a page: its one address, its editions, and how it looks when it is shared."""

import io
import json

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from lxml import etree
from PIL import Image

from articles.models import Tag
from articles.pictures import portraits, renditions
from people.models import Contributor
from tests import factories
from tests.cast import cast

pytestmark = [pytest.mark.django_db, pytest.mark.once]

SITE = "http://testserver"
PATHS = ["", "news/", "news/2023/", "news/2023/07/", "sections/campus/", "tags/sport/"]
PATHS += ["people/", "people/zhang-san/"]
NOINDEX = "noindex, follow"
KEEP = "max-image-preview:large"


@pytest.fixture
def publish():
    people = cast()

    def publish(**fields):
        return factories.published(
            people["writer"], people["reviewer"], people["publisher"], **fields
        ).published

    return publish


def head_of(client, address):
    return etree.HTML(client.get(address).content).find("head")


def links(head, rel):
    return [(e.get("hreflang"), e.get("href")) for e in head.iterfind(f"link[@rel='{rel}']")]


def editions(head):
    return {language: href for language, href in links(head, "alternate") if language}


def metas(head):
    """Every <meta> by its name or property; a list where there are several."""
    found = {}
    for meta in head.iterfind("meta"):
        found.setdefault(meta.get("name") or meta.get("property"), []).append(meta.get("content"))
    return {name: said[0] if len(said) == 1 else said for name, said in found.items()}


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_a_page_has_one_address_in_each_language(client, publish, language):
    tags = [Tag.objects.create(slug="sport", name="Sport")]
    for code, headline in (("en", "Sports day opens"), ("zh-hans", "运动会开幕")):
        publish(language=code, headline=headline, tags=tags)

    for path in PATHS:
        head = head_of(client, f"/{language}/{path}?utm_source=wechat")

        assert links(head, "canonical") == [(None, f"{SITE}/{language}/{path}")]
        found = editions(head)
        assert (found["en"], found["zh-Hans"]) == (f"{SITE}/en/{path}", f"{SITE}/zh-hans/{path}")
        assert found["x-default"] == (f"{SITE}/en/{path}" if path else f"{SITE}/")
        assert metas(head)["robots"] == KEEP


def test_a_list_names_no_edition_that_lists_nothing(client, publish):
    publish(tags=[Tag.objects.create(slug="sport", name="Sport")])

    for path in [*PATHS[1:6], PATHS[7]]:
        assert (path, editions(head_of(client, f"/en/{path}"))) == (path, {})


def test_a_story_names_its_editions_or_none(client, publish):
    zh = publish(language="zh-hans", headline="运动会")
    alone = publish(headline="Alone")
    assert editions(head_of(client, alone.address)) == {}

    en = publish(translation_of=zh.article, credits=[("translator", "Li Si")])
    urls = {"zh-Hans": SITE + zh.address, "en": SITE + en.address, "x-default": SITE + en.address}
    assert [editions(head_of(client, row.address)) for row in (zh, en)] == [urls, urls]


def test_pages_that_move_or_say_nothing_are_not_kept(client, publish):
    publish()

    for address in (
        "/en/news/?before=2023-07-12-99999",
        "/en/people/zhang-san/?role=text",
        "/en/news/1999/",
        "/zh-hans/sections/campus/",
        "/zh-hans/people/",
        "/zh-hans/people/zhang-san/",
        "/en/search/?q=sports",
        "/en/search/",
    ):
        head = head_of(client, address)
        assert (address, metas(head)["robots"], editions(head)) == (address, NOINDEX, {})


def test_a_further_page_of_a_list_is_a_page_of_its_own(client, publish):
    publish()
    address = "/en/news/?before=2023-07-12-99999"

    assert links(head_of(client, address + "&x=1"), "canonical") == [(None, SITE + address)]


@pytest.mark.parametrize("address", ["/en/nowhere/", "/en/news/2023/07/nothing/"])
def test_a_page_that_is_not_there_says_nothing(client, address):
    head = head_of(client, address)

    assert metas(head)["robots"] == "noindex"
    assert (links(head, "canonical"), head.findall("script[@type='application/ld+json']")) == (
        [],
        [],
    )


def test_a_story_is_shared_with_its_words_and_its_picture(client, publish):
    tags = [Tag.objects.create(slug=slug, name=slug.title()) for slug in ("run", "sport")]
    photo = factories.photo(data=factories.jpeg())
    row = publish(standfirst='"All" ran.', photos=[photo], tags=tags)

    said = metas(head_of(client, row.address))

    expected = {
        "og:type": "article",
        "og:site_name": "School News Office",
        "og:title": "Sports day opens",
        "og:description": '"All" ran.',
        "description": '"All" ran.',
        "og:url": SITE + row.address,
        "og:locale": "en_GB",
        "og:image": f"{SITE}/media/pictures/{row.lead['key']}/card.jpg",
        "og:image:width": "960",
        "og:image:height": "640",
        "og:image:alt": "A field",
        "twitter:card": "summary_large_image",
        "article:section": "Campus",
        "article:tag": ["Run", "Sport"],
        "article:author": f"{SITE}/en/people/zhang-san/",
    }
    assert {name: said.get(name) for name in expected} == expected


def test_the_picture_has_the_size_that_is_said(client, publish):
    row = publish(photos=[factories.photo(data=factories.jpeg(700, 1051))])

    said = metas(head_of(client, row.address))
    answer = client.get(said["og:image"].removeprefix(SITE))

    size = Image.open(io.BytesIO(b"".join(answer.streaming_content))).size
    assert size == (int(said["og:image:width"]), int(said["og:image:height"]))


def test_a_contributor_is_shared_with_the_portrait(client, publish):
    publish()
    person = Contributor.objects.get(name="Zhang San")
    picture = renditions.inspect(ContentFile(factories.jpeg()))
    factories.write_words(person, **portraits.make(picture), is_approved=True)

    said = metas(head_of(client, "/en/people/zhang-san/"))

    address = f"{SITE}/media/pictures/{person.portrait_key}/card.jpg"
    assert (said["og:image"], said["og:image:alt"]) == (address, "Zhang San")
    assert (said["og:type"], said["twitter:card"]) == ("profile", "summary")


def test_a_story_without_a_standfirst_is_described_by_its_beginning(client, publish):
    row = publish(body=f"<p>They <em>ran</em>. {'On and on. ' * 40}</p>")

    description = metas(head_of(client, row.address))["description"]

    assert description.startswith("They ran. On and on.")
    assert len(description) <= 160


def test_every_page_is_described_and_has_a_picture(client, publish):
    publish()

    for address in ("/en/", "/en/news/", "/en/people/", "/en/people/zhang-san/"):
        said = metas(head_of(client, address))
        assert said["description"] == said["og:description"] != ""
        assert said["og:image"] == f"{SITE}{settings.STATIC_URL}img/card.png"


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("news/", "Latest news"),
        ("news/2023/", "2023"),
        ("news/2023/07/", "July 2023"),
        ("sections/campus/", "Campus"),
        ("people/", "Contributors"),
    ],
)
def test_a_list_is_named_for_what_it_lists(client, publish, path, title):
    publish()

    head = head_of(client, f"/en/{path}")

    said = metas(head)
    assert (said["og:title"], said["description"]) == (
        title,
        f"{title}: stories from School News Office.",
    )
    page, trail = json.loads(head.findtext("script[@type]"))["@graph"]
    assert page["name"] == trail["itemListElement"][-1]["name"] == title
