"""The conditions of permissions, fed plain facts: each set is enough, and none of it is spare."""

from itertools import product
from types import SimpleNamespace

import pytest

from articles.rules import permissions
from articles.rules.states import Public, Work

PERMISSIONS = set(
    "add view change delete submit review publish emergency see_any edit_any".split()  # noqa: SIM905
)
# Facts of account and story; what the office allows is among them.
FACTS = {
    *("own", "its maker", "claimant", "untouched", "no author", "not approved", "of step"),
    *("writer", "another made it", "name", "first step", "edits allowed", "paper allowed"),
}
EDIT = [{"change", "edit_any"}, {"change", "own"}]
SUBMIT = [{"submit", *names} for names in EDIT]

ENOUGH = {
    "is_own": [{"own"}],
    "is_its_maker": [{"its maker"}],
    "is_claimant": [{"claimant"}],
    "never_acted_on": [{"untouched"}],
    "is_on_no_author_side": [{"no author"}],
    "has_not_approved": [{"not approved"}],
    "is_of_step": [{"of step"}],
    "is_writer": [{"writer"}],
    "did_not_make_the_text": [{"another made it"}],
    "has_a_name": [{"name"}],
    "can_view": [{"view", "see_any"}, {"view", "own"}],
    "was_not_submitted": [{"not submitted"}],
    "can_translate": [{"add", "view", "see_any"}, {"add", "view", "own"}],
    "can_confirm_translation": [
        *({"not submitted", *names} for names in EDIT),
        *({"no author", name} for name in ("review", "publish")),
    ],
    "can_edit": EDIT,
    "can_submit": SUBMIT,
    "can_publish": [{"publish"}],
    "can_withdraw_submission": [*SUBMIT, {"publish"}],
    "can_ask": [*SUBMIT, {"publish"}],
    "can_request_changes": [{"review", "no author"}],
    "can_review": [{"review", "no author", "not approved", "of step"}],
    "can_edit_in_review": [
        {"review", "not approved", "of step", "name", "edits allowed", "first step"}
    ],
    "can_accept_edit": [{"submit", "writer", "another made it"}],
    "can_release": [{"claimant"}, {"publish"}],
    "can_record_paper": [{"publish", "paper allowed"}],
    "can_publish_in_emergency": [
        {"emergency", "view", "see_any"},
        {"emergency", "view", "own"},
    ],
    "can_share": [*EDIT, {"review"}, {"publish"}],
    "can_resolve": [*EDIT, {"review"}, {"publish"}, {"writer"}],
    "can_delete": [
        {"untouched", "delete", "its maker"},
        {"untouched", "delete", "edit_any"},
    ],
    "nobody": [],
}
# Facts that keep somebody from it.
SPOILT_BY = {"can_edit_in_review": {"writer"}}


def holds(name, facts, settings):
    """Return True if the condition holds for an account with these facts, and no other."""
    settings.NEWSROOM_REVIEW_EDIT = "edits allowed" in facts
    settings.NEWSROOM_PAPER_APPROVAL = "paper allowed" in facts
    account = SimpleNamespace(
        pk=1,
        person="somebody" if "name" in facts else None,
        has_perm=lambda code: code in {f"articles.{name}_article" for name in facts},
        is_superuser=False,
        group_names=["seniors"] if "of step" in facts else [],
    )
    review = SimpleNamespace(
        authors=set() if "no author" in facts else {1},
        approvers=set() if "not approved" in facts else {1},
        writers={1} if "writer" in facts else set(),
        maker=2 if "another made it" in facts else 1,
        step=0 if "first step" in facts else 1,
        group="seniors",
    )
    story = SimpleNamespace(
        owners={1} if "own" in facts else set(),
        created_by_id=1 if "its maker" in facts else 2,
        claimed_by_id=1 if "claimant" in facts else None,
        public_state=Public.NEVER if "not submitted" in facts else Public.LIVE,
        work_state=Work.DRAFT,
        acts_count=0 if "untouched" in facts else 1,
        review=review,
    )
    return getattr(permissions, name)(account, story)


def test_every_condition_has_its_facts():
    conditions = vars(permissions).items()

    assert set(ENOUGH) == {name for name, it in conditions if isinstance(it, permissions.Who)}


@pytest.mark.parametrize("name", ENOUGH)
def test_what_a_condition_needs(name, settings):
    spoilt_by, enough = SPOILT_BY.get(name, set()), ENOUGH[name]
    everything = (PERMISSIONS | FACTS) - spoilt_by
    short = [everything - set(missing) for missing in product(*enough)]

    assert [facts for facts in enough if not holds(name, facts, settings)] == []
    assert [facts for facts in short if holds(name, facts, settings)] == []
    assert not spoilt_by or not holds(name, everything | spoilt_by, settings)


@pytest.mark.parametrize(
    ("group", "member", "is_of_it"),
    [
        ("", SimpleNamespace(group_names=[], is_superuser=False), True),
        ("seniors", SimpleNamespace(group_names=["seniors"], is_superuser=False), True),
        ("seniors", SimpleNamespace(group_names=["juniors"], is_superuser=False), False),
        ("seniors", SimpleNamespace(group_names=[], is_superuser=True), True),
    ],
)
def test_who_is_of_a_group(group, member, is_of_it):
    assert permissions.is_of_group(member, group) is is_of_it


def test_who_may_not_is_told_why():
    story = SimpleNamespace(review=SimpleNamespace(authors={1}, approvers={1}))
    someone = SimpleNamespace(pk=1, has_perm=lambda code: False)
    reasons = [
        str(condition.why_not(someone, story))
        for condition in (
            permissions.is_on_no_author_side,
            permissions.has_not_approved,
            permissions.can_publish,
        )
    ]

    assert reasons == [
        "You are on the author side of this text, so somebody else has to review it.",
        "You have approved this text already. Each step must be signed by a different person.",
        "Your role does not include this act.",
    ]
