"""Previews of a version: for staff, and by private link for somebody outside."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from articles.admin.story_page import story_page
from articles.models.desk.private_link import PreviewLink
from articles.press import galley
from articles.rules import permissions
from people.typed_text import TypedLine

DAYS = [(1, _("One day")), (3, _("Three days")), (7, _("A week")), (30, _("Thirty days"))]


class LinkForm(forms.Form):
    for_whom = TypedLine(
        label=_("For whom"),
        max_length=120,
        help_text=_("A name or an office. Only staff see it."),
    )
    days = forms.TypedChoiceField(label=_("Opens for"), choices=DAYS, coerce=int, initial=7)
    may_comment = forms.BooleanField(
        label=_("The visitor may leave a comment"), required=False, initial=True
    )


@require_safe
def preview(request, article_id, number, *, model_admin):
    article = get_object_or_404(model_admin.get_queryset(request), pk=article_id)
    version = get_object_or_404(article.versions, number=number)
    return galley.page(request, article, version)


def links(request, article_id, *, model_admin):
    article = get_object_or_404(model_admin.get_queryset(request), pk=article_id)
    if not permissions.can_share(request.user, article):
        raise PermissionDenied
    if article.latest_version is None:
        raise Http404
    form, address = LinkForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        made = PreviewLink.objects.make(
            article.latest_version,
            by=request.user,
            sending=request.POST.get("sending", ""),
            **form.cleaned_data,
        )
        address = settings.NEWSROOM_URL + reverse("preview", args=[made[1]])
        form = LinkForm()
    context = {
        "form": form,
        "address": address,
        "links": PreviewLink.objects.filter(version__article=article).select_related("version"),
    }
    title = _("Private links")
    response = story_page(request, article, title, "links.html", context, model_admin=model_admin)
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
def revoke(request, article_id, link_id, *, model_admin):
    article = get_object_or_404(model_admin.get_queryset(request), pk=article_id)
    if not permissions.can_share(request.user, article):
        raise PermissionDenied
    link = get_object_or_404(PreviewLink, pk=link_id, version__article=article)
    link.revoke()
    messages.success(request, _("The link for %(whom)s is closed.") % {"whom": link.for_whom})
    return redirect("admin:articles_article_links", article_id)
