"""What is mailed to whom, when, and in which words."""

from datetime import datetime

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from articles.desk import outbox
from articles.models import Notice, NoticeSettings
from articles.rules.notice_kinds import Delivery, Kind
from tests import factories
from tests.articles.desk.mails import ADDRESS, tell
from tests.cast import account

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return factories.draft(account("writer", "writer"))


@pytest.fixture
def li():
    return account("li", "reviewer", email=ADDRESS)


def choose(person, **values):
    choices = {kind.value: values.pop(kind.value) for kind in Kind if kind.value in values}
    NoticeSettings.objects.create(user=person, choices=choices, **values)


def test_a_mail_says_who_what_why_and_where(li, story, settings):
    settings.NEWSROOM_URL = "https://news.example.edu"
    notice = tell(li, story, note="Before noon.")

    assert outbox.send_due() == 1
    message = mail.outbox[0]
    assert (message.to, message.subject) == ([ADDRESS], notice.sentence)
    for text in (message.body, message.alternatives[0].content):
        assert "Writer submitted" in text
        assert "Before noon." in text
        assert "It is a draft: its writers have yet to submit it." in text
        assert f"https://news.example.edu/admin/articles/article/{story.pk}/review/" in text


def test_the_link_of_a_mail_opens_after_login(li, story, client):
    path = reverse(Notice(kind=Kind.SUBMITTED).page, args=[story.pk])

    assert client.get(path).url == f"/admin/login/?next={path}"
    answer = client.post(f"/admin/login/?next={path}", {"username": "li", "password": "pw"})
    assert answer.url == path
    assert client.get(path).status_code == 200


def test_a_mail_is_in_the_language_of_the_account(li, story):
    li.language = "zh-hans"
    li.save()
    tell(li, story)
    outbox.send_due()

    assert 'lang="zh-hans"' in mail.outbox[0].alternatives[0].content
    assert "学院新闻中心" in mail.outbox[0].body


def test_a_headline_can_not_write_headers(li, story):
    story.headline = "Sports day\nBcc: all@example.edu"
    tell(li, story)
    outbox.send_due()

    assert "\n" not in mail.outbox[0].subject


def test_a_headline_is_not_markup(li, story):
    story.headline = "<b>Sports</b> & day"
    tell(li, story)
    outbox.send_due()

    assert "<b>Sports</b> & day" in mail.outbox[0].body
    assert "&lt;b&gt;Sports&lt;/b&gt; &amp; day" in mail.outbox[0].alternatives[0].content


def test_an_account_without_an_address_is_told_in_the_program_alone(story):
    notice = tell(account("he", "reviewer"), story)

    assert (notice.mail_at, outbox.send_due()) == (None, 0)


def test_nothing_is_mailed_to_an_account_switched_off_since(li, story):
    tell(li, story)
    type(li).objects.update(is_active=False)
    outbox.send_due()

    assert (mail.outbox, Notice.objects.get().mail_at) == ([], None)


# What each account chose


def test_a_kind_may_be_kept_out_of_the_mail(li, story):
    choose(li, submitted=Delivery.NONE)
    tell(li, story)
    tell(li, story, Kind.MENTIONED)
    outbox.send_due()

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
        assert outbox.send_due() == 0
        clock.move_to(datetime(2026, 3, 2, 17, tzinfo=zone))
        assert (outbox.send_due(), outbox.send_due()) == (1, 0)

    assert [message.subject for message in mail.outbox] == ["2 notices from the desk"]
    assert Notice.objects.exclude(mailed_at=None).count() == 2


@pytest.mark.parametrize(("hour", "day"), [(16, 2), (17, 3), (18, 3)])
def test_the_next_digest_is_the_next_time_of_its_hour(li, hour, day):
    zone = timezone.get_current_timezone()
    now = datetime(2026, 3, 2, hour, tzinfo=zone)

    assert NoticeSettings(user=li, digest_hour=17).next_digest(now) == datetime(
        2026, 3, day, 17, tzinfo=zone
    )
