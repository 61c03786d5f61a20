"""Portraits of contributors. They are made like other pictures, but no original is kept."""

import secrets
from functools import partial
from pathlib import PurePosixPath

from django.core.files.storage import default_storage
from django.db import transaction

from . import renditions

NONE = {"portrait_key": "", "portrait_widths": []}


def make(picture):
    """Store an inspected picture (renditions.Picture); return the columns that name it."""
    key = secrets.token_hex(10)
    return {"portrait_key": key, "portrait_widths": renditions.make(picture, key)}


def forget(key):
    """Delete the files of a portrait once this transaction holds; none for an empty key."""
    if key:
        transaction.on_commit(partial(_delete_files, key))


def _delete_files(key):
    folder = PurePosixPath(renditions.path(key, *renditions.JPEG)).parent
    for name in default_storage.listdir(str(folder))[1]:
        default_storage.delete(str(folder / name))
