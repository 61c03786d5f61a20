"""Portraits of contributors. They are made like other pictures, but no original is kept."""

import secrets
from functools import partial
from pathlib import PurePosixPath

from django.core.files.storage import default_storage
from django.db import transaction

from . import renditions

COLUMNS = ("portrait_key", "portrait_widths")


def take_in(person, picture):
    """Make an inspected picture (renditions.Picture) the portrait of a contributor."""
    key = secrets.token_hex(10)
    _replace(person, key, renditions.make(picture, key))


def remove(person):
    _replace(person, "", [])


def hand_over(person, *, to):
    """Give a contributor's portrait to another, unless that one has a portrait already."""
    if to.portrait_key:
        remove(person)
    else:
        to.portrait_key, to.portrait_widths = person.portrait_key, person.portrait_widths
        to.save(update_fields=COLUMNS)
        person.portrait_key, person.portrait_widths = "", []
        person.save(update_fields=COLUMNS)


def _replace(person, key, widths):
    earlier = person.portrait_key
    person.portrait_key, person.portrait_widths = key, widths
    person.save(update_fields=COLUMNS)
    if earlier:
        transaction.on_commit(partial(_delete_files, earlier))


def _delete_files(key):
    folder = PurePosixPath(renditions.path(key, *renditions.JPEG)).parent
    for name in default_storage.listdir(str(folder))[1]:
        default_storage.delete(str(folder / name))
