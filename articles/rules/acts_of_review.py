"""The acts of a review: from handing a text to the reviewers to what they decide."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from . import effects, permissions
from .audiences import Audience
from .notice_kinds import Kind
from .states import DRAFTING, Work
from .transition import Need, Place, Side, Transition

_FELL = (Kind.VOID, Audience.FALLEN)
_APPROVAL = (
    (Kind.TO_PUBLISH, Audience.PUBLISHERS),
    (Kind.SUBMITTED, Audience.REVIEWERS),
    (Kind.APPROVED, Audience.WRITERS),
)
SUBMIT = Transition(
    name="submit",
    label=_("Submit for review"),
    done=_("The story was submitted for review."),
    explanation=_(
        "The text is frozen until a reviewer has read it. You can take it back at any time."
    ),
    sources=DRAFTING,
    to=Work.IN_REVIEW,
    who=permissions.can_submit,
    needs=(Need.COMPLETE, Need.REVIEWERS),
    sets=effects.opens,
    signs=(Side.AUTHOR,),
    tells=((Kind.ASKED, Audience.ASKED), (Kind.SUBMITTED, Audience.REVIEWERS)),
    shown=(Place.FIRST, Place.LINK),
    is_awaited=True,
    in_history=True,
)
ASK = Transition(
    name="ask",
    label=_("Ask somebody to review"),
    done=_("The reviewer was asked."),
    explanation=_("The story stands first among what waits for them. Others may review it too."),
    sources=(Work.IN_REVIEW,),
    who=permissions.can_ask,
    tells=((Kind.ASKED, Audience.ASKED),),
    shown=(Place.MORE, Place.LINK),
)
WITHDRAW_SUBMISSION = Transition(
    name="withdraw_submission",
    label=_("Take back from review"),
    done=_("The story was taken back and is a draft again."),
    explanation=_("The story becomes a draft again. Any approval it had no longer counts."),
    sources=(Work.IN_REVIEW, Work.APPROVED),
    to=Work.DRAFT,
    who=permissions.can_withdraw_submission,
    sets=effects.ends_review,
    tells=(_FELL, (Kind.TAKEN_BACK, Audience.CLAIMANTS_AND_APPROVERS)),
    shown=(Place.MORE, Place.LINK),
)
CLAIM = Transition(
    name="claim",
    label=_("Start reviewing"),
    done=_("You are now reviewing this story."),
    explanation=_(
        "Everyone sees that you are reviewing it. This ends after two hours without activity."
    ),
    sources=(Work.IN_REVIEW,),
    only_if=lambda article: not article.is_claimed,
    who=permissions.can_review,
    sets=effects.claims,
    tells=((Kind.CLAIMED, Audience.SUBMITTER),),
    shown=(Place.MORE, Place.BUTTON),
)
RELEASE = Transition(
    name="release",
    label=_("Stop reviewing"),
    done=_("You are no longer reviewing this story."),
    explanation=_("Another reviewer can take over."),
    sources=(Work.IN_REVIEW,),
    only_if=lambda article: article.is_claimed,
    who=permissions.can_release,
    sets=effects.unclaims,
    shown=(Place.MORE, Place.BUTTON),
)
REQUEST_CHANGES = Transition(
    name="request_changes",
    label=_("Ask for changes"),
    done=_("The story was returned to its writers."),
    explanation=_("The story goes back to its writers with your reason."),
    sources=(Work.IN_REVIEW,),
    to=Work.CHANGES_REQUESTED,
    who=permissions.can_request_changes,
    note_required=True,
    sets=effects.ends_review,
    tells=((Kind.CHANGES_ASKED, Audience.WRITERS), _FELL),
    shown=(Place.FIRST, Place.DECISION),
    is_awaited=True,
    in_history=True,
)
APPROVE = Transition(
    name="approve",
    label=pgettext_lazy("act", "Approve"),
    done=_("The story was approved."),
    explanation=_(
        "Your name will appear in the credit line as Review. The approval applies to exactly this text."
    ),
    sources=(Work.IN_REVIEW,),
    to=Work.APPROVED,
    who=permissions.can_review,
    needs=(Need.NAME, Need.APART, Need.SAME_TEXT),
    sets=effects.one_step_on,
    signs=(Side.REVIEW,),
    tells=_APPROVAL,
    shown=(Place.FIRST, Place.DECISION),
    is_awaited=True,
    in_history=True,
)
APPROVE_ON_PAPER = Transition(
    name="approve_on_paper",
    label=_("Record an approval on paper"),
    done=_("The approval on paper was recorded."),
    explanation=_(
        "The person named signed a printed copy of exactly this text. The scan is kept with your name."
    ),
    sources=(Work.IN_REVIEW,),
    to=Work.APPROVED,
    who=permissions.can_record_paper,
    needs=(Need.SAME_TEXT,),
    sets=effects.one_step_on,
    signs=(Side.REVIEW,),
    tells=_APPROVAL,
    shown=(Place.MORE, Place.LINK),
    in_history=True,
)
ACCEPT_EDIT = Transition(
    name="accept_edit",
    label=_("Accept the reviewer’s changes"),
    done=_("The reviewer’s changes were accepted."),
    explanation=_(
        "You sign the text as changed by the reviewer. It then counts as approved by the reviewer."
    ),
    sources=(Work.IN_REVIEW,),
    to=Work.APPROVED,
    only_if=lambda article: article.review.is_edited_by_reviewer,
    who=permissions.can_accept_edit,
    needs=(Need.SAME_TEXT,),
    sets=effects.one_step_on,
    signs=(Side.AUTHOR,),
    tells=(*_APPROVAL, (Kind.APPROVED, Audience.APPROVERS)),
    shown=(Place.FIRST, Place.DECISION),
    in_history=True,
)
ROWS = (
    SUBMIT,
    ASK,
    WITHDRAW_SUBMISSION,
    CLAIM,
    RELEASE,
    REQUEST_CHANGES,
    APPROVE,
    APPROVE_ON_PAPER,
    ACCEPT_EDIT,
)
