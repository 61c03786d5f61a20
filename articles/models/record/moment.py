"""Times that are under a hash: to the millisecond, which every way of moving a database keeps.

Django's JSON cuts microseconds off, so a hash of them would not outlive `dumpdata`.
"""

from datetime import UTC, datetime
from typing import Any

from django.db import models


def as_hashed(moment: datetime) -> str:
    """Return the time as hashes have it: ISO 8601 in UTC, cut to milliseconds."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def to_the_millisecond(moment: datetime) -> datetime:
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


class MomentField(models.DateTimeField):  # type: ignore[type-arg]
    """A time that is stored to the millisecond, so that the row says what its hash says."""

    def deconstruct(self) -> Any:
        """Stand in migrations as Django's own field: the column is the same."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.DateTimeField", args, kwargs

    def pre_save(self, instance: models.Model, add: bool) -> datetime | None:
        moment: datetime | None = super().pre_save(instance, add)
        if moment:
            moment = to_the_millisecond(moment)
            setattr(instance, self.attname, moment)
        return moment
