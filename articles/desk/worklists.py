"""The lists on the front page of the staff pages: what waits for an account."""

from datetime import timedelta

from django.db.models import BooleanField, Case, Exists, ExpressionWrapper, F, OuterRef, Q, When
from django.utils import timezone

from articles.models import Act, Article, HouseRule, Photo, Proposal, PublishedArticle, Version
from articles.models.desk.reviews import (
    edited_by_reviewer,
    look_at_the_asked,
    on_author_side,
    waits_for,
)
from articles.rules import acts, house_acts
from articles.rules.states import Public, Work

from .status import lacking, why_not_out

LENGTH = 20
DECLINED_SHOWN = timedelta(days=30)
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
        wanted |= Q(
            Exists(_last_acts().filter(act=acts.VOID.name)), work_state=Work.DRAFT, pk__in=mine
        )
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
    articles = articles.filter(~Exists(on_author_side(user.pk)))
    return list(articles.order_by("published__published_at", "pk")[:LENGTH])


def house_for(user):
    """Return the changes of the house's words this account may decide, or made, oldest first.

    Of its own, those declined lately too: the reason is for who made them.
    """
    lately = timezone.now() - DECLINED_SHOWN
    declined = Q(state=Proposal.State.DECLINED, made_by=user, decided__made_at__gt=lately)
    wanted = Proposal.objects.filter(Q(state=Proposal.State.WAITING) | declined)
    found = wanted.select_related("decided").order_by("-state", "pk")
    mine = [
        one for one in found if one.made_by_pk == user.pk or one.may_be(house_acts.APPROVE, user)
    ]
    for one in mine:
        one.is_mine = one.made_by_pk == user.pk
    return mine[:LENGTH]


def _last_acts():
    """The last act of a story, for Exists()."""
    return Act.objects.filter(article=OuterRef("pk"), number=OuterRef("acts_count"))


def _listed(user):
    """Return the stories the account may see, with what a list shows of them."""
    articles = Article.objects.visible_to(user).with_half_filled()
    people = [f"{name}__contributor" for name in ("claimed_by", "asked_reviewer", "on_approval_by")]
    loaded = "section", "translation_of", "published__version"
    return articles.select_related(*loaded, *people)


def with_whereabouts(*lists):
    """Set `whereabouts`, the sentence on where it stands, on every story.

    Seven statements, however many stories: the texts, their pictures, the house rules, the last
    acts on drafts and on what is approved, and three on whom was asked to review, if anybody was.
    """
    articles = [article for listed in lists for article in listed]
    keys = {article.pk for article in articles}
    versions = Version.objects.filter(article__in=keys, number=F("article__version_number"))
    latest = {version.article_id: version for version in versions}
    photos = Photo.objects.shown_in(version.content for version in latest.values())
    rules = list(HouseRule.objects.in_force()) if articles else []
    look_at_the_asked(articles)
    told = (Work.DRAFT, Work.APPROVED)
    moved = [one.pk for one in articles if one.work_state in told and one.acts_count]
    latest_acts = Act.objects.filter(article__in=moved, number=F("article__acts_count"))
    last = {act.article_id: act for act in latest_acts}
    for article in articles:
        article.last_act = last.get(article.pk)
        article.latest_version, article.rules_in_force = latest.get(article.pk), rules
        article.whereabouts = why_not_out(article, lacking(article, photos))
