"""The press: the one door from the desk to the newsstand.

Nothing else writes PublishedArticle. It opens only for a text that two different
accounts have signed, one on the author side and one reviewer, whoever publishes it:
superusers, bulk actions and commands are not exempt. Which approvals hold: articles/rules/review.py.
"""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Act, Article, PublishedArticle, Version, fingerprint_of
from articles.models.desk.door import move, refuse_unless
from articles.models.desk.reviews import review_now
from articles.models.record.content import content_of, review_by
from articles.rules import acts
from articles.rules.checklist import on_both_sides
from articles.rules.refusals import Refused, Stale
from articles.rules.states import Work
from articles.rules.transition import Transition
from articles.text.content import Content
from articles.text.credit_line import unique
from people.models import User

from .printing import hang_credits, put_out


def publish(
    article: Article,
    *,
    by: User,
    at: datetime | None = None,
    note: str = "",
    version: int | None = None,
) -> PublishedArticle:
    """Put the approved text before the public, now or at the moment `at`.

    Returns the PublishedArticle. Raises Refused unless the approvals hold, for exactly the
    text on the desk.
    """
    now = timezone.now()
    if at is not None:
        _check_moment(article, at, now)
    act = acts.SCHEDULE if at else acts.PUBLISH
    with transaction.atomic():
        refuse_unless(article, act, by=by, version=version)
        approvals = standing_approvals(article)
        row = put_out(article, approvals, at or now, now)
        _refuse_on_both_sides(row)
        details = {
            "approvals": [approval.number for approval in approvals],
            "steps_signed": list(article.steps),
            "printed": row.printed_hash(),
        }
        move(article, act, by=by, note=note, details=details, is_checked=True)
    article.published = row
    return row


def unschedule(article: Article, *, by: User, note: str = "", version: int | None = None) -> None:
    """Take a story off the schedule before its moment: it is approved again, not public."""
    _take_off(acts.UNSCHEDULE, article, by=by, note=note, version=version)


def hold_back(article: Article, *, note: str) -> None:
    """Hold a scheduled story whose approval no longer holds: it is reviewed again.

    Only the program does this, without an account: see hold_unsigned().
    """
    _take_off(acts.HOLD, article, by=None, note=note)


def hold_unsigned() -> list[Article]:
    """Hold every scheduled story whose approvals no longer hold; return those stories.

    An approver's account may have been switched off or have lost its role. Run when accounts
    change and by `manage.py work`. A story that somebody else changes meanwhile is skipped.
    """
    held = []
    for row in PublishedArticle.objects.scheduled().select_related("article", "version"):
        article = row.article
        if obstacles := review_now(article).obstacles:
            with suppress(Stale):
                hold_back(article, note=" ".join(map(str, obstacles)))
                held.append(article)
    return held


def _take_off(act: Transition, article: Article, **how: Any) -> None:
    """Delete the published row of a scheduled story, which nobody has read yet."""
    row = article.newsstand
    with transaction.atomic():
        move(article, act, **how)
        row.delete(by_press=True)
    article.published = None
    article.forget_review()


def withdraw(article: Article, *, by: User, note: str, version: int | None = None) -> None:
    """Withdraw a public story at once, with a reason; its address answers 410 from then on."""
    with transaction.atomic():
        move(article, acts.WITHDRAW, by=by, note=note, version=version)
        row = PublishedArticle.objects.get(article=article)
        row.withdrawn_at = timezone.now()
        row.save(by_press=True, update_fields=["withdrawn_at"])
    article.published = row


def restore(article: Article, *, by: User, note: str = "", version: int | None = None) -> None:
    """Show a withdrawn story to the public again, as it was last published.

    Raises Refused if it was withdrawn more than NEWSROOM_RESTORE_DAYS ago: it then has to be
    reviewed and published again.
    """
    days = settings.NEWSROOM_RESTORE_DAYS
    with transaction.atomic():
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
        move(article, acts.RESTORE, by=by, note=note, is_checked=True)
        row.withdrawn_at = None
        row.save(by_press=True, update_fields=["withdrawn_at"])
    article.published = row


def publish_in_emergency(
    article: Article, *, by: User, note: str, version: int | None = None
) -> PublishedArticle:
    """Publish the text on the desk without review, for a reason that goes on the sheet.

    It has no Review credit and counts as unreviewed until sign_after(). Raises Refused if
    anything but the review is missing.
    """
    now = timezone.now()
    with transaction.atomic():
        refuse_unless(article, acts.EMERGENCY, by=by, version=version)
        if article.work_state != Work.IN_REVIEW:
            article.record_version(by=by)
        if article.newsstand and article.newsstand.reviewed_number == article.version_number:
            raise Refused(_("This text has already been reviewed and published."))
        row = put_out(article, (), now, now)
        details = {"approvals": [], "printed": row.printed_hash()}
        move(article, acts.EMERGENCY, by=by, note=note, details=details, is_checked=True)
    article.published = row
    return row


def sign_after(article: Article, *, by: User, note: str = "", version: int | None = None) -> None:
    """Approve, as a reviewer, the text that was published in an emergency.

    `version` is the number of the published version the reviewer was shown.
    """
    with transaction.atomic():
        refuse_unless(article, acts.SIGN_AFTER, by=by)
        row = PublishedArticle.objects.select_related("version").get(article=article)
        if version not in (None, row.version.number):
            raise Stale(_("Another text was published since this page was opened. Read it first."))
        row.credits = unique([*row.credits, review_by(by.person, row.language)])
        _refuse_on_both_sides(row)
        row.reviewed_number = row.version.number
        details = {"printed": row.printed_hash()}
        how = {"note": note, "signed": row.version, "details": details, "is_checked": True}
        move(article, acts.SIGN_AFTER, by=by, **how)
        row.save(by_press=True, update_fields=["credits", "reviewed_number"])
        row.credit_rows.all().delete()
        hang_credits(row)
    article.published = row
    article.forget_review()


def standing_approvals(article: Article) -> Sequence[Act]:
    """Return the acts that approve the text on the desk: one for each review step, in order.

    Raises Refused unless every step is approved, for exactly what readers would see now.
    """
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


def _check_moment(article: Article, at: datetime, now: datetime) -> None:
    if at <= now:
        raise Refused(_("Choose a time in the future, or publish now."))
    if article.newsstand:
        raise Refused(
            _("An earlier text of this story is published. Publish the new one now or later.")
        )
