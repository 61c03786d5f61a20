"""SQLite and PostgreSQL give the same answers: those a naive reading of every story gives."""

import json

import pytest

from articles.models import PublishedArticle, Section
from articles.search.finding import by_date, by_relevance
from articles.search.query import parse
from articles.text.search_tokens import marker

from . import reference
from .office import STORIES, open_office

QUERIES = reference.queries()
ANSWERS = json.loads((reference.FOLDER / "answers.json").read_text())


def search(asked, sections):
    """Return the numbers of all rows found, page after page."""
    query = parse(asked.get("q", "")).by(asked.get("name", ""), asked.get("role", ""))
    if "section" in asked:
        query = query.bearing(marker("section", sections[asked["section"]]))
    language = asked.get("language", "en").replace("all", "")
    narrowed = {"language": language, "year": asked.get("year")}
    return list(pages(query, narrowed, asked.get("order") == "date"))


def pages(query, narrowed, is_by_date):
    page, below = 1, None
    while True:
        if is_by_date:
            found = by_date(query, **narrowed, below=below)
        else:
            found = by_relevance(query, **narrowed, page=page)
        yield from found.numbers
        if not found.has_more:
            return
        last = PublishedArticle.objects.get(pk=found.numbers[-1])
        page, below = page + 1, (last.dated_on, last.pk)


def test_the_stored_answers_are_those_of_the_naive_reading():
    assert [reference.answers(asked) for asked in QUERIES] == ANSWERS


def test_the_queries_are_many_and_most_find_something():
    assert len(QUERIES) >= 200
    assert sum(map(bool, ANSWERS)) > 0.7 * len(QUERIES)
    assert {place for found in ANSWERS for place in found} == {
        place for place, story in enumerate(STORIES) if story["state"] == "public"
    }


@pytest.mark.slow
@pytest.mark.django_db
def test_every_query_finds_its_answers_in_their_order():
    places = open_office()
    sections = dict(Section.objects.values_list("slug", "pk"))

    wrong = [
        (asked, found, answer)
        for asked, answer in zip(QUERIES, ANSWERS, strict=True)
        if (found := [places[pk] for pk in search(asked, sections)]) != answer
    ]

    assert wrong == []
