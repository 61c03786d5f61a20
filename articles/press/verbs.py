"""The press: the one door from the desk to the newsstand.

Nothing else writes PublishedArticle. It opens only for a text that two different
accounts have signed, one on the author side and one reviewer, whoever turns the key:
superusers, bulk actions and commands are not exempt.
"""

from contextlib import suppress
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import PublishedArticle
from articles.models.desk.door import move, refuse_unless
from articles.models.desk.reviews import review_now
from articles.rules import acts
from articles.rules.refusals import Refused, Stale
from articles.rules.states import Work
from articles.text.credit_line import unique

from .approvals import review_by, standing_approvals
from .printing import hang_credits, put_out


def publish(article, *, by, at=None, note="", version=None):
    """Put the approved text before the public, now or at the moment `at`.

    Returns the PublishedArticle. Raises Refused unless the text that was approved is
    the text on the desk, and its approvals stand.
    """
    now = timezone.now()
    if at is not None:
        _check_moment(article, at, now)
    act = acts.SCHEDULE if at else acts.PUBLISH
    with transaction.atomic():
        refuse_unless(article, act, by=by, version=version)
        approvals = standing_approvals(article)
        steps = article.steps
        row = put_out(article, approvals, at or now, now)
        details = {
            "approvals": [approval.number for approval in approvals],
            "steps_signed": list(steps),
            "printed": row.printed_hash(),
        }
        move(article, act, by=by, note=note, details=details, is_checked=True)
    article.published = row
    return row


def unschedule(article, *, by, note="", version=None):
    """Take a story off the schedule before its moment: it is approved again, not public."""
    _take_off(acts.UNSCHEDULE, article, by=by, note=note, version=version)


def hold_back(article, *, note):
    """Hold a scheduled story whose approval no longer stands: it is reviewed again.

    Done by the program itself, in nobody's name: see hold_unsigned().
    """
    _take_off(acts.HOLD, article, by=None, note=note)


def hold_unsigned():
    """Hold every scheduled story whose approvals no longer stand; return the stories held.

    An approver may have been switched off, or lost the role, since. Run when accounts
    change and by `manage.py work`. One that somebody else moves meanwhile is left to them.
    """
    held = []
    for row in PublishedArticle.objects.scheduled().select_related("article", "version"):
        article = row.article
        if obstacles := review_now(article).obstacles:
            with suppress(Stale):
                hold_back(article, note=" ".join(map(str, obstacles)))
                held.append(article)
    return held


def _take_off(act, article, **how):
    """Take a story off the schedule: nobody has read it."""
    row = article.newsstand
    with transaction.atomic():
        move(article, act, **how)
        row.delete(by_press=True)
    article.published = None
    article.forget_review()


def withdraw(article, *, by, note, version=None):
    """Take a public story away at once. The reason is compulsory; its address answers 410."""
    with transaction.atomic():
        move(article, acts.WITHDRAW, by=by, note=note, version=version)
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
        refuse_unless(article, acts.RESTORE, by=by, version=version)
        row = PublishedArticle.objects.get(article=article)
        if row.withdrawn_at < timezone.now() - timedelta(days=days):
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


def publish_in_emergency(article, *, by, note, version=None):
    """Publish the text on the desk without review, for a reason that goes on the sheet.

    It bears no Review credit and stays unreviewed until sign_after(). Raises Refused when
    something other than the review is missing.
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


def sign_after(article, *, by, note="", version=None):
    """Approve, as a reviewer, the text that was published in an emergency.

    `version` is the number of the published version the reviewer was shown.
    """
    with transaction.atomic():
        refuse_unless(article, acts.SIGN_AFTER, by=by)
        row = PublishedArticle.objects.select_related("version").get(article=article)
        if version not in (None, row.version.number):
            raise Stale(_("Another text was published since this page was opened. Read it first."))
        row.credits = unique([*row.credits, review_by(by.person, row.language)])
        row.reviewed_number = row.version.number
        details = {"printed": row.printed_hash()}
        how = {"note": note, "signed": row.version, "details": details, "is_checked": True}
        move(article, acts.SIGN_AFTER, by=by, **how)
        row.save(by_press=True, update_fields=["credits", "reviewed_number"])
        row.credit_rows.all().delete()
        hang_credits(row)
    article.published = row
    article.forget_review()


def _check_moment(article, at, now):
    if at <= now:
        raise Refused(_("Choose a time in the future, or publish now."))
    if article.newsstand:
        raise Refused(
            _("An earlier text of this story is published. Publish the new one now or later.")
        )
