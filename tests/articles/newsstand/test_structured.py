"""What a page says it is, read back as search engines and those who share it read it."""

from datetime import date, datetime

import extruct
import pytest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from articles import press
from articles.models import Tag
from people.models import Contributor, Unit
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.once]

SITE = "http://testserver"
# https://developers.google.com/search/docs/appearance/structured-data/article: every
# property recommended there, and what the office's stories have besides.
GOOGLE = {"author", "dateModified", "datePublished", "headline", "image"}
OURS = {
    *("alternativeHeadline", "articleSection", "contributor", "dateline"),
    *("description", "editor", "inLanguage", "isAccessibleForFree", "isPartOf", "keywords"),
    *("locationCreated", "mainEntityOfPage", "publisher", "translator", "translationOfWork", "url"),
}


@pytest.fixture
def both(publish):
    """The rows of a story with everything: the Chinese original, its translation."""
    photographer, data = factories.contributor("Ding Jing", "丁静"), factories.jpeg(1280, 854)
    picture = factories.photo(photographer, data=data, copyright="© City")
    common = {
        "photos": [picture],
        "tags": [Tag.objects.create(slug="sport", name="Sport", name_zh="体育")],
        "standfirst": "Three hundred ran.",
        "place": "Doha",
        "event_on": date(2023, 7, 12),
    }
    original = publish(language="zh-hans", headline="运动会开幕", **common)
    names = [("translator", "Wang Wu"), ("text", "Li Si")]
    return original.published, publish(translation_of=original, credits=names, **common).published


def read(client, address, syntax="json-ld"):
    html = client.get(address).content.decode()
    return extruct.extract(html, SITE + address, syntaxes=[syntax], uniform=True)[syntax]


def graph(client, address):
    """What the page is, by type, as another's program reads it."""
    (found,) = read(client, address)
    return {thing["@type"]: thing for thing in found["@graph"]}


def person(name, slug, language="en"):
    return {"@type": "Person", "name": name, "url": f"{SITE}/{language}/people/{slug}/"}


def test_a_story_says_all_that_is_recommended_and_more(client, both):
    article = graph(client, both[1].address)["NewsArticle"]

    assert set(article) == GOOGLE | OURS | {"@type", "@id"}
    assert all(article.values())


def test_every_credit_stands_under_its_own_name(client, both):
    article = graph(client, both[1].address)["NewsArticle"]

    credits = {name: article[name] for name in ("author", "contributor", "translator", "editor")}
    assert credits == {
        "author": [person("Zhang San", "zhang-san"), person("Li Si", "li-si")],
        "contributor": [person("Ding Jing", "ding-jing")],
        "translator": [person("Wang Wu", "wang-wu")],
        "editor": [person("Reviewer", "reviewer")],
    }


def test_an_organisation_is_one_and_an_outsider_has_no_page(client, publish):
    Contributor.objects.create(name="City Library", kind="organisation")
    picture = factories.photo(credit_text="City Archive")
    row = publish(text_by="City Library", photos=[picture]).published

    article = graph(client, row.address)["NewsArticle"]

    assert article["author"] == [
        {"@type": "Organization", "name": "City Library", "url": f"{SITE}/en/people/city-library/"}
    ]
    assert article["image"][0]["creator"] == {"@type": "Person", "name": "City Archive"}


def test_a_picture_says_who_made_it_and_whose_it_is(client, both):
    (image,) = graph(client, both[1].address)["NewsArticle"]["image"]

    url = f"{SITE}/media/pictures/{both[1].lead['key']}/1280.webp"
    assert image == {
        "@type": "ImageObject",
        "url": url,
        "contentUrl": url,
        "width": 1280,
        "height": 854,
        "caption": "A caption",
        "description": "A field",
        "creditText": "Ding Jing",
        "creator": person("Ding Jing", "ding-jing"),
        "copyrightNotice": "© City",
    }
    assert client.get(url.removeprefix(SITE)).status_code == 200


def test_both_editions_name_each_other_and_which_was_first(client, both):
    zh, en = both
    original = graph(client, zh.address)["NewsArticle"]
    translation = graph(client, en.address)["NewsArticle"]

    assert original["workTranslation"]["@id"] == translation["@id"]
    assert translation["translationOfWork"] == {
        "@type": "NewsArticle",
        "@id": original["@id"],
        "url": SITE + zh.address,
        "inLanguage": "zh-Hans",
    }
    assert "translationOfWork" not in original


def test_moments_have_a_zone(client, both):
    article = graph(client, both[0].address)["NewsArticle"]

    for name in ("datePublished", "dateModified"):
        at = datetime.fromisoformat(article[name])
        assert at.utcoffset().total_seconds() == 8 * 3600
    assert article["dateline"] == "Doha, 2023-07-12"


@pytest.fixture
def corrected(people, publish):
    """A story that readers were told a mistake of today."""
    story = publish()
    story.correct(by=people["publisher"])
    story.submit(by=people["writer"], is_minor=False, public_note="The date was wrong.")
    story.approve(by=people["reviewer"])
    press.publish(story, by=people["publisher"])
    return story.published


def test_a_correction_is_said(client, corrected):
    article = graph(client, corrected.address)["NewsArticle"]

    assert article["correction"] == [
        {
            "@type": "CorrectionComment",
            "text": "The date was wrong.",
            "datePublished": timezone.localdate().isoformat(),
        }
    ]


def test_a_correction_is_in_the_feed(client, corrected):
    (item,) = client.get("/en/feed.json").json()["items"]

    text = f"Correction of {date_format(timezone.localdate())}: The date was wrong."
    assert f"<p><em>{text}</em></p>" in item["content_html"]


def test_the_way_to_a_story_leads_through_its_section(client, both):
    steps = graph(client, both[0].address)["BreadcrumbList"]["itemListElement"]

    assert [(step["position"], step["name"], step["item"]) for step in steps] == [
        (1, "学院新闻中心", f"{SITE}/zh-hans/"),
        (2, "校园", f"{SITE}/zh-hans/sections/campus/"),
        (3, "运动会开幕", SITE + both[0].address),
    ]


def test_words_can_t_end_the_block_they_stand_in(client, publish):
    headline = "</script><!--<script>&amp;"
    row = publish(headline=headline).published

    found = graph(client, row.address)

    assert found["NewsArticle"]["headline"] == headline
    assert client.get(row.address).content.count(b"</script>") == 2


def test_the_front_page_says_how_to_search(client):
    site = graph(client, "/zh-hans/")["WebSite"]

    action = site["potentialAction"]
    template = action["target"]["urlTemplate"]
    assert template == f"{SITE}/zh-hans/search/?q={{search_term_string}}"
    assert action["query-input"] == "required name=search_term_string"
    assert (site["name"], site["publisher"]["logo"]["width"]) == ("学院新闻中心", 512)


def test_a_list_names_its_stories_in_their_order(client, publish):
    rows = [publish(headline=f"Story {number}").published for number in range(3)]

    for path in ("news/", "sections/campus/", "news/2023/", "news/2023/07/"):
        page = graph(client, f"/en/{path}")["CollectionPage"]
        listed = [item["url"] for item in page["mainEntity"]["itemListElement"]]
        assert (path, listed) == (path, [SITE + row.address for row in reversed(rows)])


def test_a_contributor_s_page_is_about_the_person(client, publish):
    publish(text_by="Li Si")
    unit = Unit.objects.create(name="Library", name_zh="图书馆")
    words = {"name_zh": "李四", "unit": unit, "bio": "100% reader", "is_approved": True}
    factories.write_words(Contributor.objects.get(name="Li Si"), **words)

    about = graph(client, "/en/people/li-si/")["ProfilePage"]["mainEntity"]

    assert about == {
        "@type": "Person",
        "@id": f"{SITE}/en/people/li-si/#contributor",
        "name": "Li Si",
        "alternateName": "李四",
        "url": f"{SITE}/en/people/li-si/",
        "description": "100% reader",
        "affiliation": {"@type": "Organization", "name": gettext("Library")},
    }
