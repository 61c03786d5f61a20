"""Every role on every page of stories, held to one table."""

import pytest

from tests import factories
from tests.articles.admin import pages
from tests.cast import cast

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# role → status of: the list, the add page, a stranger's draft, its deletion
STRANGER = {
    "writer": (200, 200, 302, 302),
    "photographer": (200, 200, 302, 302),
    "translator": (200, 200, 200, 403),
    "reviewer": (200, 403, 200, 403),
    "publisher": (200, 200, 200, 200),
    "administrator": (200, 200, 200, 200),
}


@pytest.mark.parametrize("role", STRANGER)
def test_what_each_role_reaches_of_a_strangers_draft(role):
    people = cast()
    author = people["photographer" if role == "writer" else "writer"]
    story = factories.draft(author)
    browser = pages.as_user(people[role])

    addresses = [
        pages.LIST,
        pages.ADD,
        pages.change(story),
        f"/admin/articles/article/{story.pk}/delete/",
    ]

    assert tuple(browser.get(address).status_code for address in addresses) == STRANGER[role]


@pytest.mark.parametrize("role", ["writer", "translator", "reviewer"])
def test_a_strangers_draft_can_not_be_saved(role):
    people = cast()
    story = factories.draft(people["photographer"])

    data = pages.form(story, headline="Changed")
    pages.as_user(people[role]).post(pages.change(story), data)

    story.refresh_from_db()
    assert story.headline == "Sports day opens"


def test_a_story_with_an_act_can_not_be_deleted():
    people = cast()
    story = factories.submitted(people["writer"])
    story.withdraw_submission(by=people["writer"])

    for role in ("writer", "administrator"):
        response = pages.as_user(people[role]).post(
            f"/admin/articles/article/{story.pk}/delete/", {"post": "yes"}
        )
        assert response.status_code == 403


def test_the_list_offers_no_bulk_action():
    people = cast()
    factories.draft(people["writer"])

    response = pages.as_user(people["administrator"]).get(pages.LIST)

    assert response.context["cl"].model_admin.get_actions(response.wsgi_request) == {}
