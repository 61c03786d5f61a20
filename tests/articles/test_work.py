"""The worker: nothing is lost, nothing leaves twice, and a dead mail server stops nobody."""

import io
import threading
from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.utils import timezone

from articles import notifications, press
from articles.management.commands import work
from articles.management.commands.work import Command
from articles.models import Article, Heartbeat, Notice, NoticeSettings
from articles.models.notice import LEASE, TRIES
from articles.notices import Delivery, Kind
from tests import factories
from tests.cast import account, cast

pytestmark = pytest.mark.django_db

ADDRESS = "li@example.edu"


@pytest.fixture
def story():
    return factories.draft(account("writer", "writer"))


@pytest.fixture
def li():
    return account("li", "reviewer", email=ADDRESS)


def tell(person, story, kind=Kind.SUBMITTED, **changes):
    person = type(person).objects.get(pk=person.pk)
    return Notice.objects.tell_person(person, kind, story, **({"actor_name": "Writer"} | changes))


def choose(person, **values):
    choices = {kind.value: values.pop(kind.value) for kind in Kind if kind.value in values}
    NoticeSettings.objects.create(user=person, choices=choices, **values)


class Broken(EmailBackend):
    """A mail server that refuses everything, or only the address in `refused`."""

    refused = None

    def send_messages(self, messages):
        if self.refused is None:
            raise ConnectionRefusedError("No mail server")
        if self.refused in messages[0].to:
            raise SMTPRecipientsRefused({self.refused: (550, b"No such user")})
        return super().send_messages(messages)


@pytest.fixture
def dead_server(settings, monkeypatch):
    settings.EMAIL_BACKEND = f"{__name__}.Broken"
    monkeypatch.setattr(Broken, "refused", None)
    return Broken


# What is mailed


def test_a_mail_says_who_what_why_and_where(li, story, settings):
    settings.NEWSROOM_URL = "https://news.example.edu"
    notice = tell(li, story, note="Before noon.")

    assert notifications.send_due() == 1
    message = mail.outbox[0]
    assert (message.to, message.subject) == ([ADDRESS], notice.sentence)
    for text in (message.body, message.alternatives[0].content):
        assert "submitted by Writer" in text
        assert "Before noon." in text
        assert "It is a draft that was not submitted yet." in text
        assert f"https://news.example.edu/admin/articles/article/{story.pk}/" in text


def test_the_link_of_a_mail_opens_after_login(li, story, client):
    path = f"/admin/articles/article/{story.pk}/"

    assert client.get(path).url == f"/admin/login/?next={path}"
    answer = client.post(f"/admin/login/?next={path}", {"username": "li", "password": "pw"})
    assert answer.url == path


def test_a_mail_is_in_the_language_of_the_account(li, story):
    choose(li, language="zh-hans")
    tell(li, story)
    notifications.send_due()

    assert 'lang="zh-hans"' in mail.outbox[0].alternatives[0].content
    assert "学院新闻中心" in mail.outbox[0].body


def test_a_headline_can_not_write_headers(li, story):
    story.headline = "Sports day\nBcc: all@example.edu"
    tell(li, story)
    notifications.send_due()

    assert "\n" not in mail.outbox[0].subject


def test_a_headline_is_not_markup(li, story):
    story.headline = "<b>Sports</b> & day"
    tell(li, story)
    notifications.send_due()

    assert "<b>Sports</b> & day" in mail.outbox[0].body
    assert "&lt;b&gt;Sports&lt;/b&gt; &amp; day" in mail.outbox[0].alternatives[0].content


def test_an_account_without_an_address_is_told_in_the_program_alone(story):
    notice = tell(account("he", "reviewer"), story)

    assert (notice.mail_at, notifications.send_due()) == (None, 0)


def test_nothing_is_mailed_to_an_account_switched_off_since(li, story):
    tell(li, story)
    type(li).objects.update(is_active=False)
    notifications.send_due()

    assert (mail.outbox, Notice.objects.get().mail_at) == ([], None)


# What each account chose


def test_a_kind_may_be_kept_out_of_the_mail(li, story):
    choose(li, submitted=Delivery.NONE)
    tell(li, story)
    tell(li, story, Kind.MENTIONED)
    notifications.send_due()

    assert [message.subject for message in mail.outbox] == [
        "Writer mentioned you in a comment on “Sports day opens”."
    ]


def test_the_office_s_choice_holds_until_the_account_s_own(li):
    chosen = NoticeSettings.of(li)

    assert chosen.choice(Kind.SUBMITTED) == Delivery.NOW
    assert chosen.choice(Kind.PUBLISHED) == Delivery.DIGEST
    assert chosen.choice(Kind.CLAIMED) == Delivery.NONE


def test_a_digest_waits_for_its_hour_and_leaves_as_one_mail(li, story):
    choose(li, submitted=Delivery.DIGEST, digest_hour=17)
    zone = timezone.get_current_timezone()
    with time_machine.travel(datetime(2026, 3, 2, 9, tzinfo=zone), tick=False) as clock:
        tell(li, story)
        tell(li, story, note="Once more.")
        assert notifications.send_due() == 0
        clock.move_to(datetime(2026, 3, 2, 17, tzinfo=zone))
        assert (notifications.send_due(), notifications.send_due()) == (1, 0)

    assert [message.subject for message in mail.outbox] == ["2 notices from the desk"]
    assert Notice.objects.exclude(mailed_at=None).count() == 2


@pytest.mark.parametrize(("hour", "day"), [(16, 2), (17, 3), (18, 3)])
def test_the_next_digest_is_the_next_time_of_its_hour(li, hour, day):
    zone = timezone.get_current_timezone()
    now = datetime(2026, 3, 2, hour, tzinfo=zone)

    assert NoticeSettings(user=li, digest_hour=17).next_digest(now) == datetime(
        2026, 3, day, 17, tzinfo=zone
    )


# What goes wrong


def test_a_dead_mail_server_blocks_no_act(dead_server):
    people = cast()
    type(people["writer"]).objects.update(email=ADDRESS)
    story = factories.published(people["writer"], people["reviewer"], people["publisher"])

    assert (story.published.is_public, notifications.send_due()) == (True, 0)


def test_a_mail_that_fails_is_tried_again_later_and_later(li, story, dead_server):
    tell(li, story)
    waits = []
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _try in range(TRIES - 1):
            notifications.send_due()
            waits.append(Notice.objects.get().mail_at - timezone.now())
            clock.move_to(Notice.objects.get().mail_at)
        notifications.send_due()

    assert waits == [timedelta(minutes=2**number) for number in range(TRIES - 1)]
    notice = Notice.objects.get()
    assert (notice.mail_at, notice.tries, notice.failure) == (None, TRIES, "No mail server")


def test_one_refused_address_keeps_no_other_mail(li, story, dead_server, monkeypatch):
    monkeypatch.setattr(dead_server, "refused", "gone@example.edu")
    tell(account("gone", "reviewer", email="gone@example.edu"), story)
    tell(li, story)

    assert (notifications.send_due(), [m.to for m in mail.outbox]) == (1, [[ADDRESS]])
    assert "No such user" in Notice.objects.failed().get().failure


def test_a_server_that_fails_three_times_is_left_alone_for_this_time(li, story, dead_server):
    for _number in range(5):
        tell(li, story)

    notifications.send_due()

    assert Notice.objects.failed().count() == 3


def test_a_crash_between_two_mails_loses_none_and_doubles_one(li, story, monkeypatch):
    for _number in range(3):
        tell(li, story)
    rows = type(Notice.objects.all())
    noted = rows.update

    def crash(these, **values):
        if "mailed_at" in values and len(mail.outbox) == 2:
            raise KeyboardInterrupt
        return noted(these, **values)

    monkeypatch.setattr(rows, "update", crash)
    with pytest.raises(KeyboardInterrupt):
        notifications.send_due()
    monkeypatch.undo()
    notifications.send_due()
    with time_machine.travel(timezone.now() + LEASE + timedelta(seconds=1)):
        notifications.send_due()

    sent = [message.extra_headers["Message-ID"] for message in mail.outbox]
    assert (len(sent), len(set(sent))) == (4, 3)
    assert Notice.objects.filter(mailed_at=None).count() == 0


def test_a_mail_claimed_by_one_worker_is_not_claimed_by_another(li, story):
    rows = Notice.objects.filter(pk=tell(li, story).pk)
    now = timezone.now()

    assert ([len(rows.claim(now)), len(rows.claim(now))]) == [1, 0]


# The command


def test_work_once_mails_tells_what_is_late_and_holds_what_lost_its_approval():
    people = cast()
    type(people["writer"]).objects.update(email=ADDRESS)
    late = factories.draft(people["writer"])
    late.submit(by=people["writer"], due_at=timezone.now() - timedelta(minutes=1))
    story = factories.approved(people["writer"], people["reviewer"])
    press.publish(story, by=people["publisher"], at=timezone.now() + timedelta(days=1))
    people["reviewer"].groups.clear()

    call_command("work", once=True)

    assert Article.objects.get(pk=story.pk).work_state == "in_review"
    assert late.notices.get(kind=Kind.OVERDUE).recipient == people["writer"]
    assert "The review of “Sports day opens” is overdue." in [m.subject for m in mail.outbox]


@pytest.fixture
def worker(monkeypatch):
    """The command's loop, which is told to stop by the first round of mails."""
    command = Command()
    command.stderr = io.StringIO()
    command.stopping = threading.Event()
    monkeypatch.setattr(notifications, "send_due", lambda _stopping: command.stopping.set())
    monkeypatch.setattr(work, "close_old_connections", lambda: None)
    return command


def test_the_worker_goes_on_until_it_is_told_to_stop(worker):
    worker.work(parent=None)

    assert (worker.stopping.is_set(), Heartbeat.last() is None) == (True, False)


def test_a_worker_whose_server_is_gone_does_nothing(worker):
    worker.work(parent=0)

    assert (worker.stopping.is_set(), Heartbeat.last()) == (False, None)


def test_a_fault_is_told_and_does_not_end_the_worker(worker, monkeypatch):
    monkeypatch.setattr(notifications, "tell_overdue", lambda: int("no number"))
    worker.work(parent=None)

    assert "<lambda>: ValueError" in worker.stderr.getvalue()
    assert worker.stopping.is_set()


def test_the_worker_s_pulse_is_told(li, story, dead_server):
    assert notifications.condition() == {"worker": "never ran", "mail": "ok"}
    Heartbeat.beat()
    Heartbeat.beat()
    assert notifications.condition() == {"worker": "ok", "mail": "ok"}
    tell(li, story)
    notifications.send_due()
    with time_machine.travel(timezone.now() + notifications.LATE + timedelta(minutes=1)):
        assert notifications.condition() == {"worker": "late", "mail": "failing"}
