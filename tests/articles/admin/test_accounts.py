"""Accounts in the admin: made with a contributor, switched off, and no way up."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from people.models import Contributor
from tests.articles.admin.pages import as_user
from tests.cast import account, cast

pytestmark = [pytest.mark.django_db, pytest.mark.once]

ROWS = {"contributor-TOTAL_FORMS": 1, "contributor-INITIAL_FORMS": 0}


def test_a_new_account_gets_its_contributor_on_the_same_page():
    administrator = cast()["administrator"]
    words = {"password1": "a long quiet river", "password2": "a long quiet river"}
    data = ROWS | words | {"username": "li", "usable_password": "true", "contributor-0-name": "Li"}

    as_user(administrator).post("/admin/people/user/add/", data)

    user = get_user_model().objects.get(username="li")
    assert (user.is_staff, str(user.contributor)) == (True, "Li")


def test_an_administrator_can_not_touch_a_superuser():
    administrator = cast()["administrator"]
    root = account("root", is_superuser=True)

    response = as_user(administrator).post(f"/admin/people/user/{root.pk}/change/", ROWS)
    password = as_user(administrator).get(f"/admin/people/user/{root.pk}/password/")

    assert (response.status_code, password.status_code) == (403, 403)


def test_an_administrator_hands_out_roles_only():
    people = cast()
    other = Group.objects.create(name="engineers")
    writer = people["writer"]

    data = {"username": "writer", "is_active": "on", "is_staff": "on", "is_superuser": "on"}
    rows = {"contributor-INITIAL_FORMS": 1, "contributor-0-id": writer.contributor.pk}
    rows |= {"contributor-0-user": writer.pk, "contributor-0-name": "Writer"}
    as_user(people["administrator"]).post(
        f"/admin/people/user/{writer.pk}/change/", data | ROWS | rows | {"groups": [other.pk]}
    )

    writer.refresh_from_db()
    assert (writer.is_superuser, writer.groups.get().name) == (False, "writer")


def test_accounts_are_never_deleted():
    people = cast()
    root = account("root", is_superuser=True)

    response = as_user(root).post(f"/admin/people/user/{people['writer'].pk}/delete/")

    assert response.status_code == 403


def test_only_active_contributors_are_offered():
    writer = cast()["writer"]
    Contributor.objects.create(name="Zhang San", is_retired=True)
    Contributor.objects.create(name="Zhang Si")

    field = "app_label=articles&model_name=credit&field_name=contributor"
    response = as_user(writer).get(f"/admin/autocomplete/?term=zhang&{field}")

    assert [row["text"] for row in response.json()["results"]] == ["Zhang Si"]


def test_saving_an_account_keeps_the_groups_outside_the_roles():
    people = cast()
    writer = people["writer"]
    engineers = Group.objects.create(name="engineers")
    writer.groups.add(engineers)
    data = {"username": "writer", "is_active": "on", "is_staff": "on"}
    data |= {"contributor-TOTAL_FORMS": 0, "contributor-INITIAL_FORMS": 0}
    roles = [Group.objects.get(name="translator").pk]

    page = f"/admin/people/user/{writer.pk}/change/"
    as_user(people["administrator"]).post(page, data | {"groups": roles})

    names = writer.groups.order_by("name").values_list("name", flat=True)
    assert list(names) == ["engineers", "translator"]


def test_the_list_of_accounts_shows_names_and_roles_in_the_words_of_the_page():
    people = cast()
    account("zhang", "writer", "reviewer", name="Zhang San")
    client = as_user(people["administrator"])
    client.cookies["django_language"] = "zh-hans"

    page = client.get("/admin/people/user/", {"q": "Zhang San"}).content.decode()

    assert [cell for cell in ("Zhang San", "审稿人 · 撰稿人") if f">{cell}</td>" not in page] == []
    assert ">审稿人</a>" in page
