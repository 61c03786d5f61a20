"""The picture library: judged by content, kept once, never deleted."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.models import Photo
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


def test_a_picture_is_never_deleted():
    administrator, picture = cast()["administrator"], factories.photo()

    response = as_user(administrator).post(f"/admin/articles/photo/{picture.pk}/delete/")

    assert response.status_code == 403
