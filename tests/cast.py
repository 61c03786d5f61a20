"""The same people in every test. Each account bears a contributor of its own name."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command

from people.models import Contributor

ROLES = ("writer", "photographer", "translator", "reviewer", "publisher", "administrator")


def account(username, *roles, name=None, **fields):
    """Make an active staff account with these roles and a contributor of its own."""
    if not Group.objects.filter(name="writer").exists():
        call_command("sync_roles", verbosity=0)
    user = get_user_model().objects.create_user(username, password="pw", is_staff=True, **fields)
    user.groups.set(Group.objects.filter(name__in=roles))
    Contributor.objects.create(name=name or username.title(), user=user)
    return user


def cast():
    """Make one account per role, named after it, and return them by role."""
    return {role: account(role, role) for role in ROLES}
