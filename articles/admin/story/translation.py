"""*Translate*: the other edition of a story is begun; its original stands beside the editor."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from articles.admin.review.changes import comparison
from articles.models import Article, Version
from articles.rules import permissions
from articles.rules.refusals import Refused
from articles.text.anchors import Paragraph, paragraphs
from articles.text.comparing import Comparison

from .inlines import PhotoUseFormSet


@require_POST
def translate(request, article_id, *, model_admin):
    """Begin the other edition of a story, and lead to it; to the one that is there already."""
    stories = model_admin.get_queryset(request)
    original = get_object_or_404(stories, pk=article_id)
    if not permissions.can_translate(request.user, original):
        raise PermissionDenied
    try:
        edition, is_new = original.translate(by=request.user)
    except Refused as refusal:
        return _back(request, original, *refusal.reasons)
    if not stories.filter(pk=edition.pk).exists():
        text = _("%(name)s has begun this edition already, and it is not yours to see. Ask them.")
        return _back(request, original, text % {"name": edition.created_by.signing_name})
    if is_new:
        text = _(
            "The other edition is begun: pictures, tags, date and credits came along. Its words are yours to write."
        )
        messages.success(request, text)
    else:
        messages.info(request, _("This edition was there already."))
    return redirect("admin:articles_article_change", edition.pk)


def _back(request, article, *reasons):
    for reason in reasons:
        messages.error(request, reason)
    return redirect("admin:articles_article_change", article.pk)
