import zoneinfo
from functools import cached_property

from django.conf import settings
from django.contrib.auth.models import AbstractUser, Permission
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


def office_time_zone():
    return settings.TIME_ZONE


def known_time_zone(name):
    """Raise ValidationError unless the IANA database has a zone of this name."""
    if name not in zoneinfo.available_timezones():
        raise ValidationError(_("There is no time zone with this name."))


class User(AbstractUser):
    """An account of the office."""

    language = models.CharField(
        _("language of the mails"),
        max_length=10,
        choices=settings.LANGUAGES,
        default=settings.LANGUAGE_CODE,
    )
    time_zone = models.CharField(
        _("time zone"), max_length=64, default=office_time_zone, validators=[known_time_zone]
    )

    class Meta(AbstractUser.Meta):
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                condition=~Q(email=""),
                name="user_email_once",
                violation_error_message=_("Another account has this e-mail address."),
            )
        ]

    @cached_property
    def held_permissions(self):
        held = Permission.objects.filter(Q(user=self) | Q(group__user=self)).order_by()
        names = held.values_list("content_type__app_label", "codename")
        return {f"{app}.{name}" for app, name in names}

    @cached_property
    def group_names(self):
        return {group.name for group in self.groups.all()}

    @property
    def person(self):
        """The contributor this account belongs to, or None."""
        return getattr(self, "contributor", None)

    @property
    def signing_name(self):
        """The name this account signs with: that of its contributor, else its own."""
        return self.person.names if self.person else self.get_full_name() or self.get_username()
