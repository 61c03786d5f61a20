"""The press: the one door from the desk to the newsstand.

Nothing else writes PublishedArticle. It opens only for a text that two different
accounts have signed, one on the author side and one reviewer, whoever publishes it:
superusers, bulk actions and commands are not exempt. Which approvals hold: articles/rules/review.py.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import Act, Article, Photo, PublishedArticle, Version, fingerprint_of
from articles.models.desk.door import move, refuse_unless
from articles.models.desk.edition import hold_pair, now_major, source_fields
from articles.models.desk.reviews import review_now
from articles.models.record.content import content_of, review_by
from articles.rules import acts
from articles.rules.checklist import on_both_sides
from articles.rules.refusals import Refused, Stale
from articles.rules.states import Work
from articles.rules.transition import Transition
from articles.text.content import LISTING, Content
from articles.text.credit_line import unique
from people.models import User

from .pairs import printed_source, tell_readers
from .printing import hang_credits, put_listing, put_out
from .schedule import check_moment


def publish(
    article: Article,
    *,
    by: User,
    at: datetime | None = None,
    note: str = "",
    version: int | None = None,
) -> PublishedArticle:
    """Put the approved text before the public, now or at the moment `at`; return its row.

    Raises Refused unless the approvals hold, for exactly the text on the desk, and its pictures
    may be shown on that day. Comments that are still open count as settled.
    """
    now = timezone.now()
    if at is not None:
        check_moment(article, at, now)
    act = acts.SCHEDULE if at else acts.PUBLISH
    with transaction.atomic():
        hold_pair(article)
        refuse_unless(article, act, by=by, version=version)
        approvals = standing_approvals(article)
        _refuse_unusable(article.latest_version, at or now)
        row = put_out(article, approvals, at or now, now)
        _refuse_on_both_sides(row)
        article.comments.open().settle(by=by)
        details = {
            "approvals": [approval.number for approval in approvals],
            "steps_signed": list(article.steps),
            "printed": row.printed_hashes(),
        } | printed_source(article)
        changes = {} if article.is_minor else now_major(article, row.version, at or now)
        if "source" in details:
            changes |= source_fields(details["source"])
        move(article, act, by=by, note=note, details=details, is_checked=True, **changes)
        article.published = row
        tell_readers(article)
    return row


def update_listing(
    article: Article, *, by: User, note: str = "", version: int | None = None
) -> PublishedArticle:
    """Show readers new tags, links and address of a text they see already; return its row."""
    with transaction.atomic():
        hold_pair(article)
        refuse_unless(article, acts.UPDATE_LISTING, by=by, version=version)
        was = article.newsstand.version.content
        row = put_listing(article)
        now = row.version.content
        changes = {
            key: [was.get(key), now.get(key)] for key in LISTING if was.get(key) != now.get(key)
        }
        details = {"listing": changes, "printed": row.printed_hashes()}
        move(article, acts.UPDATE_LISTING, by=by, note=note, details=details, is_checked=True)
        article.published = row
        tell_readers(article)
    return row


def withdraw(article: Article, *, by: User, note: str, version: int | None = None) -> None:
    """Withdraw a public story at once, with a reason; its address answers 410 from then on."""
    with transaction.atomic():
        hold_pair(article)
        act = move(article, acts.WITHDRAW, by=by, note=note, version=version)
        row = PublishedArticle.objects.get(article=article)
        row.withdrawn_at = act.made_at
        row.save(by_press=True, update_fields=["withdrawn_at"])
        article.published = row
        tell_readers(article)


def restore(article: Article, *, by: User, note: str = "", version: int | None = None) -> None:
    """Show a withdrawn story again as it was, for at most NEWSROOM_RESTORE_DAYS after."""
    days = settings.NEWSROOM_RESTORE_DAYS
    with transaction.atomic():
        hold_pair(article)
        refuse_unless(article, acts.RESTORE, by=by, version=version)
        row = PublishedArticle.objects.get(article=article)
        now = timezone.now()
        if now - (row.withdrawn_at or now) > timedelta(days=days):
            raise Refused(
                _(
                    "The story was withdrawn more than %(days)s days ago. Have it reviewed again before you publish it."
                )
                % {"days": days}
            )
        _refuse_unusable(row.version, now)
        move(article, acts.RESTORE, by=by, note=note, is_checked=True)
        row.withdrawn_at = None
        row.save(by_press=True, update_fields=["withdrawn_at"])
        article.published = row
        tell_readers(article)


def publish_in_emergency(
    article: Article, *, by: User, note: str, version: int | None = None
) -> PublishedArticle:
    """Publish without review, for a reason. Raises Refused if anything else is missing."""
    now = timezone.now()
    with transaction.atomic():
        hold_pair(article)
        refuse_unless(article, acts.EMERGENCY, by=by, version=version)
        if article.work_state != Work.IN_REVIEW:
            article.record_version(by=by)
        if article.newsstand and article.newsstand.reviewed_number == article.version_number:
            raise Refused(_("This text has already been reviewed and published."))
        row = put_out(article, (), now, now)
        article.comments.open().settle(by=by)
        details = {"approvals": [], "printed": row.printed_hashes()}
        how = {"note": note, "details": details, "is_checked": True}
        move(article, acts.EMERGENCY, by=by, **how, **now_major(article, row.version, now))
        article.published = row
        tell_readers(article)
    return row


def sign_after(article: Article, *, by: User, note: str = "", version: int | None = None) -> None:
    """Approve, as a reviewer, the published `version` that went out in an emergency."""
    with transaction.atomic():
        refuse_unless(article, acts.SIGN_AFTER, by=by)
        row = PublishedArticle.objects.select_related("version").get(article=article)
        if version not in (None, row.version.number):
            raise Stale(_("Another text was published since this page was opened. Read it first."))
        row.credits = unique([*row.credits, review_by(by.person, row.language)])
        _refuse_on_both_sides(row)
        row.reviewed_number = row.version.number
        details = {"printed": row.printed_hashes()}
        how = {"note": note, "signed": row.version, "details": details, "is_checked": True}
        move(article, acts.SIGN_AFTER, by=by, **how)
        row.save(by_press=True, update_fields=["credits", "reviewed_number"])
        row.credit_rows.all().delete()
        hang_credits(row)
    article.published = row
    article.forget_review()


def obstacles(article: Article, act: Transition) -> list[str | Promise]:
    """Return why the press would refuse an act today, to any account; empty if it would not."""
    try:
        if act is acts.PUBLISH:
            standing_approvals(article)
            _refuse_unusable(article.latest_version, timezone.now())
        elif act is acts.RESTORE and article.newsstand:
            _refuse_unusable(article.newsstand.version, timezone.now())
    except Refused as refusal:
        return refusal.reasons
    return []


def _refuse_unusable(version: Version, at: datetime) -> None:
    """Raise Refused if pictures of the text may not be shown on that day."""
    if reasons := Photo.objects.unusable(version.content, timezone.localdate(at)):
        raise Refused(*reasons)


def standing_approvals(article: Article) -> Sequence[Act]:
    """Return the approvals of the desk's text in order. Raises Refused if a step has none."""
    version = article.latest_version
    if not version or not _is_intact(version, content_of(article)):
        raise Refused(
            _(
                "Something readers would see has changed since the approval. Save the story and submit it again."
            )
        )
    review = review_now(article)
    if obstacles := review.obstacles:
        raise Refused(
            *obstacles,
            _("Take the story back from review and submit it again. Then it can be approved."),
        )
    return list(review.approvals)


def _is_intact(version: Version, content: Content) -> bool:
    """Return True if the desk and the version both hold the text of its fingerprint."""
    return fingerprint_of(content) == version.fingerprint == fingerprint_of(version.content)


def _refuse_on_both_sides(row: PublishedArticle) -> None:
    """Raise Refused if readers would see one name as the author's and as the reviewer's."""
    if reasons := on_both_sides(row.credits):
        raise Refused(*reasons)
