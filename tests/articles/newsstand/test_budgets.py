"""A page costs the same number of statements with 1, 31 and 1,000 stories."""

import pytest

from tests import factories
from tests.cast import cast

pytestmark = pytest.mark.django_db

BUDGETS = {
    "/en/": 4,
    "/en/news/": 2,
    "/en/news/2023/": 2,
    "/en/news/2023/07/": 2,
    "/en/sections/campus/": 2,
    "/en/news/2023/07/sports-day-opens/": 2,
    "/en/people/zhang-san/": 4,
    "/en/feed/": 2,
}


@pytest.mark.parametrize("others", [0, 30, pytest.param(999, marks=pytest.mark.slow)])
def test_the_budget_holds_however_many_stories_there_are(
    client, others, django_assert_max_num_queries
):
    people = cast()
    article = factories.published(people["writer"], people["reviewer"], people["publisher"])
    factories.many_published(article, others)

    for address, budget in BUDGETS.items():
        with django_assert_max_num_queries(budget):
            assert (address, client.get(address).status_code) == (address, 200)
