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


def review_and_publish(article, people, by="writer", **said):
    article.submit(by=people[by], **said)
    article.approve(by=people["reviewer"])
    return press.publish(article, by=people["publisher"])


def edited(live, people):
    factories.edit(live, people["writer"], headline="Another day")


def begun(live, people):
    live.correct(by=people["writer"])
    edited(live, people)


@pytest.mark.parametrize("begin", [edited, begun], ids=["by the change", "by the act"])
def test_however_a_correction_begins_it_is_the_same_act_and_asked_the_same(people, live, begin):
    begin(live, people)
    assert [act.act for act in live.sheet][3:] == ["correct"]
    assert live.acts.last().account == people["writer"]

    row = review_and_publish(live, people, is_minor=False, public_note="The day was wrong.")

    assert (row.headline, [entry["note"] for entry in row.corrections]) == (
        "Another day",
        ["The day was wrong."],
    )


def test_only_who_may_correct_a_published_story_begins_a_correction_by_changing_it(people, live):
    with pytest.raises(Refused):
        factories.edit(live, people["photographer"], headline="Another day")

    assert live.versions.count() == 1


def test_a_correction_needs_a_reason_unless_it_is_minor(people, live):
    edited(live, people)
    with pytest.raises(Refused, match="Say what is corrected"):
        live.submit(by=people["writer"], is_minor=False, note=" ", public_note=" ")

    live.submit(by=people["writer"], is_minor=True)
    assert (live.work_state, live.is_minor) == ("in_review", True)


def test_a_live_story_edited_first_is_a_correction_of_the_kind_said_when_it_is_submitted(
    people, live
):
    factories.edit(live, people["writer"], body="<p>The sports day, opened.</p>")
    live.submit(by=people["writer"], is_minor=True)
    live.approve(by=people["reviewer"])

    assert press.publish(live, by=people["publisher"]).updated_at is None


def test_the_note_said_last_is_the_one_that_readers_get(people, live):
    edited(live, people)
    live.submit(by=people["writer"], is_minor=False, public_note="The day was wrong.")
    live.withdraw_submission(by=people["writer"])
    live.submit(by=people["writer"], is_minor=False, public_note="It was Friday.")
    assert [entry["note"] for entry in live.corrections] == ["It was Friday."]
    live.withdraw_submission(by=people["writer"])

    live.submit(by=people["writer"], is_minor=False, note="Not for readers.")
    assert live.corrections == []


def test_a_submission_that_says_nothing_keeps_what_was_said_before(people, live):
    edited(live, people)
    live.submit(by=people["writer"], is_minor=False, public_note="The day was wrong.")
    live.withdraw_submission(by=people["writer"])

    live.submit(by=people["writer"])

    assert [entry["note"] for entry in live.corrections] == ["The day was wrong."]


def test_readers_see_the_public_note_once_it_is_reviewed(people, live):
    live.correct(by=people["writer"])
    live.submit(by=people["writer"], is_minor=False, public_note="The day was wrong.")
    assert PublishedArticle.objects.get().corrections == []
    live.approve(by=people["reviewer"])

    row = press.publish(live, by=people["publisher"])

    assert [entry["note"] for entry in row.corrections] == ["The day was wrong."]


def test_a_minor_correction_takes_one_step_the_last(people, live, settings):
    settings.NEWSROOM_REVIEW_STEPS = ["first", "reviewer"]
    settings.NEWSROOM_PAPER_APPROVAL = True  # the steps have no people of their own here

    edited(live, people)
    live.submit(by=people["writer"], is_minor=True)

    assert live.steps == ("reviewer",)


def test_a_minor_correction_leaves_the_time_of_the_update(people, live):
    factories.edit(live, people["writer"], body="<p>The sports day, opened.</p>")

    assert review_and_publish(live, people, is_minor=True).updated_at is None


def test_the_next_change_is_not_minor_by_itself(people, live):
    factories.edit(live, people["writer"], headline="A comma,")
    review_and_publish(live, people, is_minor=True)

    factories.edit(live, people["writer"], headline="Another story")

    assert live.latest_version.is_minor is False


def test_a_withdrawn_story_has_no_minor_correction(people, live):
    edited(live, people)
    live.submit(by=people["writer"], is_minor=True)
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
    edited(live, people)
    live.submit(by=people["writer"], is_minor=False, public_note="The day was wrong.")
    live.withdraw_submission(by=people["writer"])

    live.discard(by=people["writer"])

    assert (live.corrections, live.work_state, live.is_minor) == ([], "clean", False)


def test_an_older_version_brought_back_keeps_the_notes_readers_have(people, live):
    edited(live, people)
    live.submit(by=people["writer"], is_minor=False, public_note="The day was wrong.")
    live.withdraw_submission(by=people["writer"])

    live.bring_back(live.versions.get(number=1), by=people["writer"])

    assert (live.headline, len(live.corrections)) == ("Sports day opens", 1)


def test_the_month_of_the_address_stays_when_the_event_is_dated_anew(people, live):
    factories.edit(live, people["writer"], event_on=date(2023, 8, 1))
    review_and_publish(live, people)

    row = PublishedArticle.objects.get()
    assert (row.event_on, row.address) == (date(2023, 8, 1), "/en/news/2023/07/sports-day-opens/")
