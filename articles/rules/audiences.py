"""Whom an act is told to, by name. Which accounts each is: articles/models/desk/audiences.py."""

from enum import Enum


class Audience(Enum):
    """People who can act on the story now, and people who asked to be told."""

    REVIEWERS = "who could approve the text, while it is in review"
    REVIEWERS_AFTER = "who could sign a text that was published without review"
    PUBLISHERS = "who could publish the text, once its last approval is there"
    KEEPERS = "who looks after what the public reads: every publisher"
    SUBMITTER = "who submitted the text last, or published it in an emergency"
    WRITERS = "who made the story, is credited as an author, saved or submitted the text"
    CLAIMANTS_AND_APPROVERS = (
        "who said to be reading the text, or approved it, in the review at hand"
    )
    APPROVERS = "who approved the text, or changed it to their liking, in the review at hand"
    SCHEDULER = "who put the story on the schedule"
    EMERGENCY_PUBLISHER = "who published the story without review"
