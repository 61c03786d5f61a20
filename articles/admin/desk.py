"""What waits for an account: the lists of the admin's front page."""

from django.db.models import BooleanField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.db.models.functions import Coalesce

from articles.credits import Role
from articles.models import Act, Article, Credit, Version
from articles.workflow import Public, Work

LENGTH = 20


def waiting_for(user):
    """Return the stories this account can move on now, the longest waiting first."""
    stories = Article.objects.visible_to(user).select_related("section")
    wanted = Q(pk=None)
    if user.has_perm("articles.review_article"):
        wanted |= Q(work_state=Work.IN_REVIEW) & ~Q(Exists(on_author_side(user)))
    if user.has_perm("articles.publish_article"):
        wanted |= Q(work_state=Work.APPROVED)
    if user.has_perm("articles.submit_article"):
        mine = Article.objects.own(user).values("pk")
        wanted |= Q(work_state=Work.CHANGES_REQUESTED, pk__in=mine)
    return list(stories.filter(wanted).order_by("updated_at", "pk")[:LENGTH])


def on_author_side(user):
    """Stories on whose author side the account is, as Article.author_side has it."""
    since = Coalesce(F("published__version__number"), 0)
    stories = Article.objects.filter(pk=OuterRef("pk")).annotate(since=since)
    version = Version.objects.filter(article=OuterRef("pk"), made_by=user)
    submission = Act.objects.filter(article=OuterRef("pk"), account=user, act="submit")
    authorship = Credit.objects.filter(
        article=OuterRef("pk"),
        contributor__user=user,
        role__in=[Role.TEXT, Role.TRANSLATOR],
    )
    return stories.filter(
        Exists(version.filter(number__gt=OuterRef("since")))
        | Exists(submission.filter(version_number__gt=OuterRef("since")))
        | Exists(authorship)
    )


def stories_of(user):
    """Return the account's own stories, those with work to do first, then the last saved."""
    if not user.has_perm("articles.view_article"):
        return []
    finished = Q(work_state=Work.CLEAN) & ~Q(public_state=Public.NEVER)
    stories = Article.objects.own(user).select_related("section")
    stories = stories.annotate(is_finished=ExpressionWrapper(finished, BooleanField()))
    return list(stories.order_by("is_finished", "-updated_at", "-pk")[:LENGTH])
