"""What is half filled in is kept, and asked about when it counts; what was hardly meant is asked."""

import pytest

from articles import press
from articles.models import Article
from articles.rules.refusals import Refused
from tests import factories
from tests.articles.admin import pages

pytestmark = [pytest.mark.django_db, pytest.mark.once]

HALF = {"credits-0-role": "picture", "credits-0-contributor": "", "credits-0-position": "1"}
NO_PICTURE = "A row of the pictures has no picture: choose one, or remove the row."
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


def test_a_draft_is_saved_with_the_words_for_a_picture_that_is_not_chosen(people, story):
    browser = pages.as_user(people["writer"])
    words = {"caption": "The parade", "alt_text": "A field", "position": "1", "photo": ""}
    row = {f"photo_uses-0-{name}": value for name, value in words.items()}

    answer = browser.post(
        pages.change(story), pages.form(story) | {"photo_uses-TOTAL_FORMS": 1} | row
    )

    use = story.photo_uses.get()
    assert (answer.status_code, use.caption, use.alt_text, use.photo) == (
        302,
        "The parade",
        "A field",
        None,
    )
    assert (story.versions.count(), story.latest_version.content["pictures"]) == (1, [])
    page = browser.get(pages.change(story))
    assert [str(item.text) for item in page.context["panel"]["missing"]] == [NO_PICTURE]
    assert NO_PICTURE in browser.get(pages.LIST).text


def test_a_submission_asks_for_the_picture(people, story):
    story.photo_uses.create(caption="The parade")

    with pytest.raises(Refused, match="A row of the pictures has no picture"):
        story.submit(by=people["writer"])


def test_an_older_version_brought_back_leaves_what_is_half_filled_and_a_discarding_takes_it(people):
    hands = people["writer"], people["reviewer"], people["publisher"]
    story = factories.published(*hands)
    factories.edit(story, people["writer"], headline="Another")
    story.photo_uses.create(caption="The parade")
    story.credits.create(role="picture")

    story.bring_back(story.versions.get(number=1), by=people["writer"])
    assert (story.photo_uses.get().caption, story.credits.count()) == ("The parade", 2)

    factories.edit(story, people["writer"], headline="Another")
    story.discard(by=people["writer"])
    assert (story.photo_uses.count(), story.credits.count()) == (0, 1)


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
