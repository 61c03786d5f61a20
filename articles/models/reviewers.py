"""Whether a text could be reviewed at all: asked before it is frozen for a review."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from articles import permissions
from articles.workflow import Refused

from .movable import no_reviewer


def require_reviewers(article, by):
    """Raise Refused unless other people than `by` could sign every review step.

    It says whom to ask, and what a small office may do instead. Where approvals on paper
    are allowed, who signs needs no account.
    """
    if settings.NEWSROOM_PAPER_APPROVAL:
        return
    if not article.who_could("approve").exclude(pk=by.pk).exists():
        raise Refused(no_reviewer(), *_other_ways(article, by))
    steps, others = len(article.steps), article.who_could("request_changes").exclude(pk=by.pk)
    if steps > 1 and others.count() < steps:
        raise Refused(_too_few(steps))


def _other_ways(article, by):
    ways = [
        _(
            "Somebody without an account may sign on paper instead, if the office switches that on (NEWSROOM_PAPER_APPROVAL)."
        )
    ]
    if permissions.can_publish_in_emergency(by, article):
        ways.append(
            _(
                "In an emergency you may publish it without review. It then waits for a signature after the fact."
            )
        )
    return ways


def _too_few(steps):
    return _(
        "This office reviews in %(steps)s steps, each signed by somebody else. Fewer people than that could review this story."
    ) % {"steps": steps}
