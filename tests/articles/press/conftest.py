"""The pair at hand: an original of the writer and its translation, unless a file has its own."""

import pytest

from tests import factories

from .pairs import OF_THE_ORIGINAL, again, correct, go_out, translation_of


@pytest.fixture
def original(people):
    draft = factories.draft(people["writer"], **OF_THE_ORIGINAL)
    return go_out(draft, people)


@pytest.fixture
def live(people, original):
    """A public translation of the original."""
    return go_out(translation_of(original, people), people)


@pytest.fixture
def outdated(people, original, live):
    correct(original, people, "<p>312人参加。</p>")
    return again(live)
