"""The lists on the front page of the staff pages: what waits for an account."""

from django.db.models import BooleanField, Case, Exists, ExpressionWrapper, F, Q, When
from django.utils import timezone

from articles.models import Article, HouseRule, Photo, PublishedArticle, Version
from articles.models.desk.reviews import edited_by_reviewer, on_author_side, waits_for
from articles.rules.states import Public, Work

from .status import lacking, why_not_out

LENGTH = 20
TO_TRANSLATE = 5  # the list of stories finds the rest


def waiting_for(user):
    """Return the stories this account can act on, the longest waiting first.

    Before them come the stories it was asked to review, then the urgent ones.
    """
    articles = _listed(user)
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
    asked = When(asked_reviewer=user, work_state=Work.IN_REVIEW, then=0)
    order = Case(asked, default=1), "-is_urgent", "updated_at", "pk"
    return list(articles.filter(wanted).order_by(*order)[:LENGTH])


def stories_of(user):
    """Return the account's own stories: unfinished ones first, then the last saved."""
    if not user.has_perm("articles.view_article"):
        return []
    finished = Q(work_state=Work.CLEAN) & ~Q(public_state=Public.NEVER)
    articles = _listed(user).filter(pk__in=Article.objects.own(user).values("pk"))
    articles = articles.exclude(work_state=Work.TRASHED)
    articles = articles.annotate(is_finished=ExpressionWrapper(finished, BooleanField()))
    return list(articles.order_by("is_finished", "-updated_at", "-pk")[:LENGTH])


def overdue_for(user):
    late = _listed(user).filter(work_state=Work.IN_REVIEW, due_at__lt=timezone.now())
    return list(late.order_by("due_at", "pk")[:LENGTH])


def scheduled_for(user):
    scheduled = PublishedArticle.objects.scheduled().values("article")
    articles = _listed(user).filter(pk__in=scheduled)
    return list(articles.order_by("published__published_at", "pk")[:LENGTH])


def to_translate(user):
    """Return public stories without another edition, for who may translate those of others."""
    if not user.has_perms(["articles.add_article", "articles.see_any_article"]):
        return []
    public = PublishedArticle.objects.public().values("article")
    articles = _listed(user).untranslated().filter(pk__in=public)
    return list(articles.order_by("-published__published_at", "-pk")[:TO_TRANSLATE])


def to_sign_after(user):
    """Return the stories published without review that this account may sign now."""
    if not user.has_perm("articles.review_article"):
        return []
    unreviewed = Article.objects.filter(published__withdrawn_at=None).exclude(
        published__reviewed_number=F("published__version__number")
    )
    articles = _listed(user).filter(public_state=Public.LIVE, pk__in=unreviewed.values("pk"))
    articles = articles.filter(~Exists(on_author_side(user)))
    return list(articles.order_by("published__published_at", "pk")[:LENGTH])


def _listed(user):
    """Return the stories the account may see, with what a list shows of them."""
    articles = Article.objects.visible_to(user).with_unnamed_credits()
    people = "claimed_by__contributor", "asked_reviewer__contributor"
    loaded = "section", "translation_of", "published__version"
    return articles.select_related(*loaded, *people)


def with_whereabouts(*lists):
    """Set `whereabouts`, the sentence on where it stands, on every story.

    Three statements, however many stories: the texts, their pictures, the house rules.
    """
    articles = [article for listed in lists for article in listed]
    keys = {article.pk for article in articles}
    versions = Version.objects.filter(article__in=keys, number=F("article__version_number"))
    latest = {version.article_id: version for version in versions}
    photos = Photo.objects.shown_in(version.content for version in latest.values())
    rules = list(HouseRule.objects.in_force()) if articles else []
    for article in articles:
        article.latest_version, article.rules_in_force = latest.get(article.pk), rules
        article.whereabouts = why_not_out(article, lacking(article, photos))
