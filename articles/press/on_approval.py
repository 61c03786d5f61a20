"""Publishing when approved: a publisher chooses beforehand, and the last approval is followed by it.

The choice is for the text that will be approved. What the press asks is asked at the moment of
printing, and so is what a submission asks: nobody looks at the story then.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Act, Article, Notice, PublishedArticle
from articles.models.desk.door import move
from articles.models.record.moment import as_hashed
from articles.rules import acts
from articles.rules.notice_kinds import Kind
from articles.rules.refusals import Refused
from articles.rules.states import Work
from people.models import User

from .schedule import check_moment
from .verbs import publish


def publish_on_approval(
    article: Article,
    *,
    by: User,
    at: datetime | None = None,
    note: str = "",
    version: int | None = None,
) -> Act:
    """Choose that the story is published when it is approved, or at the moment `at` if later."""
    if at is not None:
        check_moment(article, at, timezone.now())
    details = {"at": as_hashed(at)} if at else {}
    how = {"note": note, "version": version, "details": details, "on_approval_at": at}
    act: Act = move(article, acts.PUBLISH_ON_APPROVAL, by=by, **how)
    return act


def cancel_on_approval(
    article: Article, *, by: User, note: str = "", version: int | None = None
) -> Act:
    """Take the choice back: once approved, the story waits for a publisher."""
    act: Act = move(article, acts.CANCEL_ON_APPROVAL, by=by, note=note, version=version)
    return act


def publish_as_chosen(article: Article) -> PublishedArticle | None:
    """Publish an approved story in the name of who chose it beforehand; return its row.

    Returns None if nobody chose, and if something keeps the story from readers: it then waits for
    a publisher, and its sheet says why.
    """
    chooser = article.on_approval_by
    if article.work_state != Work.APPROVED or chooser is None:
        return None
    approval = article.sheet[-1]
    try:
        with transaction.atomic():
            row = _publish(article, chooser)
    except Refused as refusal:
        article.refresh_from_db()
        move(article, acts.NOT_PUBLISHED, by=None, note=" ".join(map(str, refusal.reasons)))
        return None
    if approval.account_pk != chooser.pk:
        name = approval.name
        Notice.objects.tell_person(chooser, Kind.AS_CHOSEN, article, actor_name=name)
    return row


def _publish(article: Article, chooser: User) -> PublishedArticle:
    if not (chooser.is_active and article.could(chooser, acts.PUBLISH)):
        raise Refused(_("%(name)s may no longer publish.") % {"name": chooser.signing_name})
    if missing := article.missing():
        raise Refused(*(str(item.text) for item in missing))
    at, chosen = article.on_approval_at, acts.PUBLISH_ON_APPROVAL.name
    number = [act.number for act in article.sheet if act.act == chosen][-1]
    is_later = at is not None and at > timezone.now()
    return publish(article, by=chooser, at=at if is_later else None, chosen=number)
