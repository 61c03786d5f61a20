"""What an account is: its address is its own, its language and time zone are known ones."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from people.models import Contributor, User
from tests.articles.admin.pages import as_user
from tests.cast import account

pytestmark = pytest.mark.django_db


def change(user, email):
    root = account("root", is_superuser=True)
    data = {"username": user.username, "is_active": "on", "is_staff": "on", "email": email}
    data |= {"contributor-TOTAL_FORMS": 0, "contributor-INITIAL_FORMS": 0}
    return as_user(root).post(f"/admin/people/user/{user.pk}/change/", data)


def test_two_accounts_have_no_address_in_common_however_it_is_written():
    account("li", email="li@example.edu")
    with pytest.raises(IntegrityError):
        account("wang", email="Li@Example.edu")


def test_the_form_says_that_another_account_has_the_address():
    account("li", email="li@example.edu")
    wang = account("wang", email="wang@example.edu")

    answer = change(wang, "LI@example.edu")

    assert answer.status_code == 200
    assert "Another account has this e-mail address." in answer.content.decode()
    wang.refresh_from_db()
    assert wang.email == "wang@example.edu"


def test_an_account_keeps_its_own_address_and_any_number_have_none():
    li = account("li", email="li@example.edu")
    account("wang")
    account("zhao")

    assert change(li, "Li@example.edu").status_code == 302
    assert User.objects.get(username="li").email == "Li@example.edu"


@pytest.mark.parametrize("name", ["", "Mars/Olympus", "../UTC", "Asia", "UTC\x00"])
def test_a_time_zone_that_does_not_exist_is_refused(name):
    with pytest.raises(ValidationError) as refusal:
        User(username="li", password="-", time_zone=name).full_clean()
    assert list(refusal.value.message_dict) == ["time_zone"]


def test_an_account_begins_with_the_language_and_the_time_zone_of_the_office(settings):
    settings.TIME_ZONE = "Europe/Paris"
    user = User(username="li", password="-")
    user.full_clean()
    assert (user.language, user.time_zone) == ("en", "Europe/Paris")


@pytest.mark.parametrize("language", ["fr", ""])
def test_a_language_that_the_office_does_not_have_is_refused(language):
    with pytest.raises(ValidationError) as refusal:
        User(username="li", password="-", language=language).full_clean()
    assert list(refusal.value.message_dict) == ["language"]


def test_an_account_signs_with_its_contributor_s_name_else_with_its_own():
    user = User.objects.create(username="li", first_name="Hua", last_name="Li")
    assert (User(username="li").signing_name, user.signing_name) == ("li", "Hua Li")
    assert user.person is None

    person = Contributor.objects.create(name="Li Hua", name_zh="李华", user=user)
    user = User.objects.get()
    assert (user.person, user.signing_name) == (person, "Li Hua 李华")
