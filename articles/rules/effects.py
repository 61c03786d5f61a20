"""What acts change in a story besides its states: functions that return fields and values."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from .states import Work

Changes = dict[str, Any]
Sets = Callable[[Any, Any, datetime], Changes]  # of the article, the account and the time


def always(**changes: Any) -> Sets:
    """Return the effect that gives these fields these values, whoever acts and when."""
    return lambda article, by, now: dict(changes)


# Nobody chose to publish the story when it is approved, or no longer.
_NOT_CHOSEN = {"on_approval_by": None, "on_approval_at": None}

nothing = always()
ends_review = always(review_step=0)
ends_correction = always(is_minor=False, **_NOT_CHOSEN)
printed = always(review_step=0, is_minor=False, asked_reviewer=None, **_NOT_CHOSEN)
drops_choice = always(**_NOT_CHOSEN)
unclaims = always(claimed_by=None, claimed_at=None)
from_trash = always(trashed_at=None)


def opens(article: Any, by: Any, now: datetime) -> Changes:
    # A submission says anew whom it asks.
    return {"review_step": 0, "round_began": article.acts_count + 1, "asked_reviewer": None}


def claims(article: Any, by: Any, now: datetime) -> Changes:
    return {"claimed_by": by, "claimed_at": now}


def one_step_on(article: Any, by: Any, now: datetime) -> Changes:
    """The story is approved after the last step; before it, it waits for the next reviewer."""
    done = article.review_step + 1
    is_last = done >= len(article.steps)
    state = Work.APPROVED if is_last else Work.IN_REVIEW
    changes = {"review_step": done, "work_state": state, "asked_reviewer": None}
    return changes | unclaims(article, by, now)


def to_trash(article: Any, by: Any, now: datetime) -> Changes:
    return {"trashed_at": now} | _NOT_CHOSEN


def chooses(article: Any, by: Any, now: datetime) -> Changes:
    return {"on_approval_by": by}


# What a correction, minor or not, ends with.
END_CORRECTION = (printed, ends_correction)
DROP_CHOICE = (printed, ends_correction, drops_choice, to_trash)
