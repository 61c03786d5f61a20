"""Correcting a published story: beside it, with a note for readers, by four eyes again."""

from datetime import date

import pytest

from articles import press
from articles.models import Article, PublishedArticle
from articles.rules.refusals import Refused, Stale
from tests import factories
from tests.cast import account, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return cast() | {"other": account("other", "writer", "reviewer", "publisher")}


@pytest.fixture(scope="module", autouse=True)
def published(shared_rows):
    people = cast()
    return factories.published(people["writer"], people["reviewer"], people["publisher"])


@pytest.fixture
def live(published):
    return Article.objects.get(pk=published.pk)


def review_and_publish(article, people, by="writer"):
    article.submit(by=people[by])
    article.approve(by=people["reviewer"])
    return press.publish(article, by=people["publisher"])


def test_a_correction_needs_a_reason_unless_it_is_minor(people, live):
    with pytest.raises(Refused, match="Give a reason"):
        live.correct(by=people["writer"], note=" ")

    live.correct(by=people["writer"], note="", is_minor=True)
    assert live.work_state == "draft"


def test_a_live_story_edited_first_is_a_correction_of_the_kind_said_when_it_is_submitted(
    people, live
):
    factories.edit(live, people["writer"], body="<p>The sports day, opened.</p>")
    live.submit(by=people["writer"], is_minor=True)
    live.approve(by=people["reviewer"])

    assert press.publish(live, by=people["publisher"]).updated_at is None


def test_a_note_for_readers_may_be_written_when_the_correction_is_submitted(people, live):
    factories.edit(live, people["writer"], headline="Another day")
    live.submit(by=people["writer"], is_minor=False, public_note="The day was wrong.")
    live.approve(by=people["reviewer"])

    row = press.publish(live, by=people["publisher"])
    assert [entry["note"] for entry in row.corrections] == ["The day was wrong."]


def test_the_note_said_last_is_the_one_that_readers_get(people, live):
    live.correct(by=people["writer"], note="Wrong day.", public_note="The day was wrong.")
    live.submit(by=people["writer"], is_minor=False, public_note="It was Friday.")
    assert [entry["note"] for entry in live.corrections] == ["It was Friday."]
    live.withdraw_submission(by=people["writer"])

    live.submit(by=people["writer"], is_minor=False, public_note="")
    assert live.corrections == []


def test_a_submission_that_says_nothing_keeps_what_was_said_before(people, live):
    live.correct(by=people["writer"], note="Wrong day.", public_note="The day was wrong.")

    assert [entry["note"] for entry in live.corrections] == ["The day was wrong."]


def test_readers_see_the_public_note_once_it_is_reviewed(people, live):
    live.correct(by=people["writer"], note="Wrong day.", public_note="The day was wrong.")
    assert PublishedArticle.objects.get().corrections == []

    row = review_and_publish(live, people)

    assert [entry["note"] for entry in row.corrections] == ["The day was wrong."]


def test_a_minor_correction_takes_one_step_the_last(people, live, settings):
    settings.NEWSROOM_REVIEW_STEPS = ["first", "reviewer"]

    live.correct(by=people["writer"], note="A comma.", is_minor=True)

    assert live.steps == ("reviewer",)


def test_a_minor_correction_leaves_the_time_of_the_update(people, live):
    live.correct(by=people["writer"], note="A comma.", is_minor=True)
    factories.edit(live, people["writer"], body="<p>The sports day, opened.</p>")

    assert review_and_publish(live, people).updated_at is None


def test_the_next_change_is_not_minor_by_itself(people, live):
    live.correct(by=people["writer"], note="A comma.", is_minor=True)
    factories.edit(live, people["writer"], headline="A comma,")
    review_and_publish(live, people)

    factories.edit(live, people["writer"], headline="Another story")

    assert live.latest_version.is_minor is False


def test_a_withdrawn_story_has_no_minor_correction(people, live):
    live.correct(by=people["writer"], note="A comma.", is_minor=True)
    press.withdraw(live, by=people["publisher"], note="All wrong.")

    assert live.is_minor is False


def test_a_scheduled_story_is_not_corrected_but_taken_off(people, live, time_machine):
    time_machine.move_to(live.published.published_at.replace(year=2020))

    with pytest.raises(Stale):
        live.correct(by=people["writer"], note="Too early.")


def test_whoever_submits_an_unchanged_text_again_is_on_its_author_side(people, live):
    live.correct(by=people["other"], note="Nothing after all.")
    live.submit(by=people["other"])

    for name in ("other", "writer"):
        assert people[name].pk in live.review.authors
    with pytest.raises(Refused):
        live.approve(by=people["other"])


def test_a_discarded_correction_takes_its_public_note_along(people, live):
    live.correct(by=people["writer"], note="Wrong day.", public_note="The day was wrong.")

    live.discard(by=people["writer"])

    assert (live.corrections, live.work_state, live.is_minor) == ([], "clean", False)


def test_an_older_version_brought_back_keeps_the_notes_readers_have(people, live):
    live.correct(by=people["writer"], note="Wrong day.", public_note="The day was wrong.")
    factories.edit(live, people["writer"], headline="Corrected")

    live.bring_back(live.versions.get(number=1), by=people["writer"])

    assert (live.headline, len(live.corrections)) == ("Sports day opens", 1)


def test_the_month_of_the_address_stays_when_the_event_is_dated_anew(people, live):
    factories.edit(live, people["writer"], event_on=date(2023, 8, 1))
    review_and_publish(live, people)

    row = PublishedArticle.objects.get()
    assert (row.event_on, row.address) == (date(2023, 8, 1), "/en/news/2023/07/sports-day-opens/")
