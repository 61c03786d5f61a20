"""What acts change of a story beside its states, each compared whole."""

from types import SimpleNamespace

import pytest

from articles.rules import effects

GONE = {"claimed_by": None, "claimed_at": None}
NOBODY_ASKED = {"asked_reviewer": None}
NOT_CHOSEN = {"on_approval_by": None, "on_approval_at": None}


@pytest.mark.parametrize(
    ("effect", "changes"),
    [
        (effects.opens, {"review_step": 0, "round_began": 8} | NOBODY_ASKED),
        (effects.ends_review, {"review_step": 0}),
        (effects.ends_correction, {"is_minor": False} | NOT_CHOSEN),
        (effects.printed, {"review_step": 0, "is_minor": False} | NOBODY_ASKED | NOT_CHOSEN),
        (effects.chooses, {"on_approval_by": "somebody"}),
        (effects.drops_choice, NOT_CHOSEN),
        (effects.claims, {"claimed_by": "somebody", "claimed_at": "now"}),
        (effects.unclaims, GONE),
        (effects.one_step_on, {"review_step": 1, "work_state": "in_review"} | GONE | NOBODY_ASKED),
        (effects.to_trash, {"trashed_at": "now"} | NOT_CHOSEN),
        (effects.from_trash, {"trashed_at": None}),
    ],
)
def test_what_an_act_changes(effect, changes):
    story = SimpleNamespace(acts_count=7, review_step=0, steps=("", ""))

    assert effect(story, "somebody", "now") == changes


@pytest.mark.parametrize(("step", "state"), [(0, "in_review"), (1, "approved"), (2, "approved")])
def test_a_story_is_approved_with_its_last_step(step, state):
    story = SimpleNamespace(review_step=step, steps=("", ""))

    assert effects.one_step_on(story, None, None)["work_state"] == state
