"""Whose turn it is: one sentence from the acts alone, and who is asked again."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import press
from articles.admin.review.act_forms import SubmitForm
from articles.desk.outbox import message_for
from articles.desk.status import why_not_out
from articles.desk.worklists import stories_of, waiting_for, with_whereabouts
from articles.models import Article, Notice
from articles.rules import acts
from tests import factories
from tests.articles.admin import pages
from tests.cast import account

pytestmark = pytest.mark.django_db

MINUTE = "1\xa0minute"


@pytest.fixture
def fallen(people):
    """A story whose approval fell, as its writer changed headline and place."""
    article = factories.approved(people["writer"], people["reviewer"])
    return factories.edit(article, people["writer"], headline="Sports day", place="Beijing")


def taken_back(people):
    article = factories.submitted(people["writer"])
    article.withdraw_submission(by=people["writer"])
    return article


def changes_asked(people):
    article = factories.submitted(people["writer"])
    article.request_changes(by=people["reviewer"], note="Who won?")
    return article


def corrected(people):
    who = people["writer"], people["reviewer"], people["publisher"]
    return factories.edit(factories.published(*who), people["writer"], place="Beijing")


def not_to_be_published(people):
    article = factories.approved(people["writer"], people["reviewer"])
    press.publish(article, by=people["publisher"], at=timezone.now() + timedelta(days=1))
    press.unschedule(article, by=people["publisher"])
    return article


SENTENCES = [
    (
        lambda people: factories.draft(people["writer"]),
        "It is a draft: its writers have yet to submit it.",
    ),
    (
        taken_back,
        f"Writer took it back from review {MINUTE} ago: its writers have yet to submit it again.",
    ),
    (changes_asked, f"Reviewer asked for changes {MINUTE} ago; waiting for its writers."),
    (
        lambda people: factories.approved(people["writer"], people["reviewer"]),
        f"Approved by Reviewer {MINUTE} ago; waiting for a publisher.",
    ),
    (
        not_to_be_published,
        f"Publisher cancelled its publication {MINUTE} ago; it is approved and waits for a publisher.",
    ),
    (corrected, "A new version is being written. Readers still see the published text."),
]


@pytest.mark.parametrize(("make", "sentence"), SENTENCES)
def test_the_sentence_says_whose_turn_it_is_the_same_everywhere(people, make, sentence):
    article = make(people)
    article = Article.objects.get(pk=article.pk)
    stories = stories_of(people["writer"])
    with_whereabouts(stories)
    as_writer = pages.as_user(people["writer"])
    there = [
        as_writer.get(f"/admin/articles/article/{article.pk}/{page}/").context_data
        for page in ("review", "sheet")
    ]

    assert why_not_out(article) == sentence
    assert [story.whereabouts for story in stories] == [sentence]
    assert [context["whereabouts"] for context in there] == [sentence] * 2
    assert as_writer.get(pages.change(article)).context["panel"]["whereabouts"] == sentence


def test_the_sentence_of_a_fallen_approval_says_what_made_it_fall(fallen):
    assert why_not_out(Article.objects.get()) == (
        f"Writer changed it {MINUTE} ago (Headline and Place), so the approval by Reviewer fell: "
        "its writers have to submit it again."
    )


def test_a_correction_whose_approval_fell_says_that_readers_see_the_old_text(people):
    article = corrected(people)
    article.submit(by=people["writer"])
    article.approve(by=people["reviewer"])
    factories.edit(article, people["writer"], place="Tianjin")

    assert why_not_out(article).endswith(
        "its writers have to submit it again. Readers still see the published text."
    )


def test_a_story_whose_approval_fell_waits_for_its_writer(people, fallen):
    taken_back(people)

    assert waiting_for(people["writer"]) == [fallen]


@pytest.mark.parametrize("number", [1, pytest.param(30, marks=pytest.mark.slow)])
def test_the_sentences_of_a_list_take_four_statements(people, number):
    photo = factories.photo()
    for _number in range(number):
        article = factories.approved(people["writer"], people["reviewer"], photos=[photo])
        factories.edit(article, people["writer"], place="Beijing")
    stories = waiting_for(people["writer"])
    with CaptureQueriesContext(connection) as queries:
        with_whereabouts(stories)

    assert len(queries) == 4
    assert {"the approval by Reviewer fell" in story.whereabouts for story in stories} == {True}


# Asked again


def test_a_reviewer_whose_approval_fell_is_told_what_made_it_fall(people, fallen):
    notice = Notice.objects.get(recipient=people["reviewer"], kind="void")
    people["reviewer"].email = "reviewer@example.edu"
    mail = message_for([notice])

    assert notice.sentence == "Your approval of “Sports day” no longer counts."
    assert notice.because.startswith("Writer changed the story on ")
    assert notice.because.endswith(": Headline and Place.")
    assert notice.because in mail.body
    assert notice.because in mail.alternatives[0].content
    assert notice.because in pages.as_user(people["reviewer"]).get("/admin/notices/").text


def test_the_sheet_says_which_parts_made_an_approval_fall(people, fallen):
    text = pages.as_user(people["writer"]).get(f"/admin/articles/article/{fallen.pk}/sheet/").text

    assert "Changed: Headline · Place" in text


@pytest.mark.parametrize("act", ["withdraw_submission", "request_changes"])
def test_an_approval_falls_by_other_acts_too_and_its_reviewer_is_told(people, settings, act):
    settings.NEWSROOM_REVIEW_STEPS = ["", ""]
    second = account("second", "reviewer")
    article = factories.submitted(people["writer"])
    article.approve(by=people["reviewer"])
    by = second if act == "request_changes" else people["writer"]
    getattr(article, act)(by=by, note="Who won?")

    assert people["reviewer"].notices.latest("pk").kind == "void"
    assert not second.notices.filter(kind="void").exists()


def test_a_reviewer_whose_approval_fell_is_asked_again(people, fallen):
    account("second", "reviewer")
    urgent = factories.draft(people["writer"])
    urgent.submit(by=people["writer"], is_urgent=True)
    fallen.submit(by=people["writer"])

    assert fallen.asked_reviewer == people["reviewer"]
    assert fallen.sheet[-1].details["asked"]["name"] == "Reviewer"
    assert people["reviewer"].notices.filter(article=fallen, kind="asked").count() == 1
    assert waiting_for(people["reviewer"])[0] == fallen


def test_the_form_says_who_is_asked_again_if_nobody_else_is_named(people, fallen):
    form = SubmitForm(act=acts.SUBMIT, article=fallen, by=people["writer"])

    labels = [str(label) for _value, label in form.fields["reviewer"].choices]
    assert labels == ["Reviewer again, whose approval no longer counts", "Reviewer"]
    assert form["reviewer"].value() is None


def test_somebody_else_is_asked_if_the_submission_names_them(people, fallen):
    second, article = account("second", "reviewer"), Article.objects.get()
    article.submit(by=people["writer"], reviewer=second)

    assert article.asked_reviewer == second


def test_a_reviewer_who_could_not_review_any_more_is_not_asked_again(people, fallen):
    account("second", "reviewer")
    people["reviewer"].groups.clear()
    article = Article.objects.get()
    article.submit(by=people["writer"])

    assert article.asked_reviewer is None


def test_of_two_steps_the_first_is_asked_again(people, settings):
    settings.NEWSROOM_REVIEW_STEPS = ["", ""]
    second = account("second", "reviewer")
    article = factories.submitted(people["writer"])
    article.approve(by=second)
    article.approve(by=people["reviewer"])
    factories.edit(article, people["writer"], place="Beijing")
    article.submit(by=people["writer"])

    assert article.asked_reviewer == second


def test_who_approved_a_story_that_is_put_on_hold_is_asked_again(people):
    photo = factories.photo()
    article = factories.approved(people["writer"], people["reviewer"], photos=[photo])
    press.publish(article, by=people["publisher"], at=timezone.now() + timedelta(days=1))
    photo.consent = photo.Consent.MISSING
    photo.save()
    press.hold_unfit()

    assert Article.objects.get().asked_reviewer == people["reviewer"]
    assert (
        people["reviewer"]
        .notices.latest("pk")
        .because.startswith("It was scheduled, and put on hold")
    )


def test_a_writer_is_asked_for_an_answer_to_who_wants_changes(people):
    form = SubmitForm(act=acts.SUBMIT, article=changes_asked(people), by=people["writer"])

    assert str(form.fields["note"].label) == "Answer to the reviewer"
    assert "Reviewer, who asked for changes" in form.fields["note"].help_text
