"""The acts on the house: what is done to the words that belong to no single story.

Their subject is a section, a unit, a tag or a contributor. They have a sheet of their own, and
`details` of a row on it name the thing and its `changes`, {column: [before, after]}.
"""

from typing import Any, Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .permissions import NOT_IN_THE_ROLE, Account, Who, nobody
from .transition import Subject, Transition

# What the house has words for, by the names of the models, and the app of each.
APPS = {"section": "articles", "unit": "people", "tag": "articles", "contributor": "people"}


class Proposal(Protocol):
    """What the conditions ask of a change of the house's words."""

    kind: str
    made_by_pk: int


def keeps(account: Account, kind: str) -> bool:
    """Return True if the account may act for the house on things of this kind."""
    return account.has_perm(f"{APPS[kind]}.change_{kind}")


def _not_second(account: Account, proposal: Proposal | Any) -> Promise | None:
    if account.pk == proposal.made_by_pk:
        return _("You made this change, so somebody else has to approve it.")
    if keeps(account, proposal.kind) or account.has_perm("articles.review_article"):
        return None
    return NOT_IN_THE_ROLE


def _not_its_maker(account: Account, proposal: Proposal | Any) -> Promise | None:
    return None if account.pk == proposal.made_by_pk else NOT_IN_THE_ROLE


def _not_keeper(account: Account, proposal: Proposal | Any) -> Promise | None:
    return None if keeps(account, proposal.kind) else NOT_IN_THE_ROLE


def _act(
    name: str, label: Promise, who: Who, *, done: Promise | str = "", **more: Any
) -> Transition:
    return Transition(name=name, label=label, who=who, done=done, subject=Subject.HOUSE, **more)


# A second account: one that acts for the house, or reviews. Superusers are not exempt.
is_second = Who(_not_second)
is_its_maker = Who(_not_its_maker)
is_keeper = Who(_not_keeper)

MAKE = _act("house_make", pgettext_lazy("act", "Added"), nobody)
CHANGE = _act("house_change", pgettext_lazy("act", "Changed"), is_keeper)
PROPOSE = _act("house_propose", _("Change proposed"), nobody)
APPROVE = _act(
    "house_approve",
    _("Approve the change"),
    is_second,
    done=_("The change was approved."),
    prints=True,
)
DECLINE = _act(
    "house_decline",
    _("Decline the change"),
    is_second,
    done=_("The change was declined. Nothing changed for readers."),
    note_required=True,
)
TAKE_BACK = _act(
    "house_take_back", _("Take the change back"), is_its_maker, done=_("The change was taken back.")
)
MERGE = _act("house_merge", _("Merged with another"), is_keeper)
DELETE = _act("house_delete", pgettext_lazy("act", "Deleted"), nobody)

_ROWS = [row for row in list(globals().values()) if isinstance(row, Transition)]
HOUSE_ACTS = {row.name: row for row in _ROWS}
CHOICES = [(row.name, row.label) for row in _ROWS]
# What a proposal can come to.
DECISIONS = (APPROVE, DECLINE, TAKE_BACK)
