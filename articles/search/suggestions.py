"""What to offer if a search finds nothing: fewer words, people and tags with similar names.

Only what finds public stories is offered, so that no name from a draft leaks.
"""

from difflib import get_close_matches
from typing import NamedTuple

from django.conf import settings
from django.db.models import CharField, Exists, F, OuterRef, Q, Value
from django.db.models.functions import Coalesce, NullIf

from articles.models.index import SearchDocument
from articles.models.newsstand.published import PublishedArticle
from articles.models.taxonomy import Tag
from articles.text.search_tokens import HAN_RUN
from people.letters import bare_name, fold
from people.models import Contributor
from people.names import is_chinese, pinyin

from .finding import at_least, newest
from .query import parse

MOST_FEWER = 6  # queries tried
SOME = 5  # stories asked for although one is enough: see MANY
MOST_NAMES = 200  # compared
ALIKE = 0.7


class Suggestions(NamedTuple):
    """Texts to search for instead, and contributors and tags (slug, name, Chinese name)."""

    texts: list[str]
    people: list[tuple]
    tags: list[tuple]

    def __bool__(self):
        return any(self)


def suggest(query, *, language="", year=None):
    """Return the Suggestions for a query that finds nothing, with one statement."""
    queries = _fewer(query)
    parts = [
        _numbered(SearchDocument.objects.filter(key__in=_some(query, language, year)), number)
        for number, query in enumerate(queries)
    ]
    texts = [term.text for term in _terms(query)]
    if texts:
        parts += [_people(texts, language), *_tags(texts, language)]
    if not parts:
        return Suggestions([], [], [])
    rows = list(parts[0].union(*parts[1:], all=True))
    found = sorted({int(slug) for kind, slug, *_names in rows if kind == "text"})
    return Suggestions(
        [queries[number].as_text() for number in found],
        _alike([row[1:] for row in rows if row[0] == "person"], texts),
        _alike(_merged(row[1:] for row in rows if row[0] == "tag"), texts),
    )


def _fewer(query):
    """Return the queries with one term less, before them that with runs of Chinese cut into
    pairs, and that without the title of a person.
    """
    terms, typed = _terms(query), [term.text for term in query.terms]
    fewer = [query.without(term) for term in terms] if len(terms) > 1 else []
    others = [list(map(change, typed)) for change in (_pairs, bare_name)]
    changed = [parse(" ".join(other)) for other in others if other != typed]
    return [*changed, *fewer][:MOST_FEWER]


def _terms(query):
    return [*query.terms, *(term for _kind, term in query.people)]


def _pairs(text):
    if not HAN_RUN.fullmatch(text) or len(text) < 4 or len(text) % 2:
        return text
    return " ".join(text[at : at + 2] for at in range(0, len(text), 2))


def _some(query, language, year):
    return newest(query.within(language), year=year).values("key")[: at_least(SOME, query)]


def _text(text):
    return Value(text, output_field=CharField())


def _numbered(rows, number):
    """Return rows as a part of the UNION that says that query `number` finds something."""
    return rows.order_by().values_list(*map(_text, ("text", str(number), "", "")))


def _named(rows, kind):
    """Return rows as a part of the UNION: (kind, slug, name, Chinese name)."""
    return rows.order_by().values_list(_text(kind), "slug", "name", "name_zh")


def _leading_here(rows, name, language):
    """Return the public stories of the outer contributor or tag, through “credit_rows” or the like."""
    which = {f"{rows}__{name}": OuterRef("pk")}
    if language:  # asked of these rows, so that their index holds the answer
        which[f"{rows}__language"] = language
    return PublishedArticle.objects.public().filter(**which)


def _people(texts, language):
    """Return the part of the UNION for contributors whose names begin like a text."""
    begin = Q()
    for text in texts:
        begin |= Q(sort_key__startswith=pinyin(text)[:2])
    credited = Exists(_leading_here("credit_rows", "contributor", language))
    # Of one whose words nobody approved, readers know a name in one language only.
    known = Q(is_approved=True) | Q(name="") | Q(name_zh="")
    public = Contributor.objects.filter(begin, credited, known, merged_into=None)
    public = public.order_by("sort_key")
    some = Contributor.objects.filter(pk__in=public.values("pk")[:MOST_NAMES])
    return _named(some, "person")


def _tags(texts, language):
    """Return the parts of the UNION for tags whose names begin like a text, one a language.

    Each holds the name that public stories in its language print, and no other.
    """
    begin = Q()
    for text in texts:
        begin |= Q(name__istartswith=text[:2]) | Q(name_zh__startswith=text[:1])
    return [_tags_in(code, begin) for code, _name in settings.LANGUAGES if language in ("", code)]


def _tags_in(language, begin):
    used = Exists(_leading_here("tag_rows", "tag", language))
    public = Tag.objects.filter(begin, used).order_by("pk")
    some = Tag.objects.filter(pk__in=public.values("pk")[:MOST_NAMES])
    names = {"name": _text(""), "name_zh": _text("")}
    printed, other = ("name_zh", "name") if is_chinese(language) else ("name", "name_zh")
    names[printed] = Coalesce(NullIf(F(printed), Value("")), F(other))
    return some.order_by().values_list(_text("tag"), "slug", names["name"], names["name_zh"])


def _merged(rows):
    """Return rows of (slug, name, Chinese name) with those of one slug made one."""
    found = {}
    for slug, name, name_zh in rows:
        _slug, known, known_zh = found.get(slug, (slug, "", ""))
        found[slug] = slug, name or known, name_zh or known_zh
    return list(found.values())


def _alike(rows, texts):
    """Return the rows with a name similar to one of the texts, or to all of them together."""
    spelled = {}
    for row in rows:
        for name in row[1:]:
            spelled.setdefault(_spelled(name), row)
    spelled.pop("", None)
    wanted = [_spelled(text) for text in dict.fromkeys([*texts, " ".join(texts)])]
    alike = [close for text in wanted for close in get_close_matches(text, spelled, 3, ALIKE)]
    return list(dict.fromkeys(spelled[name] for name in alike))[:5]


def _spelled(name):
    return fold(pinyin(name)).replace(" ", "")
