"""The review of a text as a value, fed plain lists: who may sign, and what holds."""

from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.rules.review import Maker, Review, Reviewer

TEXT, OTHER = "a" * 64, "b" * 64
WRITER, REVIEWER, SECOND, OUTSIDER = 1, 2, 3, 4
ANYBODY = {account: Reviewer() for account in (WRITER, REVIEWER, SECOND)}


@dataclass(frozen=True)
class Row:
    """A row of the sheet, as far as a review reads it."""

    number: int
    act: str
    account_pk: int
    fingerprint: str = TEXT
    version_number: int = 1
    is_on_paper: bool = False
    person: int | None = None
    evidence: dict = field(default_factory=dict)

    @property
    def signer(self):
        return self.person or self.account_pk

    @property
    def signer_account(self):
        return None if self.is_on_paper else self.account_pk


def sheet(*pairs, **columns):
    return tuple(Row(n, act, account, **columns) for n, (act, account) in enumerate(pairs, 1))


def review(*pairs, **values):
    """Return the review of version 1, made by the writer, with these acts."""
    known = {"version": 1, "fingerprint": TEXT, "steps": ("",), "makers": (Maker(1, WRITER),)}
    return Review(**known | {"sheet": sheet(*pairs), "reviewers": ANYBODY} | values)


SIGNED = (("submit", WRITER), ("approve", REVIEWER))


def holding(value):
    return [act.number for act in value.approvals]


def test_a_text_two_people_signed_may_be_published():
    value = review(*SIGNED)

    assert (holding(value), value.obstacles) == ([2], [])


def test_a_text_nobody_submitted_may_not():
    value = review(("claim", WRITER), ("approve", REVIEWER))

    assert value.obstacles == ["Nobody submitted exactly this text for review."]


@pytest.mark.parametrize(
    "values",
    [
        {"makers": (Maker(1, REVIEWER),)},
        {"credited": frozenset({REVIEWER})},
        {"makers": (Maker(1, REVIEWER, is_review_edit=True),)},
        {"reviewers": {SECOND: Reviewer()}},
        {"steps": ("seniors",)},
        {"sheet": sheet(*SIGNED, fingerprint=OTHER)},
        {"sheet": sheet(("submit", WRITER), ("approve", REVIEWER), ("hold", 0))},
        {"sheet": sheet(("submit", REVIEWER), ("approve", REVIEWER))},
    ],
    ids=str,
)
def test_an_approval_does_not_hold(values):
    assert holding(review(*SIGNED, **values)) == []


def test_a_superuser_is_of_every_group():
    root = {REVIEWER: Reviewer(is_superuser=True)}

    assert holding(review(*SIGNED, steps=("seniors",), reviewers=root)) == [2]


def test_a_reviewer_s_change_holds_once_a_writer_accepted_it():
    edited = {"makers": (Maker(1, REVIEWER, is_review_edit=True),), "credited": frozenset({WRITER})}
    pairs = ("submit", WRITER), ("review_edit", REVIEWER)

    assert holding(review(*pairs, **edited)) == []
    assert holding(review(*pairs, ("accept_edit", REVIEWER), **edited)) == []
    assert holding(review(*pairs, ("claim", WRITER), **edited)) == []
    assert holding(review(*pairs, ("accept_edit", WRITER), **edited)) == [2]


def test_hands_before_the_last_reviewed_text_do_not_count():
    makers = (Maker(1, REVIEWER), Maker(2, WRITER))
    value = review(version=2, makers=makers, reviewed=1)

    assert value.authors == {WRITER}
    assert replace(value, reviewed=0).authors == {WRITER, REVIEWER}


def test_the_makers_of_a_text_published_before_are_its_authors():
    assert review(reviewed=1).authors == {WRITER}


def test_on_paper_counts_the_person_and_not_who_recorded_it():
    paper = Row(2, "approve_on_paper", WRITER, is_on_paper=True, person=9)
    value = review(sheet=(*sheet(("submit", WRITER)), paper), takes_paper=True)

    assert holding(value) == [2]
    assert holding(replace(value, takes_paper=False)) == []
    assert holding(replace(value, credited_people=frozenset({9}))) == []
    assert holding(replace(value, accounts={9: WRITER})) == []


def test_a_record_is_judged_by_what_it_says_and_not_by_what_is_true_now():
    value = review(*SIGNED, credited=frozenset({REVIEWER}), is_record=True)

    assert holding(value) == [2]
    barred = Row(2, "approve", REVIEWER, evidence={"authors": [REVIEWER]})
    assert holding(replace(value, sheet=(value.sheet[0], barred))) == []


acts = st.sampled_from(
    ["submit", "approve", "review_edit", "accept_edit", "claim", "hold", "approve_on_paper"]
)
rows = st.builds(
    Row,
    number=st.just(0),
    act=acts,
    account_pk=st.sampled_from([WRITER, REVIEWER, SECOND, OUTSIDER]),
    fingerprint=st.sampled_from([TEXT, TEXT, OTHER]),
    is_on_paper=st.booleans(),
    person=st.sampled_from([None, 9]),
)
makers = st.builds(Maker, st.integers(1, 2), st.sampled_from([WRITER, REVIEWER]), st.booleans())
reviews = st.builds(
    lambda acts, **values: review(
        sheet=tuple(replace(act, number=n) for n, act in enumerate(acts, 1)), **values
    ),
    st.lists(rows, max_size=8),
    makers=st.lists(makers, max_size=3).map(tuple),
    credited=st.frozensets(st.sampled_from([WRITER, SECOND])),
    reviewed=st.integers(0, 2),
    step=st.integers(0, 2),
    steps=st.sampled_from([("",), ("", ""), ("", "", "")]),
    takes_paper=st.booleans(),
)


@given(reviews)
def test_no_author_approves_and_nobody_twice(value):
    by_account = [act for act in value.approvals if not act.is_on_paper]
    barred = {act.number: value.authors for act in by_account if act.act == "approve"}

    assert [
        act for act in by_account if act.account_pk in barred.get(act.number, value.writers)
    ] == []
    assert len({act.signer for act in value.approvals}) == len(value.approvals)
    assert len(value.approvals) <= len(value.steps)


@given(reviews)
def test_what_may_be_published_was_signed_for_both_sides(value):
    if not value.obstacles:
        assert value.author_signatures
        assert len(value.approvals) == len(value.steps)
        assert {act.fingerprint for act in value.approvals} == {TEXT}


@given(reviews)
def test_an_act_after_it_makes_no_approval_of_another_text_hold(value):
    later = Row(len(value.sheet) + 1, "approve", REVIEWER, fingerprint=OTHER)

    assert holding(replace(value, sheet=(*value.sheet, later))) == holding(value)
