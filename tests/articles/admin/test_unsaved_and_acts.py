"""An act reaches what was saved: of unsaved words, it asks."""

import pytest

from articles.models import Article
from tests import factories
from tests.articles.admin import pages
from tests.articles.admin.writing import keep, save

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def confirm(user, story, act, **fields):
    data = {"version": story.version_number, "note": "Because.", "when": "now"} | fields
    return pages.as_user(user).post(pages.act(story, act), data)


def test_an_act_asks_about_unsaved_text_before_it_is_done(people, story):
    keep(people["writer"], story, headline="In a second window")

    page = confirm(people["writer"], story, "submit")
    assert Article.objects.get().work_state == "draft"
    assert "It is not in what is shown below." in page.text

    confirm(people["writer"], story, "submit", without=page.context["stamp"])
    assert Article.objects.get().work_state == "in_review"


def test_an_act_asks_again_about_words_typed_since(people, story):
    keep(people["writer"], story, headline="In a second window", at=1)
    page = pages.as_user(people["writer"]).get(pages.act(story, "submit"))
    keep(people["writer"], story, headline="In a second window, and more", at=2)

    confirm(people["writer"], story, "submit", without=page.context["stamp"])

    assert Article.objects.get().work_state == "draft"


def test_an_approval_does_not_pass_over_the_reviewers_own_unsaved_correction(people):
    story = factories.submitted(people["writer"])
    keep(people["reviewer"], story, headline="Corrected by the reviewer")

    page = confirm(people["reviewer"], story, "approve", back="review")

    assert Article.objects.get().work_state == "in_review"
    assert "was not saved" in page.text


def test_an_act_asks_nobody_about_the_unsaved_text_of_others(people, story):
    keep(people["publisher"], story, headline="Not the writer's")

    confirm(people["writer"], story, "submit")

    assert Article.objects.get().work_state == "in_review"


def test_a_save_for_an_act_leads_to_its_page_with_the_text_saved(people, story):
    answer = save(people["writer"], story, headline="Typed", _act="submit")

    assert answer.url == pages.act(story, "submit")
    assert Article.objects.get().headline == "Typed"
    confirm(people["writer"], Article.objects.get(), "submit")
    assert Article.objects.get().latest_version.content["headline"] == "Typed"


def test_a_save_for_an_act_that_is_refused_does_not_go_on_to_it(people, story):
    answer = save(people["writer"], story, headline="", _act="submit")

    assert answer.context["adminform"].form.errors == {"headline": ["This field is required."]}


@pytest.mark.parametrize("act", ["nothing", "//evil.example", ""])
def test_a_save_for_an_act_that_does_not_exist_goes_where_a_save_goes(people, story, act):
    assert save(people["writer"], story, headline="Typed", _act=act).url == pages.LIST
