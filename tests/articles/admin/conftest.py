"""The story at hand on staff pages, unless a file has one of its own."""

import pytest

from articles import press
from articles.models import Notice
from tests import factories
from tests.articles.admin.editions import ORIGINAL, again, approve


@pytest.fixture
def story(people):
    """A draft of the writer."""
    return factories.draft(people["writer"])


# Two editions of a story


@pytest.fixture
def pair(people):
    """An original of the writer and its translation by the translator, both drafts."""
    original = factories.draft(people["writer"], **ORIGINAL)
    translation = factories.draft(
        people["translator"],
        text_by="Li Si",
        credits=[("translator", "Translator")],
        body="<p>311 people took part.</p>",
        translation_of=original,
    )
    return original, translation


@pytest.fixture
def approved(people, pair):
    for story in pair:
        approve(story, people)
    return pair


@pytest.fixture
def live(people, approved):
    for story in approved:
        press.publish(story, by=people["publisher"])
    Notice.objects.all().delete()
    return tuple(map(again, approved))


@pytest.fixture
def outdated(people, live):
    original, _translation = live
    factories.edit(original, people["writer"], body="<p>312人参加。</p>")
    approve(original, people)
    press.publish(original, by=people["publisher"])
    return tuple(map(again, live))
