"""The confirmation pages: who may, what a POST does, and that a GET does nothing."""

import pytest

from articles.desk.dispatch import VERBS
from articles.models import Act, Article
from tests import factories
from tests.articles.admin import pages
from tests.cast import account, cast

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def confirm(user, article, name, **data):
    data = {"version": article.version_number} | data
    return pages.as_user(user).post(pages.act(article, name), data)


def test_a_story_goes_from_draft_to_public_through_the_pages():
    people = cast()
    story = factories.draft(people["writer"])

    confirm(people["writer"], story, "submit")
    confirm(people["reviewer"], story, "approve")
    confirm(people["publisher"], story, "publish", when="now")

    assert list(Act.objects.values_list("act", "username")) == [
        ("submit", "writer"),
        ("approve", "reviewer"),
        ("publish", "publisher"),
    ]
    assert Article.objects.get().published.is_public


def test_a_forged_post_of_the_writer_changes_nothing():
    people = cast()
    story = factories.submitted(people["writer"])

    for name in ("approve", "request_changes", "publish", "withdraw"):
        confirm(people["writer"], story, name, note="please", when="now")
        assert (name, [act.act for act in Act.objects.all()]) == (name, ["submit"])


def test_a_writer_who_may_review_can_not_approve_an_own_story():
    cast()
    both = account("both", "writer", "reviewer", "publisher")
    story = factories.submitted(both)

    response = confirm(both, story, "approve")

    assert Article.objects.get().work_state == "in_review"
    assert b"You are on the author side of this text" in response.content


def test_a_get_changes_nothing():
    people = cast()
    story = factories.approved(people["writer"], people["reviewer"])
    before = Article.objects.values().get()

    client = pages.as_user(people["publisher"])

    for act in VERBS:
        answer = client.get(pages.act(story, act.name))
        assert (act, answer.status_code, Article.objects.values().get()) == (act, 200, before)


def test_a_story_one_may_not_see_has_no_acts():
    people = cast()
    story = factories.draft(people["writer"])

    response = pages.as_user(people["photographer"]).get(pages.act(story, "submit"))

    assert response.status_code == 404


def test_an_unknown_act_is_not_found():
    people = cast()
    story = factories.draft(people["writer"])

    assert pages.as_user(people["writer"]).get(pages.act(story, "void")).status_code == 404


def test_asking_for_changes_needs_a_reason():
    people = cast()
    story = factories.submitted(people["writer"])

    response = confirm(people["reviewer"], story, "request_changes")

    assert response.context["form"].errors == {"note": ["This field is required."]}


def test_a_note_too_long_to_print_is_refused_and_kept():
    people = cast()
    story = factories.submitted(people["writer"])

    response = confirm(people["reviewer"], story, "request_changes", note="x" * 4001)

    assert b"at most 4000 characters (it has 4001)" in response.content
    assert b"x" * 4001 in response.content
    assert Article.objects.get().work_state == "in_review"


def test_an_act_on_a_text_changed_since_is_refused():
    people = cast()
    story = factories.draft(people["writer"])
    factories.edit(story, people["writer"], headline="Another headline")

    confirm(people["writer"], story, "submit", version=1)

    assert Article.objects.get().work_state == "draft"


def test_publishing_later_needs_a_moment():
    people = cast()
    story = factories.approved(people["writer"], people["reviewer"])

    response = confirm(people["publisher"], story, "publish", when="later")

    assert response.context["form"].errors == {"at": ["Choose the day and the time."]}


def test_the_page_to_publish_says_beforehand_that_the_approval_fell_and_what_to_do():
    people = cast()
    story = factories.approved(people["writer"], people["reviewer"])
    people["reviewer"].groups.clear()

    response = pages.as_user(people["publisher"]).get(pages.act(story, "publish"))

    assert [str(reason) for reason in response.context_data["reasons"]] == [
        "No review, no publication: a second active account has to approve exactly this text.",
        "Take the story back from review and submit it again. Then it can be approved.",
    ]


def test_kind_and_note_of_a_correction_are_asked_when_it_is_submitted():
    people = cast()
    new = factories.draft(people["writer"])
    live = factories.published(people["writer"], people["reviewer"], people["publisher"])
    factories.edit(live, people["writer"], headline="Another day")

    confirm(people["writer"], live, "submit", is_minor="minor")

    fields = pages.as_user(people["writer"]).get(pages.act(new, "submit")).context["form"].fields
    assert {"is_minor", "public_note"} & set(fields) == set()
    assert Article.objects.get(pk=live.pk).is_minor


def test_what_was_said_of_a_correction_stands_there_when_it_is_submitted_again():
    people = cast()
    live = factories.published(people["writer"], people["reviewer"], people["publisher"])
    live.correct(by=people["writer"])
    live.submit(by=people["writer"], is_minor=False, public_note="The day was wrong.")
    live.withdraw_submission(by=people["writer"])

    form = pages.as_user(people["writer"]).get(pages.act(live, "submit")).context["form"]

    assert (form["is_minor"].value(), form["public_note"].value()) == (
        "major",
        "The day was wrong.",
    )


def test_nothing_is_taken_for_the_kind_of_a_correction_that_nobody_said():
    people = cast()
    live = factories.published(people["writer"], people["reviewer"], people["publisher"])
    factories.edit(live, people["writer"], headline="Another day")

    response = confirm(people["writer"], live, "submit")

    assert response.context["form"].errors == {"is_minor": ["This field is required."]}
    assert Article.objects.get().work_state == "draft"


def test_a_correction_that_is_not_minor_says_what_is_corrected_to_readers_or_to_the_office():
    people = cast()
    live = factories.published(people["writer"], people["reviewer"], people["publisher"])
    factories.edit(live, people["writer"], headline="Another day")

    response = confirm(people["writer"], live, "submit", is_minor="major", note=" ")

    assert response.context["form"].errors == {
        "public_note": [
            "Say what is corrected: in the note for readers, or in the one for the office."
        ]
    }
    confirm(people["writer"], live, "submit", is_minor="major", note="The day was wrong.")
    assert Article.objects.get().work_state == "in_review"
