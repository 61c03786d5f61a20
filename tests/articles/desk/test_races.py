"""Two acts at one moment from two processes: one wins, the other is told. Always."""

import os

import pytest
from django.db import connection

from tests.articles.desk import racing
from tests.cast import account, cast

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

# How often each race is run: `RACES=200` for a proof, fewer for every day.
EACH = int(os.environ.get("RACES", 6))


@pytest.fixture
def office(tmp_path):
    """An office whose database two processes can open, on SQLite too."""
    people = cast()
    racing.approved(people)  # makes what all stories share, which both would make at once
    account("other", "reviewer")
    account("boss", is_superuser=True)
    if connection.vendor != "sqlite":
        yield
        return
    in_memory = connection.settings_dict["NAME"]
    racing.on_file(tmp_path / "race.sqlite3")
    yield
    connection.settings_dict["NAME"] = in_memory


def test_of_two_racing_acts_one_wins_and_the_other_is_told(office):
    answers = racing.run(EACH)

    assert {race: [sorted(pair) for pair in pairs] for race, pairs in answers.items()} == {
        race: [["told", "won"]] * EACH for race in racing.RACES
    }
