"""Two contributors who are one person: one is kept, the other retired and led to it.

What was printed stays as it was signed; what leads to it, and the desk, follow the one kept.
"""

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Credit, Photo, PublishedArticle, PublishedCredit
from articles.pictures import portraits
from articles.press.printing import rehang_credits
from articles.rules.refusals import Refused
from articles.rules.states import Work
from people.models import Contributor

NAMES = ("name", "name_zh")
FILLED = (*NAMES, "unit_id", "bio", "bio_zh")


def merge(gone, *, into):
    """Move everything of the contributor `gone` to the one kept; return that one.

    What the kept one lacks (a name, a text, the unit, the portrait, the account) it takes
    over. Raises Refused for what obstacles() names.
    """
    with transaction.atomic():
        rows = Contributor.objects.select_for_update().in_bulk([gone.pk, into.pk])
        gone, kept = rows[gone.pk], rows[into.pk]
        if reasons := obstacles(gone, kept):
            raise Refused(*reasons)
        _retire(gone, kept)
        _complete(kept, gone)
        portraits.hand_over(gone, to=kept)
        _move_credits(gone, kept)
        rehang_credits(gone, kept)
    return kept


def obstacles(gone, kept):
    """Return sentences on why the two can't be merged now; none if they can."""
    if gone == kept:
        return [_("Choose a different contributor.")]
    reasons = []
    if gone.merged_into_id or kept.merged_into_id:
        reasons.append(_("One of the two was merged already."))
    if gone.user_id and kept.user_id:
        reasons.append(_("Both have an account. Remove the account from one of them first."))
    if frozen_stories(gone, kept).exists():
        reasons.append(
            _(
                "Stories under review, approved or scheduled would change under their reviewers. Publish them or take them back first."
            )
        )
    return reasons


def frozen_stories(gone, kept):
    """Return the stories whose submitted credit line, or whose signers, the merger would change.

    Those that credit the kept one count when its name changes with the merger, or the
    account that signs for it; those that one of the two signed on paper always do.
    """
    fills_name = any(getattr(gone, name) and not getattr(kept, name) for name in NAMES)
    people = [gone, kept] if fills_name or gone.user_id else [gone]
    frozen = Q(work_state__in=[Work.IN_REVIEW, Work.APPROVED])
    frozen |= Q(published__in=PublishedArticle.objects.scheduled())
    concerned = Q(credits__contributor__in=people) | Q(photo_uses__photo__photographer__in=people)
    concerned |= Q(acts__details__paper__person__in=[gone.pk, kept.pk])
    return Article.objects.filter(frozen, concerned).distinct()


def extent(gone):
    """Return how much a merger moves: {"desk", "public", "pictures"}, each a number."""
    public = PublishedCredit.objects.filter(contributor=gone)
    return {
        "desk": Credit.objects.filter(contributor=gone).values("article").distinct().count(),
        "public": public.values("published").distinct().count(),
        "pictures": Photo.objects.filter(photographer=gone).count(),
    }


def _retire(gone, kept):
    """Lead from `gone`, and from all who were merged into it before, to the one kept."""
    gone.merged.update(merged_into=kept)
    if gone.user_id:
        kept.user, gone.user = gone.user, None
    gone.merged_into, gone.is_retired = kept, True
    gone.save()


def _complete(kept, gone):
    for name in FILLED:
        setattr(kept, name, getattr(kept, name) or getattr(gone, name))
    kept.save()


def _move_credits(gone, kept):
    """Move the credits of working copies; a story that credits both in one role keeps one."""
    credits = Credit.objects.filter(contributor=gone)
    same = Credit.objects.filter(article=OuterRef("article"), role=OuterRef("role"))
    credits.filter(Exists(same.filter(contributor=kept))).delete()
    credits.update(contributor=kept)
    Photo.objects.filter(photographer=gone).update(photographer=kept)
    Article.objects.filter(suggested_reviewer=gone).update(suggested_reviewer=kept)
