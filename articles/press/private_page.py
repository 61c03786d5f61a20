"""The private link: a chosen version, shown to somebody without an account."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_safe

from articles.models import Comment
from articles.models.desk.comment import LONGEST
from articles.models.desk.private_link import PreviewLink
from people.sent_once import sent_once
from people.typed_text import TypedLine, TypedLines

from . import galley


class VisitorForm(forms.Form):
    """What a visitor leaves: a name and a comment, both plain text."""

    name = TypedLine(label=_("Your name"), max_length=120)
    body = TypedLines(
        label=_("Comment"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 5})
    )


@require_http_methods(["GET", "HEAD", "POST"])
@sent_once
def preview(request: HttpRequest, token: str) -> HttpResponseBase:
    """Show the version of a link and take comments on it. 410 once it is closed, 404 for none."""
    link = PreviewLink.objects.with_token(token)
    if link is None:
        raise Http404
    with override(link.version.content["language"]):
        if not link.is_open:
            return galley.private(render(request, "articles/preview_closed.html", status=410))
        form = VisitorForm(request.POST or None) if link.may_comment else None
        if request.method == "POST" and form and form.is_valid() and _leave(link, form):
            return redirect(f"{request.path}?left=1#comment")
        return _page(request, link, token, form)


def _leave(link: PreviewLink, form: VisitorForm) -> Comment | None:
    """Keep the visitor's comment; say in the form why not, and return None."""
    comment: Comment | None = Comment.objects.leave_by_link(link, **form.cleaned_data)
    if comment is None:
        form.add_error(
            None, _("This link no longer accepts comments. Write to the office instead.")
        )
    return comment


def _page(
    request: HttpRequest, link: PreviewLink, token: str, form: VisitorForm | None
) -> HttpResponse:
    is_left = "left" in request.GET
    if request.method == "GET" and not is_left:
        link.count_opening()
    pictures_at = reverse("preview", args=[token]) + "pictures"
    context: dict[str, Any] = {"link": link, "form": form, "is_left": is_left}
    template = "articles/preview.html"
    article, version = link.version.article, link.version
    response = galley.page(request, article, version, template, pictures_at, **context)
    if form:  # with no referrer at all a browser sends no origin either, and no form is taken
        response["Referrer-Policy"] = "same-origin"
    return response


@require_safe
def picture(
    request: HttpRequest, token: str, key: str, width: str, extension: str
) -> HttpResponseBase:
    """Hand out a picture of the version the link shows, as long as the link is open."""
    link = PreviewLink.objects.with_token(token)
    if link is None or not link.is_open:
        raise Http404
    return galley.picture(link.version, key, width, extension)
