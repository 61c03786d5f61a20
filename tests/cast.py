"""The same people in every test. Each account bears a contributor of its own name."""

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.core.management import call_command

from people.models import Contributor

ROLES = ("writer", "photographer", "translator", "reviewer", "publisher", "administrator")
PASSWORD = make_password("pw")


def account(username, *roles, name=None, **fields):
    """Make an active staff account with these roles and a contributor of its own."""
    user = get_user_model().objects.create_user(username, password="pw", is_staff=True, **fields)
    user.groups.set(groups(roles))
    Contributor.objects.create(name=name or username.title(), user=user)
    return user


def cast():
    """Return one account per role, named after it, by role; make them where they are not there.

    In bulk: nearly every test begins with it.
    """
    user = get_user_model()
    if there := user.objects.in_bulk(ROLES, field_name="username"):
        return {role: there[role] for role in ROLES}
    people = user.objects.bulk_create(
        user(username=role, password=PASSWORD, is_staff=True) for role in ROLES
    )
    numbers = dict(groups(ROLES).values_list("name", "pk"))
    user.groups.through.objects.bulk_create(
        user.groups.through(user_id=one.pk, group_id=numbers[one.username]) for one in people
    )
    Contributor.objects.bulk_create(
        Contributor(name=role.title(), slug=role, sort_key=role, search_words=f" {role}", user=one)
        for role, one in zip(ROLES, people, strict=True)
    )
    return dict(zip(ROLES, people, strict=True))


def groups(names):
    """Return the groups of these names; make the roles again where a flush took them away."""
    if not Group.objects.filter(name="writer").exists():
        call_command("sync_roles", verbosity=0)
    return Group.objects.filter(name__in=names)
