"""The review page: what changed, the story as readers will see it, and the decision. Made for a phone."""

from django.db.models import prefetch_related_objects
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django.views.decorators.http import require_POST, require_safe

from articles import approvals, galley, permissions
from articles.anchors import paragraphs
from articles.credits import unique
from articles.whereabouts import why_not_out
from articles.workflow import MOVES, Work

from . import changes
from .act_forms import FORMS, ActForm
from .comments import discussion

# Done here, each with its note; the others are a link to their own page.
DECISIONS = ("approve", "accept_edit", "request_changes")
FURTHER = ("approve_on_paper", "sign_after", "publish", "submit", "withdraw_submission")


@require_safe
def review(request, article_id, *, model_admin):
    """Show everything a decision on a story needs. Changes nothing.

    404 for a story the account may not see, and for one that was never saved.
    """
    article = _story(model_admin.get_queryset(request), article_id)
    user = request.user
    if article.step_group:  # asked for by every act
        prefetch_related_objects([user], "groups")
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
    acts = article.sheet
    could_review = user.has_perm("articles.review_article")
    is_barred = article.work_state == Work.IN_REVIEW and not article.could(user, "approve")
    return {
        "whereabouts": why_not_out(article),
        "missing": article.missing(article.latest_version.content),
        "reason": acts[-1] if acts and acts[-1].note else None,
        "is_mine": article.is_claimed and article.claimed_by_id == user.pk,
        "why_not": article.why_not("approve", user) if is_barred and could_review else [],
        "may_edit_in_review": article.work_state == Work.IN_REVIEW
        and permissions.can_edit_in_review(user, article),
    }


def _decisions(article, user):
    """Return the acts open to the account: with their forms, by one button, by a link."""
    names = [name for name in DECISIONS if article.could(user, name)]
    reading = [name for name in ("claim", "release") if article.could(user, name)]
    return {
        "decisions": [(name, MOVES[name], _form(article, name)) for name in names],
        "reading": [(name, MOVES[name]) for name in reading],
        "further": [(name, MOVES[name]) for name in FURTHER if article.could(user, name)],
    }


def _form(article, name):
    """Return the form of the confirmation page, which is also where it is sent."""
    form = FORMS.get(name, ActForm)
    initial = {"version": article.version_number}
    return form(initial=initial, move=MOVES[name], auto_id=f"{name}_%s")


def _galley(request, article, threads, shared):
    """Return the story as readers will see it, with the Review credit this account would give.

    Each of its paragraphs bears its open comments and a way to leave another.
    """
    row = galley.galley(article.latest_version, article=article)
    reviewer, language = request.user.person, article.language
    with override(language):
        entries = [approvals.review_of(act, language) for act in article.approvals_at_hand]
        if reviewer and article.could(request.user, "approve"):
            entries.append(approvals.review_by(reviewer, language))
    row.credits = unique([*row.credits, *entries])
    marked = [
        (paragraph, [t for t in threads if t.paragraph == paragraph])
        for paragraph in paragraphs(row.body)
    ]
    template = "admin/articles/article/paragraphs.html"
    row.body = render_to_string(template, shared | {"marked": marked}, request)
    return row
