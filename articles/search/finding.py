"""Which public stories answer a query, and in which order. It is the same on every database.

By relevance, a story ranks by its weakest term: first come the stories with all terms in the
headline, then those with all in headline or standfirst, then captions and credits too, then
the rest of the text. Stories of one rank are ordered by date, latest first. Only the newest
of each rank are read, in the order of the index, so a common word costs no more than a rare one.
"""

from datetime import date
from typing import NamedTuple

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from articles.models.index import COLUMNS, NUMBER, SearchDocument
from articles.models.newsstand.published import PublishedArticle

PAGE_SIZE = 20
MOST_PAGES = 10  # by relevance; by date there is no limit
# If PostgreSQL is asked for only a few stories, it reads from the latest backwards, to the end
# if common words are never in one story. If it is asked for this many, it takes its index.
MANY = 60
ELSEWHERE = len(COLUMNS)  # the rank of a story found only in another language

STEP = "part{place} (key) AS MATERIALIZED (SELECT * FROM ({sql}) AS documents WHERE {gate})"
GATE = "NOT EXISTS (SELECT 1 FROM part{before} LIMIT 1 OFFSET {others})"
ROWS = "SELECT {rank}, key FROM (SELECT key FROM part{place} LIMIT {enough}) AS part"


class Found(NamedTuple):
    """The keys of the stories on a page. `is_elsewhere`: only other languages have any."""

    numbers: list[int]
    has_more: bool = False
    is_elsewhere: bool = False


class Part(NamedTuple):
    """The documents of a rank. They are read only if every part before has fewer than `enough`."""

    rank: int
    documents: QuerySet
    enough: int


def in_year(documents, year):
    begin, end = date(year, 1, 1), date(year, 12, 31)
    keys = SearchDocument.key_of(begin), SearchDocument.key_of(end, NUMBER)
    return documents.filter(key__range=keys)


def newest(query, column="", *, year=None, below=None):
    """Return the public documents that answer the query in `column`, by default the widest."""
    column = column or columns_of(query)[-1]
    public = PublishedArticle.objects.public().filter(pk=OuterRef("key").bitand(NUMBER))
    documents = SearchDocument.objects.filter(Exists(public)).order_by("-key")
    # The markers come first: their column is short, and what it excludes is not read further.
    for place, asked in ((COLUMNS[0], query.facets()), (column, query.texts())):
        if asked:
            documents = documents.filter(**{f"{place}__found": asked})
    if below:
        documents = documents.filter(key__lt=SearchDocument.key_of(*below))
    return in_year(documents, year) if year else documents


def columns_of(query):
    """Return the columns to search. Without words, the first is enough: it holds the markers."""
    return COLUMNS if query.terms else COLUMNS[:1]


def at_least(wanted, query):
    """Return how many stories to ask the database for if `wanted` are needed: see MANY."""
    return max(wanted, MANY) if len(query.asked()) > 1 else wanted


def by_relevance(query, *, language="", year=None, page=1):
    """Return the Found of a page, most relevant first, with one statement."""
    start, chosen = (page - 1) * PAGE_SIZE, query.within(language)
    enough = start + PAGE_SIZE + 1
    columns = enumerate(columns_of(query))
    parts = [Part(rank, newest(chosen, column, year=year), enough) for rank, column in columns]
    return _found(parts, chosen, year, start)


def by_date(query, *, language="", year=None, below=None):
    """Return the Found of the page after the story `below` (day, key), with one statement."""
    chosen = query.within(language)
    part = Part(0, newest(chosen, year=year, below=below), PAGE_SIZE + 1)
    return _found([part], chosen, year, 0)


def _found(parts, query, year, start):
    if (elsewhere := query.elsewhere()).languages:
        parts.append(Part(ELSEWHERE, newest(elsewhere, year=year), 1))
    ranks = {}
    for rank, key in _read(parts, at_least(parts[0].enough, query)):
        ranks[key] = min(rank, ranks.get(key, ELSEWHERE))
    keys = sorted((rank, -key) for key, rank in ranks.items() if rank < ELSEWHERE)
    page = [-key & NUMBER for _rank, key in keys[start : start + PAGE_SIZE]]
    return Found(page, len(keys) > start + PAGE_SIZE, bool(ranks) and not keys)


def _read(parts, count):
    """Return [(rank, key)] of at most `count` documents in every part, with one statement.

    This is SQL because querysets can't make one part depend on another. Both databases read
    the parts of a WITH in order, and PostgreSQL reads no more rows than it needs.
    """
    steps, rows, values = [], [], []
    for place, (rank, documents, enough) in enumerate(parts):
        sql, params = documents.values("key")[:count].query.sql_with_params()
        gates = [GATE.format(before=before, others=enough - 1) for before in range(place)]
        steps.append(STEP.format(place=place, sql=sql, gate=" AND ".join(gates) or "TRUE"))
        rows.append(ROWS.format(rank=rank, place=place, enough=enough))
        values += params
    with connection.cursor() as cursor:
        cursor.execute(f"WITH {', '.join(steps)} {' UNION ALL '.join(rows)}", values)
        return cursor.fetchall()
