"""My notices: each account sees, marks and chooses its own."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles.models import Heartbeat, Notice, NoticeSettings
from articles.rules.notice_kinds import Delivery, Kind
from tests import factories
from tests.articles.admin.pages import as_user
from tests.articles.admin.test_budgets import statements
from tests.cast import ROLES, account

pytestmark = [pytest.mark.django_db, pytest.mark.once]

PAGE, READ = "/admin/notices/", "/admin/notices/read/"
CHOOSE, AGAIN = "/admin/notices/choices/", "/admin/notices/send-again/"


def tell(person, story, count=1, **about):
    return [
        Notice.objects.tell_person(person, Kind.MENTIONED, story, "Li", **about)
        for _number in range(count)
    ]


def choices(**changes):
    every = {kind.value: Delivery.NONE.value for kind in Kind}
    return {"language": "zh-hans", "digest_hour": 6} | every | changes


@pytest.mark.parametrize("role", ROLES)
def test_an_account_sees_its_own_notices_only(people, story, role):
    tell(people[role], story, note="For this account.")
    for other in set(ROLES) - {role}:
        tell(people[other], story, note="For another account.")

    answer = as_user(people[role]).get(PAGE)

    assert [row.note for row in answer.context["rows"]] == ["For this account."]
    assert b"For another account." not in answer.content


@pytest.mark.parametrize("role", ROLES)
def test_an_account_marks_its_own_notices_only(people, story, role):
    mine, other = tell(people[role], story)[0], tell(account("other", "writer"), story)[0]

    for notice in (mine, other):
        as_user(people[role]).post(READ, {"notice": notice.pk})

    assert list(Notice.objects.unread()) == [other]


@pytest.mark.parametrize("address", [PAGE, READ, CHOOSE, AGAIN])
def test_the_pages_ask_for_login(client, address):
    assert client.post(address).url == f"/admin/login/?next={address}"


@pytest.mark.parametrize("role", ROLES)
def test_refused_mails_are_for_those_who_keep_accounts(people, story, role):
    Notice.objects.filter(pk=tell(people["writer"], story)[0].pk).update(failure="No such user")
    keeps = role == "administrator"

    page = as_user(people[role]).get(PAGE)
    again = as_user(people[role]).post(AGAIN)

    assert (b"No such user" in page.content, again.status_code) == (keeps, 302 if keeps else 403)
    assert Notice.objects.due(timezone.now()).exists() == keeps


@pytest.mark.parametrize("address", [READ, CHOOSE, AGAIN])
def test_nothing_changes_by_get(people, address):
    assert as_user(people["administrator"]).get(address).status_code == 405


@pytest.mark.parametrize("number", ["x", "9" * 30, "²", "-1", "0"])
def test_a_number_that_is_none_marks_nothing(people, story, number):
    tell(people["writer"], story)
    answer = as_user(people["writer"]).post(READ, {"notice": number})

    assert (answer.status_code, Notice.objects.unread().count()) == (302, 1)


def test_all_are_marked_at_once(people, story):
    tell(people["writer"], story, 3)
    as_user(people["writer"]).post(READ)

    assert Notice.objects.unread().count() == 0


def test_pages_go_by_key_the_unread_first(people, story):
    rows = tell(people["writer"], story, 60)
    read = rows[40:]
    Notice.objects.filter(pk__in=[row.pk for row in read]).update(read_at=timezone.now())
    browser, seen, key = as_user(people["writer"]), [], ""

    for _page in range(3):
        answer = browser.get(PAGE, {"before": key})
        seen += [row.pk for row in answer.context["rows"]]
        key = answer.context["following"]

    wanted = [row.pk for row in reversed(rows[:40])] + [row.pk for row in reversed(read)]
    assert (seen, key) == (wanted, "")


@pytest.mark.parametrize("key", ["x", "read", "unread-", "read-" + "9" * 40, "read-²"])
def test_a_key_that_makes_no_sense_gives_the_first_page(people, story, key):
    tell(people["writer"], story)

    assert len(as_user(people["writer"]).get(PAGE, {"before": key}).context["rows"]) == 1


def test_choices_are_kept(people):
    browser = as_user(people["writer"])
    browser.post(CHOOSE, choices(mentioned=Delivery.DIGEST))
    browser.post(CHOOSE, choices(overdue=Delivery.DIGEST))

    chosen = NoticeSettings.objects.get()
    assert (chosen.user, chosen.digest_hour) == (people["writer"], 6)
    assert chosen.user.language == "zh-hans"
    assert (chosen.choice(Kind.OVERDUE), chosen.choice(Kind.MENTIONED)) == ("digest", "none")


@pytest.mark.parametrize("wrong", [{"mentioned": "often"}, {"digest_hour": 24}, {"language": "fr"}])
def test_a_choice_that_does_not_exist_is_refused(people, wrong):
    answer = as_user(people["writer"]).post(CHOOSE, choices(**wrong))

    assert (answer.status_code, NoticeSettings.objects.count()) == (200, 0)
    assert b"is not one of the available choices" in answer.content


def test_the_page_says_where_mail_goes(people):
    with_address = account("li", "writer", email="li@example.edu")

    assert b"Mail goes to li@example.edu." in as_user(with_address).get(PAGE).content
    assert b"no e-mail address" in as_user(people["writer"]).get(PAGE).content


def test_the_header_counts_what_is_new(people, story):
    tell(people["writer"], story, 2)

    assert b"2 new notices" in as_user(people["writer"]).get("/admin/").content
    assert b"new notice" not in as_user(people["reviewer"]).get("/admin/").content


@pytest.mark.parametrize("count", [1, 60])
def test_the_page_takes_few_statements(people, story, count):
    tell(people["administrator"], story, count)
    Notice.objects.update(failure="No mail server")

    assert statements(as_user(people["administrator"]).get, PAGE) <= 8


def test_administrators_are_told_that_no_worker_runs(people):
    browser = as_user(people["administrator"])
    Heartbeat.beat()
    assert b"worker" not in browser.get("/admin/").content
    with time_machine.travel(timezone.now() + timedelta(hours=3)):
        late = as_user(people["administrator"]).get("/admin/").content.decode()
        assert "The worker last ran 3\xa0hours ago" in late
        assert b"worker" not in as_user(people["writer"]).get("/admin/").content


def test_stories_fall_back_into_review_with_their_approver_s_account(people):
    from articles import press

    story = factories.approved(people["writer"], people["reviewer"])
    press.publish(story, by=people["publisher"], at=timezone.now() + timedelta(days=1))
    person = people["reviewer"]
    rows = {"contributor-TOTAL_FORMS": 1, "contributor-INITIAL_FORMS": 1}
    rows |= {"contributor-0-id": person.contributor.pk, "contributor-0-user": person.pk}
    data = rows | {"contributor-0-name": "Reviewer", "username": "reviewer", "is_staff": "on"}

    page = f"/admin/people/user/{person.pk}/change/"
    answer = as_user(people["administrator"]).post(page, data, follow=True)

    story.refresh_from_db()
    assert (story.work_state, story.public_state) == ("in_review", "never")
    assert "“Sports day opens” was put on hold" in answer.content.decode()
