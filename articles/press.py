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

from .approvals import approvals_of, review_by, standing_approvals
from .credits import unique
from .models import (
    PublishedArticle,
)
from .models.reviewable import no_name
from .printing import hang_credits, put_out
from .workflow import Public, Refused, Stale, Work


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
        row = put_out(article, approvals, at or now, now)
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
        row = put_out(article, [], now, now)
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
    if by.person is None:
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
        hang_credits(row)
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
