"""Whether a text could be reviewed at all: asked before it is frozen for a review."""

from itertools import combinations

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
    others = article.who_could("request_changes").exclude(pk=by.pk)
    if len(article.steps) > 1 and not _sign_a_step_each(others, article.steps):
        raise Refused(_too_few(article.steps))


def _sign_a_step_each(people, steps):
    """Return True if every step could be signed by somebody else.

    Any steps together need as many people as they are (Hall's marriage theorem).
    """
    people = people.prefetch_related("groups")
    able = [{one for one in people if permissions.is_of_group(one, group)} for group in steps]
    together = (some for size in range(1, len(able) + 1) for some in combinations(able, size))
    return all(len(set().union(*some)) >= len(some) for some in together)


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
        "This office reviews in %(steps)s steps, each signed by somebody else of its group: %(groups)s. There are too few people in these groups for this story."
    ) % {"steps": len(steps), "groups": ", ".join(steps)}
