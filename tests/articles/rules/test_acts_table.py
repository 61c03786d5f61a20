"""The facts of every act, each column compared whole: what a row of acts.py may not lose unseen."""

from articles.rules import effects
from articles.rules.acts import ACTS
from articles.rules.audiences import OVERDUE
from articles.rules.notice_kinds import BY_DEFAULT, PAGES, SENTENCES, Kind
from articles.rules.states import CLAIM_IDLE, EDITABLE, Public, Work

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
unschedule: nothing; signs -; needs -; -; shown more
hold: opens; signs -; needs -; -; shown -
emergency: printed; signs author; needs complete; note_required prints in_history; shown more
sign_after: nothing; signs review; needs name; in_history; shown first link
correct: nothing; signs -; needs -; -; shown more
update_listing: ends_correction; signs -; needs same_text; in_history; shown first link
confirm_translation: nothing; signs -; needs -; -; shown first link
discard: ends_correction; signs -; needs -; -; shown more
withdraw: ends_correction; signs -; needs -; note_required; shown more
restore: nothing; signs -; needs -; -; shown more
trash: to_trash; signs -; needs -; -; shown more
untrash: from_trash; signs -; needs -; -; shown first
void: ends_review; signs -; needs -; -; shown -
review_edit: ends_review; signs author review; needs -; -; shown -
purge: nothing; signs -; needs -; -; shown -
"""

# act: the kinds of notice, each with who gets it, in the order in which the first one counts.
TOLD = """
submit: asked asked, submitted reviewers
ask: asked asked
withdraw_submission: taken_back claimants_and_approvers
claim: claimed submitter
request_changes: changes_asked writers
approve: to_publish publishers, submitted reviewers, approved writers
approve_on_paper: to_publish publishers, submitted reviewers, approved writers
accept_edit: to_publish publishers, submitted reviewers, approved writers, approved approvers
publish: published writers
schedule: scheduled writers
unschedule: unscheduled writers, unscheduled scheduler
hold: held keepers, held scheduler, submitted reviewers, held writers
emergency: emergency reviewers_after, emergency writers
sign_after: signed_after emergency_publisher, signed_after writers
update_listing: listed writers
confirm_translation: confirmed writers
withdraw: withdrawn keepers, withdrawn writers
restore: restored keepers, restored writers
void: void approvers
review_edit: edited writers
overdue: overdue reviewers, overdue submitter
"""

# kind: how it is delivered unless chosen otherwise; the page of the story that it leads to.
NOTICES = """
asked: now; review
submitted: now; review
overdue: now; review
to_publish: now; review
emergency: now; review
held: now; form
mentioned: now; comments
visited: now; comments
changes_asked: now; form
edited: now; review
approved: now; form
claimed: none; form
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
void: now; form
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
    marks = ("note_required", "prints", "is_awaited", "in_history")

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
