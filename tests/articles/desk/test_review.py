"""Reviewing: four eyes on the exact text."""

import pytest

from articles.models import Act, Credit
from articles.rules.refusals import Refused, Stale
from people.models import Contributor
from tests import factories
from tests.cast import account, cast

pytestmark = pytest.mark.django_db


def test_a_reviewer_approves_exactly_the_text_submitted():
    people = cast()
    article = factories.approved(people["writer"], people["reviewer"])

    submit, approve = Act.objects.order_by("number")
    assert (approve.act, approve.account, approve.name) == (
        "approve",
        people["reviewer"],
        "Reviewer",
    )
    assert submit.fingerprint == approve.fingerprint == article.latest_version.fingerprint


@pytest.mark.parametrize(
    "role", ["writer", "photographer", "translator", "publisher", "administrator"]
)
def test_other_roles_do_not_review(role):
    people = cast()
    article = factories.submitted(people["writer"])

    with pytest.raises(Refused):
        article.approve(by=people[role])


def test_not_even_a_superuser_reviews_a_text_of_their_own():
    cast()
    chief = account("chief", is_superuser=True)
    article = factories.submitted(chief)

    with pytest.raises(Refused) as refusal:
        article.approve(by=chief)
    assert str(refusal.value) == (
        "You are on the author side of this text, so somebody else has to review it. "
        "These people could do it: Reviewer."
    )


def test_whoever_changed_a_word_is_on_the_author_side_not_only_the_last_editor():
    people = cast()
    both = account("both", "reviewer", "publisher")
    article = factories.draft(people["writer"])
    factories.edit(article, both, headline="Better")
    factories.edit(article, people["writer"], headline="Best")
    article.submit(by=people["writer"])

    with pytest.raises(Refused):
        article.approve(by=both)


def test_whoever_is_credited_as_author_is_on_the_author_side():
    people = cast()
    account("deputy", "reviewer")
    article = factories.submitted(people["writer"], text_by="Reviewer")

    assert people["reviewer"].pk in article.review.authors


def test_a_picture_credit_does_not_bar_a_reviewer():
    people = cast()
    article = factories.submitted(people["writer"], credits=[("picture", "Reviewer")])

    article.approve(by=people["reviewer"])

    assert article.work_state == "approved"


def test_a_reviewer_without_a_name_is_told_whom_to_ask():
    people = cast()
    Contributor.objects.filter(user=people["reviewer"]).update(user=None)
    article = factories.submitted(people["writer"])
    people["reviewer"].refresh_from_db()

    with pytest.raises(Refused, match="no name for the credit line"):
        article.approve(by=people["reviewer"])


def test_asking_for_changes_needs_a_reason():
    people = cast()
    article = factories.submitted(people["writer"])

    with pytest.raises(Refused):
        article.request_changes(by=people["reviewer"], note="  ")
    article.request_changes(by=people["reviewer"], note="The date is wrong.")

    assert (article.work_state, Act.objects.last().note) == (
        "changes_requested",
        "The date is wrong.",
    )


def test_a_text_under_review_is_frozen():
    people = cast()
    article = factories.submitted(people["writer"])

    with pytest.raises(Refused):
        factories.edit(article, people["writer"], headline="Changed")


def test_a_change_voids_an_approval_and_an_unchanged_save_does_not():
    people = cast()
    article = factories.approved(people["writer"], people["reviewer"])

    factories.edit(article, people["writer"])
    assert article.work_state == "approved"
    factories.edit(article, people["writer"], headline="Changed")

    assert article.work_state == "draft"
    assert list(article.acts.order_by("number").values_list("act", flat=True)) == [
        "submit",
        "approve",
        "void",
    ]


def test_a_reviewer_approves_only_what_they_were_shown():
    people = cast()
    article = factories.submitted(people["writer"])

    with pytest.raises(Stale):
        article.approve(by=people["reviewer"], version=article.version_number - 1)


def test_the_name_of_a_credited_person_may_not_change_under_an_approval():
    people = cast()
    article = factories.submitted(people["writer"])
    factories.reworded(factories.contributor(), people["publisher"], name="Zhang Si")

    with pytest.raises(Refused, match="changed since the story was submitted"):
        article.approve(by=people["reviewer"])


def test_a_review_credit_cannot_be_typed():
    assert "review" not in dict(Credit._meta.get_field("role").choices)
