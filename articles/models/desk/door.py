"""The one door by which a story changes its state: every act goes through move()."""

import logging

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.record.act import Act
from articles.rules import permissions
from articles.rules.refusals import Refused, Stale
from articles.rules.states import Work
from articles.rules.transition import Side
from people.letters import tidy_lines

from .needs import lacking, no_reviewer
from .notice import Notice

logger = logging.getLogger(__name__)


def refuse_unless(article, act, *, by, version=None):
    """Raise Refused or Stale unless the account may do the act now.

    `version` is the version number the person was shown; `by` is None for the program itself.
    """
    if not article.is_open(act):
        raise Stale(
            _("“%(act)s” is not possible now: the story is “%(state)s”.")
            % {"act": act.label, "state": article.get_work_state_display()}
        )
    if by is None:
        if not act.is_automatic:
            raise Refused(permissions.NOT_IN_THE_ROLE)
    elif not by.is_active or not act.who(by, article):
        raise Refused(*why_not(article, act, by))
    if version is not None and version != article.version_number:
        raise Stale(_("The text has changed since this page was opened. Read it again first."))
    if reasons := lacking(article, act, by):
        raise Refused(*reasons)


def move(
    article,
    act,
    *,
    by,
    note="",
    version=None,
    details=None,
    text=None,
    signed=None,
    is_checked=False,
    **changes,
):
    """Do an act (a Transition) on a story; return its row on the sheet.

    `text` is a new Version to save with the act; `signed` is the Version the act is about, if not
    the latest; `details` go on the sheet too; `changes` are guarded fields. `is_checked` says
    that refuse_unless() was called already. Raises Refused, saying who could do it, and
    Stale, so that only one of two racing acts succeeds.
    """
    note = tidy_lines(note)
    if not is_checked:
        refuse_unless(article, act, by=by, version=version)
    if act.note_required and not note:
        raise Refused(no_reason())
    details = (details or {}) | _evidence(article, act, by)
    changes = _changes(article, act, by) | changes
    if changes["work_state"] != Work.IN_REVIEW:
        changes |= {"claimed_by": None, "claimed_at": None}
    previous = article.review.sheet[-1:]
    # No savepoint: a caller's own transaction is rolled back as a whole if this fails.
    with transaction.atomic(savepoint=False):
        article.write(**changes, acts_count=article.acts_count + 1)
        if text:
            article.keep_version(text)
        row = _sign(article, act, by, note, details, signed or article.latest_version, previous)
        Notice.objects.tell(article, row)
    logger.info("%s %s by %s", act.name, article.pk, row.username or "the program")
    return row


def no_reason():
    """Return what is said to who gives no reason where one is needed."""
    return _("Give a reason: the people concerned will read it.")


def _changes(article, act, by):
    """Return the guarded fields that follow from the act's row."""
    now = timezone.now()
    changes = {"work_state": act.to or article.work_state}
    if act.leaves:
        changes["public_state"] = act.leaves
    changes |= act.sets(article, by, now)
    if act.to or "review_step" in changes:
        changes |= {"moved_at": now, "moved_by_name": by.signing_name if by else ""}
    return changes


def _evidence(article, act, by):
    """Return the facts that a signature depends on, as they are now, for the audit."""
    if not act.signs:
        return {}
    review = article.review
    barred = review.writers if act.signs == (Side.AUTHOR, Side.REVIEW) else review.authors
    evidence = {
        "authors": sorted(barred | {by.pk} if act.takes_author_side else barred),
        "people": sorted(review.credited_people),
        "step": review.step + 1,
        "group": review.group,
        "groups": sorted(by.group_names),
        "superuser": by.is_superuser,
    }
    return {"evidence": evidence}


def _sign(article, act, by, note, details, version, previous):
    return Act.objects.create(
        article=article,
        article_pk=article.pk,
        subject=act.subject.value,
        number=article.acts_count,
        act=act.name,
        **Act.signed_by(by),
        version_number=version.number if version else 0,
        fingerprint=version.fingerprint if version else "",
        version_hash=version.row_hash if version else "",
        note=note,
        details=details,
        made_at=timezone.now(),
        previous_hash=previous[0].row_hash if previous else "",
    )


def why_not(article, act, user):
    """Return sentences that say why the account may not do the act, and who could."""
    reasons = [act.who.why_not(user, article) or permissions.NOT_IN_THE_ROLE]
    names = [account.signing_name for account in article.who_could(act)[:5]]
    if names:
        reasons.append(_("These people could do it: %(names)s.") % {"names": ", ".join(names)})
    elif act.who in (permissions.can_review, permissions.can_request_changes):
        reasons.append(no_reviewer())
    return reasons
