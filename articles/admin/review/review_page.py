"""The review page: what changed, the story as readers will see it, and the decision. Made for a phone."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django.views.decorators.http import require_POST, require_safe

from articles.desk.dispatch import VERBS
from articles.desk.status import why_not_out
from articles.models.desk import door
from articles.press import approvals, galley
from articles.rules import acts, permissions
from articles.rules.states import Work
from articles.rules.transition import Place
from articles.text.anchors import paragraphs
from articles.text.credit_line import unique

from . import changes
from .act_forms import FORMS, ActForm
from .comments import discussion


@require_safe
def review(request, article_id, *, model_admin):
    """Show everything a decision on a story needs. Changes nothing.

    404 for a story the account may not see, and for one that was never saved.
    """
    article = _story(model_admin.get_queryset(request), article_id)
    user = request.user
    since, words = changes.baseline(article, user)
    version = article.latest_version
    if version is None:
        raise Http404
    shared = {"article": article, "version": version, "back": "review"}
    context = model_admin.admin_site.each_context(request) | shared | discussion(article, user)
    context |= _standing(article, user) | _decisions(article, user)
    context |= {
        "title": _("Review"),
        "opts": model_admin.opts,
        "since": since,
        "since_words": words,
        "comparison": changes.comparison(article, since, version),
        "findings": [found for found in article.findings(version.content) if not found.is_blocking],
        "story": _galley(request, article, context["threads"], shared),
    }
    return TemplateResponse(request, "admin/articles/article/review.html", context)


@require_POST
def here(request, article_id, *, model_admin):
    """Keep the claim of a reviewer who has the page open: see static/js/review.js."""
    article = get_object_or_404(model_admin.get_queryset(request), pk=article_id)
    article.keep_claim(request.user)
    return HttpResponse(status=204)


def _story(stories, number):
    """Return the story with what its page shows of where it belongs."""
    stories = stories.select_related("published__section", "published__unit")
    return get_object_or_404(stories, pk=number)


def _standing(article, user):
    sheet = article.sheet
    could_review = user.has_perm("articles.review_article")
    is_barred = article.work_state == Work.IN_REVIEW and not article.could(user, acts.APPROVE)
    return {
        "whereabouts": why_not_out(article),
        "missing": article.missing(article.latest_version.content),
        "reason": sheet[-1] if sheet and sheet[-1].note else None,
        "is_mine": article.is_claimed and article.claimed_by_id == user.pk,
        "why_not": door.why_not(article, acts.APPROVE, user) if is_barred and could_review else [],
        "may_edit_in_review": article.work_state == Work.IN_REVIEW
        and permissions.can_edit_in_review(user, article),
    }


def _decisions(article, user):
    """Return the acts open to the account: with their forms, by one button, by a link.

    What ends the review comes first.
    """
    able = [act for act in reversed(VERBS) if article.could(user, act)]
    decisions = [act for act in able if Place.DECISION in act.shown]
    return {
        "decisions": [(act.name, act, _form(article, act)) for act in decisions],
        "reading": [(act.name, act) for act in able if Place.BUTTON in act.shown],
        "further": [(act.name, act) for act in able if Place.LINK in act.shown],
    }


def _form(article, act):
    """Return the form of the confirmation page, which is also where it is sent."""
    initial = {"version": article.version_number}
    return FORMS.get(act, ActForm)(initial=initial, act=act, auto_id=f"{act.name}_%s")


def _galley(request, article, threads, shared):
    """Return the story as readers will see it, with the Review credit this account would give.

    Each of its paragraphs bears its open comments and a way to leave another.
    """
    row = galley.galley(article.latest_version, article=article)
    reviewer, language = request.user.person, article.language
    with override(language):
        entries = [approvals.review_of(act, language) for act in article.review.given]
        if reviewer and article.could(request.user, acts.APPROVE):
            entries.append(approvals.review_by(reviewer, language))
    row.credits = unique([*row.credits, *entries])
    marked = [
        (paragraph, [t for t in threads if t.paragraph == paragraph])
        for paragraph in paragraphs(row.body)
    ]
    template = "admin/articles/article/paragraphs.html"
    row.body = render_to_string(template, shared | {"marked": marked}, request)
    return row
