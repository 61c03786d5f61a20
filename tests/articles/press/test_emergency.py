"""Publishing without review: few may, with a reason, and it stays on the list until signed."""

import pytest
from django.contrib.auth.models import Permission

from articles import press
from articles.desk.worklists import to_sign_after
from articles.press import audit
from articles.rules.refusals import Refused, Stale
from articles.text.credit_line import as_text
from tests import factories
from tests.cast import account, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    people = cast()
    chief = account("chief", "writer", "reviewer", "publisher")
    chief.user_permissions.add(Permission.objects.get(codename="emergency_article"))
    return people | {"chief": chief}


@pytest.fixture
def urgent(people):
    article = factories.draft(people["writer"])
    press.publish_in_emergency(article, by=people["chief"], note="Typhoon.")
    return article


def test_readers_see_it_at_once_without_a_review_credit(urgent):
    assert urgent.published.is_public
    assert as_text(urgent.published.credits) == "Text Zhang San"


@pytest.mark.parametrize("role", ["writer", "reviewer", "publisher"])
def test_roles_below_the_administrator_do_not_include_it(people, role):
    article = factories.draft(people["writer"])

    with pytest.raises(Refused):
        press.publish_in_emergency(article, by=people[role], note="Typhoon.")


def test_it_needs_a_reason(people):
    with pytest.raises(Refused, match="Give a reason"):
        press.publish_in_emergency(factories.draft(people["writer"]), by=people["chief"], note="")


def test_the_checklist_still_holds(people):
    article = factories.draft(people["writer"], text_by=None)

    with pytest.raises(Refused, match="add a Text credit"):
        press.publish_in_emergency(article, by=people["chief"], note="Typhoon.")


def test_it_waits_for_a_signature_after_the_fact(people, urgent):
    assert to_sign_after(people["reviewer"]) == [urgent]

    press.sign_after(urgent, by=people["reviewer"])

    assert to_sign_after(people["reviewer"]) == []
    assert as_text(urgent.published.credits) == "Text Zhang San · Review Reviewer"
    assert audit.check(urgent)["published"] == 1


def test_who_published_it_does_not_sign_it(people, urgent):
    with pytest.raises(Refused, match="on the author side"):
        press.sign_after(urgent, by=people["chief"])


def test_whom_it_credits_as_an_author_does_not_sign_it(people):
    article = factories.draft(people["writer"], text_by="Reviewer")
    press.publish_in_emergency(article, by=people["chief"], note="Typhoon.")
    article.credits.update(contributor=factories.contributor("Li Si"))
    article.record_version(by=people["writer"])

    with pytest.raises(Refused, match="on the author side"):
        press.sign_after(article, by=people["reviewer"])


def test_it_is_signed_once(people, urgent):
    press.sign_after(urgent, by=people["reviewer"])

    with pytest.raises(Stale):
        press.sign_after(urgent, by=account("other", "reviewer"))


def test_a_signature_is_for_the_text_the_reviewer_was_shown(people, urgent):
    factories.edit(urgent, people["writer"], headline="Typhoon turns")
    press.publish_in_emergency(urgent, by=people["chief"], note="It turned.")

    with pytest.raises(Stale):
        press.sign_after(urgent, by=people["reviewer"], version=1)


def test_a_later_review_covers_everybody_since(people, urgent):
    factories.edit(urgent, people["writer"], headline="Typhoon passes")
    urgent.submit(by=people["writer"])

    with pytest.raises(Refused):
        urgent.approve(by=people["chief"])


def test_a_text_that_was_reviewed_and_published_is_no_emergency(people):
    live = factories.published(people["writer"], people["reviewer"], people["publisher"])
    live.correct(by=people["writer"], note="Look again.")

    with pytest.raises(Refused, match="already been reviewed and published"):
        press.publish_in_emergency(live, by=people["chief"], note="Typhoon.")


def test_an_approval_given_before_does_not_count_for_it(people, settings):
    settings.NEWSROOM_REVIEW_STEPS = ["", ""]
    account("other", "reviewer")
    article = factories.submitted(people["writer"])
    article.approve(by=people["reviewer"])

    press.publish_in_emergency(article, by=people["chief"], note="Typhoon.")

    assert (article.is_unreviewed, article.review_step) == (True, 0)
