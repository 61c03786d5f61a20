"""How many SQL statements the staff pages take, whatever the number of stories."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.articles.admin import pages
from tests.cast import cast

pytestmark = [pytest.mark.django_db, pytest.mark.parametrize("stories", [1, 30])]


def statements(call, *arguments):
    with CaptureQueriesContext(connection) as queries:
        response = call(*arguments)
    assert response.status_code in (200, 302)
    return sum("SAVEPOINT" not in query["sql"] for query in queries)


def desk(number):
    people = cast()
    made = [factories.draft(people["writer"]) for _number in range(number)]
    return people, made[0]


def test_the_list(stories):
    people, _story = desk(stories)
    assert statements(pages.as_user(people["publisher"]).get, pages.LIST) <= 8


@pytest.mark.parametrize("role", ["writer", "reviewer", "publisher"])
def test_the_form(stories, role):
    people, story = desk(stories)
    assert statements(pages.as_user(people[role]).get, pages.change(story)) <= 12


def test_a_save(stories):
    people, story = desk(stories)
    data = pages.form(story, headline="Another headline")
    assert statements(pages.as_user(people["writer"]).post, pages.change(story), data) <= 20


@pytest.mark.parametrize("name", ["submit", "approve", "publish"])
def test_an_act(stories, name):
    people, story = desk(stories)
    people["submit"], people["approve"] = people["writer"], people["reviewer"]
    people["publish"] = people["publisher"]
    if name != "submit":
        story.submit(by=people["writer"])
    if name == "publish":
        story.approve(by=people["reviewer"])
    data = {"version": story.version_number, "when": "now"}
    assert statements(pages.as_user(people[name]).post, pages.act(story, name), data) <= 30
