"""Every guard over what is uploaded, and over who is served a picture."""

import hashlib
import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.test import Client
from PIL import Image

from articles import press
from articles.models import PaperScan
from articles.pictures import portraits, renditions
from tests import factories
from tests.articles.admin import pages
from tests.cast import account


def inspect(data, size=None):
    upload = ContentFile(data)
    upload.size = size or upload.size
    return renditions.inspect(upload)


def test_the_largest_file_that_is_taken():
    limit = 40 * 1024 * 1024
    inspect(factories.jpeg(8, 8), limit)

    with pytest.raises(ValidationError, match="larger than 40 MB"):
        inspect(factories.jpeg(8, 8), limit + 1)


def test_a_picture_of_too_many_pixels_is_refused():
    buffer = io.BytesIO()
    Image.new("1", (8_001, 10_000)).save(buffer, "PNG")

    with pytest.raises(ValidationError, match="too many pixels"):
        inspect(buffer.getvalue())


def test_half_a_picture_is_refused():
    data = factories.jpeg(640, 427)

    with pytest.raises(ValidationError, match="not a picture that can be read"):
        inspect(data[: len(data) // 2])


def test_a_picture_is_as_large_as_it_is_seen_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    picture = inspect(factories.jpeg(640, 427, exif=exif))

    assert (picture.width, picture.height) == (427, 640)


def test_a_scan_is_known_by_its_sha_256():
    data = b"%PDF-1.4 signed"
    scan = PaperScan.of(ContentFile(data), "application/pdf")

    assert scan.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.django_db
def test_a_picture_of_a_draft_is_not_for_every_account(people):
    photo = factories.photo()
    factories.draft(people["writer"], photos=[photo])
    stranger = account("stranger")
    type(stranger).objects.filter(pk=stranger.pk).update(is_staff=False)
    address = renditions.address(photo.key, 320, "webp")

    assert pages.as_user(stranger).get(address).status_code == 404


@pytest.mark.django_db
def test_a_portrait_is_public_while_a_public_story_credits_its_person(people):
    person = factories.contributor("Zhang San")
    words = portraits.make(inspect(factories.jpeg(640, 640)))
    factories.write_words(person, **words, is_approved=True)
    address = renditions.address(person.portrait_key, "card", "jpg")
    hands = people["writer"], people["reviewer"], people["publisher"]
    article = factories.published(*hands)
    assert Client().get(address).status_code == 200

    press.withdraw(article, by=people["publisher"], note="Wrong.")
    assert Client().get(address).status_code == 404
