"""Sessions: no key is kept, each has its account and device, and ends when nobody uses it."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from people.models import Session, User
from people.sessions import SessionStore, hashed
from tests import factories
from tests.cast import account

pytestmark = [pytest.mark.django_db, pytest.mark.once]

PAGE, END = "/admin/sessions/", "/admin/sessions/end/"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def signed_in(name, device=FIREFOX):
    client = Client(headers={"user-agent": device})
    client.post("/admin/login/", {"username": person(name).username, "password": "pw"})
    return client


def person(name):
    """The account of this name and role, made on first use; the superuser has no role."""
    found = User.objects.filter(username=name).first()
    if name == "superuser":
        return found or account(name, is_superuser=True)
    return found or account(name, name)


def key_of(client):
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def test_a_copy_of_the_database_opens_no_account():
    client = signed_in("writer")
    row = Session.objects.get()

    assert (row.session_key, key_of(client) in row.session_data) == (hashed(key_of(client)), False)
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = row.session_key
    assert thief.get("/admin/").status_code == 302


def test_a_session_has_its_account_and_device():
    signed_in("writer")

    row = Session.objects.get()

    assert (row.account.username, row.device) == ("writer", FIREFOX)


def test_signing_out_leaves_nothing():
    client = signed_in("writer")

    client.post("/admin/logout/")

    assert Session.objects.count() == 0


def test_a_session_in_use_goes_on_and_an_idle_one_ends():
    client = signed_in("writer")
    soon = timezone.now() + timedelta(minutes=1)
    Session.objects.update(expire_date=soon)
    session = SessionStore(key_of(client))
    session["seen"] = 0
    session.save()
    Session.objects.update(expire_date=soon)

    client.get("/admin/")
    assert Session.objects.get().expire_date > timezone.now() + timedelta(hours=7)

    Session.objects.update(expire_date=timezone.now())
    assert client.get("/admin/").status_code == 302


def test_not_every_request_writes():
    client = signed_in("writer")
    before = Session.objects.get().expire_date

    client.get("/admin/")

    assert Session.objects.get().expire_date == before


def test_the_page_names_each_browser_and_this_one():
    mine = signed_in("writer")
    signed_in("writer", device="curl/8")

    text = " ".join(mine.get(PAGE).text.split())

    assert text.count("Firefox, Linux · this browser") == 1
    assert text.count('<p class="what">curl</p>') == 1


def test_one_session_is_ended_from_another():
    mine, lost, third = (signed_in("writer") for _n in range(3))

    mine.post(END, {"session": hashed(key_of(lost))})

    answers = [client.get("/admin/").status_code for client in (mine, lost, third)]
    assert answers == [200, 302, 200]


def test_all_others_are_ended_but_not_this_one():
    mine, *others = (signed_in("writer") for _n in range(3))

    told = mine.post(END, follow=True).text

    assert "2 sessions ended. Those browsers must sign in again." in told
    assert [client.get("/admin/").status_code for client in (mine, *others)] == [200, 302, 302]


def test_a_session_that_had_ended_is_said():
    assert "That session had ended already." in signed_in("writer").post(END, follow=True).text


@pytest.mark.parametrize(
    ("who", "whose", "answer"),
    [
        ("writer", "reviewer", 403),
        ("administrator", "writer", 200),
        ("administrator", "superuser", 403),
        ("superuser", "administrator", 200),
    ],
)
def test_who_may_end_the_sessions_of_others(who, whose, answer):
    signed_in(whose)
    client, key = signed_in(who), person(whose).pk

    assert client.get(PAGE, {"account": key}).status_code == answer
    client.post(END, {"account": key})
    assert Session.objects.filter(account=key).exists() == (answer == 403)


@pytest.mark.parametrize("key", ["0", "999999", "x", "\0", "9" * 40])
def test_an_account_that_is_none_is_not_found(key):
    assert signed_in("administrator").get(PAGE, {"account": key}).status_code == 404


def test_the_session_of_somebody_else_is_not_ended_by_its_key():
    victim, client = signed_in("reviewer"), signed_in("writer")

    client.post(END, {"session": hashed(key_of(victim))})

    assert victim.get("/admin/").status_code == 200


def test_who_leaves_is_signed_out_at_once():
    leaver, administrator = signed_in("writer"), signed_in("administrator")
    account = person("writer")
    address = f"/admin/people/user/{account.pk}/change/"
    data = {"username": "writer", "is_staff": "on", "contributor-TOTAL_FORMS": 0}

    administrator.post(address, data | {"contributor-INITIAL_FORMS": 0})

    assert (leaver.get("/admin/").status_code, account.sessions.count()) == (302, 0)


def test_a_page_that_calls_by_itself_keeps_no_session():
    reviewer = signed_in("reviewer")
    story = factories.submitted(person("writer"))
    session = SessionStore(key_of(reviewer))
    session["seen"] = 0
    session.save()

    reviewer.post(f"/admin/articles/article/{story.pk}/review/here/")
    assert SessionStore(key_of(reviewer))["seen"] == 0

    reviewer.get("/admin/")
    assert SessionStore(key_of(reviewer))["seen"] > 0
