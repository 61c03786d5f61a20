"""Which public stories answer a query, and in which order: the same on every database.

By relevance a story stands as high as its weakest term: all terms in the headline first,
then all in headline or standfirst, then captions and credits too, then the rest of the
text. Among equals, and by date, the latest comes first. Only the newest of each kind are
read, in the order of the index, so that a common word costs what a rare one does.
"""

from datetime import date
from typing import NamedTuple

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from articles.models.index import COLUMNS, NUMBER, SearchDocument
from articles.models.newsstand.published import PublishedArticle

PAGE_SIZE = 20
MOST_PAGES = 10  # by relevance; by date there is no end
# Of a few stories asked for, PostgreSQL believes that they are soon met, and reads from the
# latest on; where common words never meet, to the end. Asked for more, it takes its index.
MANY = 60
ELSEWHERE = len(COLUMNS)  # the rank of a story found in another language only

STEP = "part{place} (key) AS MATERIALIZED (SELECT * FROM ({sql}) AS documents WHERE {gate})"
GATE = "NOT EXISTS (SELECT 1 FROM part{before} LIMIT 1 OFFSET {others})"
ROWS = "SELECT {rank}, key FROM (SELECT key FROM part{place} LIMIT {enough}) AS part"


class Found(NamedTuple):
    """The numbers of the stories on a page, whether more follow, whether other languages have any."""

    numbers: list[int]
    has_more: bool = False
    is_elsewhere: bool = False


class Part(NamedTuple):
    """Documents of a rank: `enough` of them are read, if every part before holds fewer."""

    rank: int
    documents: QuerySet
    enough: int


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
    # The markers first: the column with them is short, and what it rules out is read no further.
    for place, asked in ((COLUMNS[0], query.facets()), (column, query.texts())):
        if asked:
            documents = documents.filter(**{f"{place}__found": asked})
    if below:
        documents = documents.filter(key__lt=SearchDocument.key_of(*below))
    return in_year(documents, year) if year else documents


def columns_of(query):
    """Return the columns to look through: what is no word of the text stands in the first."""
    return COLUMNS if query.terms else COLUMNS[:1]


def at_least(wanted, query):
    """Return how many stories to ask for where `wanted` would do."""
    return max(wanted, MANY) if len(query.asked()) > 1 else wanted


def by_relevance(query, *, language="", year=None, page=1):
    """Return the Found of one page, the most relevant first. One statement."""
    start, chosen = (page - 1) * PAGE_SIZE, query.within(language)
    enough = start + PAGE_SIZE + 1
    columns = enumerate(columns_of(query))
    parts = [Part(rank, newest(chosen, column, year=year), enough) for rank, column in columns]
    return _found(parts, chosen, year, start)


def by_date(query, *, language="", year=None, below=None):
    """Return the Found of the page after the story `below` (day, number). One statement."""
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
    """Return (rank, key) of the documents to read, each part asked for `count`. One statement.

    SQL, as querysets can't say that one part depends on another. Both databases read the
    rows of a WITH in its order, and PostgreSQL no more of them than are wanted.
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
