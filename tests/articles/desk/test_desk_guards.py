"""Every guard of the working copy: what is frozen, brought back, emptied out, seen and deleted."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles import press
from articles.models import Article, PreviewLink
from articles.rules.refusals import Refused, Stale
from tests import factories
from tests.articles.admin import pages
from tests.articles.press.forging import write
from tests.cast import account

pytestmark = pytest.mark.django_db

NOT_NOW = "can’t change the text of this story now"
OPEN = "Sports day is open"


@pytest.fixture
def people(people):
    return people | {"other": account("other", "reviewer")}


def live(people, **fields):
    hands = people["writer"], people["reviewer"], people["publisher"]
    return factories.published(*hands, **fields)


def test_a_scheduled_text_is_frozen(people):
    article = live(people, at=timezone.now() + timedelta(days=1))

    with pytest.raises(Refused, match="The text is frozen"):
        factories.edit(article, people["writer"], headline=OPEN)


def test_a_correction_of_what_nobody_reads_is_not_minor(people):
    article = live(people)
    press.withdraw(article, by=people["publisher"], note="Wrong.")
    article = Article.objects.get()
    article.correct(by=people["writer"])
    with pytest.raises(Refused, match="can’t be minor"):
        article.submit(by=people["writer"], note="A comma.", is_minor=True)

    assert article.is_minor is False


def test_a_discarded_correction_leaves_nothing_of_itself(people):
    article = live(people)
    article.correct(by=people["writer"])
    article.submit(by=people["writer"], is_minor=True, public_note="The day.")
    article.withdraw_submission(by=people["writer"])
    article.discard(by=people["writer"])

    article = Article.objects.get()
    assert (article.is_minor, article.corrections) == (False, [])


def test_a_text_that_is_restored_is_still_by_who_made_it(people):
    article = live(people)
    factories.edit(article, people["publisher"], headline=OPEN)
    article.discard(by=people["publisher"])

    version = Article.objects.get().latest_version
    assert (version.number, version.made_by) == (3, people["writer"])
    assert version.made_by_name == "Writer"


def test_a_version_of_another_story_is_not_brought_back(people):
    article, other = factories.draft(people["writer"]), factories.draft(people["writer"])

    with pytest.raises(Refused, match=NOT_NOW):
        article.bring_back(other.latest_version, by=people["writer"])


@pytest.mark.parametrize("role", ["photographer", "translator", "reviewer"])
def test_who_may_not_edit_brings_no_version_back(people, role):
    article = factories.draft(people["writer"])

    with pytest.raises(Refused, match=NOT_NOW):
        article.bring_back(article.latest_version, by=people[role])


def test_a_writer_brings_no_version_back_under_review(people):
    article = factories.submitted(people["writer"])

    with pytest.raises(Refused, match=NOT_NOW):
        article.bring_back(article.latest_version, by=people["writer"])


def test_a_version_is_not_brought_back_in_the_trash(people):
    article = factories.draft(people["writer"])
    article.trash(by=people["writer"])

    with pytest.raises(Refused, match=NOT_NOW):
        article.bring_back(article.latest_version, by=people["writer"])


def test_only_what_is_in_the_trash_is_emptied_out(people):
    with pytest.raises(Refused, match="Only a story in the trash"):
        factories.draft(people["writer"]).purge()


@pytest.mark.parametrize("column", ["work_state", "public_state"])
def test_the_database_knows_the_states(people, column):
    article = factories.draft(people["writer"])

    with pytest.raises(IntegrityError), transaction.atomic():
        write(Article, {"pk": article.pk}, **{column: "printed"})


def test_a_story_is_not_seen_without_a_role(people):
    factories.draft(people["writer"])
    people["writer"].groups.clear()

    assert list(Article.objects.visible_to(people["writer"])) == []


def test_a_picture_credit_shows_no_draft(people):
    factories.draft(people["writer"], credits=[("picture", "Photographer")])

    assert list(Article.objects.visible_to(people["photographer"])) == []


def holder(names):
    """Return the browser of an account with these permissions, and the account."""
    user = account(f"holder-{'-'.join(names)}")
    codes = [f"{name}_article" for name in names]
    user.user_permissions.set(Permission.objects.filter(codename__in=codes))
    return pages.as_user(user), user


SEEN = {"view": (200, 404), "view see_any": (200, 200), "change see_any": (404, 404)}


@pytest.mark.parametrize("names", SEEN)
def test_who_sees_a_draft(people, names):
    browser, user = holder(names.split())
    stories = factories.draft(user), factories.draft(people["writer"])
    found = [browser.get(f"/admin/articles/article/{one.pk}/review/") for one in stories]

    assert tuple(answer.status_code for answer in found) == SEEN[names]


SHARED = {
    "view change": (200, 404),
    "view see_any change": (200, 403),
    "view see_any change edit_any": (200, 200),
    "view see_any": (403, 403),
    "view see_any review": (200, 200),
    "view see_any publish": (200, 200),
}


@pytest.mark.parametrize("names", SHARED)
def test_who_shares_a_draft(people, names):
    browser, user = holder(names.split())
    stories = factories.draft(user), factories.draft(people["writer"])
    found = [browser.get(f"/admin/articles/article/{one.pk}/links/") for one in stories]

    assert tuple(answer.status_code for answer in found) == SHARED[names]


DELETED = {
    "view see_any change delete": (200, 403),
    "view see_any change delete edit_any": (200, 200),
    "view see_any change edit_any": (403, 403),
}


@pytest.mark.parametrize("names", DELETED)
def test_who_deletes_a_draft(people, names):
    browser, user = holder(names.split())
    stories = factories.draft(user), factories.draft(people["writer"])
    found = [browser.get(f"/admin/articles/article/{one.pk}/delete/") for one in stories]

    assert tuple(answer.status_code for answer in found) == DELETED[names]


@pytest.fixture
def link(people):
    version = factories.draft(people["writer"]).latest_version
    return PreviewLink.objects.make(version, by=people["translator"], for_whom="Dean", days=1)[0]


def test_the_links_that_are_open(people, link):
    assert (list(PreviewLink.objects.open()), link.is_open) == ([link], True)
    link.revoke()
    assert (list(PreviewLink.objects.open()), link.is_open) == ([], False)


def test_a_link_that_has_expired_is_not_open(link, time_machine):
    time_machine.move_to(timezone.now() + timedelta(days=1, seconds=1))

    assert (list(PreviewLink.objects.open()), link.is_open) == ([], False)


def test_a_link_is_closed_once(link, time_machine):
    link.revoke()
    first = link.revoked_at
    time_machine.move_to(timezone.now() + timedelta(hours=1))
    link.revoke()

    assert PreviewLink.objects.get().revoked_at == first


def test_who_no_longer_sees_a_story_does_not_answer_for_its_link(people, link):
    assert link.answerable == people["translator"]
    people["translator"].groups.clear()

    assert PreviewLink.objects.get().answerable == people["writer"]


def test_an_act_on_a_story_that_was_saved_meanwhile_is_told(people):
    article = factories.draft(people["writer"])
    opened = Article.objects.get()
    factories.edit(article, people["writer"], headline=OPEN)

    with pytest.raises(Stale, match="Somebody else changed this story"):
        opened.trash(by=people["writer"])


def test_a_save_of_a_story_that_was_saved_meanwhile_is_told(people):
    article = factories.draft(people["writer"])
    opened = Article.objects.get()
    factories.edit(article, people["writer"], headline=OPEN)

    with pytest.raises(Stale, match="Somebody else changed this story"):
        factories.edit(opened, people["writer"], headline=OPEN)
