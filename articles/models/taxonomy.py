from django.db import models
from django.utils.translation import gettext_lazy as _

from people.names import Addressed, NamedQuerySet


class Section(Addressed):
    """A part of the paper: every story is in one."""

    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta(Addressed.Meta):
        ordering = ["position", "pk"]
        verbose_name = _("section")
        verbose_name_plural = _("sections")


class TagQuerySet(NamedQuerySet):
    def delete(self):
        """Delete these tags. Raises ProtectedError if stories hold one: it is theirs to drop."""
        if held := set(self.filter(article__isnull=False)):
            raise models.ProtectedError(_("Stories have these tags."), held)
        return super().delete()

    delete.alters_data = delete.queryset_only = True


class Tag(Addressed):
    """A subject: a story has any number."""

    objects = TagQuerySet.as_manager()

    class Meta(Addressed.Meta):
        ordering = ["name", "name_zh"]
        verbose_name = _("tag")
        verbose_name_plural = _("tags")

    def delete(self, *args, **kwargs):
        """Delete the tag. Raises ProtectedError if stories hold it: it is theirs to drop."""
        if self.article_set.exists():
            raise models.ProtectedError(_("Stories have these tags."), {self})
        return super().delete(*args, **kwargs)
