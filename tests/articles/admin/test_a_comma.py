"""A comma in a published story: one way into a correction, and few clicks to the end of it."""

import pytest
from django.test import Client

from articles.models import Article
from tests import factories
from tests.articles.admin import pages
from tests.articles.admin.clicking import Clicker

pytestmark = [pytest.mark.django_db, pytest.mark.once]
COMMA = "<p>The sports day, opened.</p>"


@pytest.fixture
def live(people):
    story = factories.published(people["writer"], people["reviewer"], people["publisher"])
    return Article.objects.get(pk=story.pk)


def test_a_comma_takes_the_writer_five_clicks_the_reviewer_three_and_the_publisher_three(
    people, live
):
    writer = Clicker(people["writer"], "/admin/")
    writer.follow("Sports day opens")
    writer.write("body", COMMA)
    writer.press("Save and submit the correction")
    writer.choose("It is minor, such as a spelling or punctuation mistake")
    writer.press("Submit for review")

    reviewer = Clicker(people["reviewer"], "/admin/")
    reviewer.follow("Sports day opens")
    reviewer.unfold("Approve")
    reviewer.press("Approve: version 2")

    publisher = Clicker(people["publisher"], "/admin/")
    publisher.follow("Sports day opens")
    publisher.follow("Publish")
    publisher.press("Publish")

    assert (writer.clicks, reviewer.clicks, publisher.clicks) == (5, 3, 3)
    page = Client().get(live.published.address).text
    assert ("The sports day, opened." in page, "Updated" in page) == (True, False)


def test_chosen_beforehand_the_reviewers_third_tap_brings_the_comma_to_readers(people, live):
    factories.edit(live, people["writer"], body=COMMA)
    live.submit(by=people["writer"], is_minor=True)
    publisher = Clicker(people["publisher"], pages.change(live))
    publisher.unfold("More acts")
    publisher.follow("Publish when approved")
    publisher.press("Publish when approved")

    reviewer = Clicker(people["reviewer"], "/admin/")
    reviewer.follow("Sports day opens")
    reviewer.unfold("Approve")
    reviewer.press("Approve: version 2")

    assert (publisher.clicks, reviewer.clicks) == (3, 3)
    assert "The sports day, opened." in Client().get(live.published.address).text


def test_a_writer_who_begins_with_the_act_is_asked_the_same_at_the_end(people, live):
    writer = Clicker(people["writer"], pages.change(live))
    writer.unfold("More acts")
    writer.follow("Write a correction")
    writer.press("Write a correction")
    writer.write("body", COMMA)
    writer.press("Save")
    writer = Clicker(people["writer"], pages.change(live))
    writer.follow("Submit for review")
    writer.choose("It changes the content of the story")
    writer.write("public_note", "There was no comma.")
    writer.press("Submit for review")

    story = Article.objects.get()
    assert (story.work_state, story.corrections[0]["note"]) == ("in_review", "There was no comma.")


def test_saving_a_published_story_says_that_readers_keep_the_published_text(people, live):
    browser = pages.as_user(people["writer"])
    answer = browser.post(pages.change(live), pages.form(live, body=COMMA), follow=True)

    words = "A new version is being written. Readers still see the published text."
    assert words in [str(message) for message in answer.context["messages"]]
    assert Article.objects.get().acts.last().act == "correct"


def test_submitting_what_was_not_changed_says_so_and_leads_back(people, live):
    browser = pages.as_user(people["writer"])
    answer = browser.post(pages.change(live), pages.form(live, _act="submit"), follow=True)

    assert answer.redirect_chain[-1][0] == pages.change(live)
    words = "Nothing was changed: readers have this text already."
    assert words in [str(message) for message in answer.context["messages"]]
    assert Article.objects.get().work_state == "clean"


@pytest.mark.parametrize(
    ("role", "is_there"),
    [("writer", True), ("publisher", True), ("reviewer", False), ("translator", False)],
)
def test_who_may_not_submit_the_story_is_offered_no_correction(people, live, role, is_there):
    page = pages.as_user(people[role]).get(pages.change(live)).text

    assert ("Save and submit the correction" in page) == is_there


def test_a_story_that_readers_do_not_have_is_offered_no_correction(people):
    draft = factories.draft(people["writer"])

    page = pages.as_user(people["writer"]).get(pages.change(draft)).text

    assert "Save and submit the correction" not in page
