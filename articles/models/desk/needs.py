"""What an act needs besides a state and a permission, as sentences on what is missing."""

from itertools import combinations

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.models.record.content import content_of, review_by
from articles.models.record.version import fingerprint_of
from articles.rules import acts, permissions
from articles.rules.checklist import on_both_sides
from articles.rules.transition import Need
from people.models import User


def lacking(article, act, by):
    """Return what is missing for the account to do the act, as sentences."""
    return [reason for need in act.needs for reason in _REASONS[need](article, by)]


def _complete(article, by):
    return [str(item.text) for item in article.missing()]


def _name(article, by):
    if by.person is not None:
        return []
    return [
        _(
            "Your account has no name for the credit line. Ask an administrator to link it to a contributor."
        )
    ]


def _apart(article, by):
    if by.person is None or article.latest_version is None:
        return []
    return on_both_sides(
        [*article.latest_version.content["credits"], review_by(by.person, article.language)]
    )


def _same_text(article, by):
    """A name or a picture may have changed since the text was frozen."""
    version = article.latest_version
    if not version or version.fingerprint == fingerprint_of(content_of(article)):
        return []
    return [
        _(
            "A name or a picture has changed since the story was submitted. Ask for changes, so that it is submitted again."
        )
    ]


def _reviewers(article, by):
    """Every review step could be signed by a different person, none of them `by`.

    Not asked where approvals on paper are allowed, since these need no account.
    """
    if settings.NEWSROOM_PAPER_APPROVAL:
        return []
    if not others_who_could(article, acts.APPROVE, by):
        return [no_reviewer(), *_other_ways(article, by)]
    others, steps = others_who_could(article, acts.REQUEST_CHANGES, by), article.steps
    if len(steps) > 1 and not _sign_a_step_each(others, steps):
        return [_too_few(steps)]
    return []


_REASONS = {
    Need.COMPLETE: _complete,
    Need.REVIEWERS: _reviewers,
    Need.NAME: _name,
    Need.APART: _apart,
    Need.SAME_TEXT: _same_text,
}


def reviewers_for(article, by):
    """Return the accounts that `by` may ask to review the text now, or once `by` submitted it.

    `by` is None for the program itself.
    """
    others = others_who_could(article, acts.APPROVE, by)
    return [one.user for one in others if one.person is not None]


def others_who_could(article, act, by):
    return [one for one in article.staff if not (by and one.pk == by.pk) and act.who(one, article)]


def _sign_a_step_each(people, steps):
    """Return True if each step could have a signer of its own (Hall's marriage theorem)."""
    able = [{one.pk for one in people if permissions.is_of_group(one, group)} for group in steps]
    together = (some for size in range(1, len(able) + 1) for some in combinations(able, size))
    return all(len(set().union(*some)) >= len(some) for some in together)


def no_reviewer():
    """Return a sentence on whom to ask when nobody could review."""
    admins = User.objects.filter(is_active=True)
    admins = admins.filter(Q(is_superuser=True) | Q(groups__name="administrator")).distinct()
    names = [user.signing_name for user in admins.select_related("contributor")[:5]]
    text = ngettext(
        "Nobody else could review this story. Ask %(names)s to give one more account the reviewer role.",
        "Nobody else could review this story. Ask one of %(names)s to give one more account the reviewer role.",
        len(names),
    )
    if not names:
        return _("Nobody else could review this story, and there is no administrator to ask.")
    return text % {"names": ", ".join(names)}


def _other_ways(article, by):
    ways = [
        _(
            "Somebody without an account may sign on paper instead, if the office switches that on (NEWSROOM_PAPER_APPROVAL)."
        )
    ]
    if permissions.can_publish_in_emergency(by, article):
        ways.append(
            _(
                "In an emergency you may publish it without review. It then has to be reviewed after publication."
            )
        )
    return ways


def _too_few(steps):
    return _(
        "This office reviews in %(steps)s steps, each signed by somebody else of its group: %(groups)s. There are too few people in these groups for this story."
    ) % {"steps": len(steps), "groups": ", ".join(steps)}
