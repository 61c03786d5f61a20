"""What waits for an account: the lists of the admin's front page."""

from django.conf import settings
from django.db.models import BooleanField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.db.models.functions import Coalesce, Least
from django.utils import timezone

from articles import checklist
from articles.credits import AUTHORS
from articles.models import Act, Article, Credit, PublishedArticle, PublishedCredit, Version
from articles.models.reviewable import AUTHOR_ACTS
from articles.whereabouts import why_not_out
from articles.workflow import REVIEW_EDIT, Public, Work

LENGTH = 20


def waiting_for(user):
    """Return the stories this account can move on now: urgent ones, then the longest waiting."""
    stories = _listed(user)
    wanted = Q(pk=None)
    if user.has_perm("articles.review_article"):
        wanted |= _to_review(user)
    if user.has_perm("articles.publish_article"):
        wanted |= Q(work_state=Work.APPROVED)
    if user.has_perm("articles.submit_article"):
        mine = Article.objects.own(user).values("pk")
        wanted |= Q(work_state=Work.CHANGES_REQUESTED, pk__in=mine)
        edited = Q(Exists(_edited_by_reviewer(user)), review_step=0, pk__in=mine)
        wanted |= Q(work_state=Work.IN_REVIEW) & edited
    return list(stories.filter(wanted).order_by("-is_urgent", "updated_at", "pk")[:LENGTH])


def _to_review(user):
    """The stories under review whose step this account may sign."""
    steps = settings.NEWSROOM_REVIEW_STEPS or [""]
    groups = set(user.groups.values_list("name", flat=True)) if any(steps) else set()
    mine = [n for n, group in enumerate(steps) if user.is_superuser or group in groups | {""}]
    turn = Q(is_minor=False, review_step__in=mine)
    if len(steps) - 1 in mine:  # the one step of a minor correction
        turn |= Q(is_minor=True)
    signed = Act.objects.filter(
        article=OuterRef("pk"),
        account=user,
        act__in=("approve", REVIEW_EDIT),
        number__gt=OuterRef("round_began"),
        version_number=OuterRef("version_number"),
    )
    barred = Q(Exists(on_author_side(user))) | Q(Exists(signed), review_step__gt=0)
    return Q(work_state=Work.IN_REVIEW) & turn & ~barred


def _edited_by_reviewer(user):
    edits = Act.objects.filter(article=OuterRef("pk"), act=REVIEW_EDIT).exclude(account=user)
    return edits.filter(
        version_number=OuterRef("version_number"), number__gt=OuterRef("round_began")
    )


def on_author_side(user):
    """Stories on whose author side the account is, as Article.author_side has it."""
    since = Least(Coalesce(F("published__reviewed_number"), 0), F("version_number") - 1)
    stories = Article.objects.filter(pk=OuterRef("pk")).annotate(since=since)
    version = Version.objects.filter(article=OuterRef("pk"), made_by=user)
    submission = Act.objects.filter(article=OuterRef("pk"), account=user, act__in=AUTHOR_ACTS)
    author = {"contributor__user": user, "role__in": AUTHORS}
    unreviewed = PublishedCredit.objects.filter(published__article=OuterRef("pk"), **author)
    unreviewed = unreviewed.exclude(published__reviewed_number=F("published__version__number"))
    return stories.filter(
        Exists(version.filter(number__gt=OuterRef("since")))
        | Exists(submission.filter(version_number__gt=OuterRef("since")))
        | Exists(Credit.objects.filter(article=OuterRef("pk"), **author))
        | Exists(unreviewed)
    )


def stories_of(user):
    """Return the account's own stories, those with work to do first, then the last saved."""
    if not user.has_perm("articles.view_article"):
        return []
    finished = Q(work_state=Work.CLEAN) & ~Q(public_state=Public.NEVER)
    stories = _listed(user).filter(pk__in=Article.objects.own(user).values("pk"))
    stories = stories.exclude(work_state=Work.TRASHED)
    stories = stories.annotate(is_finished=ExpressionWrapper(finished, BooleanField()))
    return list(stories.order_by("is_finished", "-updated_at", "-pk")[:LENGTH])


def overdue_for(user):
    """Return the stories under review that were wanted by now, the longest overdue first."""
    late = _listed(user).filter(work_state=Work.IN_REVIEW, due_at__lt=timezone.now())
    return list(late.order_by("due_at", "pk")[:LENGTH])


def scheduled_for(user):
    """Return the stories that wait for their hour, the next first."""
    scheduled = PublishedArticle.objects.scheduled().values("article")
    stories = _listed(user).filter(pk__in=scheduled)
    return list(stories.order_by("published__published_at", "pk")[:LENGTH])


def to_sign_after(user):
    """Return the stories published without review that this account could sign now."""
    if not user.has_perm("articles.review_article"):
        return []
    unreviewed = Article.objects.filter(published__withdrawn_at=None).exclude(
        published__reviewed_number=F("published__version__number")
    )
    stories = _listed(user).filter(public_state=Public.LIVE, pk__in=unreviewed.values("pk"))
    stories = stories.filter(~Exists(on_author_side(user)))
    return list(stories.order_by("published__published_at", "pk")[:LENGTH])


def _listed(user):
    """The stories the account may see, with what a line of a list shows."""
    stories = Article.objects.visible_to(user)
    return stories.select_related("section", "published__version", "claimed_by__contributor")


def with_whereabouts(*lists):
    """Give every story of the lists its sentence, `whereabouts`, in one more statement."""
    stories = {story.pk: story for stories in lists for story in stories}
    versions = Version.objects.filter(article__in=stories, number=F("article__version_number"))
    latest = {version.article_id: version for version in versions}
    for story in (story for stories in lists for story in stories):
        story.latest_version = latest.get(story.pk)
        version = story.latest_version
        missing = checklist.missing(version.content) if version else []
        story.whereabouts = why_not_out(story, missing)
