"""What an account is told: the kinds of notice, how each is worded, and how it is delivered.

Who is told of an act: articles/models/desk/audiences.py.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """Why somebody is told of a story. The order is that of the form of choices."""

    ASKED = "asked", _("Somebody asked me to review a story")
    SUBMITTED = "submitted", _("A story is waiting for my review")
    OVERDUE = "overdue", _("A review is overdue")
    TO_PUBLISH = "to_publish", _("An approved story is ready to be published")
    EMERGENCY = "emergency", _("A story was published without review")
    HELD = "held", _("A scheduled story was put on hold")
    MENTIONED = "mentioned", _("Somebody mentioned me in a comment")
    VISITED = "visited", _("A visitor commented by private link")
    CHANGES_ASKED = "changes_asked", _("Changes to my story were requested")
    EDITED = "edited", _("A reviewer changed my text")
    APPROVED = "approved", _("My story was approved")
    CLAIMED = "claimed", _("A reviewer is reviewing my story")
    SCHEDULED = "scheduled", _("My story was scheduled")
    UNSCHEDULED = "unscheduled", _("The scheduled publication of my story was cancelled")
    PUBLISHED = "published", _("My story was published")
    LISTED = "listed", _("New tags or links of my story went to readers")
    CONFIRMED = "confirmed", _("Somebody confirmed that my translation is still right")
    SIGNED_AFTER = "signed_after", _("My story was reviewed after publication")
    WITHDRAWN = "withdrawn", _("A story was withdrawn from the public")
    RESTORED = "restored", _("A story was published again")
    ORIGINAL_CHANGED = "original_changed", _("The original of a translation changed")
    OTHER_WITHDRAWN = "other_withdrawn", _("The other edition of my story was withdrawn")
    OTHER_EDITION = "other_edition", _("Something else was done to the other edition of my story")
    TAKEN_BACK = "taken_back", _("A story I reviewed was taken back")
    VOID = "void", _("My approval no longer counts")


class Delivery(TextChoices):
    """How an account gets one kind of notice by mail. The program's own list shows every notice."""

    NOW = "now", _("Mail at once")
    DIGEST = "digest", _("One mail per day")
    NONE = "none", _("No mail")


# Other kinds are mailed at once: somebody has to act, or it is bad news.
BY_DEFAULT = {
    Kind.CLAIMED: Delivery.NONE,
    Kind.SCHEDULED: Delivery.DIGEST,
    Kind.UNSCHEDULED: Delivery.DIGEST,
    Kind.PUBLISHED: Delivery.DIGEST,
    Kind.LISTED: Delivery.DIGEST,
    Kind.CONFIRMED: Delivery.DIGEST,
    Kind.SIGNED_AFTER: Delivery.DIGEST,
    Kind.RESTORED: Delivery.DIGEST,
    Kind.OTHER_EDITION: Delivery.DIGEST,
}

# The page of a story that a notice leads to, where that is not its form.
PAGES = {
    Kind.ASKED: "review",
    Kind.SUBMITTED: "review",
    Kind.OVERDUE: "review",
    Kind.TO_PUBLISH: "review",
    Kind.EMERGENCY: "review",
    Kind.EDITED: "review",
    Kind.MENTIONED: "comments",
    Kind.VISITED: "comments",
}

SENTENCES = {
    Kind.ASKED: _("%(name)s asks you to review “%(headline)s”."),
    Kind.SUBMITTED: _("%(name)s submitted “%(headline)s” for your review."),
    Kind.OVERDUE: _("The review of “%(headline)s” is overdue."),
    Kind.TO_PUBLISH: _("“%(headline)s” was approved by %(name)s and is ready to be published."),
    Kind.EMERGENCY: _("%(name)s published “%(headline)s” without review."),
    Kind.HELD: _("“%(headline)s” was put on hold: it will not be published automatically."),
    Kind.MENTIONED: _("%(name)s mentioned you in a comment on “%(headline)s”."),
    Kind.VISITED: _("%(name)s commented on “%(headline)s” by private link."),
    Kind.CHANGES_ASKED: _("%(name)s asks for changes to “%(headline)s”."),
    Kind.EDITED: _("%(name)s changed the text of “%(headline)s” while reviewing it."),
    Kind.APPROVED: _("%(name)s approved “%(headline)s”."),
    Kind.CLAIMED: _("%(name)s is reviewing “%(headline)s”."),
    Kind.SCHEDULED: _("%(name)s scheduled “%(headline)s”."),
    Kind.UNSCHEDULED: _("%(name)s cancelled the scheduled publication of “%(headline)s”."),
    Kind.PUBLISHED: _("%(name)s published “%(headline)s”."),
    Kind.LISTED: _("%(name)s brought the new tags and links of “%(headline)s” to readers."),
    Kind.CONFIRMED: _("%(name)s confirmed that the translation “%(headline)s” is still right."),
    Kind.SIGNED_AFTER: _("%(name)s reviewed “%(headline)s” after publication."),
    Kind.WITHDRAWN: _("%(name)s withdrew “%(headline)s” from the public."),
    Kind.RESTORED: _("%(name)s published “%(headline)s” again."),
    Kind.ORIGINAL_CHANGED: _(
        "The original of “%(headline)s” changed: see whether the translation is still right."
    ),
    Kind.OTHER_WITHDRAWN: _(
        "%(name)s withdrew the other edition of “%(headline)s” from the public."
    ),
    Kind.OTHER_EDITION: _("“%(act)s” was done to the other edition of “%(headline)s”."),
    Kind.TAKEN_BACK: _("%(name)s took “%(headline)s” back from review."),
    Kind.VOID: _("%(name)s changed “%(headline)s”: your approval no longer counts."),
}


def sentence(kind: Kind, *, headline: str, name: str, act: str = "") -> str:
    """Return what happened as one sentence, in the active language; `act` is its label."""
    return str(SENTENCES[kind]) % {"headline": headline, "name": name, "act": act}
