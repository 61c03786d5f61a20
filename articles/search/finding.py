"""Which public stories answer a query, and in which order: the same on every database.

By relevance a story stands as high as its weakest term: all terms in the headline first,
then all in headline or standfirst, then captions and credits too, then the rest of the
text. Among equals, and by date, the latest comes first. Only the newest of each kind are
read, in the order of the index, so that a common word costs what a rare one does.
"""

from datetime import date
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Value

from articles.models.index import COLUMNS, NUMBER, SearchDocument
from articles.models.published import PublishedArticle

PAGE_SIZE = 20
MOST_PAGES = 10  # by relevance; by date there is no end
ELSEWHERE = len(COLUMNS)  # the rank of a story found in another language only


class Found(NamedTuple):
    """The numbers of the stories on a page, whether more follow, whether other languages have any."""

    numbers: list[int]
    has_more: bool = False
    is_elsewhere: bool = False


def in_year(documents, year):
    """Return those of the documents whose stories are of the year."""
    begin, end = date(year, 1, 1), date(year, 12, 31)
    keys = SearchDocument.key_of(begin), SearchDocument.key_of(end, NUMBER)
    return documents.filter(key__range=keys)


def newest(query, column="body", *, year=None, below=None):
    """Return the public documents that answer the query no further than in `column`."""
    public = PublishedArticle.objects.public().filter(pk=OuterRef("key").bitand(NUMBER))
    documents = SearchDocument.objects.filter(Exists(public)).order_by("-key")
    if query.asked():
        documents = documents.filter(**{f"{column}__found": query})
    if below:
        documents = documents.filter(key__lt=SearchDocument.key_of(*below))
    return in_year(documents, year) if year else documents


def ranked(documents, count, rank):
    """Return (key, rank) of the first `count` documents, as a part of a UNION."""
    some = SearchDocument.objects.filter(key__in=documents.values("key")[:count]).order_by()
    return some.annotate(rank=Value(rank)).values_list("key", "rank")


def by_relevance(query, *, language="", year=None, page=1):
    """Return the Found of one page, the most relevant first. One statement."""
    columns = COLUMNS if query.terms else COLUMNS[-1:]
    start, count = (page - 1) * PAGE_SIZE, page * PAGE_SIZE + 1
    chosen = query.within(language)
    parts = [
        ranked(newest(chosen, column, year=year), count, rank)
        for rank, column in enumerate(columns)
    ]
    return _found(parts, query, year, start)


def by_date(query, *, language="", year=None, below=None):
    """Return the Found of the page after the story `below` (day, number). One statement."""
    chosen = newest(query.within(language), year=year, below=below)
    return _found([ranked(chosen, PAGE_SIZE + 1, 0)], query, year, 0)


def _found(parts, query, year, start):
    # One is enough. But asked for a single story, PostgreSQL would read from the latest on in
    # hope, and where common words never meet, to the end.
    elsewhere = ranked(newest(query, year=year), PAGE_SIZE + 1, ELSEWHERE)
    ranks = {}
    for key, rank in elsewhere.union(*parts, all=True):
        ranks[key] = min(rank, ranks.get(key, ELSEWHERE))
    keys = sorted((rank, -key) for key, rank in ranks.items() if rank < ELSEWHERE)
    page = [-key & NUMBER for _rank, key in keys[start : start + PAGE_SIZE]]
    return Found(page, len(keys) > start + PAGE_SIZE, bool(ranks) and not keys)
