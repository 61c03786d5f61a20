"""The details of a story: what a person sets beside its text.

A change of them is written down with who made it, when, from what and to what. The form asks
it what others changed meanwhile, one detail at a time, as it asks the versions for the text.
"""

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
        return self.article._meta.get_field(self.field).verbose_name


def keys_of(value):
    """Return the value of a detail as a form sends it: a sorted list of keys or words."""
    rows = value if isinstance(value, list | models.QuerySet) else [value]
    return sorted(str(getattr(row, "pk", row)) for row in rows if row not in (None, ""))


# A method of Article


def record_details(article, before, after, *, by):
    """Write down which details a save changed, from and to {field: its keys_of()}.

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
    model = article._meta.get_field(name).related_model
    rows = model._default_manager.filter(pk__in=keys) if model else keys
    return ", ".join(str(row) for row in rows)
