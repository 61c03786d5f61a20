"""The front page as an editor arranged it, and as it arranges itself."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from articles import press
from articles.models import FrontSlot
from tests import factories

pytestmark = pytest.mark.django_db

LEAD, PINNED = FrontSlot.Place.LEAD, FrontSlot.Place.PINNED


@pytest.fixture
def rows(people):
    """Five public stories, a day each, the oldest first."""
    hands = people["writer"], people["reviewer"], people["publisher"]
    return [
        factories.published(*hands, headline=f"Story {n}", event_on=date(2023, 7, n)).published
        for n in range(1, 6)
    ]


def arrange(*picks):
    """Put (place, row) or (place, row, until) in front."""
    picks = [(*pick, None)[:3] for pick in picks]
    seen = list(FrontSlot.objects.values_list("pk", flat=True))
    FrontSlot.objects.arrange("en", picks, by=None, seen=seen)


def shown(client):
    """The headlines of the lead and of those beside it."""
    context = client.get("/en/").context
    return [story.headline for story in [context["lead"], *context["seconds"]] if story]


def test_without_picks_the_page_arranges_itself(client, rows):
    assert shown(client) == ["Story 5", "Story 4", "Story 3", "Story 2"]


def test_the_chosen_lead_leads_and_the_pinned_follow_in_their_order(client, rows):
    arrange((LEAD, rows[0]), (PINNED, rows[2]), (PINNED, rows[1]))
    assert shown(client) == ["Story 1", "Story 3", "Story 2", "Story 5"]


def test_every_pinned_story_is_shown(client, rows):
    arrange(*[(PINNED, row) for row in rows[:4]])
    assert shown(client) == ["Story 5", "Story 1", "Story 2", "Story 3", "Story 4"]


def test_a_pinned_story_leads_where_there_is_no_other(client, rows):
    arrange(*[(PINNED, row) for row in rows])
    assert shown(client) == ["Story 1", "Story 2", "Story 3", "Story 4", "Story 5"]


def test_a_pick_ends_at_its_moment(client, rows):
    past, future = (timezone.now() + timedelta(seconds=s) for s in (-1, 60))
    arrange((LEAD, rows[0], past), (PINNED, rows[1], future))
    assert shown(client) == ["Story 5", "Story 2", "Story 4", "Story 3"]


def test_a_withdrawn_pick_vanishes(client, people, rows):
    arrange((LEAD, rows[0]), (PINNED, rows[1]))
    press.withdraw(rows[0].article, by=people["publisher"], note="Wrong date")
    assert shown(client) == ["Story 5", "Story 2", "Story 4", "Story 3"]


def test_picks_count_in_their_language_alone(client, rows):
    arrange((LEAD, rows[0]))
    assert client.get("/zh-hans/").context["lead"] is None


def test_picks_stand_nowhere_twice(client, rows):
    arrange((LEAD, rows[0]), (PINNED, rows[1]))
    listed = [story.headline for story in client.get("/en/").context["by_section"]]
    assert listed == ["Story 3"]


@pytest.mark.parametrize("count", [0, 30])
def test_picks_cost_no_further_statement(client, rows, count, django_assert_max_num_queries):
    factories.many_published(rows[0].article, count)
    arrange((LEAD, rows[0]), (PINNED, rows[1]), (PINNED, rows[2]))
    with django_assert_max_num_queries(4):
        assert client.get("/en/").status_code == 200
