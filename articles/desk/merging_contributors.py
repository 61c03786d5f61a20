"""Merging two contributors who are the same person: one is kept, the other is retired.

Printed credits keep the signed wording. Their links, and the working copies, change to the
contributor that is kept.
"""

from copy import copy

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from articles.models import (
    Article,
    Credit,
    House,
    Photo,
    Proposal,
    PublishedArticle,
    PublishedCredit,
)
from articles.models.desk.details import credited
from articles.models.desk.housekeeping import about, end, keep, waits_already
from articles.pictures import portraits
from articles.press.printing import rehang_credits
from articles.rules import house_acts
from articles.rules.refusals import Refused
from articles.rules.states import Work
from people.models import Contributor

NAMES = ("name", "name_zh")
FILLED = (*NAMES, "unit_id", "bio", "bio_zh", "portrait_key", "portrait_widths")


def merge(gone, *, into, by):
    """Move everything to the contributor `into`, and what it lacks; return it. Raises Refused.

    Words that nobody has approved wait for a second account still: see housekeeping.keep().
    `by` is the account: the history of each story on the desk says who changed its credits.
    """
    with transaction.atomic():
        rows = Contributor.objects.select_for_update().in_bulk([gone.pk, into.pk])
        gone, kept = rows[gone.pk], rows[into.pk]
        if reasons := obstacles(gone, kept):
            raise Refused(*reasons)
        end(Proposal.objects.waiting().about(gone), house_acts.TAKE_BACK, by=by)
        lacking = {
            name: word
            for name in FILLED
            if (word := getattr(gone, name)) and not getattr(kept, name)
        }
        if "portrait_key" not in lacking:
            portraits.forget(gone.portrait_key)
        _retire(gone, kept, by)
        if gone.is_approved or not kept.is_approved:
            _write(kept, lacking, by, {"of": str(gone)})
        else:
            kept.save()
            keep(kept, lacking, by=by)
        _move_credits(gone, kept, by)
        rehang_credits(gone, kept)
    return kept


def obstacles(gone, kept):
    """Return the reasons why the two can't be merged now, as sentences."""
    if gone == kept:
        return [_("Choose a different contributor.")]
    reasons = []
    if gone.merged_into_id or kept.merged_into_id:
        reasons.append(_("One of the two was merged already."))
    if gone.user_id and kept.user_id:
        reasons.append(_("Both have an account. Remove the account from one of them first."))
    if (
        kept.is_approved
        and not gone.is_approved
        and Proposal.objects.waiting().about(kept).exists()
    ):
        reasons.append(waits_already())
    if _as_completed(kept, gone).twins().exclude(pk=gone.pk).exists():
        reasons.append(_("A third contributor has one of these names. Tell them apart first."))
    if frozen_stories(gone, kept).exists():
        text = _(
            "Stories under review, approved or scheduled would change under their reviewers. Publish them or take them back first."
        )
        reasons.append(text)
    return reasons


def frozen_stories(gone, kept):
    """Return the submitted stories whose credit line or signers the merger would change."""
    fills_name = any(getattr(gone, name) and not getattr(kept, name) for name in NAMES)
    people = [gone, kept] if fills_name or gone.user_id else [gone]
    frozen = Q(work_state__in=[Work.IN_REVIEW, Work.APPROVED])
    frozen |= Q(published__in=PublishedArticle.objects.scheduled())
    concerned = Q(credits__contributor__in=people) | Q(photo_uses__photo__photographer__in=people)
    concerned |= Q(acts__details__paper__person__in=[gone.pk, kept.pk])
    return Article.objects.filter(frozen, concerned).distinct()


def extent(gone):
    """Return how much a merger moves: numbers for "desk", "public" and "pictures"."""
    public = PublishedCredit.objects.filter(contributor=gone)
    return {
        "desk": Credit.objects.filter(contributor=gone).values("article").distinct().count(),
        "public": public.values("published").distinct().count(),
        "pictures": Photo.objects.filter(photographer=gone).count(),
    }


def _retire(gone, kept, by):
    """Retire `gone`, and point it, and all that were merged into it before, to `kept`."""
    gone.merged.update(merged_into=kept)
    if gone.user_id:
        kept.user, gone.user = gone.user, None
    gone.merged_into, gone.is_retired = kept, True
    # The files of a portrait are named once: whoever has them can delete them.
    portrait = portraits.NONE if gone.portrait_key else {}
    _write(gone, portrait, by, {"into": str(kept)})


def _write(person, words, by, details):
    """Save one of the two with new words, and put the merger on the house's sheet."""
    changes = {name: [getattr(person, name), word] for name, word in words.items()}
    for name, word in words.items():
        setattr(person, name, word)
    person.save(by_house=True)
    House.sign(house_acts.MERGE, by=by, **about(person), changes=changes, **details)


def _as_completed(kept, gone):
    """Return a copy of `kept`, not saved, with what it lacks and `gone` has."""
    completed = copy(kept)
    for name in FILLED:
        setattr(completed, name, getattr(kept, name) or getattr(gone, name))
    return completed


def _move_credits(gone, kept, by):
    """Move the credits of working copies. If a story credits both in one role, one is deleted."""
    stories = list(Article.objects.filter(credits__contributor=gone).distinct())
    before = [credited(story) for story in stories]
    credits = Credit.objects.filter(contributor=gone)
    same = Credit.objects.filter(article=OuterRef("article"), role=OuterRef("role"))
    credits.filter(Exists(same.filter(contributor=kept))).delete()
    credits.update(contributor=kept)
    for story, were in zip(stories, before, strict=True):
        story.record_details({"credits": were}, {"credits": credited(story)}, by=by)
    Photo.objects.filter(photographer=gone).update(photographer=kept)
    Article.objects.filter(suggested_reviewer=gone).update(suggested_reviewer=kept)
