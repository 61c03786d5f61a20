"""Every version of a story is kept, any two are compared, an old one is brought back."""

import pytest
from django.urls import reverse

from articles.models import Article
from tests import factories
from tests.articles.admin import pages
from tests.cast import cast

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture(scope="module", autouse=True)
def thrice(shared_rows):
    people = cast()
    story = factories.draft(people["writer"], headline="First", photos=[factories.photo()])
    factories.edit(story, people["writer"], headline="Second")
    return factories.edit(story, people["publisher"], headline="Third")


@pytest.fixture
def story(thrice):
    """A draft of three versions."""
    return Article.objects.get(pk=thrice.pk)


def address(article, page, *arguments):
    return reverse(f"admin:articles_article_{page}", args=[article.pk, *arguments])


def bring_back(article, user, number, seen=None):
    seen = article.version_number if seen is None else seen
    return pages.as_user(user).post(address(article, "bring_back", number), {"version": seen})


def test_the_history_says_who_saved_what_and_what_was_signed(people, settings):
    settings.NEWSROOM_REVIEW_EDIT = True
    story = factories.submitted(people["writer"])
    factories.edit(story, people["reviewer"], headline="Another")

    versions = pages.as_user(people["writer"]).get(address(story, "versions")).context["versions"]

    told = [
        (v.number, v.made_by_name, v.is_review_edit, [act.act for _label, act in v.acts])
        for v in versions
    ]
    assert told == [(2, "Reviewer", True, []), (1, "Writer", False, ["submit"])]


def test_the_history_leads_to_any_two_compared(people, story):
    client = pages.as_user(people["reviewer"])

    response = client.get(address(story, "versions"), {"old": 3, "new": 1})

    assert response.url == address(story, "compare", 3, 1)
    page = client.get(response.url)
    assert [str(label) for _name, label in page.context["comparison"].parts] == ["Headline"]


@pytest.mark.parametrize(
    "chosen", [{}, {"old": 1}, {"old": 1, "new": 99}, {"old": "x", "new": "²"}]
)
def test_a_choice_that_is_none_shows_the_history(people, story, chosen):
    response = pages.as_user(people["writer"]).get(address(story, "versions"), chosen)

    assert response.status_code == 200


@pytest.mark.parametrize("numbers", [(1, 99), (99, 1), (10**30, 1)])
def test_a_version_that_does_not_exist_is_not_found(people, story, numbers):
    page = f"/admin/articles/article/{story.pk}/versions/{numbers[0]}/{numbers[1]}/"

    assert pages.as_user(people["writer"]).get(page).status_code == 404


def test_an_old_version_becomes_the_text_again_as_a_new_version(people, story):
    bring_back(story, people["writer"], 1)

    story = Article.objects.get()
    assert (story.headline, story.version_number) == ("First", 4)
    assert story.latest_version.fingerprint == story.versions.get(number=1).fingerprint
    assert story.photo_uses.count() == 1


def test_looking_at_it_brings_nothing_back(people, story):
    response = pages.as_user(people["writer"]).get(address(story, "bring_back", 1))

    assert "What would change" in response.text
    assert Article.objects.get().version_number == 3


def test_a_version_is_brought_back_over_the_text_one_was_shown_alone(people, story):
    response = bring_back(story, people["writer"], 1, seen=2)

    assert "The text has changed" in response.context["reasons"][0]
    assert Article.objects.get().headline == "Third"


@pytest.mark.parametrize(
    ("role", "headline"),
    [
        ("writer", "First"),
        ("photographer", "Third"),
        ("translator", "Third"),
        ("reviewer", "Third"),
        ("publisher", "First"),
        ("administrator", "First"),
    ],
)
def test_only_who_may_edit_brings_a_version_back(people, story, role, headline):
    bring_back(story, people[role], 1)

    assert Article.objects.get().headline == headline


def test_nothing_is_brought_back_into_a_frozen_text(people, story):
    story.submit(by=people["writer"])

    response = bring_back(story, people["writer"], 1)

    assert response.context["reasons"] == ["You can’t change the text of this story now."]
    assert Article.objects.get().headline == "Third"


@pytest.mark.parametrize("page", [("versions",), ("compare", 1, 2), ("bring_back", 1)])
def test_a_story_one_may_not_see_has_no_history(people, story, page):
    response = pages.as_user(people["photographer"]).get(address(story, *page))

    assert response.status_code == 404


def test_a_version_submitted_as_a_minor_correction_says_so(people):
    story = factories.published(people["writer"], people["reviewer"], people["publisher"])
    factories.edit(story, people["writer"], headline="A comma,")
    story.submit(by=people["writer"], is_minor=True)

    page = pages.as_user(people["writer"]).get(address(story, "versions"))

    assert [version.is_minor for version in page.context_data["versions"]] == [True, False]


@pytest.mark.parametrize("address", ["review/?since={}", "versions/?old={}&new={}"])
def test_a_number_no_version_has_is_no_error_however_long(people, address):
    """Python reads no more than 4,300 digits as a number."""
    article = factories.draft(people["writer"])
    address = f"/admin/articles/article/{article.pk}/" + address.replace("{}", "9" * 4301)
    assert pages.as_user(people["reviewer"]).get(address).status_code == 200
