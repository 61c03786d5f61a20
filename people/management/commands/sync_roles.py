from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.management.base import BaseCommand
from django.db.models import Q

from people.roles import REVIEWER, ROLES, role_names


def permissions_named(names):
    """Return the Permissions of these names. Raises Permission.DoesNotExist, naming the missing."""
    wanted = Q()
    for name in names:
        app_label, codename = name.split(".")
        wanted |= Q(content_type__app_label=app_label, codename=codename)
    found = list(Permission.objects.filter(wanted).select_related("content_type"))
    missing = set(names) - {f"{p.content_type.app_label}.{p.codename}" for p in found}
    if missing:
        raise Permission.DoesNotExist(", ".join(sorted(missing)))
    return found


class Command(BaseCommand):
    help = "Make the office's roles, or bring them up to date. Safe to run again."

    def handle(self, *args, **options):
        for name in [*ROLES, *(role_names() - set(ROLES))]:
            _label, permissions = ROLES.get(name, (name, REVIEWER))  # other groups are review steps
            group, _created = Group.objects.get_or_create(name=name)
            group.permissions.set(permissions_named(permissions))
        if options["verbosity"]:
            self.stdout.write(f"{len(ROLES)} roles are up to date.")
            self._warn_an_office_of_one()

    def _warn_an_office_of_one(self):
        people = get_user_model().objects.filter(is_active=True, is_staff=True)
        if people.count() < 2:
            self.stdout.write(
                "An office needs two accounts: one writes, another reviews. Alone, you can draft, "
                "and publish only in an emergency or with an approval on paper."
            )
