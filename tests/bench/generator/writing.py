"""Writing generated stories in bulk: past the desk and the press, but just as they would.

Every text has its fingerprint, every sheet its chain of acts by two accounts, and every
published row follows from them, so that `manage.py verify` finds nothing to name.
"""

from collections import defaultdict, deque

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from articles.models import (
    Article,
    PublishedArticle,
    PublishedCredit,
    PublishedPicture,
    PublishedTag,
)
from articles.models.desk.edition import OF_A_PAIR
from articles.models.newsstand.neighbours import MOST_RELATED
from articles.models.record.content import review_by
from articles.press.printing import address_of, in_print, printed

from .editions import Edition
from .sheets import sheet


@transaction.atomic
def write(stories, office):
    """Write both editions of the stories, each as its workflow would have left it."""
    originals = [Edition(story, office) for story in stories]
    _insert([edition.article for edition in originals])
    translations = [Edition(first.story, office, original=first) for first in originals]
    _insert([edition.article for edition in translations])
    editions = originals + translations
    _relate(editions)
    for rows_of in (desk_tags, Edition.versions, published, sheet):
        _insert_each(rows_of, editions)
    QuerySet(Article).bulk_update([edition.article for edition in editions], OF_A_PAIR)
    for rows_of in (lambda edition: edition.credits, lambda edition: edition.photo_uses):
        _insert_each(rows_of, editions)
    for rows_of in (credit_rows, picture_rows, tag_rows):
        _insert_each(rows_of, editions)


def _relate(editions):
    """Let each edition name the last ones of its language written with a tag of its own.

    One tag in common is enough for the press, see articles/press/related.py.
    """
    latest = defaultdict(lambda: deque(maxlen=MOST_RELATED))
    for edition in editions:
        alike = latest[edition.language, edition.tags[0]]
        edition.related_keys = [other.article.pk for other in reversed(alike)]
        alike.append(edition)


def _insert_each(rows_of, editions):
    _insert([row for edition in editions for row in rows_of(edition)])


def _insert(rows):
    """Insert rows of one kind, past managers that leave some of them to the press."""
    if rows:
        QuerySet(type(rows[0])).bulk_create(rows)


def desk_tags(edition):
    """Return the tags of the working copy."""
    through = Article.tags.through
    return [through(article_id=edition.article.pk, tag=tag) for tag in edition.tags]


def published(edition):
    """Return what readers are served from, in a list; it stays with the edition as `row`."""
    article, version, story = edition.article, edition.frozen[-1], edition.story
    dated_on = article.event_on or timezone.localdate(edition.published_at)
    columns = printed(version, approvals=[])
    columns["credits"].append(review_by(edition.office.reviewer.contributor, edition.language))
    edition.row = PublishedArticle(
        **columns,
        article=article,
        version=version,
        reviewed_number=version.number,
        translation_group=article.translation_of_id or article.pk,
        year=dated_on.year,
        month=dated_on.month,
        slug=article.slug,
        address=address_of(edition.language, dated_on.year, dated_on.month, article.slug),
        section=edition.section,
        section_printed=in_print(edition.section),
        unit=edition.unit,
        unit_printed=in_print(edition.unit),
        tags_printed=[in_print(tag) for tag in edition.tags],
        related=edition.related_keys,
        dated_on=dated_on,
        first_published_at=edition.published_at,
        published_at=edition.published_at,
        announced_at=edition.published_at,
        updated_at=edition.corrected_at if story.is_corrected else None,
        withdrawn_at=edition.withdrawn_at if story.is_withdrawn else None,
    )
    return [edition.row]


def credit_rows(edition):
    """Return what leads to the story from the pages of its contributors."""
    return [
        PublishedCredit(
            published=edition.row,
            contributor_id=entry["contributor"],
            role=entry["role"],
            language=edition.row.language,
            dated_on=edition.row.dated_on,
            announced_at=edition.row.announced_at,
        )
        for entry in edition.row.credits
    ]


def picture_rows(edition):
    """Return what makes the renditions of the story's pictures public."""
    return [PublishedPicture(published=edition.row, photo=use.photo) for use in edition.photo_uses]


def tag_rows(edition):
    """Return what leads to the story from the pages of its tags."""
    row = edition.row
    return [
        PublishedTag(published=row, tag=tag, language=row.language, dated_on=row.dated_on)
        for tag in edition.tags
    ]
