"""Review in steps (三审): each a group, each a different person, all for one text."""

import pytest
from django.contrib.auth.models import Group

from articles import press
from articles.rules.refusals import Refused
from articles.text.credit_line import as_text
from tests import factories
from tests.cast import account, cast

pytestmark = pytest.mark.django_db

STEPS = ["first", "second", "third"]


@pytest.fixture
def people(settings):
    settings.NEWSROOM_REVIEW_STEPS = STEPS
    people = cast() | {step: account(step, "reviewer") for step in STEPS}
    for step in STEPS:
        people[step].groups.add(Group.objects.get_or_create(name=step)[0])
    return people


def sign(article, people, *steps):
    for step in steps:
        article.approve(by=people[step])


def test_a_story_is_approved_after_the_last_step(people):
    article = factories.submitted(people["writer"])
    sign(article, people, "first", "second")
    assert article.work_state == "in_review"

    sign(article, people, "third")

    row = press.publish(article, by=people["publisher"])
    assert as_text(row.credits) == "Text Zhang San · Review First, Second and Third"


def test_each_step_is_signed_by_its_group(people):
    article = factories.submitted(people["writer"])

    with pytest.raises(Refused, match="These people could do it: First"):
        article.approve(by=people["second"])


def test_nobody_signs_two_steps(people, settings):
    settings.NEWSROOM_REVIEW_STEPS = ["", ""]
    article = factories.submitted(people["writer"])
    article.approve(by=people["first"])

    with pytest.raises(Refused, match="You have approved this text already"):
        article.approve(by=people["first"])


def test_not_even_a_superuser_signs_two_steps(people):
    chief = account("chief", is_superuser=True)
    article = factories.submitted(people["writer"])
    article.approve(by=chief)

    with pytest.raises(Refused, match="You have approved this text already"):
        article.approve(by=chief)


def test_a_rejection_voids_the_earlier_steps(people):
    article = factories.submitted(people["writer"])
    sign(article, people, "first")
    article.request_changes(by=people["second"], note="No.")
    article.submit(by=people["writer"])

    with pytest.raises(Refused):
        article.approve(by=people["second"])
    sign(article, people, *STEPS)


def test_a_change_voids_the_earlier_steps(people):
    article = factories.submitted(people["writer"])
    sign(article, people, "first")
    article.withdraw_submission(by=people["writer"])
    factories.edit(article, people["writer"], headline="Another")
    article.submit(by=people["writer"])

    assert (article.review_step, article.review.group) == (0, "first")


def test_an_approval_falls_with_the_place_in_its_group(people):
    article = factories.submitted(people["writer"])
    sign(article, people, *STEPS)
    people["third"].groups.remove(Group.objects.get(name="third"))

    with pytest.raises(Refused, match="1 more approval"):
        press.publish(article, by=people["publisher"])


def test_a_step_added_since_is_missing(people, settings):
    settings.NEWSROOM_REVIEW_STEPS = []
    article = factories.approved(people["writer"], people["first"])
    settings.NEWSROOM_REVIEW_STEPS = STEPS

    with pytest.raises(Refused, match="2 more approvals"):
        press.publish(article, by=people["publisher"])


def test_an_office_with_fewer_reviewers_than_steps_is_told_at_once(people, settings):
    settings.NEWSROOM_REVIEW_STEPS = ["", "", ""]
    for name in ("reviewer", "third"):
        people[name].groups.clear()

    with pytest.raises(Refused, match="reviews in 3 steps"):
        factories.submitted(people["writer"])


def test_a_submission_is_refused_where_nobody_could_sign_a_later_step(people):
    people["third"].groups.remove(Group.objects.get(name="third"))
    article = factories.draft(people["writer"])

    with pytest.raises(Refused, match="in 3 steps, each signed by somebody else"):
        article.submit(by=people["writer"])


def test_one_person_in_the_groups_of_two_steps_counts_for_one(people):
    people["first"].groups.add(Group.objects.get(name="second"))
    people["second"].groups.remove(Group.objects.get(name="second"))
    article = factories.draft(people["writer"])

    with pytest.raises(Refused, match="in 3 steps, each signed by somebody else"):
        article.submit(by=people["writer"])
