"""What acts change in a story besides its states: functions that return fields and values."""

from datetime import datetime
from typing import Any

from .states import Work

Changes = dict[str, Any]


def opens(article: Any, by: Any, now: datetime) -> Changes:
    return {"review_step": 0, "round_began": article.acts_count + 1}


def ends_review(article: Any, by: Any, now: datetime) -> Changes:
    return {"review_step": 0}


def ends_correction(article: Any, by: Any, now: datetime) -> Changes:
    return {"is_minor": False}


def printed(article: Any, by: Any, now: datetime) -> Changes:
    return {"review_step": 0, "is_minor": False}


def claims(article: Any, by: Any, now: datetime) -> Changes:
    return {"claimed_by": by, "claimed_at": now}


def unclaims(article: Any, by: Any, now: datetime) -> Changes:
    return {"claimed_by": None, "claimed_at": None}


def one_step_on(article: Any, by: Any, now: datetime) -> Changes:
    """The story is approved after the last step; before it, it waits for the next reviewer."""
    done = article.review_step + 1
    is_last = done >= len(article.steps)
    state = Work.APPROVED if is_last else Work.IN_REVIEW
    return {"review_step": done, "work_state": state} | unclaims(article, by, now)


def to_trash(article: Any, by: Any, now: datetime) -> Changes:
    return {"trashed_at": now}


def from_trash(article: Any, by: Any, now: datetime) -> Changes:
    return {"trashed_at": None}
