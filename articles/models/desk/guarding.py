"""How the guarded fields of a story change: by the door and by saved versions, one at a time.

Functions that Article takes as methods.
"""

from django.db import models
from django.utils import timezone

from articles.rules.refusals import Stale

from .stories import GUARDED, WATCHED, changed_meanwhile


def hold(article):
    """Keep other acts off the story until the transaction ends, or raise Stale.

    For verbs that write other rows before the door changes the story.
    """
    if not list(_as_read(article).select_for_update().values_list("pk")):
        raise Stale(changed_meanwhile())


def write(article, **changes):
    """Change guarded fields by one conditional UPDATE, for the door alone, or raise Stale."""
    article.touch_pair()
    now = timezone.now()
    moments = {"updated_at": now, "pair_updated_at": now}
    if not models.QuerySet.update(_as_read(article), **changes, **moments):
        raise Stale(changed_meanwhile())
    for name, value in changes.items():
        setattr(article, name, value)
    article.remember_guarded()
    article.forget_review()


def keep_version(article, version):
    version.save()
    article.latest_version = version


def _as_read(article):
    """Return the queryset of the story, empty if it has changed since it was read."""
    read = {name: getattr(article, name) for name in WATCHED}
    return type(article).objects.filter(pk=article.pk, **read)


def as_written(article):
    """Return the guarded fields as the database has them; defaults for a new story."""
    fields = {name: article._meta.get_field(name) for name in GUARDED}
    new = {name: field.get_default() for name, field in fields.items()}
    return getattr(article, "_guarded", new)


def remember_guarded(article):
    """Note the guarded fields as they were just read or written: see as_written()."""
    article._guarded = {name: getattr(article, name) for name in GUARDED}
