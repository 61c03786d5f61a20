"""What follows from a sheet alone: which approvals fell, by what, and which demands are open."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from articles.rules import acts, effects, turns

WRITER, ONE, TWO = 1, 2, 3


@dataclass
class Row:
    number: int
    act: str
    account_pk: int
    name: str = "Wang Wu"
    made_at: datetime = datetime(2026, 11, 25, 10, 30, tzinfo=UTC)
    is_on_paper: bool = False
    signer_account: int | None = None
    changed: list = field(default_factory=list)


def sheet(text):
    """Return the acts of a line such as “submit approve:2 void:1”; the writer does the others."""
    pairs = [word.partition(":") for word in text.split()]
    return [Row(n, act, int(by or WRITER)) for n, (act, _colon, by) in enumerate(pairs, start=1)]


@pytest.mark.parametrize(
    ("acts_done", "expected"),
    [
        ("submit approve:2", {}),
        ("submit approve:2 void", {ONE: (2, "void")}),
        ("submit approve:2 withdraw_submission", {ONE: (2, "withdraw_submission")}),
        ("submit approve:2 request_changes:3", {ONE: (2, "request_changes")}),
        ("submit approve:2 void submit", {ONE: (2, "void")}),
        ("submit approve:2 approve:3 void", {ONE: (2, "void"), TWO: (3, "void")}),
        ("submit approve:2 void submit approve:2", {}),
        ("submit approve:2 void submit approve:3", {ONE: (2, "void")}),
        ("submit approve:2 void submit approve:3 publish", {}),
        ("submit approve:2 void emergency:3", {}),
        ("submit approve:2 schedule hold:0", {ONE: (2, "hold")}),
        ("submit approve:2 schedule unschedule void", {ONE: (2, "void")}),
        ("submit approve:2 publish correct submit request_changes:3", {}),
        ("submit review_edit:2 withdraw_submission", {}),
        ("submit review_edit:2 accept_edit void", {ONE: (2, "void")}),
        ("submit review_edit:2 approve:3 void", {TWO: (3, "void")}),
    ],
)
def test_an_approval_falls_by_what_ends_its_review(acts_done, expected):
    found = turns.fallen_approvals(sheet(acts_done))

    assert {one: (f.approval.number, f.ended_by.act) for one, f in found.items()} == expected


def test_an_approval_that_the_next_act_ends_counts_if_asked_for():
    done = sheet("submit approve:2 schedule")

    assert list(turns.fallen_approvals(done, is_ending=True)) == [ONE]
    assert turns.fallen_approvals(done) == {}


def test_an_approval_on_paper_is_its_signer_s():
    done = sheet("submit approve_on_paper:3 void")
    done[1].is_on_paper, done[1].signer_account = True, ONE

    assert list(turns.fallen_approvals(done)) == [ONE]


def test_every_act_that_ends_a_review_says_how_but_a_reviewer_s_own_change():
    ending = {row.name for row in acts.ACTS.values() if row.sets is effects.ends_review}

    assert set(turns._ENDED) == ending - {"review_edit"} | {"hold"}


def test_what_ended_an_approval_says_who_what_and_when():
    (act,) = sheet("void")
    act.changed = ["Headline", "Text"]

    assert turns.what_ended(act) == (
        "Wang Wu changed the story on 25 November 2026, 18:30: Headline and Text."
    )


@pytest.mark.parametrize(
    ("acts_done", "expected"),
    [
        ("submit", []),
        ("submit request_changes:2", [2]),
        ("submit request_changes:2 submit", [2]),
        ("submit request_changes:2 submit request_changes:2", [4]),
        ("submit request_changes:2 submit request_changes:3 submit", [4, 2]),
        ("submit request_changes:2 submit approve:2", []),
        ("submit request_changes:2 submit approve:3", [2]),
        ("submit request_changes:2 submit approve:3 publish", []),
        ("submit request_changes:2 emergency:3", []),
    ],
)
def test_a_demand_is_open_until_who_made_it_approves_or_the_story_is_printed(acts_done, expected):
    assert [act.number for act in turns.open_demands(sheet(acts_done))] == expected
