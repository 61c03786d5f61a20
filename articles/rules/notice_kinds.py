"""What an account is told: the kinds of notice, how each is worded, and how it is delivered.

Who is told of an act: articles/models/desk/audiences.py.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """Why somebody is told of a story. The order is that of the form of choices."""

    SUBMITTED = "submitted", _("A story waits for my review")
    OVERDUE = "overdue", _("A review is overdue")
    TO_PUBLISH = "to_publish", _("An approved story waits to be published")
    EMERGENCY = "emergency", _("A story was published without review")
    HELD = "held", _("A scheduled story was held back")
    MENTIONED = "mentioned", _("Somebody mentioned me in a comment")
    VISITED = "visited", _("A visitor commented by private link")
    CHANGES_ASKED = "changes_asked", _("Changes to my story are asked for")
    EDITED = "edited", _("A reviewer changed my text")
    APPROVED = "approved", _("My story is approved")
    CLAIMED = "claimed", _("A reviewer reads my story")
    SCHEDULED = "scheduled", _("My story is scheduled")
    UNSCHEDULED = "unscheduled", _("My story was taken off the schedule")
    PUBLISHED = "published", _("My story is published")
    SIGNED_AFTER = "signed_after", _("My story was signed after the fact")
    WITHDRAWN = "withdrawn", _("A story was withdrawn from the public")
    RESTORED = "restored", _("A story is shown to the public again")
    TAKEN_BACK = "taken_back", _("A story I reviewed was taken back")
    VOID = "void", _("My approval is void")


class Delivery(TextChoices):
    """How an account gets one kind of notice by mail. The program's own list shows every notice."""

    NOW = "now", _("By mail at once")
    DIGEST = "digest", _("In one mail a day")
    NONE = "none", _("No mail")


# Other kinds are mailed at once: somebody has to act, or it is bad news.
BY_DEFAULT = {
    Kind.CLAIMED: Delivery.NONE,
    Kind.SCHEDULED: Delivery.DIGEST,
    Kind.UNSCHEDULED: Delivery.DIGEST,
    Kind.PUBLISHED: Delivery.DIGEST,
    Kind.SIGNED_AFTER: Delivery.DIGEST,
    Kind.RESTORED: Delivery.DIGEST,
}

# The page of a story that a notice leads to, where that is not its form.
PAGES = {
    Kind.SUBMITTED: "review",
    Kind.OVERDUE: "review",
    Kind.TO_PUBLISH: "review",
    Kind.EMERGENCY: "review",
    Kind.EDITED: "review",
    Kind.MENTIONED: "comments",
    Kind.VISITED: "comments",
}

SENTENCES = {
    Kind.SUBMITTED: _("“%(headline)s” waits for your review, submitted by %(name)s."),
    Kind.OVERDUE: _("The review of “%(headline)s” is overdue."),
    Kind.TO_PUBLISH: _("“%(headline)s” is approved by %(name)s and waits to be published."),
    Kind.EMERGENCY: _("%(name)s published “%(headline)s” without review."),
    Kind.HELD: _("“%(headline)s” was held back: it will not appear by itself."),
    Kind.MENTIONED: _("%(name)s mentioned you in a comment on “%(headline)s”."),
    Kind.VISITED: _("%(name)s commented on “%(headline)s” by private link."),
    Kind.CHANGES_ASKED: _("%(name)s asks for changes to “%(headline)s”."),
    Kind.EDITED: _("%(name)s changed the text of “%(headline)s” while reviewing it."),
    Kind.APPROVED: _("%(name)s approved “%(headline)s”."),
    Kind.CLAIMED: _("%(name)s is reading “%(headline)s”."),
    Kind.SCHEDULED: _("%(name)s scheduled “%(headline)s”."),
    Kind.UNSCHEDULED: _("%(name)s took “%(headline)s” off the schedule."),
    Kind.PUBLISHED: _("%(name)s published “%(headline)s”."),
    Kind.SIGNED_AFTER: _("%(name)s signed “%(headline)s” after the fact."),
    Kind.WITHDRAWN: _("%(name)s withdrew “%(headline)s” from the public."),
    Kind.RESTORED: _("%(name)s shows “%(headline)s” to the public again."),
    Kind.TAKEN_BACK: _("%(name)s took “%(headline)s” back from review."),
    Kind.VOID: _("%(name)s changed “%(headline)s”: your approval of it is void."),
}


def sentence(kind: Kind, *, headline: str, name: str) -> str:
    """Return what happened as one sentence, in the active language."""
    return str(SENTENCES[kind]) % {"headline": headline, "name": name}
