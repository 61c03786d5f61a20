"""The accounts of the office, with everything that the conditions of articles/rules need."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import CharField, Value

from people.models import User

REVIEW = "articles.review_article"


@dataclass(frozen=True)
class Staff:
    """An active account. It answers like a User, but without further queries."""

    user: User
    permissions: frozenset
    group_names: frozenset

    @property
    def pk(self):
        return self.user.pk

    @property
    def is_superuser(self):
        return self.user.is_superuser

    @property
    def person(self):
        return self.user.person

    @property
    def is_machine(self):
        """True for a superuser with neither a role nor a name to sign with."""
        return self.is_superuser and not self.group_names and self.person is None

    def has_perm(self, permission):
        return self.is_superuser or permission in self.permissions


def all_staff():
    """Return every active account as Staff, ordered by key, with two queries."""
    groups, permissions = defaultdict(set), defaultdict(set)
    for account, group, app, codename in _held():
        groups[account] |= {group} - {""}
        permissions[account].add(f"{app}.{codename}")
    accounts = User.objects.filter(is_active=True).order_by("pk")
    return [
        Staff(user, frozenset(permissions[user.pk]), frozenset(groups[user.pk]))
        for user in accounts.select_related("contributor", "notice_settings")
    ]


def _held():
    """Return rows of (account, group, app label and codename of a permission).

    A group without permissions has a row too; an account's own permissions have the group "".
    """
    columns = ("content_type__app_label", "codename")
    by_group = User.groups.through.objects.values_list(
        "user_id", "group__name", *(f"group__permissions__{column}" for column in columns)
    )
    no_group = Value("", output_field=CharField())
    itself = User.user_permissions.through.objects.values_list(
        "user_id", no_group, *(f"permission__{column}" for column in columns)
    )
    return by_group.order_by().union(itself.order_by(), all=True)
