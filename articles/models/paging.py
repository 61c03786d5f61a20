"""Paging by key: a page begins after the last story of the page before. So page 5000 is as
fast as page 1, and a new story does not shift the pages that readers have open."""

import re
from datetime import date

from django.db.models import Q

PAGE_SIZE = 20
KEY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})-([0-9]{1,18})")


def page_of(stories, before="", *, rows="", which=None):
    """Return (rows, key of the next page or ""): the stories after the key `before`.

    `rows` names rows that belong to the stories, such as "tag_rows", and `which` is a condition
    on them: their own index then gives the order. An invalid key gives the first page.
    """
    order = (f"{rows}__dated_on", f"{rows}__published_id") if rows else ("dated_on", "pk")
    # One filter() call: every condition is on the same row.
    stories = stories.filter(after(before, *order), which or Q())
    stories = stories.for_lists().order_by(*(f"-{column}" for column in order))
    return cut(stories)


def after(key, dated_on="dated_on", number="pk"):
    """Return the condition for what follows `key` in a list with the latest first."""
    if not (position := position_of(key)):
        return Q()
    day, last = position
    return beyond("lt", (dated_on, day), (number, last))


def beyond(side, first, second):
    """Return the condition for rows below ("lt") or above ("gt") a row, given as (column, value)."""
    (column, value), (tie_breaker, number) = first, second
    later = Q((f"{column}__{side}", value)) | Q((f"{tie_breaker}__{side}", number))
    # The first condition lets an index be used; the OR alone would be checked on every row.
    return Q((f"{column}__{side}e", value)) & later


def key_of(story):
    """Return the key of the page that follows the story, such as "2023-07-12-45"."""
    return f"{story.dated_on.isoformat()}-{story.pk}"


def cut(rows, size=PAGE_SIZE, key=key_of):
    """Return (the first page of rows, the key of the next page or "")."""
    found = list(rows[: size + 1])
    page = found[:size]
    return page, key(page[-1]) if len(found) > size else ""


def position_of(key):
    """Return (dated_on, pk) for a key, or None if it is not one."""
    match = KEY.fullmatch(key)
    if not match:
        return None
    try:
        return date.fromisoformat(match[1]), int(match[2])
    except ValueError:
        return None
