"""Stories that readers read."""

import pytest

from tests import factories


@pytest.fixture
def publish(people):
    """A function that takes a story of these fields through the whole workflow; returns it."""

    def publish(**fields):
        hands = people["writer"], people["reviewer"], people["publisher"]
        return factories.published(*hands, **fields)

    return publish
