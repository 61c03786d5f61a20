"""An office that began with the first version goes on with all it has, proven."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from articles import press, proof
from articles.models import Act, Article
from tests import factories
from tests.cast import cast

pytestmark = pytest.mark.django_db(transaction=True)

FIRST = [("articles", "0001_initial")]


def office():
    """Make stories in every state that the first version knew; return the people."""
    people = cast()
    writer, reviewer, publisher = (people[role] for role in ("writer", "reviewer", "publisher"))
    tomorrow = timezone.now() + timedelta(days=1)
    factories.draft(writer, headline="Draft")
    factories.submitted(writer, headline="In review")
    factories.submitted(writer, headline="Asked").request_changes(by=reviewer, note="No.")
    factories.approved(writer, reviewer, headline="Approved")
    factories.published(writer, reviewer, publisher, headline="Scheduled", at=tomorrow)
    factories.published(writer, reviewer, publisher, headline="Live")
    story = factories.published(writer, reviewer, publisher, headline="Live, beside a draft")
    factories.edit(story, writer, headline="Live, and changed")
    story = factories.published(writer, reviewer, publisher, headline="Withdrawn")
    press.withdraw(story, by=publisher, note="Wrong.")
    return people


def go_back():
    """Bring the database back to the first version, sheets as that version wrote them."""
    acts, before = list(Act.objects.order_by("story_number", "number")), {}
    for act in acts:
        act.details, act.previous_hash = {}, before.get(act.story_number, "")
        act.row_hash = before[act.story_number] = act.computed_hash()
    MigrationExecutor(connection).migrate(FIRST)
    apps = MigrationExecutor(connection).loader.project_state(FIRST).apps
    for act in acts:
        same = apps.get_model("articles", "Act").objects.filter(pk=act.pk)
        same.update(row_hash=act.row_hash, previous_hash=act.previous_hash)


@pytest.fixture
def upgraded():
    """The people of an office that was upgraded from the first version."""
    people = office()
    try:
        go_back()
    finally:
        call_command("migrate", verbosity=0)
    return people


def story(headline):
    return Article.objects.get(headline=headline)


def test_a_database_of_the_first_version_is_upgraded_and_proven(upgraded):
    counts = proof.check_all()
    assert (counts["stories"], counts["published"]) == (8, 4)
    assert press.hold_unsigned() == []

    waiting, approved = story("In review"), story("Approved")
    waiting.approve(by=upgraded["reviewer"])
    for article in (waiting, approved):
        press.publish(article, by=upgraded["publisher"])
    press.unschedule(story("Scheduled"), by=upgraded["publisher"])
    press.restore(story("Withdrawn"), by=upgraded["publisher"])
    asked = story("Asked")
    asked.submit(by=upgraded["writer"])
    asked.approve(by=upgraded["reviewer"])
    story("Live, and changed").discard(by=upgraded["writer"])

    assert proof.check_all()["published"] == 5
    assert upgraded["reviewer"].pk not in story("Live").author_side
