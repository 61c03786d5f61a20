"""The review page: what changed, the story as readers will see it, and the decision."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django.views.decorators.http import require_POST, require_safe

from articles.admin.story_page import story_page
from articles.desk.dispatch import VERBS
from articles.desk.status import why_not_out
from articles.models.desk import door
from articles.models.record.content import review_by
from articles.press import galley, printing
from articles.rules import acts, permissions
from articles.rules.states import Work
from articles.rules.transition import Place
from articles.text.anchors import paragraphs
from articles.text.credit_line import unique

from . import changes
from .act_forms import FORMS, ActForm
from .comments import discussion
from .other_edition import other_edition


@require_safe
def review(request, article_id, *, model_admin):
    """Show everything that a decision on a story needs. Changes nothing."""
    articles = model_admin.get_queryset(request)
    articles = articles.select_related("published__section", "published__unit")
    article, user = get_object_or_404(articles, pk=article_id), request.user
    since, words = changes.baseline(article, user)
    version = article.latest_version
    if version is None:
        raise Http404
    shared = {"article": article, "version": version, "back": "review"}
    context = shared | discussion(article, user)
    context |= _where_it_stands(article, user) | _decisions(article, user)
    context |= {
        "since": since,
        "since_words": words,
        "comparison": changes.comparison(article, since, version),
        "findings": [found for found in article.findings(version.content) if not found.is_blocking],
        "story": _galley(request, article, context["threads"], shared),
    }
    title = _("Review")
    return story_page(request, article, title, "review.html", context, model_admin=model_admin)


@require_POST
def here(request, article_id, *, model_admin):
    """Renew the claim of a reviewer who has the page open: see static/js/review.js."""
    article = get_object_or_404(model_admin.get_queryset(request), pk=article_id)
    article.keep_claim(request.user)
    return HttpResponse(status=204)


def _where_it_stands(article, user):
    sheet = article.sheet
    could_review = user.has_perm("articles.review_article")
    is_barred = article.work_state == Work.IN_REVIEW and not article.could(user, acts.APPROVE)
    return {
        "whereabouts": why_not_out(article),
        "other": other_edition(article, user),
        "missing": article.missing(article.latest_version.content),
        "reason": sheet[-1] if sheet and sheet[-1].note else None,
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


def _galley(request, article, threads, shared):
    """Return the story as readers will see it, with the open comments beside its paragraphs."""
    row = galley.galley(article.latest_version, article=article)
    reviewer, language = request.user.person, article.language
    with override(language):
        entries = [printing.review_of(act, language) for act in article.review.given]
        if reviewer and article.could(request.user, acts.APPROVE):
            entries.append(review_by(reviewer, language))
    row.credits = unique([*row.credits, *entries])
    marked = [
        (paragraph, [t for t in threads if t.paragraph == paragraph])
        for paragraph in paragraphs(row.body)
    ]
    context = shared | {"marked": marked}
    row.body = render_to_string("admin/articles/article/paragraphs.html", context, request)
    return row
