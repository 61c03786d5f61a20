"""The review of a text, as a value: who stands on which side, and which approvals hold.

Computed from the sign-off sheet, the versions, the credits, the review steps and the reviewers,
without a database. The press builds it from what is true now, the audit from what the acts
recorded.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from . import acts
from .permissions import Member, is_of_group
from .transition import Side


class Signature(Protocol):
    """What a review asks of a row of the sheet."""

    number: int
    act: str
    account_pk: int
    version_number: int
    fingerprint: str
    evidence: Mapping[str, Any]

    @property
    def is_on_paper(self) -> bool: ...

    @property
    def signer(self) -> int | None:
        """The contributor who signed. For a signature on paper, not the one who recorded it."""

    @property
    def signer_account(self) -> int | None:
        """The signer's account at that time."""


@dataclass(frozen=True)
class Maker:
    """Who made a version. `is_review_edit`: a reviewer made it, while the text was in review."""

    number: int
    account: int | None
    is_review_edit: bool = False


@dataclass(frozen=True)
class Reviewer:
    """A reviewer as a signature recorded them. A superuser is of every group."""

    group_names: Collection[str] = ()
    is_superuser: bool = False


_STEPS = acts.names(lambda act: act.is_step)
_WRITING = acts.names(lambda act: act.takes_author_side)
_SIGNED_BY_AUTHOR = acts.names(lambda act: Side.AUTHOR in act.signs)
_OPENING = acts.names(lambda act: act.opens_review)


@dataclass(frozen=True)
class Review:
    """The review of one text: a version of a story."""

    version: int  # its number
    fingerprint: str
    steps: tuple[str, ...]  # the group of each step; "" means any reviewer
    step: int = 0  # how many steps are signed
    sheet: tuple[Signature, ...] = ()
    makers: tuple[Maker, ...] = ()
    reviewed: int = 0  # the number of the last published version that two people signed
    credited: frozenset[int] = frozenset()  # accounts of people credited as authors
    credited_people: frozenset[int] = frozenset()  # those people, as contributors
    reviewers: Mapping[int, Member] = field(default_factory=dict)  # by account
    accounts: Mapping[int, int | None] = field(default_factory=dict)  # of who signed on paper
    takes_paper: bool = False
    is_record: bool = False  # whether each signature is judged by what it recorded

    # The two sides

    @cached_property
    def _since(self) -> int:
        """The number of the version after which makers count. The text's own maker always does."""
        return min(self.reviewed, max(self.version - 1, 0))

    @cached_property
    def writers(self) -> frozenset[int]:
        """The accounts that saved or submitted the text, and those of its credited authors.

        Only what was done since the last reviewed publication counts. A reviewer who changed
        the text in review is not among them: see `authors`.
        """
        submitters = _accounts(
            act.account_pk
            for act in self.sheet
            if act.act in _WRITING and act.version_number > self._since
        )
        return submitters | self._makers(is_review_edit=False) | self.credited

    @cached_property
    def authors(self) -> frozenset[int]:
        """The accounts that may not review the text: its writers and reviewers who changed it."""
        return self.writers | self._makers(is_review_edit=True)

    def _makers(self, *, is_review_edit: bool) -> frozenset[int]:
        return _accounts(
            maker.account
            for maker in self.makers
            if maker.number > self._since and maker.is_review_edit == is_review_edit
        )

    @cached_property
    def maker(self) -> int | None:
        return next((m.account for m in self.makers if m.number == self.version), None)

    def is_by(self, person: int, account: int | None) -> bool:
        """Return True if a contributor with this account is on the author side of the text."""
        return person in self.credited_people or account in self.authors

    # The current review

    @cached_property
    def opened_at(self) -> int:
        """The number of the act that opened the current review, 0 before the first."""
        return max((act.number for act in self.sheet if act.act in _OPENING), default=0)

    @property
    def group(self) -> str:
        """The group whose turn it is; "" for any reviewer."""
        return self.steps[min(self.step, len(self.steps) - 1)]

    @cached_property
    def given(self) -> tuple[Signature, ...]:
        """The approvals of the steps already signed in the current review."""
        if not self.step:
            return ()
        found = (act for act in self.sheet if act.number > self.opened_at and act.act in _STEPS)
        return tuple(act for act in found if act.version_number == self.version)

    @cached_property
    def approvers(self) -> frozenset[int]:
        """The accounts that signed a step in the current review."""
        return _accounts(self._account(act) for act in self.given)

    @cached_property
    def is_edited_by_reviewer(self) -> bool:
        """True while the text was changed by a reviewer and not approved since."""
        edited = any(maker.number == self.version and maker.is_review_edit for maker in self.makers)
        later = (act for act in self.sheet if act.number > self.opened_at)
        return edited and not self.step and any(act.act == acts.REVIEW_EDIT.name for act in later)

    def _account(self, act: Signature) -> int | None:
        return self.accounts.get(act.signer or 0) if act.is_on_paper else act.account_pk

    # What holds

    @cached_property
    def _signed(self) -> tuple[Signature, ...]:
        return tuple(act for act in self.sheet if act.fingerprint == self.fingerprint)

    @cached_property
    def author_signatures(self) -> frozenset[int]:
        """The accounts that signed exactly this text as its authors."""
        return _accounts(act.account_pk for act in self._signed if act.act in _SIGNED_BY_AUTHOR)

    @cached_property
    def approvals(self) -> tuple[Signature, ...]:
        """The valid approvals of exactly this text, by a different person for each step."""
        first: dict[int | None, Signature] = {}
        for act in self._signed:
            if act.number > self.opened_at and act.act in _STEPS and self._holds(act):
                first.setdefault(act.signer, act)
        pairs = zip(first.values(), self.steps, strict=False)
        return tuple(act for act, group in pairs if self._is_of(act, group))

    @property
    def obstacles(self) -> list[str | Promise]:
        """The reasons why the text may not be published, as sentences; empty if it may."""
        if not self.author_signatures:
            return [_("Nobody submitted exactly this text for review.")]
        missing = len(self.steps) - len(self.approvals)
        return [_no_review(missing, len(self.approvals))] if missing else []

    def _holds(self, act: Signature) -> bool:
        """Return True if a signature counts: a reviewer's who is not an author of the text."""
        if act.is_on_paper:
            return self.takes_paper and not self._is_paper_by_author(act)
        if act.act == acts.REVIEW_EDIT.name and not self._was_accepted(act):
            return False
        return (
            act.account_pk in self.reviewers
            and act.account_pk not in self._barred(act)
            and bool(self.author_signatures - {act.account_pk})
        )

    def _barred(self, act: Signature) -> Collection[int]:
        """The accounts whose signature by this act would not count."""
        if self.is_record:
            return frozenset(act.evidence.get("authors", ()))
        return self.writers if act.act == acts.REVIEW_EDIT.name else self.authors

    def _is_paper_by_author(self, act: Signature) -> bool:
        if self.is_record:
            people, account = act.evidence.get("people", ()), act.signer_account
            return act.signer in people or account in self._barred(act)
        return self.is_by(act.signer or 0, self._account(act))

    def _was_accepted(self, edit: Signature) -> bool:
        """Return True if a writer signed the text after the reviewer who changed it."""
        return any(
            act.act == acts.ACCEPT_EDIT.name and act.account_pk != edit.account_pk
            for act in self._signed
            if act.number > edit.number
        )

    def _is_of(self, act: Signature, group: str) -> bool:
        return act.is_on_paper or is_of_group(self.reviewers[act.account_pk], group)


def _accounts(found: Iterable[int | None]) -> frozenset[int]:
    """Return accounts as a set, without deleted ones (None) and the program itself (0)."""
    return frozenset(account for account in found if account)


def _no_review(missing: int, there: int) -> str | Promise:
    """Return the rule of the office, for a text that needs `missing` more approvals."""
    if not there:
        return _(
            "No review, no publication: a second active account has to approve exactly this text."
        )
    return ngettext(
        "No review, no publication: %(number)s more approval of exactly this text is needed.",
        "No review, no publication: %(number)s more approvals of exactly this text are needed.",
        missing,
    ) % {"number": missing}
