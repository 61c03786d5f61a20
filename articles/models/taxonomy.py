from django.db import models
from django.utils.translation import gettext_lazy as _

from people.names import TwoNames, at_least_one_name, unused_slug


class Term(TwoNames):
    """A word stories are sorted by, with a name per language and an address."""

    slug = models.SlugField(_("address"), max_length=100, unique=True, blank=True)

    class Meta:
        abstract = True

    def clean(self):
        at_least_one_name(self)

    def save(self, *args, **kwargs):
        if not self.slug:
            self.slug = unused_slug(self, fallback=self._meta.model_name)
        super().save(*args, **kwargs)


class Section(Term):
    """A part of the paper: every story is in one."""

    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("section")
        verbose_name_plural = _("sections")


class Tag(Term):
    """A subject: a story has any number."""

    class Meta:
        ordering = ["name", "name_zh"]
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
