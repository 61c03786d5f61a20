"""The approvals of the text on the desk, as the press asks for them and prints them."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from articles.models import Act, Article, Version, fingerprint_of
from articles.models.desk.reviews import review_now
from articles.models.record.content import content_of
from articles.rules.refusals import Refused
from articles.text.content import Content, CreditEntry
from articles.text.credit_line import Role
from people.models import Contributor


def standing_approvals(article: Article) -> Sequence[Act]:
    """Return the acts that approve the text on the desk: one for each review step, in order.

    Raises Refused unless every step is approved, for exactly what readers would see now.
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
    return list(review.approvals)


def _is_intact(version: Version, content: Content) -> bool:
    """Return True if the desk and the version both hold the text of its fingerprint."""
    return fingerprint_of(content) == version.fingerprint == fingerprint_of(version.content)


def review_of(act: Act, language: str) -> CreditEntry:
    """Return the Review entry of an approval: who signed it, as named now."""
    own = act.account.person if act.account else None
    is_own = own and own.pk == act.signer
    reviewer = own if is_own else Contributor.objects.filter(pk=act.signer or 0).first()
    if reviewer:
        return review_by(reviewer, language)
    name = act.details["paper"]["name"] if act.is_on_paper else act.name
    return {"role": str(Role.REVIEW), "contributor": None, "name": name, "slug": ""}


def review_by(reviewer: Contributor, language: str) -> CreditEntry:
    """Return the Review entry of a contributor on a page in `language`."""
    return {
        "role": str(Role.REVIEW),
        "contributor": reviewer.pk,
        "name": reviewer.name_in(language),
        "slug": reviewer.slug,
    }
