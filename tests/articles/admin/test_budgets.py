"""How many SQL statements the staff pages take, whatever the number of stories.

Everything counts, savepoints included, for a story with three credits, two pictures
and two tags, and all it may refer to.
"""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Tag
from people.models import Unit
from tests import factories
from tests.articles.admin import pages
from tests.articles.press.forging import undone
from tests.cast import cast

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def statements(call, *arguments):
    ContentType.objects.clear_cache()  # as in a process that has just begun
    with CaptureQueriesContext(connection) as queries:
        response = call(*arguments)
    assert response.status_code == (302 if call.__name__ == "post" else 200)
    return len(queries)


@pytest.fixture(scope="module", params=[1, pytest.param(30, marks=pytest.mark.slow)])
def desk(shared_rows, request):
    """Keep a number of stories as full as a story gets; return the first."""
    with undone():
        writer = cast()["writer"]
        original = factories.draft(writer, language="zh-hans", headline="运动会开幕")
        full = {
            "credits": [("text", "Wang Wu"), ("translator", "Zhao Liu")],
            "photos": [factories.photo(factories.contributor("Ding Jing")), factories.photo()],
            "tags": [Tag.objects.create(slug=slug, name=slug) for slug in ("sport", "campus")],
            "unit": Unit.objects.create(name="School of Sport"),
        }
        first, *_others = [factories.draft(writer, **full) for _number in range(request.param)]
        first.translation_of = original
        yield factories.edit(first, writer)


@pytest.fixture
def story(desk):
    return Article.objects.get(pk=desk.pk)


def test_the_list(people, story):
    assert statements(pages.as_user(people["publisher"]).get, pages.LIST) <= 8


@pytest.mark.parametrize("role", ["writer", "reviewer", "publisher"])
def test_the_form(people, story, role):
    """A translation, with its original beside it and where that stands in the panel."""
    assert statements(pages.as_user(people[role]).get, pages.change(story)) <= 29


@pytest.mark.parametrize(
    "changes",
    [{}, {"headline": "Another headline"}, {"photo_uses-0-caption": "Another caption"}],
    ids=["nothing", "headline", "caption"],
)
def test_a_save(people, story, changes):
    data = pages.form(story, **changes)
    assert statements(pages.as_user(people["writer"]).post, pages.change(story), data) <= 31


@pytest.mark.parametrize("name", ["submit", "approve", "publish"])
def test_an_act(people, story, name):
    people["submit"], people["approve"] = people["writer"], people["reviewer"]
    people["publish"] = people["publisher"]
    if name != "submit":
        story.submit(by=people["writer"])
    if name == "publish":
        story.approve(by=people["reviewer"])
    data = {"version": story.version_number, "when": "now"}
    assert statements(pages.as_user(people[name]).post, pages.act(story, name), data) <= 50
