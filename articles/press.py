"""The press: the one door from the desk to the newsstand.

Nothing else writes PublishedArticle. It opens only for a text that two different
accounts have signed, one on the author side and one reviewer, whoever turns the key:
superusers, bulk actions and commands are not exempt.
"""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.models import Contributor
from people.names import free_address

from .credits import Role, unique
from .models import (
    FormerAddress,
    PublishedArticle,
    PublishedCredit,
    PublishedPicture,
    fingerprint_of,
)
from .models.content import content_of
from .workflow import Public, Refused

# The columns of a published row that are the version's content, word for word.
CONTENT_COLUMNS = ("language", "headline", "standfirst", "body", "place", "pictures")


def publish(article, *, by, at=None, note="", version=None):
    """Put the approved text before the public, now or at the moment `at`.

    Returns the PublishedArticle. Raises Refused unless the text that was approved is
    the text on the desk, and its approval stands.
    """
    now = timezone.now()
    if at is not None:
        _check_moment(article, at, now)
    with transaction.atomic():
        act = "schedule" if at else "publish"
        article.move("publish", by=by, note=note, version=version, act=act, public=Public.LIVE)
        approvals = standing_approvals(article)
        row = _print(article, approvals, at or now, now)
    article.__dict__.pop("newsstand", None)
    article.published = row
    return row


def unschedule(article, *, by, note="", version=None):
    """Take a story off the schedule before its moment: it is approved again, not public."""
    if not article.is_scheduled:
        raise Refused(_("This story is not on the schedule."))
    row = article.published
    with transaction.atomic():
        article.move("unschedule", by=by, note=note, version=version, public=Public.NEVER)
        row.delete(by_press=True)
    article.__dict__.pop("newsstand", None)
    article._state.fields_cache.pop("published", None)


def withdraw(article, *, by, note, version=None):
    """Take a public story away at once. The reason is compulsory; its address answers 410."""
    with transaction.atomic():
        article.move("withdraw", by=by, note=note, version=version, public=Public.WITHDRAWN)
        row = PublishedArticle.objects.get(article=article)
        row.withdrawn_at = timezone.now()
        row.save(by_press=True, update_fields=["withdrawn_at"])
    article.__dict__.pop("newsstand", None)
    article.published = row


def standing_approvals(article):
    """Return the approve Acts that hold for the text on the desk, first to last.

    Raises Refused unless there is one by a second, active account that is not on the
    author side, made after the last submission and for the same fingerprint.
    """
    version = article.latest_version
    if not version or fingerprint_of(content_of(article)) != version.fingerprint:
        raise Refused(
            _(
                "Something readers would see has changed since the approval. Save the story and submit it again."
            )
        )
    submitted = article.acts.filter(act="submit").order_by("-number").first()
    if not submitted or submitted.fingerprint != version.fingerprint:
        raise Refused(_("Nobody submitted exactly this text for review."))
    approvals = [
        act
        for act in article.acts.filter(act="approve", number__gt=submitted.number)
        .order_by("number")
        .select_related("account")
        if _stands(act, submitted, article)
    ]
    if not approvals:
        raise Refused(
            _(
                "No review, no publication: a second active account has to approve exactly this text."
            )
        )
    return approvals


def _stands(act, submitted, article):
    return (
        act.fingerprint == submitted.fingerprint
        and act.account is not None
        and act.account.is_active
        and act.account_number != submitted.account_number
        and act.account_number not in article.author_side
    )


def _check_moment(article, at, now):
    if at <= now:
        raise Refused(_("Choose a moment that is still to come, or publish now."))
    if article.newsstand and article.newsstand.is_public:
        raise Refused(
            _(
                "Readers see an earlier text of this story. Publish the new one now, or wait with it."
            )
        )


def printed(version, approvals):
    """Return the columns of a published row that follow from a version and its approvals."""
    content = version.content
    columns = {name: content[name] for name in CONTENT_COLUMNS}
    event_on = content["event_on"]
    return columns | {
        "fingerprint": version.fingerprint,
        "event_on": date.fromisoformat(event_on) if event_on else None,
        "credits": unique(
            content["credits"] + [review_of(act, content["language"]) for act in approvals]
        ),
    }


def review_of(act, language):
    """Return the Review entry of an approval: who signed it, as named now."""
    reviewer = Contributor.objects.filter(pk=act.contributor_number).first()
    if reviewer:
        return review_by(reviewer, language)
    return {"role": str(Role.REVIEW), "contributor": None, "name": act.name, "slug": ""}


def review_by(reviewer, language):
    """Return the Review entry of a contributor on a page in `language`."""
    return {
        "role": str(Role.REVIEW),
        "contributor": reviewer.pk,
        "name": reviewer.name_in(language),
        "slug": reviewer.slug,
    }


def _print(article, approvals, at, now):
    """Write the published row and what hangs on it."""
    row = PublishedArticle.objects.filter(article=article).first()
    row = row or PublishedArticle(article=article, first_published_at=at, published_at=at)
    version = article.latest_version
    for column, value in printed(version, approvals).items():
        setattr(row, column, value)
    row.version = version
    row.story_number = article.translation_of_id or article.pk
    row.section, row.unit = article.section, article.unit
    row.tags_printed = [
        {"slug": tag.slug, "name": tag.name, "name_zh": tag.name_zh} for tag in article.tags.all()
    ]
    if row.pk is None:
        row.dated_on = _dated_on(article, at)
    else:
        row.updated_at = now
        row.published_at = at if row.withdrawn_at or at > now else row.published_at
    row.withdrawn_at = None
    former = _settle_address(row, article)
    row.save(by_press=True)
    _hang(row, article, former)
    return row


def _dated_on(article, at):
    """The date a story stands under in lists: its event, but never later than its appearance."""
    appeared_on = timezone.localdate(at)
    return min(article.event_on or appeared_on, appeared_on)


def _settle_address(row, article):
    """Give the row its address; return the former one if it changed.

    Year and month are fixed at first publication; the slug is unique within language
    and month, and an address another story once had is never given again.
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
    taken = set(neighbours.values_list("slug", flat=True))
    start = address_of(row.language, row.year, row.month, article.slug).rstrip("/")
    gone = FormerAddress.objects.filter(address__startswith=start).exclude(published_id=row.pk or 0)
    taken |= {
        address.rstrip("/").rpartition("/")[2] for address in gone.values_list("address", flat=True)
    }
    row.slug = free_address(article.slug, taken)
    row.address = address_of(row.language, row.year, row.month, row.slug)
    return former if former and former != row.address else None


def address_of(language, year, month, slug):
    """Return the address of a story's page."""
    return f"/{language}/news/{year}/{month:02d}/{slug}/"


def _hang(row, article, former):
    """Write what hangs on a row: tags, credits, pictures, the former address."""
    row.tags.set(article.tags.all())
    row.credit_rows.all().delete()
    PublishedCredit.objects.bulk_create(
        PublishedCredit(published=row, contributor_id=entry["contributor"], role=entry["role"])
        for entry in row.credits
        if entry["contributor"]
    )
    row.picture_rows.all().delete()
    PublishedPicture.objects.bulk_create(
        PublishedPicture(published=row, photo_id=photo)
        for photo in {picture["photo"] for picture in row.pictures}
    )
    FormerAddress.objects.filter(address=row.address).delete()
    if former:
        FormerAddress.objects.get_or_create(address=former, defaults={"published": row})
