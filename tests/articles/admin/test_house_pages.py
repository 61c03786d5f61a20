"""Who keeps the house rules, and what the form hears of them while one types."""

import pytest

from articles.models import Article, HouseRule
from tests import factories
from tests.articles.admin import pages
from tests.cast import cast

pytestmark = pytest.mark.django_db

KINDS = ["lengthrule", "picturerule", "eventrule", "wordingrule", "namerule", "titlerule"]
MAY = {"writer": 403, "reviewer": 403, "publisher": 200, "administrator": 200}


@pytest.mark.parametrize("kind", [*KINDS, "storykind"])
def test_publishers_and_administrators_keep_the_rules(kind):
    people = cast()
    address = f"/admin/articles/{kind}/add/"

    assert {role: pages.as_user(people[role]).get(address).status_code for role in MAY} == MAY


def test_a_rule_made_on_its_page_is_of_its_kind():
    data = {"wording": "tomorrow", "weight": "advice", "is_active": "on"}
    pages.as_user(cast()["publisher"]).post("/admin/articles/wordingrule/add/", data)

    assert HouseRule.objects.get().kind == "wording"


def test_a_rule_about_nothing_is_refused_at_its_field():
    data = {"wording": "", "weight": "advice"}
    page = pages.as_user(cast()["publisher"]).post("/admin/articles/wordingrule/add/", data)

    assert page.context["adminform"].form.errors == {
        "wording": ["Fill this in: the rule is about it."]
    }


@pytest.fixture
def story():
    return factories.draft(cast()["writer"])


def hear(story, **typed):
    address = f"/admin/articles/article/{story.pk}/findings/"
    return pages.as_user(story.created_by).post(address, typed)


def test_the_form_hears_what_is_found_before_it_is_saved(story):
    HouseRule.objects.create(kind="wording", wording="wow", instead="indeed")

    answer = hear(story, headline="Wow", body="").json()

    assert answer == {
        "missing": ["The text is empty."],
        "advice": [{"text": "“Wow”: write “indeed”.", "found": "Wow", "instead": "indeed"}],
    }
    assert Article.objects.get().headline == "Sports day opens"


@pytest.mark.parametrize(
    "typed", [{"event_on": "soon"}, {"section": "x"}, {"kind": "²"}, {"section": "9" * 40}]
)
def test_nothing_typed_breaks_the_checklist(story, typed):
    assert hear(story, **typed).status_code == 200


def test_a_stranger_hears_nothing(story):
    user = story.created_by.__class__.objects.get(username="photographer")
    address = f"/admin/articles/article/{story.pk}/findings/"

    assert pages.as_user(user).post(address, {}).status_code == 404
