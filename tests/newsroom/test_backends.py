import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import Permission

from newsroom.backends import OfficeBackend
from tests.cast import account

pytestmark = pytest.mark.django_db


def permissions(user):
    return OfficeBackend().get_all_permissions(OfficeBackend().get_user(user.pk))


def test_permissions_are_those_of_groups_and_of_the_account_itself():
    user = account("mei", "writer")
    by_role = permissions(user)
    user.user_permissions.add(Permission.objects.get(codename="review_article"))

    assert "articles.submit_article" in by_role
    assert permissions(user) == by_role | {"articles.review_article"}


def test_an_account_that_is_switched_off_has_none_and_is_not_found():
    user = account("mei", "writer", is_active=False)

    assert OfficeBackend().get_user(user.pk) is None
    assert OfficeBackend().get_all_permissions(user) == set()


def test_a_superuser_has_all_permissions():
    user = account("root", is_superuser=True)
    assert len(permissions(user)) == Permission.objects.count()


def test_the_contributor_comes_with_the_account(django_assert_num_queries):
    user = OfficeBackend().get_user(account("mei", "writer").pk)
    with django_assert_num_queries(1):
        assert user.has_perm("articles.submit_article")
        assert user.contributor.name == "Mei"


def test_a_sign_in_that_fails_is_a_line_in_the_log(caplog):
    user = account("mei", "writer")
    user.set_password("right")
    user.save()

    assert authenticate(username="mei", password="right") == user
    assert caplog.messages == []
    authenticate(username="mei", password="wrong")
    authenticate(username="no\nbody", password="wrong")
    account("gone", is_active=False)
    authenticate(username="gone", password="wrong")
    assert caplog.messages == [
        "Sign-in failed as 'mei'",
        r"Sign-in failed as 'no\nbody'",
        "Sign-in failed as 'gone'",
    ]
