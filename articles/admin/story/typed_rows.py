"""The rows of credits and pictures as the story form sent them, before they are saved."""

import re

from articles.models import Credit, Photo, PhotoUse
from people.models import Contributor

from .choices import is_key

ROW = re.compile(r"(credits|photo_uses)-(\d{1,4})-")


def are_sent(data):
    """Return True if the form sent its rows."""
    return "credits-TOTAL_FORMS" in data and "photo_uses-TOTAL_FORMS" in data


def typed_credits(data):
    """Return the rows of credits as Credits that are not saved; `contributor` may be None."""
    rows = _rows(data, "credits", "contributor")
    people = Contributor.objects.in_bulk({row["contributor"] for row in rows})
    return [
        Credit(role=row.get("role", ""), contributor=people.get(row["contributor"])) for row in rows
    ]


def typed_pictures(data):
    """Return the rows of pictures as PhotoUses that are not saved; `photo` may be None."""
    rows = _rows(data, "photo_uses", "photo")
    keys = {row["photo"] for row in rows}
    photos = Photo.objects.select_related("photographer").in_bulk(keys)
    words = {name: PhotoUse._meta.get_field(name).to_python for name in ("caption", "alt_text")}
    return [
        PhotoUse(
            photo=photos.get(row["photo"]),
            is_lead="is_lead" in row,
            is_decorative="is_decorative" in row,
            **{name: put_right(row.get(name, "")) for name, put_right in words.items()},
        )
        for row in rows
    ]


def _rows(data, prefix, chosen):
    """Return what was typed in each row that stays, in order; under `chosen` a key, else 0."""
    numbers = {int(row[2]) for row in map(ROW.match, data) if row and row[1] == prefix}
    rows = []
    for start in (f"{prefix}-{number}-" for number in sorted(numbers)):
        names = [name for name in data if name.startswith(start)]
        row = {name.removeprefix(start): data[name] for name in names}
        if "DELETE" not in row:
            key = row.get(chosen, "")
            rows.append(row | {chosen: int(key) if is_key(key) else 0})
    return sorted(rows, key=_position)


def _position(row):
    position = row.get("position", "")
    return int(position) if is_key(position) else 0
