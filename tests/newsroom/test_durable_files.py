"""An uploaded file is whole, flushed and named before its row is written."""

import os
import sqlite3
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages

from newsroom.durable_files import DurableFiles
from newsroom.settings import database, private


def test_no_other_account_of_the_machine_reads_what_is_kept(tmp_path):
    assert (DurableFiles().file_permissions_mode, DurableFiles().directory_permissions_mode) == (
        0o600,
        0o700,
    )
    folder = tmp_path / "var"
    folder.mkdir(mode=0o755)
    assert private(folder).stat().st_mode & 0o777 == 0o700
    assert private(tmp_path / "new").stat().st_mode & 0o777 == 0o700


@pytest.fixture
def files(tmp_path):
    return DurableFiles(location=tmp_path)


def all_in(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_pictures_and_scans_are_kept_so():
    assert isinstance(storages["default"], DurableFiles)


def test_a_file_is_flushed_then_named_then_its_folders_are_flushed(files, tmp_path, monkeypatch):
    done, flush, rename = [], os.fsync, Path.replace

    def noted_flush(number):
        done.append(Path(f"/proc/self/fd/{number}").resolve())
        flush(number)

    def noted_rename(path, target):
        done.append("rename")
        return rename(path, target)

    monkeypatch.setattr(os, "fsync", noted_flush)
    monkeypatch.setattr(Path, "replace", noted_rename)
    assert files.save("originals/ab/abc", ContentFile(b"picture")) == "originals/ab/abc"

    part, *rest = done
    assert (part.suffix, part.parent) == (".part", tmp_path / "originals/ab")
    folders = [tmp_path / name for name in ("originals/ab", "originals", "")]
    assert rest == ["rename", *folders]
    assert (tmp_path / "originals/ab/abc").read_bytes() == b"picture"
    assert (tmp_path / "originals/ab/abc").stat().st_mode & 0o777 == 0o600


def test_a_write_that_fails_leaves_nothing(files, tmp_path, monkeypatch):
    def full(path, target):
        raise OSError("No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        files.save("originals/ab/abc", ContentFile(b"picture"))

    assert all_in(tmp_path) == set()


def test_the_file_of_an_upload_that_failed_is_replaced_under_its_name(files, tmp_path):
    files.save("originals/ab/abc", ContentFile(b""))
    files.save("originals/ab/abc", ContentFile(b"picture"))

    assert all_in(tmp_path) == {"originals/ab/abc"}
    assert (tmp_path / "originals/ab/abc").read_bytes() == b"picture"


def test_sqlite_flushes_every_commit(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/office.sqlite3")
    connection = sqlite3.connect(tmp_path / "office.sqlite3")
    connection.executescript(database()["OPTIONS"]["init_command"])

    assert connection.execute("PRAGMA synchronous").fetchone() == (2,)  # FULL
