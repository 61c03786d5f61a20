"""The approvals of the text on the desk, as the press asks for them and prints them."""

from django.utils.translation import gettext_lazy as _

from articles.models import fingerprint_of
from articles.models.desk.reviews import review_now
from articles.models.record.content import content_of
from articles.rules.refusals import Refused
from articles.text.credit_line import Role
from people.models import Contributor


def standing_approvals(article):
    """Return the Acts that approve the text on the desk, a step each, first to last.

    Raises Refused unless there are as many as the office has review steps, and all for
    what readers would see now.
    """
    version = article.latest_version
    if not version or not _is_intact(version, content_of(article)):
        raise Refused(
            _(
                "Something readers would see has changed since the approval. Save the story and submit it again."
            )
        )
    review = review_now(article)
    if obstacles := review.obstacles:
        raise Refused(
            *obstacles,
            _("Take the story back from review and submit it again. Then it can be approved."),
        )
    return review.approvals


def _is_intact(version, content):
    """Return True if the desk's content and the version's own are what its fingerprint is of."""
    return fingerprint_of(content) == version.fingerprint == fingerprint_of(version.content)


def review_of(act, language):
    """Return the Review entry of an approval: who signed it, as named now."""
    paper = act.details.get("paper")
    number, name = (paper["person"], paper["name"]) if paper else (act.contributor_pk, act.name)
    own = act.account.person if act.account else None
    reviewer = own if own and own.pk == number else Contributor.objects.filter(pk=number).first()
    if reviewer:
        return review_by(reviewer, language)
    return {"role": str(Role.REVIEW), "contributor": None, "name": name, "slug": ""}


def review_by(reviewer, language):
    """Return the Review entry of a contributor on a page in `language`."""
    return {
        "role": str(Role.REVIEW),
        "contributor": reviewer.pk,
        "name": reviewer.name_in(language),
        "slug": reviewer.slug,
    }
