"""Paging by key: a page starts after the last story of the one before, so that page
five thousand costs what page one does, and a new story shifts nobody's page."""

import re
from datetime import date

PAGE_SIZE = 20
KEY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})-([0-9]{1,18})")


def page_of(stories, before=""):
    """Return (rows, key of the next page or ""): the stories after the key `before`.

    A key that makes no sense gives the first page.
    """
    stories = stories.for_lists().latest_first()
    if position := position_of(before):
        stories = stories.after(*position)
    return cut(list(stories[: PAGE_SIZE + 1]))


def cut(rows):
    """Return (a page of rows, the key of the next page or "") from one row more than a page."""
    page = rows[:PAGE_SIZE]
    return page, key_of(page[-1]) if len(rows) > PAGE_SIZE else ""


def key_of(story):
    """Return the key of the page that follows the story, such as "2023-07-12-45"."""
    return f"{story.dated_on.isoformat()}-{story.pk}"


def position_of(key):
    """Return (dated_on, pk) for a key, or None if it is not one."""
    match = KEY.fullmatch(key)
    if not match:
        return None
    try:
        return date.fromisoformat(match[1]), int(match[2])
    except ValueError:
        return None
