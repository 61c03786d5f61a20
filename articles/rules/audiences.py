"""Who is told of an act, by name. See articles/models/desk/audiences.py for the accounts."""

from enum import Enum

from .notice_kinds import Kind


class Audience(Enum):
    """People who can act on the story now, or who are concerned by what was done."""

    ASKED = "who was asked to review the text, while it is in review"
    REVIEWERS = "who could approve the text, while it is in review"
    REVIEWERS_AFTER = "who could sign a text that was published without review"
    PUBLISHERS = "who could publish the text, once its last approval is there"
    KEEPERS = "who looks after what the public reads: every publisher"
    SUBMITTER = "who submitted the text last, or published it in an emergency"
    WRITERS = "who made the story, is credited as an author, saved or submitted the text"
    CLAIMANTS_AND_APPROVERS = "who claimed or approved the text in the current review"
    APPROVERS = "who approved the text, or edited it as a reviewer, in the current review"
    SCHEDULER = "who put the story on the schedule"
    EMERGENCY_PUBLISHER = "who published the story without review"


# Told without an act: the moment by which a review was wanted has passed.
OVERDUE = ((Kind.OVERDUE, Audience.REVIEWERS), (Kind.OVERDUE, Audience.SUBMITTER))
