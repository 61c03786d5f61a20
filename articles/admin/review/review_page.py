"""The review page: what changed, the story as readers will see it, and the decision."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from articles.admin.story_page import story_page
from articles.desk.dispatch import VERBS
from articles.desk.status import why_not_out
from articles.models import Photo, ReadMark
from articles.models.desk import door
from articles.models.desk.comment import place
from articles.press import galley
from articles.rules import acts, permissions, turns
from articles.rules.states import Work
from articles.rules.transition import Place
from articles.text.anchors import paragraphs

from . import changes
from .act_forms import FORMS, ActForm
from .baselines import Since
from .comments import as_discussion
from .demands import demands_on
from .other_edition import other_edition


@require_safe
def review(request, article_id, *, model_admin):
    """Show everything that a decision on a story needs. Changes nothing."""
    articles = model_admin.get_queryset(request)
    articles = articles.select_related("published__section", "published__unit")
    articles, user = articles.with_read_mark(request.user), request.user
    article = get_object_or_404(articles, pk=article_id)
    threads = article.comments.threads()
    since = Since(article, user, request.GET.get("since", ""), threads)
    version = article.latest_version
    if version is None:
        raise Http404
    shared = {"article": article, "version": version, "back": "review"}
    context = shared | as_discussion(place(threads, version), user)
    context |= _where_it_stands(article, user, threads) | _decisions(article, user)
    changed = _changed_paragraphs(since.version, version)
    photos = Photo.objects.shown_in([version.content])
    context |= {
        "since": since,
        "comparison": changes.comparison(article, since.version, version),
        "changed": changed,
        "missing": article.missing(version.content, photos),
        "findings": [found for found in article.findings(version.content) if not found.is_blocking],
        "pictures": [(one, photos.get(one["photo"])) for one in version.content["pictures"]],
        "story": _galley(request, article, context["threads"], changed, shared),
        "is_read": article.read_number == version.number,
    }
    title = _("Review")
    return story_page(request, article, title, "review.html", context, model_admin=model_admin)


@require_POST
def here(request, article_id, *, model_admin):
    """Renew the claim of a reviewer who has the page open: see static/js/review.js."""
    request.is_automatic = True
    article = get_object_or_404(model_admin.get_queryset(request), pk=article_id)
    article.keep_claim(request.user)
    return HttpResponse(status=204)


@require_POST
def read(request, article_id, number, *, model_admin):
    """Note that the account has read this version to its end."""
    article = get_object_or_404(model_admin.get_queryset(request), pk=article_id)
    version = get_object_or_404(article.versions, number=number)
    ReadMark.objects.put(request.user, version)
    article.keep_claim(request.user)
    messages.success(request, _("Version %(number)s is marked as read.") % {"number": number})
    return redirect(reverse("admin:articles_article_review", args=[article_id]))


def _where_it_stands(article, user, threads):
    sheet, demands = article.sheet, demands_on(article, user, threads)
    could_review = user.has_perm("articles.review_article")
    is_barred = article.work_state == Work.IN_REVIEW and not article.could(user, acts.APPROVE)
    shown = {act.number for one in demands for act in (one.act, *one.notes)}
    fell = turns.fallen_approvals(sheet).get(user.pk)
    return {
        "whereabouts": why_not_out(article),
        "other": other_edition(article, user),
        "demands": demands,
        "reason": sheet[-1] if sheet and sheet[-1].note and sheet[-1].number not in shown else None,
        "fell": fell,
        "fell_by": turns.what_ended(fell.ended_by) if fell else "",
        "is_mine": article.is_claimed and article.claimed_by_id == user.pk,
        "why_not": door.why_not(article, acts.APPROVE, user) if is_barred and could_review else [],
        "may_edit_in_review": article.work_state == Work.IN_REVIEW
        and permissions.can_edit_in_review(user, article),
    }


def _decisions(article, user):
    """Return the acts open to the account: forms, buttons and links, those that decide first."""
    able = [act for act in reversed(VERBS) if article.could(user, act)]
    decisions = [act for act in able if Place.DECISION in act.shown]
    return {
        "decisions": [(act.name, act, _form(article, act, user)) for act in decisions],
        "reading": [(act.name, act) for act in able if Place.BUTTON in act.shown],
        "further": [(act.name, act) for act in able if Place.LINK in act.shown],
    }


def _form(article, act, user):
    """Return the form of the act's confirmation page. It is sent to that page, too."""
    initial = {"version": article.version_number}
    form, auto_id = FORMS.get(act, ActForm), f"{act.name}_%s"
    return form(initial=initial, act=act, article=article, by=user, auto_id=auto_id)


def _changed_paragraphs(old, new):
    """Return the numbers of the paragraphs whose words stand in no paragraph of the old text."""
    if old is None:
        return []
    known = {paragraph.key for paragraph in paragraphs(old.content["body"])}
    among = paragraphs(new.content["body"])
    return [one.number for one in among if one.text and one.key not in known]


def _galley(request, article, threads, changed, shared):
    """Return the story as readers will see it, with the open comments beside its paragraphs."""
    signing = request.user.person if article.could(request.user, acts.APPROVE) else None
    row = galley.galley(article, article.latest_version, signing=signing)
    marked = [
        (paragraph, [t for t in threads if t.paragraph == paragraph], paragraph.number in changed)
        for paragraph in paragraphs(row.body)
    ]
    context = shared | {"marked": marked}
    row.body = render_to_string("admin/articles/article/paragraphs.html", context, request)
    return row
