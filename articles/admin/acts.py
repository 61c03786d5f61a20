"""The confirmation page: every act on a story is read, noted and confirmed here."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from articles import approvals, credits, press, renditions
from articles.models import Article
from articles.models.content import content_of
from articles.workflow import MOVES, Refused

from .act_forms import FORMS, ActForm
from .changes import reviewers_edit
from .done import done

VERBS = {
    "submit": Article.submit,
    "withdraw_submission": Article.withdraw_submission,
    "claim": Article.claim,
    "release": Article.release,
    "request_changes": Article.request_changes,
    "approve": Article.approve,
    "approve_on_paper": Article.approve_on_paper,
    "accept_edit": Article.accept_edit,
    "publish": press.publish,
    "unschedule": press.unschedule,
    "emergency": press.publish_in_emergency,
    "sign_after": press.sign_after,
    "correct": Article.correct,
    "discard": Article.discard,
    "withdraw": press.withdraw,
    "restore": press.restore,
    "trash": Article.trash,
    "untrash": Article.untrash,
}


def act(request, article_id, name, *, model_admin):
    """Show the story as readers will see it, and do the act when it is confirmed by POST.

    404 for an unknown act or a story the account may not see. A refused act changes
    nothing: the page comes again with the reasons.
    """
    if name not in VERBS:
        raise Http404
    stories = model_admin.get_queryset(request)
    article, reasons = get_object_or_404(stories, pk=article_id), []
    form = _form(name, article, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            VERBS[name](article, by=request.user, **form.arguments())
        except Refused as refusal:
            article, reasons = stories.get(pk=article_id), refusal.reasons
            form = _form(name, article, **form.cleaned_data)
        else:
            messages.success(request, done(name, form.cleaned_data))
            return redirect(_next(request), article_id)
    return _page(request, article, name, form, reasons, model_admin)


def _next(request):
    """Where the account goes on: on the review page if it acted there, else on the story's."""
    page = "review" if request.POST.get("back") == "review" else "change"
    return f"admin:articles_article_{page}"


def _form(name, article, data=None, files=None, **initial):
    shown = _published(article, name)
    initial["version"] = shown.number if shown else article.version_number
    return FORMS.get(name, ActForm)(data, files, initial=initial, move=MOVES[name])


def _page(request, article, name, form, reasons, model_admin):
    move = MOVES[name]
    is_open = article.could(request.user, name)
    if not reasons:
        reasons = _obstacles(article, name) if is_open else _why_closed(article, name, request.user)
    context = model_admin.admin_site.each_context(request) | {
        "title": move.label,
        "opts": model_admin.opts,
        "article": article,
        "move": move,
        "name": name,
        "form": form,
        "reasons": reasons,
        "is_open": is_open,
        "standing": article.standing() if name in ("submit", "approve") else [],
        "preview": preview(article, name, request.user),
        "comparison": reviewers_edit(article) if name == "accept_edit" and is_open else None,
    }
    return TemplateResponse(request, "admin/articles/article/act.html", context)


def _obstacles(article, name):
    """Return what an act that is open here would be refused for, whoever does it."""
    if name in ("submit", "emergency"):
        return [item.text for item in article.missing()]
    if name == "publish":
        try:
            approvals.standing_approvals(article)
        except Refused as refusal:
            return refusal.reasons
    return []


def _why_closed(article, name, user):
    if not article.is_open(name):
        state = article.get_work_state_display()
        return [_("This is not possible now: the story is “%(state)s”.") % {"state": state}]
    return article.why_not(name, user)


def preview(article, name, user):
    """Return the story as readers will see it, the Review credit of this act included."""
    shown = _published(article, name)
    content = shown.content if shown else content_of(article)
    pictures = [
        picture | {"address": renditions.address(picture["key"], _width(picture), "webp")}
        for picture in content["pictures"]
    ]
    with override(article.language):  # labels and names as on the public page
        entries = content["credits"] + _reviewers(article, name, user)
        line = [(role, str(label), names) for role, label, names in _line(entries)]
    return content | {"pictures": pictures, "credit_line": line}


def _published(article, name):
    """Return the Version readers see if the act is about that, None if it is about the desk's."""
    return article.newsstand.version if name == "sign_after" and article.newsstand else None


def _line(entries):
    return credits.as_html(entries, lambda entry: "")


def _width(picture):
    """The smallest width that fills the column of the page, else the largest there is."""
    return next((width for width in picture["widths"] if width >= 640), picture["widths"][-1])


def _reviewers(article, name, user):
    """Return the Review entries this act would print: the approver's, or those who approved."""
    reviewer = getattr(user, "contributor", None)
    if name in ("approve", "sign_after") and reviewer:
        return [approvals.review_by(reviewer, article.language)]
    if name == "publish":
        try:
            standing = approvals.standing_approvals(article)
        except Refused:
            return []
        return [approvals.review_of(act, article.language) for act in standing]
    return []
