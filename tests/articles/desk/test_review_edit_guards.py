"""Every guard of a reviewer's change: who may make it, when, and who accepts it."""

import pytest
from django.contrib.auth.models import Group

from articles.models import Article
from articles.rules.refusals import Refused, Stale
from people.models import Contributor
from tests import factories
from tests.cast import account

pytestmark = pytest.mark.django_db

NOT_THE_SAME = "changed since the story was submitted"
FROZEN = "Take it back first"


@pytest.fixture
def people(people):
    return people | {
        "other": account("other", "reviewer"),
        "both": account("both", "writer", "reviewer"),
    }


@pytest.fixture
def two_steps(settings):
    settings.NEWSROOM_REVIEW_STEPS = ["", ""]


@pytest.fixture
def edited(people):
    article = factories.submitted(people["writer"])
    return factories.edit(article, people["reviewer"], headline="Sports day is open")


def test_a_change_is_accepted_as_the_reviewer_left_it(people, edited):
    factories.reworded(factories.contributor(), people["publisher"], name="Zhang Si")

    with pytest.raises(Refused, match=NOT_THE_SAME):
        edited.accept_edit(by=people["writer"])


def test_a_change_that_another_reviewer_approved_is_not_accepted_too(people, edited, settings):
    settings.NEWSROOM_REVIEW_STEPS = ["", ""]
    edited.approve(by=people["other"])

    with pytest.raises(Stale):
        edited.accept_edit(by=people["writer"])


def edit_in_review(article, user):
    factories.edit(Article.objects.get(pk=article.pk), user, headline="Sports day has opened")


@pytest.mark.parametrize("role", ["photographer", "translator", "publisher", "administrator"])
def test_only_a_reviewer_changes_a_text_under_review(people, role):
    article = factories.submitted(people["writer"])

    with pytest.raises(Refused, match=FROZEN):
        edit_in_review(article, people[role])


def test_a_reviewer_without_a_name_changes_nothing(people):
    Contributor.objects.filter(user=people["reviewer"]).update(user=None)
    people["reviewer"].refresh_from_db()

    with pytest.raises(Refused, match=FROZEN):
        edit_in_review(factories.submitted(people["writer"]), people["reviewer"])


def test_a_reviewer_who_wrote_it_changes_nothing_under_review(people):
    with pytest.raises(Refused, match=FROZEN):
        edit_in_review(factories.submitted(people["both"]), people["both"])


def test_a_text_that_one_step_signed_is_not_changed(people, two_steps):
    article = factories.approved(people["writer"], people["reviewer"])

    with pytest.raises(Refused, match=FROZEN):
        edit_in_review(article, people["other"])


def test_a_reviewer_of_another_step_does_not_change_the_text(people, settings):
    settings.NEWSROOM_REVIEW_STEPS = ["first", "second"]
    for name, role in (("first", "reviewer"), ("second", "other")):
        people[role].groups.add(Group.objects.create(name=name))
    article = factories.submitted(people["writer"])

    with pytest.raises(Refused, match=FROZEN):
        edit_in_review(article, people["other"])
    edit_in_review(article, people["reviewer"])


def test_only_the_writing_side_is_named_for_accepting_a_change(people, edited):
    with pytest.raises(Refused, match=r"These people could do it: Writer\.$"):
        edited.accept_edit(by=people["photographer"])


def test_a_reviewer_who_turns_out_to_be_the_author_does_not_accept_the_own_change(people):
    article = factories.submitted(people["writer"])
    edit_in_review(article, people["both"])
    Contributor.objects.filter(user=people["both"]).update(user=None)
    Contributor.objects.filter(name="Zhang San").update(user=people["both"])

    with pytest.raises(Refused, match="These people could do it: Writer"):
        Article.objects.get().accept_edit(by=people["both"])
