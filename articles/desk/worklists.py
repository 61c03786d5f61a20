"""What waits for an account: the lists of the admin's front page."""

from django.db.models import BooleanField, Exists, ExpressionWrapper, F, Q
from django.utils import timezone

from articles.models import Article, PublishedArticle, Version
from articles.models.desk.reviews import edited_by_reviewer, on_author_side, waits_for
from articles.rules import checklist
from articles.rules.states import Public, Work

from .status import why_not_out

LENGTH = 20


def waiting_for(user):
    """Return the stories this account can move on now: urgent ones, then the longest waiting."""
    stories = _listed(user)
    wanted = Q(pk=None)
    if user.has_perm("articles.review_article"):
        wanted |= waits_for(user)
    if user.has_perm("articles.publish_article"):
        wanted |= Q(work_state=Work.APPROVED)
    if user.has_perm("articles.submit_article"):
        mine = Article.objects.own(user).values("pk")
        wanted |= Q(work_state=Work.CHANGES_REQUESTED, pk__in=mine)
        edited = Q(Exists(edited_by_reviewer(user)), review_step=0, pk__in=mine)
        wanted |= Q(work_state=Work.IN_REVIEW) & edited
    return list(stories.filter(wanted).order_by("-is_urgent", "updated_at", "pk")[:LENGTH])


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
