"""The workflow as a table: every act, from which state, to which, who may, and what it needs.

A leaf: it knows no models. The verbs that use it are in articles/models/article.py
(desk) and articles/press.py (publication). The rule behind it: first review, then
publish; no review, no publication.
"""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Work(TextChoices):
    """Where the working copy stands."""

    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    CHANGES_REQUESTED = "changes_requested", _("Changes asked for")
    APPROVED = "approved", _("Approved")
    CLEAN = "clean", _("As published")
    TRASHED = "trashed", _("In the trash")


class Public(TextChoices):
    """What the public can read."""

    NEVER = "never", _("Not published")
    LIVE = "live", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Refused(Exception):
    """An act that can't be done. `reasons` are sentences for the person who tried."""

    def __init__(self, *reasons):
        super().__init__(*reasons)
        self.reasons = list(reasons)

    def __str__(self):
        return " ".join(str(reason) for reason in self.reasons)


class Stale(Refused):
    """Refused because somebody else changed the story in the meantime."""


@dataclass(frozen=True)
class Move:
    """One act: `sources` are work states, `to` is None where the work state is kept."""

    label: Promise
    sources: tuple
    to: str | None
    permission: str  # name of a predicate in articles/permissions.py
    explanation: Promise
    public: tuple = tuple(Public)
    note_required: bool = False


_DRAFTING = (Work.DRAFT, Work.CHANGES_REQUESTED)

MOVES = {
    "submit": Move(
        _("Submit for review"),
        _DRAFTING,
        Work.IN_REVIEW,
        "can_submit",
        _("The text is frozen until a reviewer has read it. You can take it back at any time."),
    ),
    "withdraw_submission": Move(
        _("Take back from review"),
        (Work.IN_REVIEW, Work.APPROVED),
        Work.DRAFT,
        "can_withdraw_submission",
        _("The story becomes a draft again. An approval it had is lost."),
    ),
    "request_changes": Move(
        _("Ask for changes"),
        (Work.IN_REVIEW,),
        Work.CHANGES_REQUESTED,
        "can_review",
        _("The story goes back to its writers with your reason."),
        note_required=True,
    ),
    "approve": Move(
        pgettext_lazy("act", "Approve"),
        (Work.IN_REVIEW,),
        Work.APPROVED,
        "can_review",
        _("Your name will stand in the credit line as Review. It holds for exactly this text."),
    ),
    "publish": Move(
        pgettext_lazy("act", "Publish"),
        (Work.APPROVED,),
        Work.CLEAN,
        "can_publish",
        _("Readers see exactly the text that was approved."),
    ),
    "unschedule": Move(
        _("Take off the schedule"),
        (Work.CLEAN,),
        Work.APPROVED,
        "can_publish",
        _("The story will not appear by itself. It stays approved and can be published later."),
        public=(Public.LIVE,),
    ),
    "discard": Move(
        _("Discard the working copy"),
        _DRAFTING,
        Work.CLEAN,
        "can_discard",
        _("The working copy becomes what readers see now. Versions already saved are kept."),
        public=(Public.LIVE,),
    ),
    "withdraw": Move(
        _("Withdraw from the public"),
        tuple(Work),
        None,
        "can_publish",
        _("The page goes at once. Its address says that the story was withdrawn."),
        public=(Public.LIVE,),
        note_required=True,
    ),
}

# What a sign-off sheet may hold beside the moves: an approval voided by a save.
VOID = "void"
ACT_LABELS = {name: move.label for name, move in MOVES.items()} | {
    VOID: _("Approval void: the text was changed"),
    "schedule": _("Schedule"),
}

# States in which the text may be changed. A text under review is frozen, so that
# the reviewer and the writer never work against each other.
EDITABLE = (*_DRAFTING, Work.APPROVED, Work.CLEAN)
