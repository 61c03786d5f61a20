from django.utils.translation import gettext_lazy as _

from people.names import Addressed


class Unit(Addressed):
    """A department, an office, a class: where a story or a person belongs."""

    class Meta(Addressed.Meta):
        ordering = ["name", "name_zh"]
        verbose_name = _("unit")
        verbose_name_plural = _("units")
