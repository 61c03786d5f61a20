"""A reviewer changes a word; a writer's one click, or another reviewer, makes it approved."""

import pytest

from articles import press
from articles.rules.refusals import Refused, Stale
from articles.text.credit_line import as_text
from tests import factories
from tests.cast import account, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return cast() | {"other": account("other", "reviewer")}


@pytest.fixture
def edited(people):
    article = factories.submitted(people["writer"])
    return factories.edit(article, people["reviewer"], headline="Sports day has opened")


def test_a_reviewer_s_change_is_a_version_and_an_act(people, edited):
    version = edited.latest_version
    assert (version.number, version.made_by, version.is_review_edit) == (
        2,
        people["reviewer"],
        True,
    )
    assert (edited.acts.last().act, edited.work_state) == ("review_edit", "in_review")


def test_an_office_of_two_publishes_once_the_writer_accepts(people, edited):
    edited.accept_edit(by=people["writer"])
    row = press.publish(edited, by=people["publisher"])

    assert as_text(row.credits) == "Text Zhang San · Review Reviewer"


def test_the_reviewer_does_not_approve_the_own_change(people, edited):
    with pytest.raises(Refused, match="on the author side"):
        edited.approve(by=people["reviewer"])


def test_the_reviewer_does_not_accept_the_own_change(people, edited):
    with pytest.raises(Refused):
        edited.accept_edit(by=people["reviewer"])


def test_a_stranger_does_not_accept_it(people, edited):
    with pytest.raises(Refused):
        edited.accept_edit(by=people["photographer"])


def test_another_reviewer_may_approve_the_change(people, edited):
    edited.approve(by=people["other"])

    assert press.publish(edited, by=people["publisher"]).is_public


def test_a_change_after_the_last_one_is_what_is_accepted(people, edited):
    factories.edit(edited, people["other"], headline="Sports day is open")
    edited.accept_edit(by=people["writer"])

    row = press.publish(edited, by=people["publisher"])
    assert as_text(row.credits) == "Text Zhang San · Review Other"


def test_a_text_no_reviewer_changed_can_not_be_accepted(people):
    article = factories.submitted(people["writer"])

    with pytest.raises(Stale):
        article.accept_edit(by=people["writer"])


def test_a_change_of_an_earlier_review_can_not_be_accepted(people, edited):
    edited.request_changes(by=people["other"], note="Please check the date.")
    edited.submit(by=people["writer"])

    with pytest.raises(Stale):
        edited.accept_edit(by=people["writer"])


def test_a_writer_takes_it_back_instead_of_editing_in_review(people):
    article = factories.submitted(people["writer"])

    with pytest.raises(Refused, match="Take it back first"):
        factories.edit(article, people["writer"], headline="Mine")


def test_an_office_may_forbid_changes_in_review(people, settings):
    settings.NEWSROOM_REVIEW_EDIT = False
    article = factories.submitted(people["writer"])

    with pytest.raises(Refused):
        factories.edit(article, people["reviewer"], headline="Better")


def test_the_acceptance_falls_with_the_reviewer_s_role(people, edited):
    edited.accept_edit(by=people["writer"])
    people["reviewer"].groups.clear()

    with pytest.raises(Refused, match="No review, no publication"):
        press.publish(edited, by=people["publisher"])


def test_a_discarded_copy_leaves_the_reviewer_a_reviewer(people, edited):
    edited.accept_edit(by=people["writer"])
    press.publish(edited, by=people["publisher"])
    factories.edit(edited, people["writer"], headline="Half a thought")
    edited.discard(by=people["writer"])

    assert people["reviewer"].pk not in edited.review.writers
