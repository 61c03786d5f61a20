"""Every guard of the press beside the approvals: states, emergencies, holds, addresses, dates."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import press
from articles.models import Article, FormerAddress, PublishedArticle
from articles.rules.refusals import Refused, Stale
from articles.text.credit_line import as_text
from people.models import Contributor
from tests import factories
from tests.cast import account, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(people):
    return people | {
        "other": account("other", "reviewer"),
        "chief": account("chief", is_superuser=True),
    }


@pytest.fixture(scope="module", autouse=True)
def signed(shared_rows):
    people = cast()
    return factories.approved(people["writer"], people["reviewer"])


@pytest.fixture
def approved(signed):
    return Article.objects.get(pk=signed.pk)


def live(people, **fields):
    hands = people["writer"], people["reviewer"], people["publisher"]
    return factories.published(*hands, **fields)


def anew(article, people, **changes):
    """Change a published story, and have it reviewed and published."""
    factories.edit(article, people["writer"], **changes)
    article.submit(by=people["writer"])
    article.approve(by=people["other"])
    return press.publish(article, by=people["publisher"])


def test_a_draft_is_told_that_it_is_not_approved(people):
    with pytest.raises(Stale, match="not possible now"):
        press.publish(factories.draft(people["writer"]), by=people["publisher"])


def test_a_story_that_is_not_withdrawn_is_not_restored(people):
    with pytest.raises(Stale, match="not possible now"):
        press.restore(factories.draft(people["writer"]), by=people["publisher"])


def test_a_text_that_is_approved_is_no_emergency(people, approved):
    with pytest.raises(Stale, match="not possible now"):
        press.publish_in_emergency(approved, by=people["chief"], note="Typhoon.")


@pytest.mark.parametrize("verb", [press.publish, press.publish_in_emergency])
def test_the_press_prints_the_version_the_person_was_shown(people, verb):
    article = factories.submitted(people["writer"])
    if verb is press.publish:
        article.approve(by=people["reviewer"])

    with pytest.raises(Stale, match="changed since this page was opened"):
        verb(article, by=people["chief"], note="Typhoon.", version=2)


def test_an_emergency_under_review_prints_what_was_submitted(people):
    article = factories.submitted(people["writer"])
    factories.reworded(factories.contributor(), people["publisher"], name="Zhang Si")
    press.publish_in_emergency(article, by=people["chief"], note="Typhoon.")

    assert as_text(article.published.credits) == "Text Zhang San"
    assert (article.published.version.number, article.version_number) == (1, 1)


def test_an_emergency_prints_what_was_saved_last(people):
    article = factories.draft(people["writer"])
    article.headline = "Typhoon"
    article.save()

    row = press.publish_in_emergency(article, by=people["chief"], note="Typhoon.")

    assert row.headline == "Typhoon"


def test_an_emergency_on_top_of_a_reviewed_text_is_unreviewed(people):
    article = live(people)
    factories.edit(article, people["writer"], headline="Typhoon")
    row = press.publish_in_emergency(article, by=people["chief"], note="Typhoon.")

    assert (row.is_unreviewed, as_text(row.credits)) == (True, "Text Zhang San")


def test_who_may_not_publish_in_an_emergency_is_told_that_first(people):
    article = live(people)
    article.correct(by=people["writer"], note="Look again.")

    with pytest.raises(Refused, match="Your role does not include this act"):
        press.publish_in_emergency(article, by=people["writer"], note="Typhoon.")


def test_what_was_never_published_is_not_signed_after_the_fact(people):
    with pytest.raises(Stale, match="not possible now"):
        press.sign_after(factories.draft(people["writer"]), by=people["reviewer"])


def test_who_is_credited_with_a_picture_may_sign_after_the_fact(people):
    article = factories.draft(people["writer"], credits=[("picture", "Reviewer")])
    press.publish_in_emergency(article, by=people["chief"], note="Typhoon.")
    press.sign_after(article, by=people["reviewer"])

    assert article.is_unreviewed is False


def test_who_signs_after_the_fact_has_a_name(people):
    article = factories.draft(people["writer"])
    press.publish_in_emergency(article, by=people["chief"], note="Typhoon.")
    Contributor.objects.filter(user=people["reviewer"]).update(user=None)
    people["reviewer"].refresh_from_db()

    with pytest.raises(Refused, match="no name for the credit line"):
        press.sign_after(article, by=people["reviewer"])


def test_a_signature_after_the_fact_is_for_the_published_text(people):
    article = factories.draft(people["writer"])
    press.publish_in_emergency(article, by=people["chief"], note="Typhoon.")
    factories.edit(article, people["writer"], headline="Typhoon turns")
    press.sign_after(article, by=people["reviewer"])

    signed = article.acts.get(act="sign_after")
    assert (signed.version_number, signed.fingerprint) == (1, article.published.fingerprint)
    assert article.published.credit_rows.filter(role="review").count() == 1


def test_a_held_story_begins_its_review_anew(people, settings):
    settings.NEWSROOM_REVIEW_STEPS = ["", ""]
    article = factories.approved(people["writer"], people["reviewer"])
    article.approve(by=people["other"])
    press.publish(article, by=people["publisher"], at=timezone.now() + timedelta(days=1))
    people["other"].groups.clear()
    [held] = press.hold_unfit()

    assert (held.review_step, held.round_began, held.review.approvers) == (0, 5, set())


def test_an_approval_from_before_a_hold_is_not_printed(people, approved):
    press.publish(approved, by=people["publisher"], at=timezone.now() + timedelta(days=1))
    groups = list(people["reviewer"].groups.all())
    people["reviewer"].groups.clear()
    [held] = press.hold_unfit()
    people["reviewer"].groups.set(groups)
    held.approve(by=people["other"])

    assert (
        as_text(press.publish(held, by=people["publisher"]).credits)
        == "Text Zhang San · Review Other"
    )


def test_a_story_somebody_else_moves_is_left_to_them(people, approved, monkeypatch):
    press.publish(approved, by=people["publisher"], at=timezone.now() + timedelta(days=1))
    people["reviewer"].groups.clear()

    def faster(article, *, note):
        raise Stale(note)

    monkeypatch.setattr("articles.press.schedule.hold_back", faster)
    assert press.hold_unfit() == []


def test_a_withdrawal_ends_a_minor_correction(people):
    article = live(people)
    article.correct(by=people["writer"])
    article.submit(by=people["writer"], is_minor=True)
    press.withdraw(article, by=people["publisher"], note="Wrong.")

    assert article.is_minor is False


def test_an_address_another_story_once_had_is_not_given_again(people):
    first = live(people, slug="day")
    anew(first, people, slug="night", headline="Sports night")

    second = live(people, slug="day")

    assert second.published.address == "/en/news/2023/07/day-2/"
    assert FormerAddress.of("/en/news/2023/07/day/") == first.published


def test_a_story_may_go_back_to_an_address_of_its_own(people):
    story = live(people, slug="day")
    anew(story, people, slug="night", headline="Sports night")
    row = anew(story, people, slug="day", headline="Sports day")

    assert row.address == "/en/news/2023/07/day/"
    assert list(row.former_addresses.values_list("address", flat=True)) == [
        "/en/news/2023/07/night/"
    ]


def test_a_story_stands_under_no_day_after_its_appearance(people):
    tomorrow = timezone.localdate() + timedelta(days=1)

    assert live(people, event_on=tomorrow).published.dated_on == timezone.localdate()


def test_a_new_text_leaves_the_time_of_publication_as_it_is(people, time_machine):
    story = live(people)
    first = story.published.published_at
    time_machine.move_to(timezone.now() + timedelta(hours=1))

    assert anew(story, people, headline="Sports day is open").published_at == first


def test_a_text_is_published_anew_after_a_withdrawal(people, time_machine):
    story = live(people)
    press.withdraw(story, by=people["publisher"], note="Wrong.")
    time_machine.move_to(timezone.now() + timedelta(hours=1))
    row = anew(story, people, headline="Sports day is open")

    assert (row.is_public, row.published_at) == (True, row.updated_at)


def test_a_numbered_address_that_stays_is_no_former_one(people):
    live(people, slug="day")
    story = live(people, slug="day")
    row = anew(story, people, headline="Sports day is open")

    assert (row.address, FormerAddress.objects.count()) == ("/en/news/2023/07/day-2/", 0)


def test_a_picture_taken_out_is_shown_no_more(people):
    gone, kept = factories.photo(), factories.photo()
    story = live(people, photos=[gone, kept])
    story.photo_uses.get(photo=gone).delete()
    row = anew(story, people)

    assert [shown.photo for shown in row.picture_rows.all()] == [kept]


@pytest.mark.parametrize(("days", "act"), [(0, "publish"), (1, "schedule")])
def test_the_sheet_says_whether_it_was_published_or_scheduled(people, approved, days, act):
    at = timezone.now() + timedelta(days=days) if days else None
    press.publish(approved, by=people["publisher"], at=at)

    assert approved.acts.last().act == act


def test_an_act_on_one_published_story_leaves_the_others(people):
    other, story = live(people), live(people)
    press.withdraw(story, by=people["publisher"], note="Wrong.")
    assert list(PublishedArticle.objects.public()) == [other.published]

    press.restore(story, by=people["publisher"])
    assert set(PublishedArticle.objects.public()) == {other.published, story.published}

    urgent = factories.draft(people["writer"])
    press.publish_in_emergency(urgent, by=people["chief"], note="Typhoon.")
    press.sign_after(urgent, by=people["reviewer"])
    assert as_text(urgent.published.credits) == "Text Zhang San · Review Reviewer"


def test_a_moment_that_has_come_is_no_time_in_the_future(people, approved, time_machine):
    time_machine.move_to(timezone.now(), tick=False)

    with pytest.raises(Refused, match="Choose a time in the future"):
        press.publish(approved, by=people["publisher"], at=timezone.now())
