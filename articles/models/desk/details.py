"""The details of a story: what a person sets beside its text.

A change of them is written down with who made it, when, from what and to what. The form asks
it what others changed meanwhile, one detail at a time, as it asks the versions for the text.
"""

from contextlib import contextmanager

from django.db import models
from django.utils.translation import gettext_lazy as _

from people.models import User

DETAILS = ("kind", "tags", "related", "translation_of", "slug")


class DetailChangeQuerySet(models.QuerySet):
    def since(self, number):
        """Return {field: change} of what changed after a number, each from first to last."""
        changes = {}
        for change in self.filter(number__gt=number).order_by("number"):
            earlier = changes.get(change.field)
            if earlier:
                change.old, change.old_words = earlier.old, earlier.old_words
            changes[change.field] = change
        return {name: one for name, one in changes.items() if one.old != one.new}


class DetailChange(models.Model):
    """One detail that one save changed. `old` and `new` are keys, as a form sends them."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="detail_changes")
    number = models.PositiveIntegerField()  # of the save, among those that changed a detail
    field = models.CharField(max_length=30)
    old = models.JSONField()
    new = models.JSONField()
    old_words = models.TextField(blank=True)
    new_words = models.TextField(blank=True)
    made_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    made_by_name = models.CharField(max_length=160)
    made_at = models.DateTimeField(_("time"), auto_now_add=True)

    objects = DetailChangeQuerySet.as_manager()

    class Meta:
        ordering = ["-number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "number", "field"], name="detail_changed_once"
            )
        ]

    def __str__(self):
        return f"{self.article_id}/{self.number}/{self.field}"

    @property
    def label(self):
        field = self.article._meta.get_field(self.field)
        return (
            field.related_model._meta.verbose_name_plural
            if _is_words(field)
            else field.verbose_name
        )


def keys_of(value):
    """Return the value of a detail as a form sends it: a sorted list of keys or words."""
    rows = value if isinstance(value, list | models.QuerySet) else [value]
    return sorted(str(getattr(row, "pk", row)) for row in rows if row not in (None, ""))


def details_of(article):
    """Return the details of a story as they are now, as {field: its keys_of()}."""
    fields = map(article._meta.get_field, DETAILS)
    return {
        field.name: keys_of(
            getattr(article, field.name).all()
            if field.many_to_many
            else getattr(article, field.attname)
        )
        for field in fields
    }


@contextmanager
def recording(article, *, by):
    """Write down which details change inside: the door for whatever is not the form."""
    before = details_of(article)
    yield
    article.record_details(before, details_of(article), by=by)


def credited(article):
    """Return the credits of a story, each in words, as record_details() takes them."""
    return sorted(str(credit) for credit in article.credits.select_related("contributor"))


# A method of Article


def record_details(article, before, after, *, by):
    """Write down which details a save changed, from and to {field: its keys_of()}.

    A change of the credits that no form made is written down too, as "credits": see credited().

    Raises Stale if somebody else saved in the meantime.
    """
    changed = [name for name in before if before[name] != after[name]]
    if not changed:
        return
    number = article.details_number + 1
    article.write(details_number=number)
    DetailChange.objects.bulk_create(
        DetailChange(
            article=article,
            number=number,
            field=name,
            old=before[name],
            new=after[name],
            old_words=_words(article, name, before[name]),
            new_words=_words(article, name, after[name]),
            made_by=by,
            made_by_name=by.signing_name,
        )
        for name in changed
    )


def _words(article, name, keys):
    field = article._meta.get_field(name)
    model = None if _is_words(field) else field.related_model
    rows = model._default_manager.filter(pk__in=keys) if model else keys
    return ", ".join(str(row) for row in rows)


def _is_words(field):
    """Return True for the credits, whose keys are words."""
    return field.one_to_many
