"""Who is told of an act: people who can act on the story now, and people who asked.

A table, so that it reads as documentation and a test can hold every act to it. Nobody
is told because of rank: a superuser without a role and without a name to sign with looks
after the machine, not after stories.
"""

from django.contrib.auth import get_user_model
from django.db.models import Case, Q, Value, When

from articles.credits import AUTHORS
from articles.notices import Kind
from articles.workflow import PURGE, REVIEW_EDIT, VOID, Work

APPROVING = ("approve", "approve_on_paper", REVIEW_EDIT)


# The audiences: each takes the story and returns which accounts, as a Q.


def reviewers(article):
    """Who could approve the text, while it is in review."""
    return _could(article, "approve") if article.work_state == Work.IN_REVIEW else Q(pk=None)


def reviewers_after(article):
    """Who could sign a text that was published without review."""
    return _could(article, "sign_after")


def publishers(article):
    """Who could publish the text, once its last approval is there."""
    return _could(article, "publish") if article.work_state == Work.APPROVED else Q(pk=None)


def keepers(article):
    """Who looks after what the public reads: every publisher."""
    return _could(article, "publish")


def submitter(article):
    """Who submitted the text last, or published it in an emergency."""
    return _did_last(article, "submit", "emergency")


def writers(article):
    """Whose story it is: who made it, is credited as an author, saved or submitted the text."""
    since = article.newsstand.reviewed_number if article.newsstand else 0
    saved = article.versions.filter(number__gt=since, is_review_edit=False)
    authors = article.credits.filter(role__in=AUTHORS)
    return (
        Q(pk=article.created_by_id)
        | Q(pk__in=authors.values("contributor__user"))
        | Q(pk__in=saved.values("made_by"))
        | submitter(article)
    )


def readers(article):
    """Who said to be reading the text, or approved it, in the review at hand."""
    return _did(article, act__in=("claim", *APPROVING), number__gt=article.round_began)


def approvers(article):
    """Who approved the text, or changed it to their liking, in the review at hand."""
    return _did(article, act__in=APPROVING, number__gt=article.round_began)


def scheduler(article):
    """Who put the story on the schedule."""
    return _did_last(article, "schedule")


def publisher_in_emergency(article):
    """Who published the story without review."""
    return _did_last(article, "emergency")


def _could(article, name):
    able = get_user_model().objects.filter(pk__in=article.who_could(name).order_by().values("pk"))
    machine = Q(is_superuser=True, groups=None, contributor=None)
    return Q(pk__in=able.exclude(machine).values("pk"))


def _did(article, **which):
    return Q(pk__in=article.acts.filter(**which).order_by().values("account"))


def _did_last(article, *names):
    acts = article.acts.filter(act__in=names).order_by("-number")
    return Q(pk__in=acts.values("account")[:1])


# What each act tells, and whom. Somebody named twice is told once, the first.
_APPROVAL = [
    (Kind.TO_PUBLISH, publishers),
    (Kind.SUBMITTED, reviewers),
    (Kind.APPROVED, writers),
]
TOLD = {
    "submit": [(Kind.SUBMITTED, reviewers)],
    "withdraw_submission": [(Kind.TAKEN_BACK, readers)],
    "claim": [(Kind.CLAIMED, submitter)],
    "request_changes": [(Kind.CHANGES_ASKED, writers)],
    REVIEW_EDIT: [(Kind.EDITED, writers)],
    "approve": _APPROVAL,
    "approve_on_paper": _APPROVAL,
    "accept_edit": [*_APPROVAL, (Kind.APPROVED, approvers)],
    VOID: [(Kind.VOID, approvers)],
    "schedule": [(Kind.SCHEDULED, writers)],
    "unschedule": [(Kind.UNSCHEDULED, writers), (Kind.UNSCHEDULED, scheduler)],
    "hold": [
        (Kind.HELD, keepers),
        (Kind.HELD, scheduler),
        (Kind.SUBMITTED, reviewers),
        (Kind.HELD, writers),
    ],
    "publish": [(Kind.PUBLISHED, writers)],
    "emergency": [(Kind.EMERGENCY, reviewers_after), (Kind.EMERGENCY, writers)],
    "sign_after": [(Kind.SIGNED_AFTER, publisher_in_emergency), (Kind.SIGNED_AFTER, writers)],
    "withdraw": [(Kind.WITHDRAWN, keepers), (Kind.WITHDRAWN, writers)],
    "restore": [(Kind.RESTORED, keepers), (Kind.RESTORED, writers)],
    # Not an act: the moment by which a review was wanted has passed.
    "overdue": [(Kind.OVERDUE, reviewers), (Kind.OVERDUE, submitter)],
}
# Acts that concern nobody else.
QUIET = {"release", "correct", "discard", "trash", "untrash", PURGE}


def audience_of(act, article):
    """Return the active accounts to be told of an act by name, each with its `kind`.

    Whoever was asked by name to review the story comes first.
    """
    if act in QUIET:
        return []
    whens = [When(who(article), then=Value(kind.value)) for kind, who in TOLD[act]]
    accounts = get_user_model().objects.filter(is_active=True).annotate(kind=Case(*whens))
    accounts = accounts.exclude(kind=None).select_related("contributor", "notice_settings")
    return sorted(accounts.order_by("pk"), key=lambda account: not _is_asked(account, article))


def _is_asked(account, article):
    return bool(account.person) and account.person.pk == article.suggested_reviewer_id
