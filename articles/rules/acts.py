"""The acts: everything that may happen to a story, one row each.

A row says from which state to which an act leads, who may do it, what it signs, who is told
and where it is shown; nothing else says it. The rule behind them: no review, no publication.
"""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from . import acts_of_review, acts_on_approval, effects, permissions
from .audiences import Audience
from .notice_kinds import Kind
from .states import DRAFTING, Public, Work
from .transition import Need, Place, Side, Transition

(
    SUBMIT,
    ASK,
    WITHDRAW_SUBMISSION,
    CLAIM,
    RELEASE,
    REQUEST_CHANGES,
    APPROVE,
    APPROVE_ON_PAPER,
    ACCEPT_EDIT,
) = acts_of_review.ROWS
PUBLISH = Transition(
    name="publish",
    label=pgettext_lazy("act", "Publish"),
    done=_("The story was published."),
    explanation=_("Readers see exactly the text that was approved."),
    sources=(Work.APPROVED,),
    to=Work.CLEAN,
    leaves=Public.LIVE,
    who=permissions.can_publish,
    sets=effects.printed,
    prints=True,
    tells=((Kind.PUBLISHED, Audience.WRITERS),),
    shown=(Place.FIRST, Place.LINK),
    is_awaited=True,
    in_history=True,
)
# Done on the page of PUBLISH, when a later moment is chosen.
SCHEDULE = Transition(
    name="schedule",
    label=_("Schedule"),
    done=_("The story was scheduled."),
    sources=(Work.APPROVED,),
    to=Work.CLEAN,
    leaves=Public.LIVE,
    who=permissions.can_publish,
    sets=effects.printed,
    prints=True,
    tells=((Kind.SCHEDULED, Audience.WRITERS),),
    in_history=True,
)
UNSCHEDULE = Transition(
    name="unschedule",
    label=_("Cancel the scheduled publication"),
    done=_("The scheduled publication was cancelled."),
    explanation=_(
        "The story will not be published automatically. It stays approved and can be published later."
    ),
    sources=(Work.CLEAN,),
    to=Work.APPROVED,
    public=(Public.LIVE,),
    leaves=Public.NEVER,
    only_if=lambda article: article.is_scheduled,
    who=permissions.can_publish,
    tells=((Kind.UNSCHEDULED, Audience.WRITERS), (Kind.UNSCHEDULED, Audience.SCHEDULER)),
    shown=(Place.MORE,),
)
HOLD = Transition(
    name="hold",
    label=_("Hold"),
    sources=(Work.CLEAN,),
    to=Work.IN_REVIEW,
    public=(Public.LIVE,),
    leaves=Public.NEVER,
    only_if=lambda article: article.is_scheduled,
    who=permissions.nobody,
    sets=effects.opens,
    tells=(
        (Kind.HELD, Audience.KEEPERS),
        (Kind.HELD, Audience.SCHEDULER),
        (Kind.VOID, Audience.FALLEN),
        (Kind.SUBMITTED, Audience.REVIEWERS),
        (Kind.HELD, Audience.WRITERS),
    ),
)
EMERGENCY = Transition(
    name="emergency",
    label=_("Publish without review"),
    done=_("The story was published without review."),
    explanation=_(
        "For what can’t wait. Readers see the text at once, without a Review credit. It stays on the list “Review after publication” until a reviewer signs it."
    ),
    sources=(*DRAFTING, Work.IN_REVIEW),
    to=Work.CLEAN,
    leaves=Public.LIVE,
    who=permissions.can_publish_in_emergency,
    needs=(Need.COMPLETE,),
    note_required=True,
    sets=effects.printed,
    signs=(Side.AUTHOR,),
    prints=True,
    tells=((Kind.EMERGENCY, Audience.REVIEWERS_AFTER), (Kind.EMERGENCY, Audience.WRITERS)),
    shown=(Place.MORE,),
    in_history=True,
)
SIGN_AFTER = Transition(
    name="sign_after",
    label=_("Review after publication"),
    done=_("The review was signed."),
    explanation=_(
        "You approve the text that was published without review. Your name is added to its credit line."
    ),
    public=(Public.LIVE,),
    only_if=lambda article: article.is_unreviewed,
    who=permissions.can_review,
    needs=(Need.NAME,),
    signs=(Side.REVIEW,),
    tells=(
        (Kind.SIGNED_AFTER, Audience.EMERGENCY_PUBLISHER),
        (Kind.SIGNED_AFTER, Audience.WRITERS),
    ),
    shown=(Place.FIRST, Place.LINK),
    in_history=True,
)
CORRECT = Transition(
    name="correct",
    label=_("Write a correction"),
    done=_("You can now write the correction. Readers still see the published text."),
    explanation=_(
        "Changing the text of the story begins a correction too. Its kind and a note for readers are asked when you submit it. Readers keep the published text until the correction is approved and published."
    ),
    sources=(Work.CLEAN,),
    to=Work.DRAFT,
    public=(Public.LIVE, Public.WITHDRAWN),
    only_if=lambda article: not article.is_scheduled,
    who=permissions.can_edit,
    shown=(Place.MORE,),
)
UPDATE_LISTING = Transition(
    name="update_listing",
    label=_("Bring tags and links to readers"),
    done=_("Readers see the new tags and links."),
    explanation=_(
        "Readers see the new tags, address, related stories and link to the other edition at once. The text stays as it was reviewed."
    ),
    sources=(Work.DRAFT,),
    to=Work.CLEAN,
    public=(Public.LIVE,),
    only_if=lambda article: article.differs_in_listing_only,
    who=permissions.can_publish,
    needs=(Need.SAME_TEXT,),
    sets=effects.ends_correction,
    tells=((Kind.LISTED, Audience.WRITERS),),
    shown=(Place.FIRST, Place.LINK),
    in_history=True,
)
CONFIRM_TRANSLATION = Transition(
    name="confirm_translation",
    label=_("Confirm the translation"),
    done=_("The translation counts as up to date."),
    explanation=_("You answer for it: the translation says what the original says now."),
    only_if=lambda article: article.is_behind,
    who=permissions.can_confirm_translation,
    tells=((Kind.CONFIRMED, Audience.WRITERS),),
    shown=(Place.FIRST, Place.LINK),
)
DISCARD = Transition(
    name="discard",
    label=_("Discard the changes"),
    done=_("The changes were discarded. The story is as published."),
    explanation=_(
        "The draft goes back to the text that readers see now. Versions already saved are kept."
    ),
    sources=DRAFTING,
    to=Work.CLEAN,
    public=(Public.LIVE,),
    who=permissions.can_edit,
    sets=effects.ends_correction,
    shown=(Place.MORE,),
)
WITHDRAW = Transition(
    name="withdraw",
    label=_("Withdraw from the public"),
    done=_("The story was withdrawn from the public."),
    explanation=_("The page is taken down at once. Its address says that the story was withdrawn."),
    public=(Public.LIVE,),
    leaves=Public.WITHDRAWN,
    only_if=lambda article: article.is_read_by_the_public,
    who=permissions.can_publish,
    note_required=True,
    sets=effects.ends_correction,
    tells=((Kind.WITHDRAWN, Audience.KEEPERS), (Kind.WITHDRAWN, Audience.WRITERS)),
    shown=(Place.MORE,),
)
RESTORE = Transition(
    name="restore",
    label=_("Publish again"),
    done=_("Readers can see the story again."),
    explanation=_("Readers see the text that was last published, at its old address."),
    sources=tuple(state for state in Work if state is not Work.TRASHED),
    public=(Public.WITHDRAWN,),
    leaves=Public.LIVE,
    who=permissions.can_publish,
    tells=((Kind.RESTORED, Audience.KEEPERS), (Kind.RESTORED, Audience.WRITERS)),
    shown=(Place.MORE,),
)
TRASH = Transition(
    name="trash",
    label=_("Move to the trash"),
    done=_("The story was moved to the trash."),
    explanation=_(
        "The story is removed from the lists. You can restore it until the trash is emptied."
    ),
    sources=(*DRAFTING, Work.CLEAN),
    to=Work.TRASHED,
    public=(Public.NEVER, Public.WITHDRAWN),
    who=permissions.can_edit,
    sets=effects.to_trash,
    shown=(Place.MORE,),
)
UNTRASH = Transition(
    name="untrash",
    label=_("Restore from the trash"),
    done=_("The story was restored from the trash."),
    explanation=_("The story becomes a draft again."),
    sources=(Work.TRASHED,),
    to=Work.DRAFT,
    who=permissions.can_edit,
    sets=effects.from_trash,
    shown=(Place.FIRST,),
)

# No page offers these: a save does the first two, `manage.py purge_trash` the third, press.decide() the last.
VOID = Transition(
    name="void",
    label=_("Approval no longer valid: the text was changed"),
    sources=(Work.APPROVED,),
    to=Work.DRAFT,
    who=permissions.can_edit,
    sets=effects.ends_review,
    tells=((Kind.VOID, Audience.FALLEN),),
)
REVIEW_EDIT = Transition(
    name="review_edit",
    label=_("Changed by the reviewer"),
    sources=(Work.IN_REVIEW,),
    who=permissions.can_edit_in_review,
    sets=effects.ends_review,
    signs=(Side.AUTHOR, Side.REVIEW),
    tells=((Kind.EDITED, Audience.WRITERS),),
)
PURGE = Transition(
    name="purge",
    label=_("Deleted from the trash"),
    sources=(Work.TRASHED,),
    public=(Public.NEVER,),
    who=permissions.nobody,
)
REPRINT = Transition(name="reprint", label=_("Names on the page renewed"), who=permissions.nobody)

PUBLISH_ON_APPROVAL, CANCEL_ON_APPROVAL, NOT_PUBLISHED = acts_on_approval.ROWS

_ROWS = [row for row in list(globals().values()) if isinstance(row, Transition)]
ACTS = {row.name: row for row in _ROWS}
CHOICES = [(row.name, row.label) for row in _ROWS]


def names(chosen: Callable[[Transition], bool]) -> tuple[str, ...]:
    """Return the names of the acts chosen, in the order above, for use in a query."""
    return tuple(row.name for row in _ROWS if chosen(row))
