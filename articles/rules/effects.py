"""What acts change of a story beside its states: each returns fields and their new values."""

from datetime import datetime
from typing import Any

from .states import Work


def opens(story: Any, by: Any, now: datetime) -> dict[str, Any]:
    return {"review_step": 0, "round_began": story.acts_count + 1}


def ends_review(story: Any, by: Any, now: datetime) -> dict[str, Any]:
    return {"review_step": 0}


def ends_correction(story: Any, by: Any, now: datetime) -> dict[str, Any]:
    return {"is_minor": False}


def printed(story: Any, by: Any, now: datetime) -> dict[str, Any]:
    return {"review_step": 0, "is_minor": False}


def claims(story: Any, by: Any, now: datetime) -> dict[str, Any]:
    return {"claimed_by": by, "claimed_at": now}


def unclaims(story: Any, by: Any, now: datetime) -> dict[str, Any]:
    return {"claimed_by": None, "claimed_at": None}


def one_step_on(story: Any, by: Any, now: datetime) -> dict[str, Any]:
    """The story is approved after the last step; before it, it waits for the next reviewer."""
    done = story.review_step + 1
    is_last = done >= len(story.steps)
    state = Work.APPROVED if is_last else Work.IN_REVIEW
    return {"review_step": done, "work_state": state} | unclaims(story, by, now)


def to_trash(story: Any, by: Any, now: datetime) -> dict[str, Any]:
    return {"trashed_at": now}


def from_trash(story: Any, by: Any, now: datetime) -> dict[str, Any]:
    return {"trashed_at": None}
