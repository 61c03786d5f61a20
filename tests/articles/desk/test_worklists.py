"""The admin's front page: what waits for me, and my stories."""

import pytest

from articles.desk.worklists import stories_of, waiting_for, with_whereabouts
from articles.models import HouseRule
from tests import factories
from tests.articles.admin import pages
from tests.cast import account, cast

pytestmark = pytest.mark.django_db


def test_each_account_sees_what_it_can_move_on():
    people = cast()
    in_review = factories.submitted(people["writer"])
    approved = factories.approved(people["writer"], people["reviewer"])
    asked = factories.submitted(people["writer"])
    asked.request_changes(by=people["reviewer"], note="Who won?")

    assert waiting_for(people["reviewer"]) == [in_review]
    assert waiting_for(people["publisher"]) == [approved]
    assert waiting_for(people["writer"]) == [asked]
    assert waiting_for(people["photographer"]) == []


def test_nobody_is_asked_to_review_an_own_story():
    cast()
    both = account("both", "writer", "reviewer")
    factories.submitted(both)

    assert waiting_for(both) == []


def test_my_stories_are_those_i_made_or_wrote():
    people = cast()
    made = factories.draft(people["writer"])
    credited = factories.draft(people["publisher"], text_by="Writer")
    factories.draft(people["publisher"])

    assert set(stories_of(people["writer"])) == {made, credited}


def test_a_list_says_what_a_blocking_house_rule_asks_for():
    writer = cast()["writer"]
    HouseRule.objects.create(kind="wording", weight="blocking", wording="sports day")
    factories.draft(writer, body="<p>It opened.</p>", headline="Sports day")

    stories = stories_of(writer)
    with_whereabouts(stories)

    assert [story.whereabouts for story in stories] == [
        "It is a draft: its writers have yet to submit it. Missing: “Sports day”: avoid it."
    ]


def test_an_empty_desk_says_what_to_do():
    response = pages.as_user(cast()["writer"]).get("/admin/")

    assert b"Begin with" in response.content


def test_house_rules_are_listed_apart_from_stories():
    people = cast()

    for role, expected in (("reviewer", 0), ("publisher", 7)):
        apps = {
            app["name"]: app["models"]
            for app in pages.as_user(people[role]).get("/admin/").context["app_list"]
        }
        assert len(apps.get("House rules", [])) == expected
        assert [page["name"] for page in apps["Desk"]] == [
            "Pictures",
            "Sections",
            "Stories",
            "Tags",
        ]
