from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from people.names import Addressed, pinyin

from .unit import Unit


class ContributorQuerySet(models.QuerySet):
    def active(self):
        return self.filter(is_retired=False)

    def named(self, name):
        """Return the contributors with exactly this name in either script, in any case."""
        name = " ".join(name.split())
        return self.filter(Q(name__iexact=name) | Q(name_zh=name))

    def kept(self, numbers):
        """Return {key: the key of the contributor it was merged into, else its own}."""
        rows = self.filter(pk__in=numbers)
        return dict(rows.values_list("pk", Coalesce("merged_into", "pk")))


class Contributor(Addressed):
    """A person or an organisation that stories credit, with or without an account.

    Two people may have the same name: `disambiguator` tells them apart on staff pages.
    """

    class Kind(models.TextChoices):
        PERSON = "person", _("person")
        ORGANISATION = "organisation", _("organisation")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.PERSON)
    sort_key = models.CharField(max_length=200, editable=False, db_index=True)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="members", verbose_name=_("unit")
    )
    disambiguator = models.CharField(
        _("distinguished by"),
        max_length=60,
        blank=True,
        help_text=_(
            "For people with the same name: a unit or a year, such as “Class of 2023”. Only staff see it."
        ),
    )
    bio = models.TextField(_("about, in English"), blank=True)
    bio_zh = models.TextField(_("about, in Chinese"), blank=True)
    # The renditions of a portrait. The original is not stored: see articles/pictures/portraits.py.
    portrait_key = models.CharField(max_length=20, blank=True, editable=False, db_index=True)
    portrait_widths = models.JSONField(default=list, editable=False)
    is_retired = models.BooleanField(
        _("retired"),
        default=False,
        help_text=_("No longer offered for new stories. Past credits stay."),
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="contributor",
        verbose_name=_("account"),
        help_text=_("The account this person logs in with. A contributor needs none."),
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="merged"
    )

    objects = ContributorQuerySet.as_manager()

    class Meta:
        ordering = ["sort_key", "pk"]
        verbose_name = _("contributor")
        verbose_name_plural = _("contributors")

    def __str__(self):
        return f"{self.names} ({self.disambiguator})" if self.disambiguator else self.names

    def save(self, *args, **kwargs):
        self.sort_key = pinyin(self.name or self.name_zh).casefold()[:200]
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("people:contributor", args=[self.slug])

    @property
    def portrait(self):
        """The portrait in the form that templates take for any picture, or None."""
        if self.portrait_key:
            return {"key": self.portrait_key, "widths": self.portrait_widths}
        return None
