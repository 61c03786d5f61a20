"""What follows from the acts of a story: which approvals fell and by what, which demands are open.

It takes a sheet, the acts in order, and asks nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from articles.text.credit_line import join_names

from . import acts


class Row(Protocol):
    """What is asked of an act on the sheet."""

    number: int
    act: str
    account_pk: int
    name: str
    made_at: datetime

    @property
    def is_on_paper(self) -> bool: ...

    @property
    def signer_account(self) -> int | None: ...

    @property
    def changed(self) -> Sequence[Any]:
        """What parts of the text it changed, in words."""


@dataclass(frozen=True)
class Fallen:
    """An approval that no longer counts, and the act that ended it."""

    approval: Any
    ended_by: Any


_OPENING = acts.names(lambda act: act.opens_review)
_PRINTING = acts.names(lambda act: act.prints)
_STEPS = acts.names(lambda act: act.is_step)

# What ends the approvals of a text, in words.
_ENDED = {
    acts.VOID.name: _("%(name)s changed the story on %(time)s: %(what)s."),
    acts.WITHDRAW_SUBMISSION.name: _("%(name)s took it back from review on %(time)s."),
    acts.REQUEST_CHANGES.name: _("%(name)s asked for changes on %(time)s."),
    acts.HOLD.name: _("It was scheduled, and put on hold on %(time)s."),
}


def fallen_approvals(sheet: Iterable[Row], *, is_ending: bool = False) -> dict[int, Fallen]:
    """Return {account: Fallen} of those who have not approved again, until the story is printed.

    A reviewer's own change counts as an approval from when a writer accepted it. `is_ending`
    asks for those too that still hold, because the next act ends them.
    """
    given: dict[int, Row] = {}
    fallen: dict[int, Fallen] = {}
    edit: Row | None = None
    for act in sheet:
        if act.act in _ENDED:
            fallen |= {one: Fallen(approval, act) for one, approval in given.items()}
            given = {}
        if act.act in _OPENING:
            given = {}
        if act.act in _PRINTING:
            fallen = {}
        if act.act == acts.REVIEW_EDIT.name:
            edit = act
        elif act.act in _STEPS or (act.act == acts.ACCEPT_EDIT.name and edit):
            approval = edit if edit and act.act == acts.ACCEPT_EDIT.name else act
            given[_signer(approval)] = approval
            fallen.pop(_signer(approval), None)
    still = {one: Fallen(approval, None) for one, approval in given.items()} if is_ending else {}
    return fallen | still


def _signer(act: Row) -> int:
    """Return the signer's account, 0 for somebody without one."""
    return (act.signer_account if act.is_on_paper else act.account_pk) or 0


def what_ended(act: Row) -> str:
    """Return what made an approval fall as one sentence: who did what, and when."""
    facts = {
        "name": act.name,
        "time": date_format(timezone.localtime(act.made_at), "DATETIME_FORMAT"),
        "what": join_names([str(part) for part in act.changed or (_("text"),)]),
    }
    return str(_ENDED[act.act]) % facts


def open_demands(sheet: Sequence[Row]) -> list[Any]:
    """Return the last request for changes of each account, the latest first.

    One is open until who asked has approved, or the story is printed.
    """
    found: dict[int, Row] = {}
    settled: set[int] = set()
    for act in reversed(sheet):
        if act.act in _PRINTING:
            break
        if act.act in _STEPS:
            settled.add(act.account_pk)
        elif act.act == acts.REQUEST_CHANGES.name and act.account_pk not in settled:
            found.setdefault(act.account_pk, act)
    return list(found.values())
