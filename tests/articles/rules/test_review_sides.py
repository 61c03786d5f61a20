"""The questions a review answers beside whether it holds, each compared whole."""

import pytest

from articles.rules.review import Maker, Review, Reviewer, _no_review
from tests.articles.rules.test_review import (
    OTHER,
    REVIEWER,
    SECOND,
    SIGNED,
    WRITER,
    Row,
    holding,
    review,
    sheet,
)

EDITED = (Maker(1, REVIEWER, is_review_edit=True),)


def test_who_submitted_is_a_writer_and_who_took_it_back_is_none():
    assert review(("submit", SECOND), ("withdraw_submission", REVIEWER)).writers == {WRITER, SECOND}


def test_a_reviewer_who_changed_the_text_is_an_author_and_no_writer():
    value = review(("submit", WRITER), ("review_edit", REVIEWER), makers=EDITED)

    assert (value.writers, value.authors) == ({WRITER}, {WRITER, REVIEWER})


def test_who_submitted_before_the_last_reviewed_text_does_not_count():
    rows = sheet(("submit", SECOND))
    values = {"version": 3, "makers": (Maker(3, WRITER),), "sheet": rows}

    assert review(reviewed=1, **values).writers == {WRITER}
    assert review(reviewed=0, **values).writers == {WRITER, SECOND}


@pytest.mark.parametrize(("version", "maker"), [(1, WRITER), (2, SECOND), (3, None)])
def test_the_maker_of_a_text(version, maker):
    value = review(version=version, makers=(Maker(1, WRITER), Maker(2, SECOND)))

    assert value.maker == maker


def test_a_text_is_by_a_credited_person_and_by_an_account_of_its_author_side():
    value = review(credited_people=frozenset({9}))

    assert value.is_by(9, None)
    assert value.is_by(8, WRITER)
    assert not value.is_by(8, REVIEWER)


@pytest.mark.parametrize(("step", "group"), [(0, "first"), (1, "second"), (2, "second")])
def test_whose_turn_it_is(step, group):
    assert review(steps=("first", "second"), step=step).group == group


def test_the_review_at_hand_begins_with_the_last_act_that_opened_one():
    assert review().opened_at == 0
    assert review(*SIGNED, ("hold", 0), ("claim", WRITER)).opened_at == 3


def test_who_approved_in_the_review_at_hand():
    pairs = (("submit", WRITER), ("approve", SECOND), ("submit", WRITER), ("approve", REVIEWER))

    assert review(*pairs, step=1).approvers == {REVIEWER}
    assert review(*pairs, step=0).approvers == set()
    assert review(*pairs, step=1, version=2).approvers == set()


def test_who_signed_on_paper_approved_and_not_who_recorded_it():
    paper = Row(2, "approve_on_paper", WRITER, is_on_paper=True, person=9)
    rows = (*sheet(("submit", WRITER)), paper)

    assert review(sheet=rows, step=1, accounts={9: SECOND}).approvers == {SECOND}
    assert review(sheet=rows, step=1).approvers == set()


def test_a_text_is_edited_by_a_reviewer_until_it_is_approved():
    pairs = (("submit", WRITER), ("review_edit", REVIEWER))

    assert review(*pairs, makers=EDITED).is_edited_by_reviewer
    assert not review(*pairs, makers=EDITED, step=1).is_edited_by_reviewer
    assert not review(*pairs).is_edited_by_reviewer
    assert not review(*pairs[::-1], makers=EDITED).is_edited_by_reviewer
    assert not review(*pairs, makers=EDITED, version=2).is_edited_by_reviewer


def test_only_who_signed_exactly_this_text_signed_for_its_author_side():
    rows = (Row(1, "submit", WRITER), Row(2, "submit", SECOND, fingerprint=OTHER))

    assert review(sheet=rows).author_signatures == {WRITER}


def test_a_step_is_signed_by_its_group_in_order():
    reviewers = {REVIEWER: Reviewer({"first"}), SECOND: Reviewer({"second"})}
    values = {"steps": ("first", "second"), "reviewers": reviewers}
    submit = ("submit", WRITER)

    both = review(submit, ("approve", REVIEWER), ("approve", SECOND), **values)
    wrong = review(submit, ("approve", SECOND), ("approve", REVIEWER), **values)

    assert (holding(both), both.obstacles) == ([2, 3], [])
    assert holding(wrong) == []


@pytest.mark.parametrize(
    ("missing", "there", "sentence"),
    [
        (
            1,
            0,
            "No review, no publication: a second active account has to approve exactly this text.",
        ),
        (
            1,
            1,
            "No review, no publication: 1 more approval of exactly this text is needed.",
        ),
        (
            2,
            1,
            "No review, no publication: 2 more approvals of exactly this text are needed.",
        ),
    ],
)
def test_the_rule_is_told_with_what_is_missing(missing, there, sentence):
    assert str(_no_review(missing, there)) == sentence


def test_a_text_short_of_one_approval_is_told_so():
    assert review(*SIGNED, steps=("", "")).obstacles == [
        "No review, no publication: 1 more approval of exactly this text is needed."
    ]


def test_a_record_takes_paper_by_the_people_it_recorded():
    def paper(**evidence):
        row = Row(2, "approve_on_paper", WRITER, is_on_paper=True, person=9, evidence=evidence)
        rows = (*sheet(("submit", WRITER)), row)
        return review(sheet=rows, takes_paper=True, is_record=True)

    assert holding(paper()) == [2]
    assert holding(paper(people=[9])) == []
    assert holding(paper(authors=[None])) == []


def test_a_review_begins_with_nothing():
    value = Review(version=1, fingerprint="", steps=("",))

    assert (value.authors, value.given, value.approvals) == (set(), (), ())
    assert (value.step, value.takes_paper, value.is_record) == (0, False, False)


def test_an_act_that_is_no_step_is_no_approval():
    assert holding(review(("submit", WRITER), ("claim", REVIEWER))) == []


def test_a_writer_accepts_after_the_change_and_not_before_it():
    pairs = (("submit", WRITER), ("accept_edit", WRITER), ("review_edit", REVIEWER))
    value = review(*pairs, makers=EDITED, credited=frozenset({WRITER}))

    assert [act.act for act in value.approvals if act.act == "review_edit"] == []


def test_a_record_is_signed_by_another_account_whatever_it_recorded():
    value = review(("submit", REVIEWER), ("approve", REVIEWER), is_record=True)

    assert holding(value) == []
