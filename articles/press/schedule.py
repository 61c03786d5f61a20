"""The schedule: stories published at a later moment, and taken off it again.

Nothing runs at that moment. The press prints at once, and `published_at` lies in the future:
public() in articles/models/newsstand/published.py shows the story from then on.
"""

from contextlib import suppress
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Photo, PublishedArticle
from articles.models.desk.door import move
from articles.models.desk.edition import hold_pair
from articles.models.desk.reviews import review_now
from articles.rules import acts
from articles.rules.refusals import Refused, Stale
from articles.rules.transition import Transition
from people.models import User

from .pairs import tell_readers


def unschedule(article: Article, *, by: User, note: str = "", version: int | None = None) -> None:
    """Take a story off the schedule before its moment: it is approved again, not public."""
    _take_off(acts.UNSCHEDULE, article, by=by, note=note, version=version)


def hold_back(article: Article, *, note: str) -> None:
    """Hold a scheduled story that may no longer be published. Only the program does this."""
    _take_off(acts.HOLD, article, by=None, note=note)


def hold_unfit() -> list[Article]:
    """Hold scheduled stories that may no longer go out; return them.

    Their approvals fell, as accounts changed, or a picture may not be shown on their day.
    """
    held = []
    for row in PublishedArticle.objects.scheduled().select_related("article", "version"):
        article = row.article
        day = timezone.localdate(row.published_at)
        reasons = [
            *review_now(article).obstacles,
            *Photo.objects.unusable(row.version.content, day),
        ]
        if reasons:
            with suppress(Stale):
                hold_back(article, note=" ".join(map(str, reasons)))
                held.append(article)
    return held


def _take_off(act: Transition, article: Article, **how: Any) -> None:
    """Delete the published row of a scheduled story, which nobody has read yet."""
    row = article.newsstand
    with transaction.atomic():
        hold_pair(article)
        move(article, act, **how)
        row.delete(by_press=True)
        article.published = None
        tell_readers(article)
    article.forget_review()


def check_moment(article: Article, at: datetime, now: datetime) -> None:
    if at <= now:
        raise Refused(_("Choose a time in the future, or publish now."))
    if article.newsstand:
        raise Refused(
            _("An earlier text of this story is published. Publish the new one now or later.")
        )
