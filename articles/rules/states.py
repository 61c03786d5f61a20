"""Where a story stands: on the desk, and before the public."""

from datetime import timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Work(TextChoices):
    """Where the working copy stands."""

    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    CHANGES_REQUESTED = "changes_requested", _("Changes requested")
    APPROVED = "approved", _("Approved")
    CLEAN = "clean", _("As published")
    TRASHED = "trashed", _("In the trash")


class Public(TextChoices):
    """What the public can read."""

    NEVER = "never", _("Not published")
    LIVE = "live", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


DRAFTING = (Work.DRAFT, Work.CHANGES_REQUESTED)

# States in which the text may be changed. A text under review is frozen, so that
# the reviewer and the writer never work against each other.
EDITABLE = (*DRAFTING, Work.APPROVED, Work.CLEAN)

# How long a claim holds while its reviewer does nothing.
CLAIM_IDLE = timedelta(hours=2)
