"""Which approvals open the press: each guard with a case that no other guard catches."""

import pytest
from django.contrib.auth.models import Group

from articles import press
from articles.models import Article, Version
from articles.rules.refusals import Refused
from people.models import Contributor
from tests import factories
from tests.cast import account, cast

from .forging import forge, signed_by, write

pytestmark = pytest.mark.django_db

NO_SECOND = "a second active account"


@pytest.fixture
def people(people):
    return people | {"other": account("other", "reviewer")}


@pytest.fixture(scope="module", autouse=True)
def signed(shared_rows):
    people = cast()
    return factories.approved(people["writer"], people["reviewer"])


@pytest.fixture
def approved(signed):
    return Article.objects.get(pk=signed.pk)


def publish(article, people):
    return press.publish(Article.objects.get(pk=article.pk), by=people["publisher"])


def test_an_approver_who_turns_out_to_be_the_author(people, approved):
    Contributor.objects.filter(user=people["reviewer"]).update(user=None)
    Contributor.objects.filter(name="Zhang San").update(user=people["reviewer"])

    with pytest.raises(Refused, match=NO_SECOND):
        publish(approved, people)


def test_an_approver_who_made_a_version_of_it(people, approved):
    write(Version, {"article": approved}, made_by_pk=people["reviewer"].pk)

    with pytest.raises(Refused, match=NO_SECOND):
        publish(approved, people)


def test_an_approver_whose_authorship_was_hidden(people):
    """The sheet still names by number the account whose keys were taken away."""
    article = factories.submitted(people["writer"])
    forge(article, 1, account_pk=people["reviewer"].pk, account=None)
    write(Version, {"article": article}, made_by=None)

    with pytest.raises(Refused, match="You are on the author side"):
        Article.objects.get(pk=article.pk).approve(by=people["reviewer"])


def test_an_approver_who_lost_the_role(people, approved):
    people["reviewer"].groups.set(Group.objects.filter(name="translator"))

    with pytest.raises(Refused, match=NO_SECOND):
        publish(approved, people)


def test_another_act_of_a_reviewer_is_no_approval(people, approved):
    forge(approved, 2, act="claim")

    with pytest.raises(Refused, match=NO_SECOND):
        publish(approved, people)


def test_an_approval_of_another_text(people, approved):
    approved.withdraw_submission(by=people["writer"])
    factories.edit(approved, people["writer"], headline="Sports day is open")
    approved.submit(by=people["writer"])
    write(Article, {"pk": approved.pk}, work_state="approved", round_began=0)

    with pytest.raises(Refused, match=NO_SECOND):
        publish(approved, people)


def test_an_approval_of_an_earlier_review(people, approved):
    approved.withdraw_submission(by=people["writer"])
    approved.submit(by=people["writer"])
    write(Article, {"pk": approved.pk}, work_state="approved")

    with pytest.raises(Refused, match=NO_SECOND):
        publish(approved, people)


def test_an_author_side_that_only_read_it(people, approved):
    forge(approved, 1, act="claim")

    with pytest.raises(Refused, match="Nobody submitted exactly this text"):
        publish(approved, people)


def test_what_the_desk_holds_is_what_was_approved(people, approved):
    write(Article, {"pk": approved.pk}, headline="Forged")

    with pytest.raises(Refused, match="has changed since the approval"):
        publish(approved, people)


def test_a_text_forged_on_the_desk_and_in_its_version(people, approved):
    content = approved.latest_version.content | {"headline": "Forged"}
    write(Version, {"article": approved}, content=content)
    write(Article, {"pk": approved.pk}, headline="Forged")

    with pytest.raises(Refused, match="has changed since the approval"):
        publish(approved, people)


def test_two_approvals_by_one_person_are_one(people, settings):
    settings.NEWSROOM_REVIEW_STEPS = ["", ""]
    article = factories.approved(people["writer"], people["reviewer"])
    article.approve(by=people["other"])
    forge(article, 3, **signed_by(people["reviewer"]))

    with pytest.raises(Refused, match="1 more approval"):
        publish(article, people)


@pytest.fixture
def edited(people):
    """A reviewer changed it and a writer accepted that: submit, review_edit, accept_edit."""
    article = factories.submitted(people["writer"])
    factories.edit(article, people["reviewer"], headline="Sports day is open")
    article.accept_edit(by=people["writer"])
    return article


def test_a_reviewer_s_change_that_nobody_accepted(people, edited):
    forge(edited, 3, act="submit")

    with pytest.raises(Refused, match=NO_SECOND):
        publish(edited, people)


def test_a_reviewer_s_change_that_was_accepted_by_the_same_account(people, edited):
    version = edited.latest_version
    forge(edited, 1, version_number=2, fingerprint=version.fingerprint)
    forge(edited, 3, **signed_by(people["reviewer"]))

    with pytest.raises(Refused, match=NO_SECOND):
        publish(edited, people)


def test_a_reviewer_s_change_that_was_accepted_before_it_was_made(people, edited):
    version = edited.latest_version
    forge(edited, 1, act="accept_edit", version_number=2, fingerprint=version.fingerprint)
    forge(edited, 3, act="submit")
    write(Article, {"pk": edited.pk}, round_began=0)

    with pytest.raises(Refused, match=NO_SECOND):
        publish(edited, people)


def test_a_reviewer_s_change_by_an_author(people, edited):
    Contributor.objects.filter(user=people["reviewer"]).update(user=None)
    Contributor.objects.filter(name="Zhang San").update(user=people["reviewer"])

    with pytest.raises(Refused, match=NO_SECOND):
        publish(edited, people)
