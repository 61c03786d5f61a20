import io

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command

from people.roles import ROLES

pytestmark = pytest.mark.django_db


def held():
    return {
        group.name: {f"{p.content_type.app_label}.{p.codename}" for p in group.permissions.all()}
        for group in Group.objects.all()
    }


def test_roles_hold_exactly_what_the_table_says_however_often_it_is_applied():
    for _time in range(2):
        call_command("sync_roles", stdout=io.StringIO())

    assert held() == {name: permissions for name, (_label, permissions) in ROLES.items()}


def test_no_role_both_writes_and_reviews():
    both = [
        name
        for name, (_label, permissions) in ROLES.items()
        if {"articles.submit_article", "articles.review_article"} <= permissions
    ]

    assert both == []
