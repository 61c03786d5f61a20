"""A private link shows one version to somebody without an account, until it closes."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Article, PreviewLink
from articles.press.galley import galley
from people.models import Unit
from tests import factories
from tests.articles.admin import pages
from tests.cast import cast

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def secret(shared_rows):
    writer = cast()["writer"]
    return factories.draft(writer, headline="Secret award", photos=[factories.photo()])


@pytest.fixture
def story(secret):
    return Article.objects.get(pk=secret.pk)


def link_to(story, by, **options):
    values = {"for_whom": "Professor Wu", "days": 7} | options
    return PreviewLink.objects.make(story.latest_version, by=by, **values)


def read(token):
    return Client().get(f"/preview/{token}/")


def test_the_link_shows_its_version_and_no_later_one(people, story):
    _link, token = link_to(story, people["writer"])
    factories.edit(story, people["writer"], headline="Changed since")

    response = read(token)

    assert "Secret award" in response.text
    assert "Changed since" not in response.text


def test_a_link_is_never_kept_indexed_or_told_on(people, story):
    response = read(link_to(story, people["writer"])[1])

    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Referrer-Policy"] == "no-referrer"


def test_the_database_does_not_know_the_token(people, story):
    link, token = link_to(story, people["writer"])

    assert token not in str(PreviewLink.objects.filter(pk=link.pk).values().get())


def test_openings_are_counted(people, story):
    link, token = link_to(story, people["writer"])
    read(token), read(token)

    link.refresh_from_db()
    assert link.opened == 2


def test_a_link_taken_back_or_expired_is_closed(people, story):
    revoked, token = link_to(story, people["writer"])
    revoked.revoke()
    late, other = link_to(story, people["writer"])
    PreviewLink.objects.filter(pk=late.pk).update(expires_at=timezone.now() - timedelta(seconds=1))

    assert [read(token).status_code, read(other).status_code] == [410, 410]
    assert "Secret award" not in read(token).text


def test_an_unknown_token_is_not_found(story):
    assert read("x" * 32).status_code == 404


def test_pictures_of_the_version_open_with_the_link_alone(people, story):
    link, token = link_to(story, people["writer"])
    key = story.photo_uses.get().photo.key
    address = f"/preview/{token}/pictures/{key}/card.jpg"

    assert address in read(token).text
    assert Client().get(address).status_code == 200
    link.revoke()
    assert Client().get(address).status_code == 404
    assert Client().get(f"/media/pictures/{key}/card.jpg").status_code == 404


def test_another_stories_picture_does_not_open(people, story):
    other = factories.photo()
    _link, token = link_to(story, people["writer"])

    assert Client().get(f"/preview/{token}/pictures/{other.key}/card.jpg").status_code == 404


def test_staff_make_and_take_back_a_link(people, story):
    browser = pages.as_user(people["writer"])
    address = f"/admin/articles/article/{story.pk}/links/"
    made = browser.post(address, {"for_whom": "Professor Wu", "days": 7})
    shown = made.context_data["address"]

    assert Client().get(shown).status_code == 200
    link = PreviewLink.objects.get()
    browser.post(f"{address}{link.pk}/revoke/")
    assert Client().get(shown).status_code == 410


def test_a_stranger_neither_sees_nor_makes_links(people, story):
    address = f"/admin/articles/article/{story.pk}/links/"

    assert pages.as_user(people["photographer"]).get(address).status_code == 404
    assert pages.as_user(people["translator"]).get(address).status_code == 403
    assert PreviewLink.objects.count() == 0


def test_staff_preview_a_version_on_the_page_of_readers(people, story):
    address = f"/admin/articles/article/{story.pk}/preview/1/"

    assert "Secret award" in pages.as_user(people["reviewer"]).get(address).text
    assert pages.as_user(people["photographer"]).get(address).status_code == 404


def test_a_galley_bears_the_section_and_unit_of_its_version(people):
    unit = Unit.objects.create(name="School of Law", slug="law")
    story = factories.draft(people["writer"], unit=unit)
    factories.edit(story, people["writer"], section=factories.section("research"), unit=None)
    old, new = (galley(story, story.versions.get(number=number)) for number in (1, 2))

    assert (old.section.slug, old.unit) == ("campus", unit)
    assert (new.section.slug, new.unit) == ("research", None)


def test_the_pictures_of_a_galley_are_those_of_its_version_wherever_they_lie(story):
    version = story.latest_version
    [picture] = version.content["pictures"]

    assert galley(story, version).pictures == [picture]
    assert galley(story, version, pictures_at="/preview/x/pictures").pictures == [
        picture | {"at": "/preview/x/pictures"}
    ]
