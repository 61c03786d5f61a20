"""Printing: how a version becomes a row of the newsstand, with the rows that belong to it.

Only the verbs of the press call the functions here that write.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone

from articles.models import (
    Act,
    Article,
    FormerAddress,
    PublishedArticle,
    PublishedCredit,
    PublishedPicture,
    PublishedTag,
    SearchDocument,
    Tag,
    Version,
)
from articles.text.content import CreditEntry
from articles.text.credit_line import Role, unique
from people.models import Contributor
from people.names import free_slug

from .related import related_to

REINDEXED_AT_ONCE = 200


def printed(version: Version, approvals: Iterable[Act]) -> dict[str, Any]:
    """Return the columns of a published row that follow from a version and its approvals.

    Each column comes from a key of the content. Keys that older texts lack have a default here,
    so that an older text is printed as it was signed.
    """
    content = version.content
    event_on = content["event_on"]
    reviews = [review_of(act, content["language"]) for act in approvals]
    return {
        "fingerprint": version.fingerprint,
        "language": content["language"],
        "headline": content["headline"],
        "standfirst": content["standfirst"],
        "body": content["body"],
        "place": content["place"],
        "event_on": date.fromisoformat(event_on) if event_on else None,
        "credits": unique(content["credits"] + reviews),
        "pictures": content["pictures"],
        "contact": content.get("contact", ""),
        "corrections": content.get("corrections", []),
    }


def put_out(
    article: Article, approvals: Sequence[Act], at: datetime, now: datetime
) -> PublishedArticle:
    """Write the published row and the rows that belong to it."""
    row = article.newsstand
    row = row or PublishedArticle(article=article, first_published_at=at, published_at=at)
    version = article.latest_version
    for column, value in printed(version, approvals).items():
        setattr(row, column, value)
    row.version = version
    row.reviewed_number = version.number if approvals else row.reviewed_number
    row.translation_group = article.translation_of_id or article.pk
    row.section, row.unit = article.section, article.unit
    tags = list(article.tags.all())
    row.tags_printed = [
        {"slug": tag.slug, "name": tag.name, "name_zh": tag.name_zh} for tag in tags
    ]
    if row.pk is None:
        row.dated_on = _dated_on(article, at)
    else:
        row.updated_at = row.updated_at if article.is_minor else now
        row.published_at = at if row.withdrawn_at or at > now else row.published_at
    row.withdrawn_at = None
    row.related = related_to(row, article, tags)
    former = _settle_address(row, article)
    if row.pk:
        row.tags.clear()
        row.credit_rows.all().delete()
        row.picture_rows.all().delete()
    row.save(by_press=True)
    _hang(row, tags, former)
    return row


def _dated_on(article: Article, at: datetime) -> date:
    """Return the date for lists: the event's, but never later than the publication."""
    appeared_on = timezone.localdate(at)
    return min(article.event_on or appeared_on, appeared_on)


def _settle_address(row: PublishedArticle, article: Article) -> str | None:
    """Give the row its address; return the former one if it changed.

    Year and month are fixed at first publication. The slug is unique within language and
    month, and the former address of another story is not used again.
    """
    if row.pk is None:
        base = article.event_on or timezone.localdate(row.published_at)
        row.year, row.month = base.year, base.month
    elif row.slug == article.slug:
        return None
    former, row.slug = row.address, article.slug
    neighbours = PublishedArticle.objects.filter(
        language=row.language, year=row.year, month=row.month, slug__startswith=article.slug
    ).exclude(pk=row.pk)
    start = address_of(row.language, row.year, row.month, article.slug).rstrip("/")
    gone = FormerAddress.objects.filter(address__startswith=start).exclude(published_id=row.pk or 0)
    addresses = neighbours.order_by().values_list("address", flat=True)
    addresses = addresses.union(gone.values_list("address", flat=True))
    taken = {address.rstrip("/").rpartition("/")[2] for address in addresses}
    row.slug = free_slug(article.slug, taken)
    row.address = address_of(row.language, row.year, row.month, row.slug)
    return former if former and former != row.address else None


def address_of(language: str, year: int, month: int, slug: str) -> str:
    return f"/{language}/news/{year}/{month:02d}/{slug}/"


def _hang(row: PublishedArticle, tags: Iterable[Tag], former: str | None) -> None:
    PublishedTag.objects.bulk_create(
        PublishedTag(published=row, tag=tag, language=row.language, dated_on=row.dated_on)
        for tag in tags
    )
    hang_credits(row)
    PublishedPicture.objects.bulk_create(
        PublishedPicture(published=row, photo_id=photo)
        for photo in {picture["photo"] for picture in row.pictures}
    )
    if former:
        FormerAddress.objects.filter(address=row.address).delete()
        FormerAddress.objects.get_or_create(address=former, defaults={"published": row})


def hang_credits(row: PublishedArticle) -> None:
    """Write who is credited: of merged contributors, the one that was kept."""
    pairs = [(entry["contributor"], entry["role"]) for entry in row.credits if entry["contributor"]]
    kept = Contributor.objects.kept({number for number, _role in pairs})
    PublishedCredit.objects.bulk_create(
        PublishedCredit(
            published=row,
            contributor_id=contributor,
            role=role,
            language=row.language,
            dated_on=row.dated_on,
            published_at=row.published_at,
        )
        for contributor, role in {(kept[number], role) for number, role in pairs}
    )


def rehang_credits(gone: Contributor, kept: Contributor) -> None:
    """Move the stories of `gone` to `kept`, each role once. Printed credit lines stay."""
    credits = PublishedCredit.objects.filter(contributor=gone)
    same = PublishedCredit.objects.filter(published=OuterRef("published"), role=OuterRef("role"))
    found = PublishedArticle.objects.filter(credit_rows__contributor=gone)
    numbers = list(found.values_list("pk", flat=True).distinct())
    credits.filter(Exists(same.filter(contributor=kept))).delete()
    credits.update(contributor=kept)
    for start in range(0, len(numbers), REINDEXED_AT_ONCE):
        some = PublishedArticle.objects.filter(pk__in=numbers[start : start + REINDEXED_AT_ONCE])
        SearchDocument.keep(some.select_related("section", "unit"))


def review_of(act: Act, language: str) -> CreditEntry:
    """Return the Review entry of an approval: who signed it, as named now."""
    own = act.account.person if act.account else None
    is_own = own and own.pk == act.signer
    reviewer = own if is_own else Contributor.objects.filter(pk=act.signer or 0).first()
    if reviewer:
        return review_by(reviewer, language)
    return {"role": str(Role.REVIEW), "contributor": None, "name": act.signer_name, "slug": ""}


def review_by(reviewer: Contributor, language: str) -> CreditEntry:
    """Return the Review entry of a contributor on a page in `language`."""
    return {
        "role": str(Role.REVIEW),
        "contributor": reviewer.pk,
        "name": reviewer.name_in(language),
        "slug": reviewer.slug,
    }
