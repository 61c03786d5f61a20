"""The workflow as a table: every act, from which state, to which, who may, and what it needs.

A leaf: it knows no models. The verbs that use it are in articles/models/article.py
(desk) and articles/press.py (publication). The rule behind it: first review, then
publish; no review, no publication.
"""

from dataclasses import dataclass
from datetime import timedelta

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


# How long a claim holds while its reviewer does nothing.
CLAIM_IDLE = timedelta(hours=2)


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
    """One act: `sources` are work states, `to` is None where the work state is kept.

    `only_if` names a property of the story that has to hold besides its states.
    """

    label: Promise
    sources: tuple
    to: str | None
    permission: str  # name of a predicate in articles/permissions.py
    explanation: Promise
    public: tuple = tuple(Public)
    note_required: bool = False
    only_if: str = ""


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
    "claim": Move(
        _("Say that you are reading it"),
        (Work.IN_REVIEW,),
        None,
        "can_review",
        _(
            "Everyone sees that you have it. It ends by itself after two hours in which you do nothing."
        ),
        only_if="is_unclaimed",
    ),
    "release": Move(
        _("Stop reading it"),
        (Work.IN_REVIEW,),
        None,
        "can_release",
        _("Another reviewer may take the story."),
        only_if="is_claimed",
    ),
    "request_changes": Move(
        _("Ask for changes"),
        (Work.IN_REVIEW,),
        Work.CHANGES_REQUESTED,
        "can_request_changes",
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
    "approve_on_paper": Move(
        _("Record an approval on paper"),
        (Work.IN_REVIEW,),
        Work.APPROVED,
        "can_record_paper",
        _(
            "The person named signed a printed copy of exactly this text. The scan is kept with your name."
        ),
    ),
    "accept_edit": Move(
        _("Accept the reviewer’s changes"),
        (Work.IN_REVIEW,),
        Work.APPROVED,
        "can_accept_edit",
        _(
            "You sign the text as the reviewer left it. With this it counts as approved by the reviewer."
        ),
        only_if="is_edited_by_reviewer",
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
        only_if="is_scheduled",
    ),
    "hold": Move(
        _("Hold back"),
        (Work.CLEAN,),
        Work.IN_REVIEW,
        "by_itself",
        _("A scheduled story whose approval no longer stands is reviewed again."),
        public=(Public.LIVE,),
        only_if="is_scheduled",
    ),
    "emergency": Move(
        _("Publish without review"),
        (*_DRAFTING, Work.IN_REVIEW),
        Work.CLEAN,
        "can_publish_in_emergency",
        _(
            "For what can’t wait. Readers see the text at once, without a Review credit; it stays on the list “Review after the fact” until a reviewer signs it."
        ),
        note_required=True,
    ),
    "sign_after": Move(
        _("Sign after the fact"),
        tuple(Work),
        None,
        "can_review",
        _(
            "You approve the text that was published without review. Your name enters its credit line."
        ),
        public=(Public.LIVE,),
        only_if="is_unreviewed",
    ),
    "correct": Move(
        _("Correct"),
        (Work.CLEAN,),
        Work.DRAFT,
        "can_edit",
        _(
            "Begins a correction beside the published text. Readers see it once it is approved and published."
        ),
        public=(Public.LIVE, Public.WITHDRAWN),
        note_required=True,
        only_if="is_unscheduled",
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
        only_if="is_read_by_the_public",
    ),
    "restore": Move(
        _("Show to the public again"),
        tuple(state for state in Work if state != Work.TRASHED),
        None,
        "can_publish",
        _("Readers see the text that was last published, at its old address."),
        public=(Public.WITHDRAWN,),
    ),
    "trash": Move(
        _("Move to the trash"),
        (*_DRAFTING, Work.CLEAN),
        Work.TRASHED,
        "can_trash",
        _("The story leaves the lists. It can be taken out again until the trash is emptied."),
        public=(Public.NEVER, Public.WITHDRAWN),
    ),
    "untrash": Move(
        _("Take out of the trash"),
        (Work.TRASHED,),
        Work.DRAFT,
        "can_trash",
        _("The story becomes a draft again."),
    ),
}

# What a sign-off sheet may hold beside the moves: an approval voided by a save, a
# reviewer's own change, a story emptied out of the trash.
VOID, REVIEW_EDIT, PURGE = "void", "review_edit", "purge"
ACT_LABELS = {name: move.label for name, move in MOVES.items()} | {
    VOID: _("Approval void: the text was changed"),
    REVIEW_EDIT: _("Changed by the reviewer"),
    PURGE: _("Emptied out of the trash"),
    "schedule": _("Schedule"),
}

# States in which the text may be changed. A text under review is frozen, so that
# the reviewer and the writer never work against each other.
EDITABLE = (*_DRAFTING, Work.APPROVED, Work.CLEAN)
