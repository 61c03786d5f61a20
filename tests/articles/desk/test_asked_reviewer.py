"""Asking somebody by name to review: only who could, and everybody sees who was asked."""

import pytest
from django.db.models import QuerySet

from articles.admin.review.act_forms import FORMS
from articles.desk.outbox import message_for
from articles.desk.status import why_not_out
from articles.desk.worklists import waiting_for
from articles.models import Act, Article, Notice, NoticeSettings
from articles.models.desk.reviews import look_at_the_asked
from articles.rules import acts
from articles.rules.refusals import Refused
from people.models import Contributor, User
from tests import factories
from tests.articles.admin import pages
from tests.cast import account, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return cast() | {"wang": account("wang", "reviewer", name="Wang Wu")}


@pytest.fixture
def asked(people):
    """A story in review that Wang was asked to review."""
    story = factories.draft(people["writer"])
    story.submit(by=people["writer"], reviewer=people["wang"])
    return story


def confirm(user, article, name, **data):
    data = {"version": article.version_number} | data
    return pages.as_user(user).post(pages.act(article, name), data)


def offered(act, story, by):
    form = FORMS[act](act=act, article=story, by=by)
    return [str(label) for _value, label in form.fields["reviewer"].choices][1:]


def test_only_who_could_review_the_story_is_offered(people):
    account("both", "writer", "reviewer", name="Both")
    account("leaver", "reviewer", is_active=False)
    story = factories.draft(people["writer"], credits=[("translator", "Both")])

    assert offered(acts.SUBMIT, story, people["writer"]) == ["Reviewer", "Wang Wu"]


def test_who_submits_is_not_offered_to_review(people):
    story = factories.draft(people["writer"])
    chief = account("chief", is_superuser=True)

    assert "Chief" in offered(acts.SUBMIT, story, people["writer"])
    assert "Chief" not in offered(acts.SUBMIT, story, chief)


def test_somebody_who_could_not_review_is_refused_at_the_field(people):
    story = factories.draft(people["writer"])

    response = confirm(people["writer"], story, "submit", reviewer=people["publisher"].pk)

    assert response.context["form"].errors == {
        "reviewer": ["This person can’t review this text. Choose somebody from the list."]
    }


@pytest.mark.parametrize("verb", ["submit", "ask"])
def test_the_verb_refuses_who_could_not_review(people, verb):
    story = factories.draft(people["writer"])
    if verb == "ask":
        story.submit(by=people["writer"])

    with pytest.raises(Refused, match="Publisher can’t review this text"):
        getattr(story, verb)(by=people["writer"], reviewer=people["publisher"])
    assert Article.objects.get().asked_reviewer is None


def test_the_sentence_names_who_was_asked(asked):
    assert why_not_out(Article.objects.get()) == (
        "Waiting 1\xa0minute for a reviewer. Wang Wu was asked to review it."
    )


@pytest.mark.parametrize("page", ["review", "change"])
def test_the_pages_name_who_was_asked(people, asked, page):
    address = pages.change(asked).replace("change", page)

    assert b"Wang Wu was asked to review it." in (
        pages.as_user(people["reviewer"]).get(address).content
    )


def loses_the_role(wang, story):
    wang.groups.clear()


def is_deactivated(wang, story):
    wang.is_active = False
    wang.save()


def is_credited(wang, story):
    story.credits.create(role="translator", contributor=wang.contributor)


def has_no_name(wang, story):
    Contributor.objects.filter(user=wang).update(user=None)


CAN_NO_MORE = "can’t do so any more: ask somebody else."


@pytest.mark.parametrize("happens", [loses_the_role, is_deactivated, is_credited, has_no_name])
def test_of_somebody_asked_who_cannot_review_any_more_it_is_said_everywhere(people, asked, happens):
    happens(people["wang"], asked)

    story = Article.objects.get()
    assert CAN_NO_MORE in why_not_out(story)
    assert CAN_NO_MORE in message_for(list(Notice.objects.filter(recipient=people["wang"]))).body
    browser = pages.as_user(people["reviewer"])
    for page in (
        "/admin/",
        pages.LIST,
        pages.change(story),
        pages.change(story).replace("change", "review"),
    ):
        assert CAN_NO_MORE in browser.get(page).text


@pytest.mark.parametrize("happens", [loses_the_role, is_deactivated, is_credited])
def test_a_story_does_not_wait_for_who_cannot_review_it(people, asked, happens):
    assert waiting_for(people["wang"]) == [asked]

    happens(people["wang"], asked)

    assert waiting_for(User.objects.get(pk=people["wang"].pk)) == []


def test_in_lists_it_is_asked_for_each_story_of_itself(people, asked):
    mine = factories.draft(people["writer"], credits=[("translator", "Reviewer")])
    mine.submit(by=people["writer"], reviewer=people["wang"])
    other = factories.draft(people["writer"])
    other.submit(by=people["writer"], reviewer=people["reviewer"])
    mine.credits.create(role="text", contributor=people["wang"].contributor)

    stories = list(Article.objects.order_by("pk"))
    look_at_the_asked(stories)

    assert [story.asked_can_review for story in stories] == [True, False, True]
    assert [story.asked_can_review for story in Article.objects.order_by("pk")] == [
        True,
        False,
        True,
    ]


def test_one_asked_who_signed_an_earlier_step_cannot_sign_the_next(people, asked, settings):
    settings.NEWSROOM_REVIEW_STEPS = ["", "reviewer"]
    asked.approve(by=people["wang"])
    QuerySet.update(Article.objects.all(), asked_reviewer=people["wang"])

    [listed], [story] = Article.objects.all(), Article.objects.all()
    look_at_the_asked([listed])
    assert (listed.asked_can_review, story.asked_can_review) == (False, False)


def test_a_story_one_was_asked_to_review_waits_first(people):
    urgent, story = factories.draft(people["writer"]), factories.draft(people["writer"])
    urgent.submit(by=people["writer"], is_urgent=True)
    story.submit(by=people["writer"], reviewer=people["wang"])

    assert waiting_for(people["wang"]) == [story, urgent]
    assert waiting_for(people["reviewer"]) == [urgent, story]


def test_the_one_asked_is_mailed_as_their_settings_say(people):
    people["wang"].email = "wang@example.edu"
    people["wang"].save()
    NoticeSettings.objects.create(user=people["wang"], choices={"asked": "digest"})
    story = factories.draft(people["writer"])

    story.submit(by=people["writer"], reviewer=people["wang"])

    notice = people["wang"].notices.get()
    assert (notice.kind, notice.in_digest) == ("asked", True)
    assert notice.sentence == "Writer asks you to review “Sports day opens”."


def test_somebody_else_is_asked_and_it_stands_on_the_sheet(people, asked):
    confirm(people["writer"], asked, "ask", reviewer=people["reviewer"].pk, note="Wang is away.")

    act = Act.objects.last()
    assert Article.objects.get().asked_reviewer == people["reviewer"]
    assert (act.act, act.note, act.details["asked"]["name"]) == ("ask", "Wang is away.", "Reviewer")


def test_asking_again_after_changes_begins_with_the_one_asked_before(people, asked):
    asked.request_changes(by=people["reviewer"], note="Who won?")

    page = pages.as_user(people["writer"]).get(pages.act(asked, "submit"))

    assert page.context["form"]["reviewer"].value() == people["wang"].pk


def test_nobody_is_asked_any_more_once_the_step_is_signed(people, asked, settings):
    settings.NEWSROOM_REVIEW_STEPS = ["", ""]

    asked.approve(by=people["wang"])

    assert (asked.work_state, asked.asked_reviewer) == ("in_review", None)


def test_a_submission_that_asks_nobody_asks_nobody(people, asked):
    asked.withdraw_submission(by=people["writer"])
    asked.submit(by=people["writer"])

    assert asked.asked_reviewer is None
