"""Printing: how a version becomes a row of the newsstand, with the rows that belong to it.

Only the verbs of the press call the functions here that write.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
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
from articles.models.record.content import review_by
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
    reviews = [review_of(act, content["language"]) for act in approvals]
    return {
        "fingerprint": version.fingerprint,
        "language": content["language"],
        "headline": content["headline"],
        "standfirst": content["standfirst"],
        "body": content["body"],
        "place": content["place"],
        "event_on": _day(content["event_on"]),
        "first_published_on": _day(content.get("first_published_on", "")),
        "first_published_where": content.get("first_published_where", ""),
        "credits": unique(content["credits"] + reviews),
        "pictures": content["pictures"],
        "contact": content.get("contact", ""),
        "corrections": content.get("corrections", []),
    }


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso) if iso else None


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
    row.section, row.section_printed = article.section, in_print(article.section)
    row.unit, row.unit_printed = article.unit, in_print(article.unit)
    row.dated_on = _dated_on(row)
    if row.pk:
        row.updated_at = row.updated_at if article.is_minor else now
        row.published_at = at if row.withdrawn_at or at > now else row.published_at
    row.withdrawn_at = None
    row.announced_at = announced_at(row)
    tags = list(article.tags.all())
    former = _list(row, article, tags)
    if row.pk:
        row.tags.clear()
        row.credit_rows.all().delete()
        row.picture_rows.all().delete()
    row.save(by_press=True)
    _hang(row, tags, former)
    hang_credits(row)
    PublishedPicture.objects.bulk_create(
        PublishedPicture(published=row, photo_id=photo)
        for photo in {picture["photo"] for picture in row.pictures}
    )
    return row


def put_listing(article: Article) -> PublishedArticle:
    """Write what stands beside the published text anew: tags, links and address."""
    version = article.latest_version
    row: PublishedArticle = article.newsstand
    row.version, row.fingerprint = version, version.fingerprint
    row.reviewed_number = version.number
    tags = list(article.tags.all())
    former = _list(row, article, tags)
    row.tags.clear()
    row.save(by_press=True)
    _hang(row, tags, former)
    return row


def _list(row: PublishedArticle, article: Article, tags: Sequence[Tag]) -> str | None:
    """Give the row its tags, links and address; return the former address if it changed."""
    group = article.translation_of_id or article.pk
    if row.translation_group != group:
        row.original_changed_at = None  # it was that of another original
    row.translation_group = group
    row.tags_printed = [in_print(tag) for tag in tags]
    row.related = related_to(row, article, tags)
    return _settle_address(row, article)


def in_print(thing: Any) -> dict[str, str]:
    """Return a section, a unit or a tag as a row keeps it: the names that readers see.

    Of a unit that a story does not have, nothing is kept.
    """
    if thing is None:
        return {}
    return {"slug": thing.slug, "name": thing.name, "name_zh": thing.name_zh}


def _dated_on(row: PublishedArticle) -> date:
    """Return the date for lists: the event's, but never later than the first publication."""
    appeared_on = row.first_published_on or timezone.localdate(row.first_published_at)
    return min(row.event_on or appeared_on, appeared_on)


def announced_at(row: PublishedArticle) -> datetime:
    """Return when the story was news: at its publication, here or where it appeared first."""
    day = row.first_published_on
    if day is None:
        moment: datetime = row.published_at
        return moment
    midnight = datetime.combine(day, time.min)
    return timezone.make_aware(midnight, timezone.get_default_timezone())


def _settle_address(row: PublishedArticle, article: Article) -> str | None:
    """Give the row its address; return the former one if it changed.

    Year and month are fixed at first publication. The slug is unique within language and
    month, and the former address of another story is not used again.
    """
    if row.pk is None:
        appeared_on = row.first_published_on or timezone.localdate(row.published_at)
        base = row.event_on or appeared_on
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
            announced_at=row.announced_at,
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
