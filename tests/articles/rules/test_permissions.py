"""Who may do what: every act by every role, for one's own story and for another's."""

import pytest

from articles.rules import permissions
from tests import factories
from tests.cast import ROLES, cast

pytestmark = pytest.mark.django_db

# predicate → (roles that may on a story of their own, roles that may on another's)
TABLE = {
    "can_view": (
        {"writer", "photographer", "translator", "publisher", "administrator"},
        {"translator", "reviewer", "publisher", "administrator"},
    ),
    "can_edit": (
        {"writer", "photographer", "translator", "publisher", "administrator"},
        {"publisher", "administrator"},
    ),
    "can_submit": (
        {"writer", "photographer", "translator", "publisher", "administrator"},
        {"publisher", "administrator"},
    ),
    "can_withdraw_submission": (
        {"writer", "photographer", "translator", "publisher", "administrator"},
        {"publisher", "administrator"},
    ),
    "can_review": (set(), {"reviewer"}),
    "can_publish": ({"publisher", "administrator"}, {"publisher", "administrator"}),
    "can_delete": (
        {"writer", "photographer", "translator", "publisher", "administrator"},
        {"publisher", "administrator"},
    ),
}


@pytest.mark.parametrize("predicate", TABLE)
def test_the_table_of_roles_holds(predicate):
    people = cast()
    may = getattr(permissions, predicate)
    authors = [role for role in ROLES if role != "reviewer"]
    own = {role for role in authors if may(people[role], factories.draft(people[role]))}
    other = {
        role
        for role in ROLES
        if may(
            people[role], factories.draft(people["writer" if role != "writer" else "translator"])
        )
    }

    assert (own, other) == TABLE[predicate]


def test_a_co_writer_with_an_account_may_edit():
    people = cast()
    article = factories.draft(people["writer"], text_by="Translator")

    assert permissions.can_edit(people["translator"], article) is True
    assert permissions.can_edit(people["photographer"], article) is False


def test_a_story_with_an_act_is_never_deleted():
    people = cast()
    article = factories.submitted(people["writer"])

    assert permissions.can_delete(people["administrator"], article) is False


def test_writers_see_their_own_stories_and_reviewers_see_all():
    people = cast()
    own = factories.draft(people["writer"])
    credited = factories.draft(people["translator"], text_by="Writer")
    other = factories.draft(people["translator"])
    stories = type(own).objects

    assert set(stories.visible_to(people["writer"])) == {own, credited}
    assert set(stories.visible_to(people["reviewer"])) == {own, credited, other}
