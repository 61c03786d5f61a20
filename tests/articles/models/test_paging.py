"""Paging by key: what stands beyond a row, in both directions, and where a page is cut."""

from datetime import date

import pytest

from articles.models.paging import after, beyond, cut, key_of, position_of
from people.models import Contributor


class Row:
    def __init__(self, dated_on, pk):
        self.dated_on, self.pk = dated_on, pk


@pytest.fixture
def rows(db):
    """Contributors in the list's order, three of them sorted alike."""
    for number, name in enumerate(("An", "Bo", "Bo", "Bo", "Cy")):
        Contributor.objects.create(name=name, disambiguator=str(number))
    return list(Contributor.objects.order_by("sort_key", "pk"))


@pytest.mark.parametrize("number", range(5))
def test_ties_are_neither_repeated_nor_left_out_in_either_direction(rows, number):
    row = rows[number]
    place = ("sort_key", row.sort_key), ("pk", row.pk)
    people = Contributor.objects.order_by("sort_key", "pk")
    assert list(people.filter(beyond("gt", *place))) == rows[number + 1 :]
    assert list(people.filter(beyond("lt", *place))) == rows[:number]


@pytest.mark.parametrize("size", range(1, 7))
def test_pages_of_any_size_make_up_the_list(rows, size):
    seen, last = [], None
    while True:
        people = Contributor.objects.order_by("sort_key", "pk")
        if last:
            people = people.filter(beyond("gt", ("sort_key", last.sort_key), ("pk", last.pk)))
        page, following = cut(people, size, lambda row: f"after {row.pk}")
        seen += page
        last = page[-1]
        if not following:
            break
        assert following == f"after {last.pk}"
    assert seen == rows


def test_a_key_names_the_last_row_of_a_page():
    day = date(2023, 7, 12)
    stories = [Row(day, number) for number in (47, 46, 45, 44)]
    page, following = cut(stories, 3)
    assert (page, following) == (stories[:3], "2023-07-12-45")
    assert position_of(key_of(stories[2])) == (day, 45)
    assert after(following) == beyond("lt", ("dated_on", day), ("pk", 45))


def test_a_full_last_page_has_none_after_it():
    stories = [Row(date(2023, 7, 12), number) for number in (2, 1)]
    assert cut(stories, 2) == (stories, "")
    assert cut([], 2) == ([], "")


@pytest.mark.parametrize("key", ["", "abc", "2023-13-40-1", "20230712-45", "2023-07-12", "²"])
def test_what_is_no_key_asks_for_everything(key):
    assert position_of(key) is None
    assert not after(key)
