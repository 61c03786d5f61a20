"""Which approvals hold for the text on the desk: two signatures, one text.

A text may be published when, for every review step, an active account that is not on
the author side has signed exactly its fingerprint, and somebody on the author side has
signed it too. Read by the press, and by the pages that say what is missing.
"""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from people.models import Contributor

from . import permissions
from .credits import Role
from .models import fingerprint_of
from .models.content import content_of
from .workflow import REVIEW_EDIT, Refused

AUTHOR_SIGNATURES = ("submit", "accept_edit", REVIEW_EDIT)


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
    try:
        return approvals_of(article, version)
    except Refused as refusal:
        raise Refused(
            *refusal.reasons,
            _("Take the story back from review and submit it again: then it can be approved anew."),
        ) from None


def _is_intact(version, content):
    """Return True if the desk's content and the version's own are what its fingerprint is of."""
    return fingerprint_of(content) == version.fingerprint == fingerprint_of(version.content)


def approvals_of(article, version):
    """Return the Acts that approve a Version in the review at hand. Raises Refused as above."""
    acts = [act for act in article.sheet if act.fingerprint == version.fingerprint]
    authors = {act.account_number for act in acts if act.act in AUTHOR_SIGNATURES}
    if not authors:
        raise Refused(_("Nobody submitted exactly this text for review."))
    found = [act for act in acts if act.number > article.round_began]
    reviewers = _reviewers_among(found)
    standing = [
        act
        for act in found
        if _stands(act, found, article, reviewers) and is_by_another(act, authors)
    ]
    approvals = _a_step_each(standing, article.steps)
    if missing := len(article.steps) - len(approvals):
        raise Refused(no_review(missing, len(approvals)))
    return approvals


def no_review(missing, there):
    """Return the rule of the office, for a text that `missing` approvals are short."""
    if not there:
        return _(
            "No review, no publication: a second active account has to approve exactly this text."
        )
    return ngettext(
        "No review, no publication: %(number)s more approval of exactly this text is needed.",
        "No review, no publication: %(number)s more approvals of exactly this text are needed.",
        missing,
    ) % {"number": missing}


def is_by_another(act, authors):
    """Return True if one of the accounts `authors` is somebody else than who approved.

    An approval on paper is by the person it names, whoever recorded it.
    """
    return act.is_on_paper or bool(authors - {act.account_number})


def _a_step_each(acts, steps):
    """Return the first approval of every person that is of the group of its step."""
    approvals = {}
    for act in acts:
        approvals.setdefault(act.signer, act)
    return [
        act
        for act, group in zip(approvals.values(), steps, strict=False)
        if act.is_on_paper or permissions.is_of_group(act.account, group)
    ]


def _stands(act, acts, article, reviewers):
    if act.act == "approve_on_paper":
        person = Contributor.objects.filter(pk=act.signer).first()
        return settings.NEWSROOM_PAPER_APPROVAL and not (person and article.is_by(person))
    if act.act == "approve":
        return act.account_id in reviewers and act.account_number not in article.author_side
    if act.act == REVIEW_EDIT:
        accepted = any(
            other.act == "accept_edit" and other.account_number != act.account_number
            for other in acts
            if other.number > act.number
        )
        return (
            accepted
            and act.account_id in reviewers
            and act.account_number not in article.writing_side
        )
    return False


def _reviewers_among(acts):
    """Return the accounts that signed and may review now.

    An approval falls with the account that gave it, or with its role.
    """
    people = get_user_model().objects.with_perm(
        "articles.review_article", backend="django.contrib.auth.backends.ModelBackend"
    )
    signers = [act.account_id for act in acts]
    return set(people.filter(pk__in=signers).values_list("pk", flat=True))


def review_of(act, language):
    """Return the Review entry of an approval: who signed it, as named now."""
    paper = act.details.get("paper")
    number, name = (paper["person"], paper["name"]) if paper else (act.contributor_number, act.name)
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
