"""Publishing when approved: the acts about a publication that a publisher chose beforehand.

The choice is made before the approval, for the text that will be approved, whatever changes until
then. With the last approval the press publishes in the name of who chose: see
articles/press/on_approval.py.
"""

from django.utils.translation import gettext_lazy as _

from . import effects, permissions
from .audiences import Audience
from .notice_kinds import Kind
from .states import DRAFTING, Work
from .transition import Place, Transition

PUBLISH_ON_APPROVAL = Transition(
    name="publish_on_approval",
    label=_("Publish when approved"),
    done=_("The story will be published when it is approved."),
    explanation=_(
        "You choose this for the text that will be approved, whatever is changed until then. With the last approval it is published in your name, unless something keeps it from readers; comments still open then count as settled. You or another publisher can cancel this until the approval."
    ),
    sources=(*DRAFTING, Work.IN_REVIEW),
    only_if=lambda article: article.on_approval_by_id is None,
    who=permissions.can_publish,
    sets=effects.chooses,
    tells=((Kind.CHOSEN, Audience.REVIEWERS), (Kind.CHOSEN, Audience.WRITERS)),
    shown=(Place.MORE, Place.LINK),
)
CANCEL_ON_APPROVAL = Transition(
    name="cancel_on_approval",
    label=_("Do not publish when approved"),
    done=_("The story will wait for a publisher when it is approved."),
    explanation=_("Once approved, the story waits for a publisher, like any other."),
    sources=(*DRAFTING, Work.IN_REVIEW),
    only_if=lambda article: article.on_approval_by_id is not None,
    who=permissions.can_publish,
    sets=effects.drops_choice,
    tells=((Kind.CHOICE_ENDED, Audience.CHOOSER), (Kind.CHOICE_ENDED, Audience.WRITERS)),
    shown=(Place.MORE, Place.LINK),
)
NOT_PUBLISHED = Transition(
    name="not_published",
    label=_("Not published when approved"),
    done=_("It could not be published as was chosen, and waits for a publisher."),
    sources=(Work.APPROVED,),
    only_if=lambda article: article.on_approval_by_id is not None,
    who=permissions.nobody,
    sets=effects.drops_choice,
    tells=((Kind.NOT_AS_CHOSEN, Audience.CHOOSER), (Kind.NOT_AS_CHOSEN, Audience.PUBLISHERS)),
)
ROWS = (PUBLISH_ON_APPROVAL, CANCEL_ON_APPROVAL, NOT_PUBLISHED)
