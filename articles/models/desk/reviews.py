"""The review of a story, read from the database: as a value for one story, as SQL for lists."""

from dataclasses import replace

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce, Least

from articles.models.newsstand.published import PublishedCredit
from articles.models.record.act import Act
from articles.models.record.version import Version
from articles.rules import acts
from articles.rules.permissions import is_of_group
from articles.rules.review import Maker, Review
from articles.rules.states import Work
from articles.text.credit_line import AUTHORS
from people.models import Contributor

from .credit import Credit
from .staff import REVIEW, all_staff


def _steps_of_the_office():
    return tuple(settings.NEWSROOM_REVIEW_STEPS) or ("",)


def steps_of(article):
    """Return the group of each review step, "" for anybody; of a minor correction, the last."""
    steps = _steps_of_the_office()
    return steps[-1:] if article.is_minor else steps


def read_review(article):
    """Return the Review of the text on the desk. Use review_now() to ask which approvals hold."""
    acts_done = article.acts.select_related("account__contributor").order_by("number")
    sheet = tuple(acts_done) if article.acts_count else ()
    row = article.newsstand
    makers, fingerprint = _makers(article, row.reviewed_number if row else 0)
    people, accounts = _credited(article)
    return Review(
        version=article.version_number,
        fingerprint=fingerprint,
        steps=steps_of(article),
        step=article.review_step,
        sheet=sheet,
        makers=tuple(makers),
        reviewed=row.reviewed_number if row else 0,
        credited=accounts | _credited_unreviewed(article),
        credited_people=people,
        accounts=accounts_on_paper(sheet),
        takes_paper=settings.NEWSROOM_PAPER_APPROVAL,
    )


def _makers(article, reviewed):
    """Return the Makers since the last reviewed publication, and the latest fingerprint."""
    since = min(reviewed, article.version_number - 1)
    columns = ("number", "made_by_pk", "is_review_edit", "fingerprint")
    rows = list(article.versions.filter(number__gt=since).order_by("number").values_list(*columns))
    return [Maker(*row[:3]) for row in rows], rows[-1][3] if rows else ""


def _credited(article):
    authors = article.credits.filter(role__in=AUTHORS).exclude(contributor=None)
    rows = list(authors.values_list("contributor_id", "contributor__user_id"))
    return frozenset(person for person, _account in rows), frozenset(
        account for _person, account in rows if account
    )


def _credited_unreviewed(article):
    """Return the authors of an unreviewed published text: by now, the desk may credit others."""
    if not article.is_unreviewed:
        return frozenset()
    authors = article.newsstand.credit_rows.filter(role__in=AUTHORS)
    return frozenset(authors.values_list("contributor__user_id", flat=True)) - {None}


def review_now(article):
    """Return the Review, read again, with the accounts that may review now, for the press."""
    article.forget_review()
    return with_reviewers(article)


def with_reviewers(article):
    """Return the Review as it was read, with the accounts that may review."""
    reviewers = {one.pk: one for one in article.staff if one.has_perm(REVIEW)}
    return replace(article.review, reviewers=reviewers)


def accounts_on_paper(sheet):
    """Return {contributor: account} for the people who signed on paper."""
    signers = {act.signer for act in sheet if act.is_on_paper}
    if not signers:
        return {}
    return dict(Contributor.objects.filter(pk__in=signers).values_list("pk", "user_id"))


# The same for lists, as SQL: tests/articles/desk/test_any_order.py holds the two to each other.

_WRITING = acts.names(lambda act: act.takes_author_side)
_STEPS = acts.names(lambda act: act.is_step)


def on_author_side(account):
    """Stories on whose author side the account is, as Review.authors has it.

    `account` is its key, or the OuterRef of a column of the story that holds it.
    """
    since = Least(Coalesce(F("published__reviewed_number"), 0), F("version_number") - 1)
    stories = _articles().filter(pk=OuterRef("pk")).annotate(since=since)
    version = Version.objects.filter(article=OuterRef("pk"), made_by_pk=account)
    submission = Act.objects.filter(article=OuterRef("pk"), account=account, act__in=_WRITING)
    author = {"contributor__user": account, "role__in": AUTHORS}
    unreviewed = PublishedCredit.objects.filter(published__article=OuterRef("pk"), **author)
    unreviewed = unreviewed.exclude(published__reviewed_number=F("published__version__number"))
    return stories.filter(
        Exists(version.filter(number__gt=OuterRef("since")))
        | Exists(submission.filter(version_number__gt=OuterRef("since")))
        | Exists(Credit.objects.filter(article=OuterRef("pk"), **author))
        | Exists(unreviewed)
    )


def waits_for(user):
    """The stories under review whose step the account may sign, as a Q on stories."""
    steps = _steps_of_the_office()
    groups = set(user.groups.values_list("name", flat=True)) if any(steps) else set()
    mine = [n for n, group in enumerate(steps) if user.is_superuser or group in groups | {""}]
    turn = Q(is_minor=False, review_step__in=mine)
    if len(steps) - 1 in mine:  # the one step of a minor correction
        turn |= Q(is_minor=True)
    return Q(work_state=Work.IN_REVIEW) & turn & ~_barred(user.pk)


def _barred(account):
    """The stories whose review the account has no part in, as a Q: see on_author_side()."""
    signed = _of_this_review().filter(account=account, act__in=_STEPS)
    # Recording an approval on paper is not signing it.
    signed = signed.exclude(act=acts.APPROVE_ON_PAPER.name)
    return Q(Exists(on_author_side(account))) | Q(Exists(signed), review_step__gt=0)


def look_at_the_asked(stories):
    """Set `asked_can_review` of these stories, in three statements: see Article."""
    asked = [
        story for story in stories if story.work_state == Work.IN_REVIEW and story.asked_reviewer_id
    ]
    if not asked:
        return
    staff = {one.pk: one for one in all_staff()}
    barred = _articles().filter(_barred(OuterRef("asked_reviewer")), pk__in=[s.pk for s in asked])
    barred = set(barred.values_list("pk", flat=True))
    for story in asked:
        one = staff.get(story.asked_reviewer_id)
        group = steps_of(story)[story.review_step]
        story.asked_can_review = bool(one and is_a_reviewer(one, group) and story.pk not in barred)


def is_a_reviewer(account, group):
    """Return True for a Staff that may sign a review step of the group, with a name to print."""
    return account.has_perm(REVIEW) and account.person is not None and is_of_group(account, group)


def edited_by_reviewer(user):
    """Reviewers' own changes of the text under review, not by this account, for Exists()."""
    return _of_this_review().filter(act=acts.REVIEW_EDIT.name).exclude(account=user)


def _of_this_review():
    """Acts on the text in review since the review was opened, as a subquery of stories."""
    acts_on_it = Act.objects.filter(article=OuterRef("pk"), number__gt=OuterRef("round_began"))
    return acts_on_it.filter(version_number=OuterRef("version_number"))


def _articles():
    return Act._meta.get_field("article").related_model.objects
