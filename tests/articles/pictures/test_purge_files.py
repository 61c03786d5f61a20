"""`manage.py purge_files`: what failed uploads left is named, deleted on demand, nothing else."""

import io
import os
import time
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import transaction

from articles.management.commands import purge_files
from articles.models import Photo
from articles.pictures import portraits, renditions
from tests import factories
from tests.cast import account

pytestmark = pytest.mark.django_db

DAY = 24 * 60 * 60


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    return tmp_path


def grow_old(folder, seconds=DAY + 60):
    for path in folder.rglob("*"):
        os.utime(path, (time.time() - seconds,) * 2)


def all_in(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def purge(*options):
    out = io.StringIO()
    call_command("purge_files", *options, stdout=out)
    *paths, last = out.getvalue().splitlines()
    return set(paths), last


def broken_upload():
    """Upload a picture in a transaction that fails."""
    with transaction.atomic():
        factories.photo(data=factories.jpeg(700, 500, "red"))
        transaction.set_rollback(True)


def test_a_failed_upload_leaves_no_row_and_its_files_are_purged(folder):
    factories.photo()
    editor = account("editor", "publisher")
    person = factories.contributor("Zhang San")
    picture = renditions.inspect(ContentFile(factories.jpeg(640, 640)))
    factories.write_words(person, is_approved=True, **portraits.make(picture))
    # One that waits for approval is kept too.
    factories.reworded(person, editor, **portraits.make(picture))
    kept = all_in(folder)
    broken_upload()
    left = all_in(folder) - kept
    grow_old(folder)

    assert (Photo.objects.count(), len(left)) == (1, 4)
    said = "4 files of uploads that failed can be deleted: --delete does it."
    assert purge() == (left, said)
    assert all_in(folder) == kept | left
    assert purge("--delete") == (left, "4 files of uploads that failed were deleted.")
    assert all_in(folder) == kept
    assert purge() == (set(), "0 files of uploads that failed can be deleted: --delete does it.")


def test_an_upload_that_may_be_under_way_is_left_alone(folder):
    broken_upload()
    grow_old(folder, DAY - 60)

    assert purge("--delete")[0] == set()


def test_a_file_uploaded_again_meanwhile_is_left_alone(folder, monkeypatch):
    broken_upload()
    grow_old(folder)

    def read_before_the_row_is_there():
        factories.photo(data=factories.jpeg(700, 500, "red"))
        return set()

    monkeypatch.setattr(purge_files, "named", read_before_the_row_is_there)
    purge("--delete")

    assert Photo.objects.get().is_kept


def test_files_of_others_are_left_alone(folder):
    default_storage.save("cards/abc.png", ContentFile(b"drawn"))
    (folder / "notes.txt").write_text("mine")
    grow_old(folder)

    assert purge("--delete")[0] == set()
    assert all_in(folder) == {"cards/abc.png", "notes.txt"}


def test_a_part_of_a_file_whose_writing_was_cut_off_is_purged(folder):
    original = Path(factories.photo().original.path)
    part = original.with_name("tmpabc.part")
    part.write_bytes(b"half")
    grow_old(folder)

    assert purge("--delete")[0] == {part.relative_to(folder).as_posix()}
    assert original.exists() and not part.exists()
