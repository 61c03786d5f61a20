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
# Of a few stories asked for, PostgreSQL believes that they are soon met, and reads from the
# latest on; where common words never meet, to the end. Asked for more, it takes its index.
MANY = 60
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


def newest(query, column="", *, year=None, below=None):
    """Return the public documents that answer the query, no further than in `column` if named."""
    column = column or columns_of(query)[-1]
    public = PublishedArticle.objects.public().filter(pk=OuterRef("key").bitand(NUMBER))
    documents = SearchDocument.objects.filter(Exists(public)).order_by("-key")
    if query.asked():
        documents = documents.filter(**{f"{column}__found": query})
    if below:
        documents = documents.filter(key__lt=SearchDocument.key_of(*below))
    return in_year(documents, year) if year else documents


def columns_of(query):
    """Return the columns to look through: what is no word of the text stands in the first."""
    return COLUMNS if query.terms else COLUMNS[:1]


def at_least(query):
    """Return how many stories to ask for, even where fewer would do."""
    return MANY if len(query.asked()) > 1 else PAGE_SIZE + 1


def ranked(documents, count, rank):
    """Return (key, rank) of the first `count` documents, as a part of a UNION."""
    some = SearchDocument.objects.filter(key__in=documents.values("key")[:count]).order_by()
    return some.annotate(rank=Value(rank)).values_list("key", "rank")


def by_relevance(query, *, language="", year=None, page=1):
    """Return the Found of one page, the most relevant first. One statement."""
    start, count = (page - 1) * PAGE_SIZE, max(page * PAGE_SIZE + 1, at_least(query))
    chosen = query.within(language)
    parts = [
        ranked(newest(chosen, column, year=year), count, rank)
        for rank, column in enumerate(columns_of(query))
    ]
    return _found(parts, query, year, start)


def by_date(query, *, language="", year=None, below=None):
    """Return the Found of the page after the story `below` (day, number). One statement."""
    chosen = newest(query.within(language), year=year, below=below)
    return _found([ranked(chosen, at_least(query), 0)], query, year, 0)


def _found(parts, query, year, start):
    elsewhere = ranked(newest(query, year=year), at_least(query), ELSEWHERE)
    ranks = {}
    for key, rank in elsewhere.union(*parts, all=True):
        ranks[key] = min(rank, ranks.get(key, ELSEWHERE))
    keys = sorted((rank, -key) for key, rank in ranks.items() if rank < ELSEWHERE)
    page = [-key & NUMBER for _rank, key in keys[start : start + PAGE_SIZE]]
    return Found(page, len(keys) > start + PAGE_SIZE, bool(ranks) and not keys)
