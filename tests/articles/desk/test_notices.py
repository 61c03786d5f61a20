"""Who is told of what: people who can act, and people who asked. Nobody else."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import press
from articles.desk import outbox
from articles.models import Article, Notice
from articles.rules.acts import ACTS
from articles.rules.notice_kinds import SENTENCES, Kind
from articles.rules.states import CLAIM_IDLE
from tests import factories
from tests.cast import account, cast

pytestmark = pytest.mark.django_db

NOTE = "Who won?"
LATER = timedelta(days=1)


@pytest.fixture
def people():
    """A cast, and everyone a wrong mail could reach: leavers, other roles, a superuser."""
    people = cast()
    people["second"] = account("second", "reviewer")
    account("leaver", "reviewer", "publisher", is_active=False)
    root = account("root", is_superuser=True)
    root.contributor.delete()
    return people


@pytest.fixture
def told():
    """A function: what was told since it was last asked, as {(user name, kind)}."""
    seen = set()

    def told():
        rows = Notice.objects.exclude(pk__in=seen).values_list("pk", "recipient__username", "kind")
        seen.update(pk for pk, _name, _kind in rows)
        return {(name, kind) for _pk, name, kind in rows}

    return told


def to(kind, *names):
    return {(name, str(kind)) for name in names}


def test_every_act_is_told_or_concerns_nobody_else():
    quiet = {name for name, act in ACTS.items() if not act.tells}

    assert quiet == {"release", "correct", "discard", "trash", "untrash", "purge", "reprint"}
    assert set(SENTENCES) == set(Kind)


def test_a_submission_tells_who_could_approve_it(people, told):
    factories.submitted(people["writer"])

    assert told() == to(Kind.SUBMITTED, "reviewer", "second")


def test_a_reviewer_asked_by_name_is_told_so_and_the_others_that_it_waits(people, told):
    story = factories.draft(people["writer"])
    story.submit(by=people["writer"], reviewer=people["second"])

    assert told() == to(Kind.ASKED, "second") | to(Kind.SUBMITTED, "reviewer")


def test_asking_somebody_else_tells_the_new_one_alone(people, told):
    story = factories.draft(people["writer"])
    story.submit(by=people["writer"], reviewer=people["second"])
    told()
    story.ask(by=people["writer"], reviewer=people["reviewer"])

    assert told() == to(Kind.ASKED, "reviewer")


def test_a_submission_does_not_tell_its_authors_who_review(people, told):
    factories.submitted(people["writer"], credits=[("translator", "Second")])

    assert told() == to(Kind.SUBMITTED, "reviewer")


def test_a_superuser_is_told_only_with_a_role_or_a_name_to_sign_with(people, told):
    account("chief", is_superuser=True)
    factories.submitted(people["writer"])

    assert told() == to(Kind.SUBMITTED, "reviewer", "second", "chief")


def test_a_claim_tells_who_submitted(people, told):
    story = factories.submitted(people["writer"])
    told()
    story.claim(by=people["reviewer"])

    assert told() == to(Kind.CLAIMED, "writer")


def test_changes_asked_tell_everyone_on_the_writing_side(people, told):
    story = factories.draft(people["writer"], credits=[("translator", "Translator")])
    factories.edit(story, people["publisher"], place="Nanjing")
    story.submit(by=people["writer"])
    told()
    story.request_changes(by=people["reviewer"], note=NOTE)

    assert told() == to(Kind.CHANGES_ASKED, "writer", "translator", "publisher")


def test_a_reviewer_s_own_change_tells_the_writers(people, told):
    story = factories.submitted(people["writer"])
    told()
    factories.edit(story, people["reviewer"], headline="Sports day begins")

    assert told() == to(Kind.EDITED, "writer")


def test_an_accepted_change_tells_the_reviewer_and_who_can_publish(people, told):
    story = factories.submitted(people["writer"])
    factories.edit(story, people["reviewer"], headline="Sports day begins")
    told()
    story.accept_edit(by=people["writer"])

    expected = to(Kind.TO_PUBLISH, "publisher", "administrator") | to(Kind.APPROVED, "reviewer")
    assert told() == expected


def test_the_last_approval_tells_the_writers_and_who_can_publish(people, told):
    story = factories.submitted(people["writer"])
    told()
    story.approve(by=people["reviewer"])

    expected = to(Kind.TO_PUBLISH, "publisher", "administrator") | to(Kind.APPROVED, "writer")
    assert told() == expected


def test_an_earlier_approval_tells_the_reviewers_of_the_next_step(people, told, settings):
    settings.NEWSROOM_REVIEW_STEPS = ["reviewer", "publisher"]
    story = factories.submitted(people["writer"])
    both = account("both", "reviewer", "publisher")
    told()
    story.approve(by=people["reviewer"])

    assert both.groups.count() == 2
    assert told() == to(Kind.SUBMITTED, "both") | to(Kind.APPROVED, "writer")


def test_a_change_of_an_approved_text_tells_the_approver(people, told):
    story = factories.approved(people["writer"], people["reviewer"])
    told()
    factories.edit(story, people["writer"], headline="Sports day begins")

    assert told() == to(Kind.VOID, "reviewer")


def test_taking_a_story_back_tells_who_was_reading_or_approved_it(people, told):
    story = factories.submitted(people["writer"])
    story.claim(by=people["second"])
    story.approve(by=people["reviewer"])
    told()
    story.withdraw_submission(by=people["writer"])

    assert told() == to(Kind.TAKEN_BACK, "second") | to(Kind.VOID, "reviewer")


@pytest.mark.parametrize(("later", "kind"), [(None, Kind.PUBLISHED), (LATER, Kind.SCHEDULED)])
def test_a_publication_tells_the_writers(people, told, later, kind):
    story = factories.approved(people["writer"], people["reviewer"])
    told()
    press.publish(story, by=people["publisher"], at=later and timezone.now() + later)

    assert told() == to(kind, "writer")


def test_a_story_taken_off_the_schedule_tells_the_writers_and_who_scheduled_it(people, told):
    story = factories.approved(people["writer"], people["reviewer"])
    press.publish(story, by=people["publisher"], at=timezone.now() + LATER)
    told()
    press.unschedule(story, by=people["administrator"])

    assert told() == to(Kind.UNSCHEDULED, "writer", "publisher")


def test_a_withdrawal_tells_the_writers_and_who_could_restore(people, told):
    story = factories.published(people["writer"], people["reviewer"], people["publisher"])
    told()
    press.withdraw(story, by=people["publisher"], note="A wrong name.")
    withdrawn = told()
    press.restore(story, by=people["administrator"])

    assert withdrawn == to(Kind.WITHDRAWN, "writer", "administrator")
    assert told() == to(Kind.RESTORED, "writer", "publisher")


def test_a_publication_without_review_tells_every_reviewer(people, told):
    story = factories.draft(people["writer"])
    chief = account("chief", is_superuser=True)
    press.publish_in_emergency(story, by=chief, note="Campus is closed today.")
    published = told()
    press.sign_after(Article.objects.get(pk=story.pk), by=people["reviewer"])

    assert published == to(Kind.EMERGENCY, "reviewer", "second", "writer")
    assert told() == to(Kind.SIGNED_AFTER, "chief", "writer")


def test_a_story_held_back_tells_publishers_reviewers_and_writers(people, told):
    story = factories.approved(people["writer"], people["reviewer"])
    press.publish(story, by=people["publisher"], at=timezone.now() + LATER)
    type(story.created_by).objects.filter(username="reviewer").update(is_active=False)
    told()
    press.hold_unfit()

    held = to(Kind.HELD, "publisher", "administrator", "writer")
    assert told() == held | to(Kind.SUBMITTED, "second")


@pytest.mark.parametrize("act", ["release", "correct", "discard", "trash", "untrash"])
def test_what_concerns_nobody_else_tells_nobody(people, told, act):
    if act == "release":
        story = factories.submitted(people["writer"])
        story.claim(by=people["reviewer"])
    elif act in ("correct", "discard"):
        story = factories.published(people["writer"], people["reviewer"], people["publisher"])
    else:
        story = factories.draft(people["writer"])
    told()
    by = people["reviewer" if act == "release" else "writer"]
    if act == "discard":
        story.correct(by=by, note=NOTE)
    if act == "untrash":
        story.trash(by=by)
    getattr(story, act)(by=by, **({"note": NOTE} if act == "correct" else {}))

    assert told() == set()


def test_nobody_is_told_of_an_own_act(people, told):
    both = account("both", "writer", "publisher")
    story = factories.approved(both, people["reviewer"])
    told()
    press.publish(story, by=both)

    assert told() == set()


def test_somebody_concerned_twice_is_told_once(people):
    both = account("both", "writer", "publisher")
    story = factories.submitted(both)
    story.approve(by=people["reviewer"])

    assert [notice.kind for notice in both.notices.all()] == [Kind.TO_PUBLISH]


def test_one_person_may_be_told_of_a_comment(people):
    story = factories.draft(people["writer"])

    Notice.objects.tell_person(people["second"], Kind.MENTIONED, story, "Writer", NOTE)

    notice = Notice.objects.get()
    assert (notice.recipient, notice.note) == (people["second"], NOTE)
    assert notice.sentence == "Writer mentioned you in a comment on “Sports day opens”."


def test_a_leaver_is_not_told_of_a_comment(people):
    story = factories.draft(people["writer"])
    people["second"].is_active = False

    told = Notice.objects.tell_person(people["second"], Kind.MENTIONED, story, "Writer", NOTE)

    assert (told, Notice.objects.count()) == (None, 0)


def test_a_late_review_tells_reviewers_and_submitter_once(people, told):
    story = factories.draft(people["writer"])
    story.submit(by=people["writer"], due_at=timezone.now() - timedelta(minutes=1))
    told()

    assert (outbox.tell_overdue(), outbox.tell_overdue()) == (1, 0)
    assert told() == to(Kind.OVERDUE, "reviewer", "second", "writer")


def test_a_review_in_time_or_done_is_not_late(people):
    early = factories.draft(people["writer"])
    early.submit(by=people["writer"], due_at=timezone.now() + CLAIM_IDLE)
    done = factories.draft(people["writer"])
    done.submit(by=people["writer"], due_at=timezone.now() - CLAIM_IDLE)
    done.approve(by=people["reviewer"])

    assert outbox.tell_overdue() == 0


def test_telling_takes_few_statements(people, django_assert_max_num_queries):
    story = Article.objects.get(pk=factories.submitted(people["writer"]).pk)
    act = story.acts.get()

    with django_assert_max_num_queries(8):
        Notice.objects.tell(story, act)
