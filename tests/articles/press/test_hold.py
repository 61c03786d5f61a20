"""A scheduled story whose approver was switched off or demoted is held and reviewed again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import press
from articles.models import Article, Notice, PublishedArticle
from articles.models.desk import door
from articles.press import audit
from articles.rules.acts import HOLD
from articles.rules.refusals import Refused
from tests import factories
from tests.cast import account, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return cast() | {"other": account("other", "reviewer")}


@pytest.fixture(scope="module", autouse=True)
def waiting(shared_rows):
    people, tomorrow = cast(), timezone.now() + timedelta(days=1)
    return factories.published(
        people["writer"], people["reviewer"], people["publisher"], at=tomorrow
    )


@pytest.fixture
def scheduled(waiting):
    return Article.objects.get(pk=waiting.pk)


def deactivate(user):
    user.is_active = False
    user.save()


@pytest.mark.parametrize("lose", [deactivate, lambda user: user.groups.clear()])
def test_it_is_held_when_its_approver_no_longer_reviews(people, scheduled, lose):
    lose(people["reviewer"])

    assert press.hold_unfit() == [scheduled]

    scheduled.refresh_from_db()
    assert (scheduled.work_state, scheduled.public_state) == ("in_review", "never")
    assert not PublishedArticle.objects.exists()
    assert audit.check(scheduled)["published"] == 0


def test_the_sheet_says_why_in_nobody_s_name(people, scheduled):
    deactivate(people["reviewer"])
    press.hold_unfit()

    act = scheduled.acts.last()
    assert (act.act, act.account, act.name) == ("hold", None, "")
    assert "a second active account" in act.note


def test_the_publisher_is_told(people, scheduled):
    deactivate(people["reviewer"])
    press.hold_unfit()

    assert Notice.objects.filter(recipient=people["publisher"], kind="held").count() == 1


def test_the_old_approval_does_not_come_back_with_its_account(people, scheduled):
    deactivate(people["reviewer"])
    [held] = press.hold_unfit()
    people["reviewer"].is_active = True
    people["reviewer"].save()

    with pytest.raises(Refused):
        press.publish(held, by=people["publisher"])
    held.approve(by=people["other"])
    assert press.publish(held, by=people["publisher"]).is_public


def test_a_story_whose_approval_stands_is_left_alone(people, scheduled):
    deactivate(people["other"])

    assert press.hold_unfit() == []


def test_a_person_renamed_since_holds_nothing(people, scheduled):
    factories.reworded(factories.contributor(), people["publisher"], name="Zhang Si")

    assert press.hold_unfit() == []


def test_what_readers_see_already_is_not_held(people, scheduled, time_machine):
    time_machine.move_to(timezone.now() + timedelta(days=2))
    deactivate(people["reviewer"])

    assert press.hold_unfit() == []


def test_nobody_holds_a_story_by_hand(people, scheduled):
    with pytest.raises(Refused):
        door.move(scheduled, HOLD, by=people["publisher"])
