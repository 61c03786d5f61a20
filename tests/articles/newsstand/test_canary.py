"""Nothing unpublished is reachable: words of drafts, notes and comments, sought everywhere."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import get_resolver
from django.utils import timezone

from articles import press
from articles.models import Comment, Tag
from people.models import Contributor, Unit
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.once]

WORD = "canary"
CHINESE = "金丝雀"
LANGUAGES = ("en", "zh-hans")
# What a visitor can't reach, and what holds no words: staff pages, pictures, the language switch.
OTHERS = {"admin:", "picture", "preview", "share-picture", "preview-picture"}
OTHERS |= {"set_language", "home"}


@pytest.fixture
def hidden(people):
    """Stories in every state but public, full of the words; and a public one with hidden talk."""
    writer, reviewer, publisher = (people[role] for role in ("writer", "reviewer", "publisher"))
    text = {
        "headline": f"A {WORD} {CHINESE}",
        "standfirst": f"{WORD} {CHINESE}",
        "body": f"<p>{WORD} {CHINESE}</p>",
        "place": WORD.title(),
        "text_by": WORD.title(),
        "unit": Unit.objects.create(name=WORD, name_zh=CHINESE),
        "tags": [Tag.objects.create(name=WORD, name_zh=CHINESE)],
    }
    everyone = (writer, reviewer, publisher)
    later = timezone.now() + timedelta(days=1)
    stories = {
        "draft": factories.draft(writer, photos=[factories.photo()], **text),
        "submitted": factories.submitted(writer, language="zh-hans", **text),
        "approved": factories.approved(writer, reviewer, **text),
        "scheduled": factories.published(*everyone, at=later, **text),
        "withdrawn": factories.published(*everyone, language="zh-hans", **text),
        "trashed": factories.draft(writer, **text),
        "edited": factories.published(*everyone, headline="Seen by all"),
    }
    press.withdraw(stories["withdrawn"], by=publisher, note=WORD)
    stories["trashed"].trash(by=writer, note=WORD)
    talk(stories["edited"], people)
    return stories


def talk(story, people):
    """Comment on a public story, and begin a correction of it that nobody has approved."""
    Comment.objects.leave(story.latest_version, by=people["reviewer"], body=f"{WORD} {CHINESE}")
    story.correct(by=people["publisher"], note=WORD)
    factories.edit(story, people["publisher"], headline=f"{WORD} {CHINESE}", contact=WORD)
    said = {"note": WORD, "is_minor": False, "public_note": f"{WORD} {CHINESE}"}
    story.submit(by=people["publisher"], **said)


def addresses(story):
    """Every public address there is, by walking the URL patterns, for both languages."""
    row = {
        "year": 2023,
        "month": "07",
        "slug": [story.slug, "campus", "seen-by-all", WORD, "writer"],
        "number": 1,
    }
    found = set()
    for pattern, name in patterns(get_resolver()):
        if not any(name.startswith(other) for other in OTHERS):
            for slug in row["slug"]:
                values = row | {"slug": slug}
                path = pattern
                for key, value in values.items():
                    path = path.replace(f"<{key}>", str(value))
                found.add(path)
    assert not [path for path in found if "<" in path]
    return sorted(found)


def patterns(resolver, prefix="/"):
    """Return (address with <names>, name) of every pattern below a resolver, languages filled in."""
    for entry in resolver.url_patterns:
        route = str(entry.pattern)
        if hasattr(entry, "url_patterns"):
            if type(entry.pattern).__name__ == "LocalePrefixPattern":
                for language in LANGUAGES:
                    yield from patterns(entry, f"/{language}/")
            elif getattr(entry, "namespace", None) != "admin":
                yield from patterns(entry, prefix + route)
        else:
            yield prefix + plain(route), entry.name or route


def plain(route):
    """Return a route with its converters left out: <year:year> becomes <year>."""
    return "<".join(
        part if not number else part.partition(":")[2] if ":" in part.split(">")[0] else part
        for number, part in enumerate(route.split("<"))
    )


def test_the_walk_finds_every_kind_of_address(hidden):
    found = addresses(hidden["draft"])

    assert {
        "/sitemap.xml",
        "/news-sitemap.xml",
        "/en/feed.json",
        "/zh-hans/search/",
        f"/en/tags/{WORD}/",
        "/zh-hans/people/writer/feed/",
        f"/en/news/2023/07/{hidden['draft'].slug}/",
    } <= set(found)


def test_no_public_address_holds_a_word_that_is_not_published(hidden):
    client = Client()
    people_of_it = Contributor.objects.filter(name=WORD.title()).count()
    assert people_of_it == 1

    for path in addresses(hidden["draft"]):
        answer = client.get(path)
        # A page may repeat its own address, to lead to the other language.
        text = answer.content.decode(errors="replace").lower().replace(path[3:].lower(), "")
        assert [text[max(0, at - 60) : at + 20] for at in places(text)] == [], path


def places(text):
    return [text.find(word) for word in (WORD, CHINESE) if word in text]


def test_search_finds_nothing_that_is_not_published(hidden):
    slugs = [hidden["scheduled"].slug, hidden["draft"].slug, "seen-by-all"]
    for query in (WORD, CHINESE, "金丝", f"text:{WORD}", f'"{WORD}"', "jinsique"):
        for language in LANGUAGES:
            answer = Client().get(f"/{language}/search/", {"q": query, "language": "all"})
            assert answer.status_code == 200
            assert (query, [slug for slug in slugs if f"/{slug}/" in answer.text]) == (query, [])


def test_pictures_of_what_is_not_published_are_not_there(hidden):
    key = hidden["draft"].photo_uses.get().photo.key

    for name in ("320.webp", "card.jpg", "640.webp"):
        assert Client().get(f"/media/pictures/{key}/{name}").status_code == 404


def test_share_pictures_of_what_is_not_published_are_not_there(hidden):
    for state in ("scheduled", "withdrawn"):
        number = hidden[state].published.pk
        assert Client().get(f"/media/cards/{number}-{'0' * 20}.png").status_code == 404
