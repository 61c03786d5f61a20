"""The worker: nothing is lost, nothing leaves twice, and a dead mail server stops nobody."""

import signal
import socket
import threading
import time
from contextlib import suppress
from datetime import timedelta
from smtplib import SMTPRecipientsRefused
from types import SimpleNamespace

import pytest
import time_machine
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.db.models import Value
from django.db.models.functions import Concat
from django.utils import timezone

from articles import press
from articles.desk import outbox
from articles.management.commands import work
from articles.management.commands.work import Command
from articles.models import Article, Heartbeat, Notice
from articles.models.desk.notice import LEASE, TRIES
from articles.rules.notice_kinds import Kind
from tests import factories
from tests.articles.desk.mails import ADDRESS, tell
from tests.cast import account, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return factories.draft(account("writer", "writer"))


@pytest.fixture
def li():
    return account("li", "reviewer", email=ADDRESS)


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


# What goes wrong


def test_a_dead_mail_server_blocks_no_act(dead_server):
    people = cast()
    type(people["writer"]).objects.update(email=Concat("username", Value("@example.edu")))
    story = factories.published(people["writer"], people["reviewer"], people["publisher"])

    assert (story.published.is_public, outbox.send_due()) == (True, 0)


def test_a_mail_that_fails_is_tried_again_later_and_later(li, story, dead_server):
    tell(li, story)
    waits = []
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _try in range(TRIES - 1):
            outbox.send_due()
            waits.append(Notice.objects.get().mail_at - timezone.now())
            clock.move_to(Notice.objects.get().mail_at)
        outbox.send_due()

    assert waits == [timedelta(minutes=2**number) for number in range(TRIES - 1)]
    notice = Notice.objects.get()
    assert (notice.mail_at, notice.tries, notice.failure) == (None, TRIES, "No mail server")


def test_one_refused_address_keeps_no_other_mail(li, story, dead_server, monkeypatch):
    monkeypatch.setattr(dead_server, "refused", "gone@example.edu")
    tell(account("gone", "reviewer", email="gone@example.edu"), story)
    tell(li, story)

    assert (outbox.send_due(), [m.to for m in mail.outbox]) == (1, [[ADDRESS]])
    assert "No such user" in Notice.objects.failed().get().failure


def test_a_server_that_fails_three_times_is_left_alone_for_this_time(li, story, dead_server):
    for _number in range(5):
        tell(li, story)

    outbox.send_due()

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
        outbox.send_due()
    monkeypatch.undo()
    outbox.send_due()
    with time_machine.travel(timezone.now() + LEASE + timedelta(seconds=1)):
        outbox.send_due()

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
    type(people["writer"]).objects.update(email=Concat("username", Value("@example.edu")))
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
    command.stopping = threading.Event()
    monkeypatch.setattr(outbox, "send_due", lambda _stopping: command.stopping.set())
    monkeypatch.setattr(work, "close_old_connections", lambda: None)
    return command


def test_the_worker_goes_on_until_it_is_told_to_stop(worker):
    worker.work(parent=None)

    assert (worker.stopping.is_set(), Heartbeat.last() is None) == (True, False)


def test_a_worker_whose_server_is_gone_does_nothing(worker):
    worker.work(parent=0)

    assert (worker.stopping.is_set(), Heartbeat.last()) == (False, None)


def test_scheduled_stories_are_looked_at_between_mails_however_many_wait(
    li, story, worker, monkeypatch
):
    monkeypatch.undo()
    rounds, sent = [], []
    worker.stopping = threading.Event()
    for _number in range(4):
        tell(li, story)

    def send_slowly(message):
        sent.append(len(rounds))
        clock.monotonic_now += work.SECONDS_BETWEEN_ROUNDS / 2
        if len(sent) == 4:
            worker.stopping.set()

    clock = SimpleNamespace(monotonic_now=0.0)
    clock.monotonic = lambda: clock.monotonic_now
    monkeypatch.setattr(work, "time", clock)
    monkeypatch.setattr(work, "close_old_connections", lambda: None)
    monkeypatch.setattr(work, "SECONDS_BETWEEN_MAILS", 0)
    monkeypatch.setattr(worker, "round", lambda: [lambda: rounds.append(1)])
    monkeypatch.setattr(EmailMultiAlternatives, "send", send_slowly)
    worker.work(parent=None)

    assert sent == [1, 1, 2, 2]


def test_a_worker_whose_server_is_gone_sends_no_further_mail(li, story, worker, monkeypatch):
    monkeypatch.undo()
    tell(li, story)
    monkeypatch.setattr(work.os, "getppid", lambda: 1)

    assert outbox.send_due(lambda: worker.is_awaited(2, time.monotonic() + 60)) == 0


def test_a_mail_server_that_never_finishes_an_answer_is_given_up(li, story, settings, monkeypatch):
    monkeypatch.setattr(outbox, "SECONDS_FOR_A_MAIL", 0.5)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.getsockname()
        threading.Thread(target=dribble, args=[server], daemon=True).start()
        tell(li, story)
        began = time.monotonic()

        assert outbox.send_due() == 0
        assert time.monotonic() - began < 5
    assert "The mail server took longer than 0.5 seconds." in Notice.objects.get().failure
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def dribble(server):
    """Take one connection and answer with a letter now and then: no single wait is long."""
    line, _address = server.accept()
    with line, suppress(OSError):
        while True:
            line.send(b"2")
            time.sleep(0.05)


def test_a_mail_server_is_waited_for_no_longer_than_a_mail_is_claimed(settings):
    assert settings.EMAIL_TIMEOUT < outbox.SECONDS_FOR_A_MAIL
    assert LEASE.total_seconds() > outbox.SECONDS_FOR_A_MAIL + settings.EMAIL_TIMEOUT


def test_a_fault_is_told_and_does_not_end_the_worker(worker, monkeypatch, caplog):
    monkeypatch.setattr(outbox, "tell_overdue", lambda: int("no number"))
    worker.work(parent=None)

    (record,) = caplog.records
    assert record.getMessage() == "<lambda> failed and is tried again"
    assert "Traceback" in caplog.text and "ValueError" in caplog.text
    assert worker.stopping.is_set()


def test_the_worker_s_pulse_is_told(li, story, dead_server):
    assert outbox.condition() == {"worker": "never ran", "mail": "ok"}
    Heartbeat.beat()
    Heartbeat.beat()
    assert outbox.condition() == {"worker": "ok", "mail": "ok"}
    tell(li, story)
    outbox.send_due()
    with time_machine.travel(timezone.now() + outbox.LATE + timedelta(minutes=1)):
        assert outbox.condition() == {"worker": "late", "mail": "failing"}
