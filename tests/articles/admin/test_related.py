"""Related stories and the media contact in the story form."""

import pytest

from tests import factories
from tests.articles.admin import pages

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def save(browser, story, *related, **fields):
    data = pages.form(story, related=[other.pk for other in related], **fields)
    return browser.post(pages.change(story), data)


def test_related_stories_are_chosen_and_taken_away(people):
    story, other = (factories.draft(people["writer"]) for _n in range(2))
    browser = pages.as_user(people["writer"])
    save(browser, story, other)
    assert list(story.related.all()) == [other]
    assert other.headline in browser.get(pages.change(story)).text

    story.refresh_from_db()
    save(browser, story)
    assert list(story.related.all()) == []


def test_related_stories_are_part_of_what_is_reviewed(people):
    story, other = (factories.draft(people["writer"]) for _n in range(2))
    save(pages.as_user(people["writer"]), story, other)
    assert story.versions.first().content["related"] == [other.pk]


def test_the_contact_is_part_of_what_is_reviewed(people):
    story = factories.draft(people["writer"])
    save(pages.as_user(people["writer"]), story, contact="press@example.edu")
    assert story.versions.first().content["contact"] == "press@example.edu"


@pytest.mark.parametrize("which", ["strange", "foreign", "itself"])
def test_only_other_stories_of_the_language_that_one_can_see_are_chosen(people, which):
    story = factories.draft(people["writer"])
    chosen = {
        "strange": factories.draft(people["photographer"]),
        "foreign": factories.draft(people["writer"], language="zh-hans"),
        "itself": story,
    }[which]
    page = save(pages.as_user(people["writer"]), story, chosen)
    assert "Choose other stories of the same language that you can see." in page.text
    assert list(story.related.all()) == []


def test_four_related_stories_are_enough(people):
    story, *others = (factories.draft(people["writer"]) for _n in range(6))
    page = save(pages.as_user(people["writer"]), story, *others)
    assert "Choose at most 4 related stories." in page.text
