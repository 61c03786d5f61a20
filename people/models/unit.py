from django.db import models
from django.utils.translation import gettext_lazy as _

from people.names import TwoNames, at_least_one_name, unused_slug


class Unit(TwoNames):
    """A department, an office, a class: where a story or a person belongs."""

    slug = models.SlugField(_("address"), max_length=100, unique=True, blank=True)

    class Meta:
        ordering = ["name", "name_zh"]
        verbose_name = _("unit")
        verbose_name_plural = _("units")

    def clean(self):
        at_least_one_name(self)

    def save(self, *args, **kwargs):
        if not self.slug:
            self.slug = unused_slug(self, fallback="unit")
        super().save(*args, **kwargs)
