"""Related stories: chosen by staff, or else computed once, at publication."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from articles.models import Article, PublishedArticle, PublishedTag, Tag
from articles.models.newsstand.neighbours import MOST_RELATED
from articles.text.search_tokens import words

LOOKED_AT = 40  # the newest stories of each tag, unit and section
# What each thing in common counts; a word of the headline counts one.
TAG, UNIT, SECTION = 4, 3, 1
LEAST = 3  # so the same section alone does not make two stories related


def related_to(row: PublishedArticle, article: Article, tags: Iterable[Tag]) -> list[int]:
    """Return the keys of the stories to show under a published row, the best first.

    These are the ones that staff chose for its `article`, if they were ever published, or else
    the public ones that have most in common with it. `tags` are those of the story.
    """
    others = list(_candidates(row, article, tags))
    fit = [other for other in others if other.is_chosen]
    if not fit:
        fit = [other for other in others if _in_common(row, other) >= LEAST]
    fit.sort(key=lambda other: (_in_common(row, other), other.dated_on, other.pk), reverse=True)
    return [other.article_id for other in fit[:MOST_RELATED]]


def _candidates(row: PublishedArticle, article: Article, tags: Iterable[Tag]) -> Any:
    """Return staff's choice and the latest with a tag, the unit or the section, in one query."""
    through = article.related.through.objects.filter(from_article=article)
    chosen = PublishedArticle.objects.filter(article__in=through.values("to_article"))
    public = PublishedArticle.objects.public().order_by()
    # One list of keys: PostgreSQL would check several conditions on every story.
    alike = (public.filter(pk__in=latest).values("pk") for latest in _alike(row, tags))
    numbers = chosen.order_by().values("pk").union(*alike)
    columns = ("article", "headline", "section", "unit", "tags_printed", "dated_on")
    is_chosen = Exists(through.filter(to_article=OuterRef("article")))
    rows = PublishedArticle.objects.filter(pk__in=numbers).exclude(article=article)
    return rows.annotate(is_chosen=is_chosen).only(*columns)


def _alike(row: PublishedArticle, tags: Iterable[Tag]) -> Iterator[QuerySet[Any, Any]]:
    """Yield the latest stories for each thing in common, so that each query uses an index."""
    stories = PublishedArticle.objects.in_language(row.language).latest_first().values("pk")
    yield stories.filter(section=row.section)[:LOOKED_AT]
    if row.unit:
        yield stories.filter(unit=row.unit)[:LOOKED_AT]
    for tag in tags:
        tagged = PublishedTag.objects.filter(tag=tag, language=row.language)
        yield tagged.order_by("-dated_on", "-published").values("published")[:LOOKED_AT]


def _in_common(row: PublishedArticle, other: PublishedArticle) -> int:
    tags = _slugs(row) & _slugs(other)
    headlines = _telling_words(row) & _telling_words(other)
    unit = UNIT if row.unit_id and row.unit_id == other.unit_id else 0
    section = SECTION if row.section_id == other.section_id else 0
    return TAG * len(tags) + unit + section + len(headlines)


def _telling_words(row: PublishedArticle) -> set[str]:
    """Return the words of a headline, without numbers and short words."""
    found = {word for word in words(row.headline) if not word.isdigit()}
    return {word for word in found if len(word) > (3 if word.isascii() else 1)}


def _slugs(row: PublishedArticle) -> set[str]:
    return {tag["slug"] for tag in row.tags_printed}
