"""The press: the one door from the desk to the newsstand.

Nothing else writes PublishedArticle. It opens only for a text that two different
accounts have signed, one on the author side and one reviewer, whoever turns the key:
superusers, bulk actions and commands are not exempt.
"""

from contextlib import suppress
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.models import Contributor
from people.names import free_address

from .approvals import approvals_of, review_by, review_of, standing_approvals
from .credits import unique
from .models import (
    FormerAddress,
    PublishedArticle,
    PublishedCredit,
    PublishedPicture,
    PublishedTag,
    SearchDocument,
)
from .models.reviewable import no_name
from .related import related_to
from .workflow import Public, Refused, Stale, Work

# The columns of a published row that are the version's content, word for word.
CONTENT_COLUMNS = ("language", "headline", "standfirst", "body", "place", "pictures")
REINDEXED_AT_ONCE = 200


def publish(article, *, by, at=None, note="", version=None):
    """Put the approved text before the public, now or at the moment `at`.

    Returns the PublishedArticle. Raises Refused unless the text that was approved is
    the text on the desk, and its approvals stand.
    """
    now = timezone.now()
    if at is not None:
        _check_moment(article, at, now)
    with transaction.atomic():
        article.refuse_unless("publish", by=by, version=version)
        approvals = standing_approvals(article)
        row = _print(article, approvals, at or now, now)
        details = {"approvals": [act.number for act in approvals], "printed": row.printed_hash()}
        article.move(
            "publish",
            by=by,
            note=note,
            version=version,
            act="schedule" if at else "publish",
            details=details,
            public_state=Public.LIVE,
            is_minor=False,
            review_step=0,
        )
    article.published = row
    return row


def unschedule(article, *, by, note="", version=None):
    """Take a story off the schedule before its moment: it is approved again, not public."""
    _take_off("unschedule", article, by=by, note=note, version=version)


def hold_back(article, *, note):
    """Hold a scheduled story whose approval no longer stands: it is reviewed again.

    Done by the program itself, in nobody's name: see hold_unsigned().
    """
    _take_off(
        "hold", article, by=None, note=note, review_step=0, round_began=article.acts_count + 1
    )


def hold_unsigned():
    """Hold every scheduled story whose approvals no longer stand; return the stories held.

    An approver may have been switched off, or lost the role, since. Run when accounts
    change and by `manage.py work`. One that somebody else moves meanwhile is left to them.
    """
    held = []
    for row in PublishedArticle.objects.scheduled().select_related("article", "version"):
        try:
            approvals_of(row.article, row.version)
        except Refused as refusal:
            with suppress(Stale):
                hold_back(row.article, note=str(refusal))
                held.append(row.article)
    return held


def _take_off(name, article, **arguments):
    """Take a story off the schedule: nobody has read it."""
    row = article.newsstand
    with transaction.atomic():
        article.move(name, public_state=Public.NEVER, **arguments)
        row.delete(by_press=True)
    article._state.fields_cache.pop("published", None)
    article.forget()


def withdraw(article, *, by, note, version=None):
    """Take a public story away at once. The reason is compulsory; its address answers 410."""
    with transaction.atomic():
        state = {"public_state": Public.WITHDRAWN, "is_minor": False}
        article.move("withdraw", by=by, note=note, version=version, **state)
        row = PublishedArticle.objects.get(article=article)
        row.withdrawn_at = timezone.now()
        row.save(by_press=True, update_fields=["withdrawn_at"])
    article.published = row


def restore(article, *, by, note="", version=None):
    """Show a withdrawn story to the public again, as it was last published.

    Raises Refused when it was away for longer than NEWSROOM_RESTORE_DAYS: then it is
    reviewed and published anew.
    """
    days = settings.NEWSROOM_RESTORE_DAYS
    with transaction.atomic():
        article.refuse_unless("restore", by=by, version=version)
        row = PublishedArticle.objects.get(article=article)
        if row.withdrawn_at < timezone.now() - timedelta(days=days):
            raise Refused(
                _(
                    "The story was withdrawn more than %(days)s days ago. Have it reviewed and publish it anew."
                )
                % {"days": days}
            )
        article.move("restore", by=by, note=note, version=version, public_state=Public.LIVE)
        row.withdrawn_at = None
        row.save(by_press=True, update_fields=["withdrawn_at"])
    article.published = row


def publish_in_emergency(article, *, by, note, version=None):
    """Publish the text on the desk without review, for a reason that goes on the sheet.

    It bears no Review credit and stays unreviewed until sign_after(). Raises Refused when
    something other than the review is missing.
    """
    if reasons := [str(item.text) for item in article.missing()]:
        raise Refused(*reasons)
    now = timezone.now()
    with transaction.atomic():
        article.refuse_unless("emergency", by=by, version=version)
        if article.work_state != Work.IN_REVIEW:
            article.record_version(by=by)
        if article.newsstand and article.newsstand.reviewed_number == article.version_number:
            raise Refused(
                _("This text was reviewed and published before: there is nothing to publish anew.")
            )
        row = _print(article, [], now, now)
        article.move(
            "emergency",
            by=by,
            note=note,
            details={"approvals": [], "printed": row.printed_hash()},
            public_state=Public.LIVE,
            is_minor=False,
            review_step=0,
        )
    article.published = row
    return row


def sign_after(article, *, by, note="", version=None):
    """Approve, as a reviewer, the text that was published in an emergency.

    `version` is the number of the published version the reviewer was shown.
    """
    if getattr(by, "contributor", None) is None:
        raise Refused(no_name())
    with transaction.atomic():
        article.refuse_unless("sign_after", by=by)
        row = PublishedArticle.objects.select_related("version").get(article=article)
        if version not in (None, row.version.number):
            raise Stale(_("Another text was published since this page was opened. Read it first."))
        review = review_by(by.contributor, row.language)
        row.credits = unique([*row.credits, review])
        row.reviewed_number = row.version.number
        details = {"printed": row.printed_hash()}
        article.move("sign_after", by=by, note=note, signed=row.version, details=details)
        row.save(by_press=True, update_fields=["credits", "reviewed_number"])
        row.credit_rows.all().delete()
        _hang_credits(row)
    article.published = row
    article.forget()


def _check_moment(article, at, now):
    if at <= now:
        raise Refused(_("Choose a moment that is still to come, or publish now."))
    if article.newsstand:
        raise Refused(
            _(
                "An earlier text of this story was published. Publish the new one now, or wait with it."
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
        "contact": content.get("contact", ""),
        "corrections": content.get("corrections", []),
        "credits": unique(
            content["credits"] + [review_of(act, content["language"]) for act in approvals]
        ),
    }


def _print(article, approvals, at, now):
    """Write the published row and what hangs on it."""
    row = article.newsstand
    row = row or PublishedArticle(article=article, first_published_at=at, published_at=at)
    version = article.latest_version
    for column, value in printed(version, approvals).items():
        setattr(row, column, value)
    row.version = version
    row.reviewed_number = version.number if approvals else row.reviewed_number
    row.story_number = article.translation_of_id or article.pk
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
    start = address_of(row.language, row.year, row.month, article.slug).rstrip("/")
    gone = FormerAddress.objects.filter(address__startswith=start).exclude(published_id=row.pk or 0)
    addresses = neighbours.order_by().values_list("address", flat=True)
    addresses = addresses.union(gone.values_list("address", flat=True))
    taken = {address.rstrip("/").rpartition("/")[2] for address in addresses}
    row.slug = free_address(article.slug, taken)
    row.address = address_of(row.language, row.year, row.month, row.slug)
    return former if former and former != row.address else None


def address_of(language, year, month, slug):
    """Return the address of a story's page."""
    return f"/{language}/news/{year}/{month:02d}/{slug}/"


def _hang(row, tags, former):
    """Write what hangs on a row: tags, credits, pictures, the former address."""
    PublishedTag.objects.bulk_create(
        PublishedTag(published=row, tag=tag, language=row.language, dated_on=row.dated_on)
        for tag in tags
    )
    _hang_credits(row)
    PublishedPicture.objects.bulk_create(
        PublishedPicture(published=row, photo_id=photo)
        for photo in {picture["photo"] for picture in row.pictures}
    )
    if former:
        FormerAddress.objects.filter(address=row.address).delete()
        FormerAddress.objects.get_or_create(address=former, defaults={"published": row})


def _hang_credits(row):
    """Write who is credited; for a contributor who was merged, the one that was kept."""
    pairs = [(entry["contributor"], entry["role"]) for entry in row.credits if entry["contributor"]]
    kept = Contributor.objects.kept({number for number, _role in pairs})
    PublishedCredit.objects.bulk_create(
        PublishedCredit(
            published=row,
            contributor_id=contributor,
            role=role,
            language=row.language,
            dated_on=row.dated_on,
        )
        for contributor, role in {(kept[number], role) for number, role in pairs}
    )


def rehang_credits(gone, kept):
    """Lead from the contributor `kept` to every story that led from `gone`, once a role.

    The printed credit lines stay as they are: they are what was signed.
    """
    credits = PublishedCredit.objects.filter(contributor=gone)
    same = PublishedCredit.objects.filter(published=OuterRef("published"), role=OuterRef("role"))
    found = PublishedArticle.objects.filter(credit_rows__contributor=gone)
    numbers = list(found.values_list("pk", flat=True).distinct())
    credits.filter(Exists(same.filter(contributor=kept))).delete()
    credits.update(contributor=kept)
    for start in range(0, len(numbers), REINDEXED_AT_ONCE):
        some = PublishedArticle.objects.filter(pk__in=numbers[start : start + REINDEXED_AT_ONCE])
        SearchDocument.keep(some.select_related("section", "unit"))
