"""Claiming: a reviewer says to be reading, everybody sees it, nobody is barred."""

from datetime import timedelta

import pytest

from articles.rules.refusals import Refused, Stale
from tests import factories
from tests.cast import account, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return cast() | {"other": account("other", "reviewer")}


@pytest.fixture
def claimed(people):
    article = factories.submitted(people["writer"])
    article.claim(by=people["reviewer"])
    return article


def test_a_claim_names_its_reader(people, claimed):
    assert (claimed.is_claimed, claimed.claimed_by) == (True, people["reviewer"])


def test_a_second_claim_is_told_that_somebody_is_reading(people, claimed):
    with pytest.raises(Stale):
        claimed.claim(by=people["other"])


def test_a_claim_bars_no_other_reviewer(people, claimed):
    claimed.approve(by=people["other"])

    assert (claimed.work_state, claimed.is_claimed) == ("approved", False)


def test_a_claim_ends_after_two_idle_hours(people, claimed, time_machine):
    time_machine.move_to(claimed.claimed_at + timedelta(hours=2))

    assert claimed.is_claimed is False
    claimed.claim(by=people["other"])


def test_work_keeps_a_claim(people, claimed, time_machine):
    time_machine.move_to(claimed.claimed_at + timedelta(minutes=90))
    claimed.keep_claim(people["reviewer"])
    claimed.refresh_from_db()
    time_machine.move_to(claimed.claimed_at + timedelta(minutes=90))

    assert claimed.is_claimed is True


def test_the_reader_or_a_publisher_releases_a_claim(people, claimed):
    with pytest.raises(Refused):
        claimed.release(by=people["other"])
    claimed.release(by=people["publisher"])

    assert claimed.is_claimed is False


def test_an_author_does_not_claim_an_own_story(people):
    both = account("both", "writer", "reviewer")
    article = factories.submitted(both)

    with pytest.raises(Refused, match="on the author side"):
        article.claim(by=both)


def test_a_step_that_is_signed_is_no_longer_read(people, claimed, settings):
    settings.NEWSROOM_REVIEW_STEPS = ["", ""]

    claimed.approve(by=people["reviewer"])

    assert (claimed.work_state, claimed.is_claimed) == ("in_review", False)
