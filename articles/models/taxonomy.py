from django.db import models
from django.utils.translation import gettext_lazy as _

from people.names import Addressed


class Section(Addressed):
    """A part of the paper: every story is in one."""

    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta(Addressed.Meta):
        ordering = ["position", "pk"]
        verbose_name = _("section")
        verbose_name_plural = _("sections")


class Tag(Addressed):
    """A subject: a story has any number."""

    class Meta(Addressed.Meta):
        ordering = ["name", "name_zh"]
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
