"""The story at hand on staff pages, unless a file has one of its own."""

import pytest

from tests import factories


@pytest.fixture
def story(people):
    """A draft of the writer."""
    return factories.draft(people["writer"])
