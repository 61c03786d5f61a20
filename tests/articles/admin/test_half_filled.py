"""What is half filled in is kept, and asked about when it counts; what was hardly meant is asked."""

import pytest

from articles import press
from articles.models import Article
from articles.rules.refusals import Refused
from tests import factories
from tests.articles.admin import pages

pytestmark = [pytest.mark.django_db, pytest.mark.once]

HALF = {"credits-0-role": "picture", "credits-0-contributor": "", "credits-0-position": "1"}
WHY = "A credit names nobody: choose the contributor, or remove the row."


def test_a_draft_is_saved_with_a_credit_that_names_nobody(people):
    typed = pages.form(headline="Sports day") | {"credits-TOTAL_FORMS": 1} | HALF

    pages.as_user(people["writer"]).post(pages.ADD, typed)

    story = Article.objects.get()
    credit = story.credits.get()
    assert (credit.role, credit.contributor, credit.position) == ("picture", None, 1)
    assert story.latest_version.content["credits"] == []
    page = pages.as_user(people["writer"]).get(pages.change(story))
    assert WHY in page.context["panel"]["missing"][-1].text


@pytest.mark.parametrize("role", ["text", "picture"])
def test_a_submission_asks_to_complete_it(people, role):
    story = factories.draft(people["writer"])
    story.credits.create(role=role)

    with pytest.raises(Refused, match="A credit names nobody"):
        story.submit(by=people["writer"])
    with pytest.raises(Refused, match="A credit names nobody"):
        press.publish_in_emergency(story, by=people["administrator"], note="A gas leak.")


@pytest.mark.parametrize("year", ["2203", "0223", "1123"])
def test_a_year_that_was_hardly_meant_is_asked_about(people, year):
    typed = pages.form(headline="Sports day", event_on=f"{year}-07-12")

    response = pages.as_user(people["writer"]).post(pages.ADD, typed)

    form = response.context["adminform"].form
    assert form.errors["event_on"] == [
        f"Is the year {int(year)} right? Write the date of the event as 2023-07-12."
    ]
    assert form["headline"].value() == "Sports day"


def test_what_nobody_sees_in_a_form_is_put_right_and_a_headline_of_it_is_none(people):
    client = pages.as_user(people["writer"])

    client.post(pages.ADD, pages.form(headline="校\u200b庆\u00a0 Zoe\u0308", place="\ufeffHall\t1"))
    refused = client.post(pages.ADD, pages.form(headline="\u200b\u00a0"))

    story = Article.objects.get()
    assert (story.headline, story.slug, story.place) == ("校庆 Zoë", "xiao-qing-zoe", "Hall 1")
    assert refused.context["adminform"].form.errors["headline"] == ["This field is required."]
