"""Showing a withdrawn story again: the text readers last had, for a while."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import press
from articles.models import Article, PublishedArticle
from articles.rules import acts
from articles.rules.refusals import Refused, Stale
from tests import factories
from tests.cast import cast

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def taken_back(shared_rows):
    people = cast()
    article = factories.published(people["writer"], people["reviewer"], people["publisher"])
    press.withdraw(article, by=people["publisher"], note="The list was wrong.")
    return article


@pytest.fixture
def withdrawn(taken_back):
    return Article.objects.get(pk=taken_back.pk)


def test_it_is_back_as_it_was_last_published(people, withdrawn):
    factories.edit(withdrawn, people["writer"], headline="Half a thought")

    press.restore(withdrawn, by=people["publisher"])

    assert PublishedArticle.objects.public().get().headline == "Sports day opens"


def test_after_a_month_it_is_reviewed_anew(people, withdrawn, time_machine):
    time_machine.move_to(timezone.now() + timedelta(days=31))

    with pytest.raises(Refused, match="more than 30 days ago"):
        press.restore(withdrawn, by=people["publisher"])
    withdrawn.correct(by=people["writer"], note="It was right after all.")
    withdrawn.submit(by=people["writer"])
    withdrawn.approve(by=people["reviewer"])
    assert press.publish(withdrawn, by=people["publisher"]).is_public


def test_a_writer_does_not_restore(people, withdrawn):
    with pytest.raises(Refused):
        press.restore(withdrawn, by=people["writer"])


def test_a_story_in_the_trash_is_taken_out_first(people, withdrawn):
    withdrawn.trash(by=people["writer"])

    with pytest.raises(Stale):
        press.restore(withdrawn, by=people["publisher"])


def test_a_text_published_before_does_not_wait_for_an_hour(people, withdrawn):
    factories.edit(withdrawn, people["writer"], headline="Corrected")
    withdrawn.submit(by=people["writer"])
    withdrawn.approve(by=people["reviewer"])

    with pytest.raises(Refused, match="An earlier text of this story is published"):
        press.publish(withdrawn, by=people["publisher"], at=timezone.now() + timedelta(days=1))


def test_what_nobody_has_read_is_taken_off_the_schedule_not_withdrawn(people):
    tomorrow = timezone.now() + timedelta(days=1)
    article = factories.published(
        people["writer"], people["reviewer"], people["publisher"], at=tomorrow
    )

    with pytest.raises(Stale):
        press.withdraw(article, by=people["publisher"], note="No.")


def test_its_note_stands_on_the_sheet(people, withdrawn):
    press.restore(withdrawn, by=people["publisher"], note="The list was right.")

    assert withdrawn.acts.last().note == "The list was right."


def test_what_stands_on_the_desk_keeps_no_story_from_being_shown_again(people, withdrawn):
    factories.edit(withdrawn, people["writer"], headline="Half a thought")

    assert press.obstacles(withdrawn, acts.RESTORE) == []
    assert press.obstacles(withdrawn, acts.CORRECT) == []
    assert len(press.obstacles(withdrawn, acts.PUBLISH)) == 2


def test_a_story_without_a_print_has_nothing_to_show_again(people):
    assert press.obstacles(factories.draft(people["writer"]), acts.RESTORE) == []
