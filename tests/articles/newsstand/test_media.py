from datetime import timedelta

import pytest
from django.utils import timezone

from articles import press
from articles.pictures import renditions
from tests import factories
from tests.cast import account

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def photo():
    return factories.photo()


def publish(people, photo, **fields):
    hands = people["writer"], people["reviewer"], people["publisher"]
    return factories.published(*hands, photos=[photo], **fields)


def address(photo, width=320, extension="webp"):
    return renditions.address(photo.key, width, extension)


@pytest.mark.parametrize(
    ("width", "extension", "kind"), [(320, "webp", "image/webp"), ("card", "jpg", "image/jpeg")]
)
def test_a_public_picture_is_served(client, people, photo, width, extension, kind):
    publish(people, photo)
    answer = client.get(address(photo, width, extension))
    assert (answer.status_code, answer["Content-Type"]) == (200, kind)
    assert answer["Cache-Control"] == "public, max-age=3600"
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_width_never_made_is_not_found(client, people, photo):
    publish(people, photo)
    assert client.get(address(photo, 321)).status_code == 404


def test_a_picture_of_a_draft_is_for_those_who_use_the_library(client, people, photo):
    factories.draft(people["writer"], photos=[photo])
    assert client.get(address(photo)).status_code == 404
    client.force_login(account("nobody"))
    assert client.get(address(photo)).status_code == 404
    client.force_login(people["writer"])
    assert client.get(address(photo))["Cache-Control"] == "private, no-store"


def test_a_picture_of_a_scheduled_story_is_not_public(client, people, photo):
    publish(people, photo, at=timezone.now() + timedelta(hours=1))
    assert client.get(address(photo)).status_code == 404


def test_a_picture_of_a_withdrawn_story_is_not_public(client, people, photo):
    press.withdraw(publish(people, photo), by=people["publisher"], note="No consent")
    assert client.get(address(photo)).status_code == 404


def test_an_original_has_no_address(client, people, photo):
    publish(people, photo)
    client.force_login(people["administrator"])
    assert client.get(f"/media/{photo.original.name}").status_code == 404
