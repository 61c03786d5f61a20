"""The facts of every act, each column compared whole: what a row of acts.py may not lose unseen."""

from types import SimpleNamespace

import pytest
from django.utils.translation import override

from articles.rules import acts, effects, permissions
from articles.rules.acts import ACTS
from articles.rules.audiences import OVERDUE
from articles.rules.notice_kinds import BY_DEFAULT, PAGES, SENTENCES, Delivery, Kind
from articles.rules.states import CLAIM_IDLE, EDITABLE, Public, Work
from articles.rules.transition import Subject, Transition
from articles.text.credit_line import Role

# act: states of the working copy > the state after; states before the public > the state after.
STATES = """
submit: draft changes_requested > in_review; any > same
ask: in_review > same; any > same
withdraw_submission: in_review approved > draft; any > same
claim: in_review > same; any > same
release: in_review > same; any > same
request_changes: in_review > changes_requested; any > same
approve: in_review > approved; any > same
approve_on_paper: in_review > approved; any > same
accept_edit: in_review > approved; any > same
publish: approved > clean; any > live
schedule: approved > clean; any > live
unschedule: clean > approved; live > never
hold: clean > in_review; live > never
emergency: draft changes_requested in_review > clean; any > live
sign_after: any > same; live > same
correct: clean > draft; live withdrawn > same
update_listing: draft > clean; live > same
confirm_translation: any > same; any > same
discard: draft changes_requested > clean; live > same
withdraw: any > same; live > withdrawn
restore: draft in_review changes_requested approved clean > same; withdrawn > live
trash: draft changes_requested clean > trashed; never withdrawn > same
untrash: trashed > draft; any > same
void: approved > draft; any > same
review_edit: in_review > same; any > same
purge: trashed > same; never > same
reprint: any > same; any > same
publish_on_approval: draft changes_requested in_review > same; any > same
cancel_on_approval: draft changes_requested in_review > same; any > same
not_published: approved > same; any > same
"""

# act: what it sets; what it signs; what it needs; its marks; where it is shown.
MARKS = """
submit: opens; signs author; needs complete reviewers; is_awaited in_history; shown first link
ask: nothing; signs -; needs -; -; shown more link
withdraw_submission: ends_review; signs -; needs -; -; shown more link
claim: claims; signs -; needs -; -; shown more button
release: unclaims; signs -; needs -; -; shown more button
request_changes: ends_review; signs -; needs -; note_required is_awaited in_history; shown first decision
approve: one_step_on; signs review; needs name apart same_text; is_awaited in_history; shown first decision
approve_on_paper: one_step_on; signs review; needs same_text; in_history; shown more link
accept_edit: one_step_on; signs author; needs same_text; in_history; shown first decision
publish: printed; signs -; needs -; prints is_awaited in_history; shown first link
schedule: printed; signs -; needs -; prints in_history; shown -
unschedule: nothing; signs -; needs -; is_about_print; shown more
hold: opens; signs -; needs -; is_about_print; shown -
emergency: printed; signs author; needs complete; note_required prints in_history; shown more
sign_after: nothing; signs review; needs name; in_history is_about_print; shown first link
correct: nothing; signs -; needs -; is_about_print; shown more
update_listing: ends_correction; signs -; needs same_text; in_history; shown first link
confirm_translation: nothing; signs -; needs -; -; shown first link
discard: ends_correction; signs -; needs -; is_about_print; shown more
withdraw: ends_correction; signs -; needs -; note_required is_about_print; shown more
restore: nothing; signs -; needs -; is_about_print; shown more
trash: to_trash; signs -; needs -; -; shown more
untrash: from_trash; signs -; needs -; -; shown first
void: ends_review; signs -; needs -; -; shown -
review_edit: ends_review; signs author review; needs -; -; shown -
purge: nothing; signs -; needs -; -; shown -
reprint: nothing; signs -; needs -; -; shown -
publish_on_approval: chooses; signs -; needs -; -; shown more link
cancel_on_approval: drops_choice; signs -; needs -; -; shown more link
not_published: drops_choice; signs -; needs -; -; shown -
"""

# act: the kinds of notice, each with who gets it, in the order in which the first one counts.
TOLD = """
submit: asked asked, submitted reviewers
ask: asked asked
withdraw_submission: void fallen, taken_back claimants_and_approvers
claim: claimed submitter
request_changes: changes_asked writers, void fallen
approve: to_publish publishers, submitted reviewers, approved writers
approve_on_paper: to_publish publishers, submitted reviewers, approved writers
accept_edit: to_publish publishers, submitted reviewers, approved writers, approved approvers
publish: published writers
schedule: scheduled writers
unschedule: unscheduled writers, unscheduled scheduler
hold: held keepers, held scheduler, void fallen, submitted reviewers, held writers
emergency: emergency reviewers_after, emergency writers
sign_after: signed_after emergency_publisher, signed_after writers
update_listing: listed writers
confirm_translation: confirmed writers
withdraw: withdrawn keepers, withdrawn writers
restore: restored keepers, restored writers
void: void fallen
review_edit: edited writers
publish_on_approval: chosen reviewers, chosen writers
cancel_on_approval: choice_ended chooser, choice_ended writers
not_published: not_as_chosen chooser, not_as_chosen publishers
overdue: overdue reviewers, overdue submitter
"""

# act: what must be true of the story besides its states, or must not.
ONLY_IF = {
    "claim": ("is_claimed", False),
    "release": ("is_claimed", True),
    "accept_edit": ("is_edited_by_reviewer", True),
    "unschedule": ("is_scheduled", True),
    "hold": ("is_scheduled", True),
    "sign_after": ("is_unreviewed", True),
    "correct": ("is_scheduled", False),
    "update_listing": ("differs_in_listing_only", True),
    "withdraw": ("is_read_by_the_public", True),
    "confirm_translation": ("is_behind", True),
    "publish_on_approval": ("on_approval_by_id", None),
    "cancel_on_approval": ("on_approval_by_id", 1, None),
    "not_published": ("on_approval_by_id", 1, None),
}

# kind: how it is delivered unless chosen otherwise; the page of the story that it leads to.
NOTICES = """
asked: now; review
submitted: now; review
overdue: now; review
to_publish: now; review
not_as_chosen: now; review
emergency: now; review
held: now; form
mentioned: now; comments
visited: now; comments
changes_asked: now; form
edited: now; review
approved: now; form
claimed: none; form
chosen: digest; review
choice_ended: digest; form
as_chosen: digest; form
scheduled: digest; form
unscheduled: digest; form
published: digest; form
listed: digest; form
confirmed: digest; form
signed_after: digest; form
withdrawn: now; form
restored: digest; form
original_changed: now; form
other_withdrawn: now; form
other_edition: digest; form
taken_back: now; form
void: now; review
"""


def lines(table):
    return table.strip().splitlines()


def words(found):
    return " ".join(found).lower() or "-"


def states(found, every):
    return "any" if list(found) == list(every) else " ".join(found)


def test_the_states_between_which_each_act_leads():
    assert lines(STATES) == [
        f"{act.name}: {states(act.sources, Work)} > {act.to or 'same'}; "
        f"{states(act.public, Public)} > {act.leaves or 'same'}"
        for act in ACTS.values()
    ]


def test_what_each_act_sets_signs_needs_and_where_it_is_shown():
    names = {effect: name for name, effect in vars(effects).items() if callable(effect)}
    marks = ("note_required", "prints", "is_awaited", "in_history", "is_about_print")

    assert lines(MARKS) == [
        f"{act.name}: {names[act.sets]}; signs {words(side.value for side in act.signs)}; "
        f"needs {words(need.name for need in act.needs)}; "
        f"{words(mark for mark in marks if getattr(act, mark))}; "
        f"shown {words(place.name for place in act.shown)}"
        for act in ACTS.values()
    ]


def test_whom_each_act_tells_of_what():
    told = {act.name: act.tells for act in ACTS.values()} | {"overdue": OVERDUE}

    assert lines(TOLD) == [
        f"{name}: {', '.join(f'{kind} {audience.name}'.lower() for kind, audience in pairs)}"
        for name, pairs in told.items()
        if pairs
    ]


def test_how_each_kind_of_notice_is_delivered_and_where_it_leads():
    assert lines(NOTICES) == [
        f"{kind}: {BY_DEFAULT.get(kind, 'now')}; {PAGES.get(kind, 'form')}" for kind in Kind
    ]
    assert list(SENTENCES) == list(Kind)


def test_the_values_that_states_are_stored_as():
    assert Work.values == [
        "draft",
        "in_review",
        "changes_requested",
        "approved",
        "clean",
        "trashed",
    ]
    assert Public.values == ["never", "live", "withdrawn"]
    assert EDITABLE == (Work.DRAFT, Work.CHANGES_REQUESTED, Work.APPROVED, Work.CLEAN)
    assert CLAIM_IDLE.total_seconds() == 2 * 60 * 60


def test_the_acts_that_need_more_than_a_state():
    assert {act.name for act in ACTS.values() if act.only_if} == set(ONLY_IF)


@pytest.mark.parametrize("name", ONLY_IF)
def test_what_an_act_needs_more_than_a_state(name):
    fact, value, *others = ONLY_IF[name]
    stories = [SimpleNamespace(**{fact: found}) for found in (value, *(others or [not value]))]
    for story in stories:
        story.review = story

    assert [bool(ACTS[name].only_if(story)) for story in stories] == [True, False]


AUTOMATIC = ("hold", "purge", "reprint", "not_published")


def test_what_an_act_is_to_a_review():
    assert acts.names(lambda act: act.opens_review) == ("submit", "hold")
    assert acts.names(lambda act: act.is_step) == ("approve", "approve_on_paper", "review_edit")
    assert acts.names(lambda act: act.takes_author_side) == ("submit", "accept_edit", "emergency")
    assert acts.names(lambda act: act.is_automatic) == AUTOMATIC


def test_an_act_says_no_more_than_its_row():
    row = Transition(name="x", label="X", who=permissions.nobody)
    values = {name: value for name, value in vars(row).items() if value}

    assert values == {
        "name": "x",
        "label": "X",
        "who": permissions.nobody,
        "subject": Subject.STORY,
        "sources": tuple(Work),
        "public": tuple(Public),
        "sets": effects.nothing,
    }
    assert row != Transition(name="x", label="X", who=permissions.nobody)


def test_the_act_is_chosen_by_its_name():
    assert [(act.name, act.label) for act in ACTS.values()] == acts.CHOICES


@pytest.mark.parametrize("choices", [Work, Public, Kind, Delivery, Role])
def test_every_choice_is_named_in_both_languages(choices):
    with override("zh-hans"):
        assert [label for label in map(str, choices.labels) if label.isascii()] == []
