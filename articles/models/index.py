"""The index of words that a search looks through: FTS5 on SQLite, tsvector on PostgreSQL.

Both hold the same words, made by articles/text/search_tokens.py, in the same columns. The columns add
up: `standfirst` holds the words of headline and standfirst, `body` those of the whole
story, so that “found no further than in the standfirst” asks one column. Public stories
and the desk have an index each, so that a search can't reach from one into the other.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import partial
from itertools import chain

from django.db import models, transaction
from django.db.models.functions import Coalesce
from django.utils.formats import date_format
from django.utils.translation import override

from articles.text.cleaning import plain_text
from articles.text.content import CreditEntry
from articles.text.search_tokens import (
    ANYBODY,
    CHARACTER,
    characters,
    marker,
    name_words,
    spoken,
    words,
)
from people.models import Contributor

COLUMNS = ("headline", "standfirst", "captions", "body")  # in order of weight, the best first
Names = dict[int, tuple[str, ...]]  # of contributors, in both scripts
BATCH = 200  # stories indexed at once
NUMBER_BITS = 32  # of a public document's key; above them stands the day
NUMBER = (1 << NUMBER_BITS) - 1
GAP = ":"  # between parts of a text, so that no phrase goes across: no query contains it

# PostgreSQL's limits for a text. They hold on SQLite too, so that both find the same.
LAST_PLACE = 16_000
MOST_PLACES = 250  # of one word
LONGEST_TEXT = 200_000  # characters


class WordsField(models.TextField):
    """A list of words in their order. Written and sought, never read back."""

    def deconstruct(self):
        """Stand in migrations as a plain text field, so that they import nothing from here."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs

    def db_type(self, connection):
        return "tsvector" if connection.vendor == "postgresql" else super().db_type(connection)

    def get_db_prep_value(self, value, connection, prepared=False):
        words = _within_limits(value)
        return _as_tsvector(words) if connection.vendor == "postgresql" else " ".join(words)


def _within_limits(words):
    words = words[:LAST_PLACE]
    if max(Counter(words).values(), default=0) <= MOST_PLACES:
        return words
    seen, kept = Counter(), []
    for word in words:
        seen[word] += 1
        kept.append(word if seen[word] <= MOST_PLACES else GAP)
    return kept


def _as_tsvector(words):
    places = {}
    for place, word in enumerate(words, 1):
        places.setdefault(word, []).append(str(place))
    places.pop(GAP, None)
    return " ".join(f"'{word}':{','.join(at)}" for word, at in places.items())


@WordsField.register_lookup
class Found(models.Lookup):
    """`column__found=query`: the rows whose column answers the query (as_fts5, as_tsquery: see Asked)."""

    lookup_name = "found"
    prepare_rhs = False

    def get_db_prep_lookup(self, value, connection):
        is_postgres = connection.vendor == "postgresql"
        return "%s", [value.as_tsquery() if is_postgres else value.as_fts5()]

    def as_sql(self, compiler, connection):
        column, params = self.process_lhs(compiler, connection)
        query, more = self.process_rhs(compiler, connection)
        operator = "@@ {}::tsquery" if connection.vendor == "postgresql" else "MATCH {}"
        return f"{column} {operator.format(query)}", [*params, *more]


class AnyOf:
    """The query for documents that bear one of these markers."""

    def __init__(self, markers):
        self.markers = markers

    def as_fts5(self):
        return " OR ".join(f'"{word}"' for word in self.markers)

    def as_tsquery(self):
        return " | ".join(f"'{word}'" for word in self.markers)


class Document(models.Model):
    """The words of one story."""

    key = models.BigIntegerField(primary_key=True, db_column="rowid")
    headline = WordsField()
    standfirst = WordsField()
    captions = WordsField()  # and credits, date, place, unit, section, tags
    body = WordsField()

    class Meta:
        abstract = True

    def __str__(self):
        return str(self.key)

    @classmethod
    def of(cls, key, content, markers, about, names):
        """Return the document of a story with this content."""
        credits = content["credits"]
        credited = [(entry["role"], name) for entry in credits for name in _names_of(entry, names)]
        shown = [(picture["caption"], picture["alt"]) for picture in content["pictures"]]
        say = partial(_said, content["language"])
        headline = [*markers, *_credit_markers(credited), *say([content["headline"]])]
        standfirst = [*headline, *say([content["standfirst"]])]
        captions = [*standfirst, *say([content["place"], *about, *chain(*shown)])]
        for name in dict.fromkeys(name for _role, name in credited):
            captions += [*say([name]), GAP, *spoken(content["language"], name_words(name))]
        body = [*captions, *say([plain_text(content["body"])[:LONGEST_TEXT]])]
        return cls(key=key, headline=headline, standfirst=standfirst, captions=captions, body=body)


def _said(language, texts):
    """Return the words of texts, with gaps between texts, and markers for single characters.

    Without markers a search for one character would go through all pairs that begin with it.
    """
    said = []
    for text in filter(None, texts):
        single = [marker(CHARACTER, character) for character in characters(text)]
        said += [*spoken(language, single), GAP, *spoken(language, words(text))]
    return said


def _credit_markers(credited):
    return dict.fromkeys(
        marker(kind, word)
        for role, name in credited
        for word in name_words(name)
        for kind in (role, ANYBODY)
    )


def _names_of(entry: CreditEntry, names: Names) -> list[str]:
    """Return the name as printed and the contributor's names in both scripts, each once."""
    both = names.get(entry["contributor"] or 0, ())
    return [name for name in dict.fromkeys((entry["name"], *both)) if name]


def names_in(credits: Iterable[CreditEntry]) -> Names:
    """Return {contributor: (name, Chinese name)}. A merged one has the names of the one kept."""
    numbers = {number for entry in credits if (number := entry["contributor"])}
    kept = (Coalesce(f"merged_into__{name}", name) for name in ("name", "name_zh"))
    people = Contributor.objects.filter(pk__in=numbers).values_list("pk", *kept)
    return {pk: tuple(names) for pk, *names in people}


def _date_in(language, day):
    with override(language):
        return date_format(day) if day else ""


def _both_names(*things):
    return [name for thing in things if thing for name in (thing.name, thing.name_zh)]


def keep_each(documents, rows):
    """Index a queryset of rows in short transactions; return how many there are."""
    last, count = 0, 0
    while batch := list(rows.filter(pk__gt=last).order_by("pk")[:BATCH]):
        with transaction.atomic():
            documents.keep(batch)
        last, count = batch[-1].pk, count + len(batch)
    return count


class SearchDocument(Document):
    """What readers can find: a document for every public or scheduled story."""

    @staticmethod
    def key_of(day, number=0):
        """Return the key of a story by its day and number: the later, the greater."""
        return day.toordinal() << NUMBER_BITS | number

    @classmethod
    def keep(cls, rows):
        """Index published rows as they are now, without withdrawn ones."""
        cls.forget(rows)
        rows = [row for row in rows if row.withdrawn_at is None]
        names = names_in(chain.from_iterable(row.credits for row in rows))
        cls.objects.bulk_create(cls._of_row(row, names) for row in rows)

    @classmethod
    def forget(cls, rows):
        """Take published rows out of the index."""
        numbers = [marker("row", row.pk) for row in rows]
        cls.objects.filter(headline__found=AnyOf(numbers)).delete()

    @classmethod
    def _of_row(cls, row, names):
        markers = [
            marker("row", row.pk),
            marker("language", row.language),
            marker("section", row.section_id),
        ]
        printed = [row.section_printed, row.unit_printed, *row.tags_printed]
        about = [name for one in printed if one for name in (one["name"], one["name_zh"])]
        about = [_date_in(row.language, row.dated_on), *about]
        return cls.of(cls.key_of(row.dated_on, row.pk), vars(row), markers, about, names)


class DeskDocument(Document):
    """What staff can find: a document for the working copy of every story, by its number."""

    @classmethod
    def keep(cls, versions):
        """Index the stories whose latest versions these are."""
        cls.objects.filter(pk__in=[version.article_id for version in versions]).delete()
        names = names_in(chain.from_iterable(version.content["credits"] for version in versions))
        cls.objects.bulk_create(cls._of_version(version, names) for version in versions)

    @classmethod
    def _of_version(cls, version, names):
        article, content = version.article, version.content
        tags = _both_names(*article.tags.all())
        day = content["event_on"] and date.fromisoformat(content["event_on"])
        about = [
            _date_in(content["language"], day),
            *_both_names(article.section, article.unit),
            *tags,
        ]
        markers = [marker("language", content["language"])]
        about.append(article.slug.replace("-", " "))
        return cls.of(article.pk, content, markers, about, names)
