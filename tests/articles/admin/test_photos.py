"""The picture library: judged by content, kept once, never deleted."""

import io

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from articles.models import Photo
from articles.pictures import renditions
from tests import factories
from tests.articles.admin.pages import as_user
from tests.cast import cast

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def upload(user, data):
    file = SimpleUploadedFile("field.jpg", data)
    sent = {"upload": file, "title": "A field", "consent": "not_needed"}
    return as_user(user).post("/admin/articles/photo/add/", sent)


def test_an_upload_is_taken_in_and_signed():
    writer = cast()["writer"]

    upload(writer, factories.jpeg(400, 300))

    assert Photo.objects.values_list("uploaded_by", "width", "widths").get() == (
        writer.pk,
        400,
        [320],
    )


def test_the_same_picture_twice_is_an_error_that_leads_to_the_first():
    writer = cast()["writer"]
    upload(writer, factories.jpeg(400, 300))

    response = upload(writer, factories.jpeg(400, 300))

    address = f'<a href="/admin/articles/photo/{Photo.objects.get().pk}/change/">'
    assert address in response.content.decode()


def test_a_file_that_is_no_picture_is_refused():
    response = upload(cast()["writer"], b"<script>alert(1)</script>")

    assert list(response.context["adminform"].form.errors) == ["upload"]


@pytest.mark.parametrize(
    ("size", "widths"), [((1080, 19_000), [320, 640]), ((300, 17_000), None), ((1, 20_000), None)]
)
def test_a_long_picture_is_made_in_the_widths_that_can_be_or_refused_at_its_field(size, widths):
    response = upload(cast()["writer"], factories.jpeg(*size))

    assert list(Photo.objects.values_list("widths", flat=True)) == ([widths] if widths else [])
    if not widths:
        assert list(response.context["adminform"].form.errors) == ["upload"]


def test_what_a_camera_wrote_into_a_file_reaches_nobody():
    buffer = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "at home"
    facts = {"comment": b"138-0000-0000", "exif": exif, "dpi": (300, 300)}
    Image.new("RGB", (400, 300)).save(buffer, "JPEG", **facts)

    upload(cast()["writer"], buffer.getvalue())

    for path in renditions.paths(*Photo.objects.values_list("key", "widths").get()):
        made = Image.open(default_storage.open(path))
        assert not {"comment", "exif", "dpi", "icc_profile", "xmp"} & set(made.info)


def test_a_picture_is_never_deleted():
    administrator, picture = cast()["administrator"], factories.photo()

    response = as_user(administrator).post(f"/admin/articles/photo/{picture.pk}/delete/")

    assert response.status_code == 403
