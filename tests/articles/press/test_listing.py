"""What is printed beside the text: tags, address, related stories, the other edition.

An approval covers it. On a public story a publisher brings a change of it to readers at once.
"""

import pytest

from articles import press
from articles.models import Article, PublishedArticle, Tag, fingerprint_of
from articles.models.desk.door import why_not
from articles.press.audit import Broken, check
from articles.rules import acts
from articles.rules.refusals import Refused, Stale
from tests import factories
from tests.cast import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def tag():
    return Tag.objects.create(name="Sport", name_zh="体育", slug="sport")


@pytest.fixture(scope="module", autouse=True)
def published(shared_rows):
    people = cast()
    return factories.published(people["writer"], people["reviewer"], people["publisher"])


@pytest.fixture
def live(published):
    return Article.objects.get(pk=published.pk)


def retagged(article, tag, by):
    """Set a tag as the form does, and save."""
    article = Article.objects.get(pk=article.pk)
    article.tags.set([tag])
    article.record_version(by=by)
    return Article.objects.get(pk=article.pk)


CHANGES = {
    "tags": lambda story, other: story.tags.add(Tag.objects.create(name="Sport", slug="sport")),
    "slug": lambda story, other: setattr(story, "slug", "another"),
    "related": lambda story, other: story.related.add(other),
    "translation_of": lambda story, other: setattr(story, "translation_of", other),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_beside_the_text_voids_an_approval(people, name):
    story = factories.approved(people["writer"], people["reviewer"])
    other = factories.draft(people["writer"], language="zh-hans", headline="运动会")
    CHANGES[name](story, other)
    story.save()
    story.record_version(by=people["writer"])

    assert (story.work_state, story.acts.last().act) == ("draft", "void")


@pytest.mark.parametrize("name", CHANGES)
def test_nothing_is_printed_beside_the_text_that_nobody_approved(people, name):
    story = factories.approved(people["writer"], people["reviewer"])
    CHANGES[name](story, factories.draft(people["writer"], language="zh-hans"))
    story.save()  # past the version

    with pytest.raises(Refused, match="has changed since the approval"):
        press.publish(story, by=people["publisher"])


def test_a_publisher_brings_new_tags_to_readers_at_once(people, live, tag, client):
    before = PublishedArticle.objects.get()
    story = retagged(live, tag, people["writer"])
    press.update_listing(story, by=people["publisher"])

    row = PublishedArticle.objects.get()
    assert [one["slug"] for one in row.tags_printed] == ["sport"]
    assert (row.headline, row.credits) == (before.headline, before.credits)
    assert (row.published_at, row.updated_at) == (before.published_at, before.updated_at)
    assert "Sport" in client.get(row.address).content.decode()
    assert row.headline in client.get("/en/tags/sport/").content.decode()
    assert Article.objects.get().work_state == "clean"


def test_the_sheet_says_who_changed_what_from_what_to_what(people, live, tag, client):
    press.update_listing(retagged(live, tag, people["writer"]), by=people["publisher"])

    act = live.acts.last()
    assert (act.act, act.username) == ("update_listing", "publisher")
    assert act.details["listing"] == {"tags": [[], ["sport"]]}
    client.force_login(people["publisher"])
    sheet = client.get(f"/admin/articles/article/{live.pk}/sheet/").content.decode()
    assert "Tags: – → sport" in sheet


def test_a_new_address_leaves_the_old_one_leading_there(people, live, client):
    old = PublishedArticle.objects.get().address
    story = Article.objects.get()
    factories.edit(story, people["writer"], slug="sports-day")
    press.update_listing(story, by=people["publisher"])

    new = PublishedArticle.objects.get().address
    assert new.endswith("/sports-day/")
    assert client.get(old)["Location"] == new


def test_until_then_the_page_says_that_readers_do_not_have_it(people, live, tag, client):
    retagged(live, tag, people["writer"])
    client.force_login(people["writer"])
    page = client.get(f"/admin/articles/article/{live.pk}/change/").content.decode()

    assert "not yet with readers: a publisher can bring them there" in page
    assert "Readers see the latest text" not in page


def test_the_audit_follows_it(people, live, tag):
    press.update_listing(retagged(live, tag, people["writer"]), by=people["publisher"])

    check(Article.objects.get())


def test_the_audit_names_a_text_that_came_in_beside_it(people, live, tag):
    press.update_listing(retagged(live, tag, people["writer"]), by=people["publisher"])
    row = PublishedArticle.objects.get()
    content = live.versions.get(number=1).content | {"headline": "Another"}
    live.versions.filter(number=1).update(content=content, fingerprint=fingerprint_of(content))

    with pytest.raises(Broken):
        check(Article.objects.get(pk=row.article_id))


def test_a_changed_text_does_not_pass_as_new_tags(people, live, tag):
    live.tags.set([tag])
    story = factories.edit(Article.objects.get(), people["writer"], headline="Sports day ends")

    with pytest.raises(Stale):
        press.update_listing(story, by=people["publisher"])


def test_a_writer_is_told_who_can(people, live, tag):
    story = retagged(live, tag, people["writer"])

    with pytest.raises(Refused):
        press.update_listing(story, by=people["writer"])
    assert "Publisher" in why_not(story, acts.UPDATE_LISTING, people["writer"])[1]


def test_an_unreviewed_text_gets_its_review_first(people, tag):
    story = factories.draft(people["writer"])
    press.publish_in_emergency(story, by=people["administrator"], note="Typhoon")

    with pytest.raises(Stale):
        press.update_listing(retagged(story, tag, people["writer"]), by=people["publisher"])


def test_discarding_takes_the_tags_back(people, live, tag):
    story = retagged(live, tag, people["writer"])
    story.discard(by=people["writer"])

    assert (story.work_state, list(story.tags.all())) == ("clean", [])


def test_the_review_page_shows_what_changed_beside_the_text(people, live, tag, client):
    story = retagged(live, tag, people["writer"])
    story.submit(by=people["writer"])
    client.force_login(people["reviewer"])
    page = client.get(f"/admin/articles/article/{story.pk}/review/").content.decode()

    assert "Tags" in page
    assert "Sport" in page
