"""*Translate*: the other edition of a story is begun; its original stands beside the editor."""

from collections import Counter
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from articles.admin.review.changes import comparison
from articles.models import Article, Version
from articles.models.desk.translating import text_to_translate
from articles.rules import permissions
from articles.rules.refusals import Refused
from articles.text.anchors import Paragraph, paragraphs
from articles.text.comparing import Comparison


@dataclass(frozen=True)
class Beside:
    """What stands beside the editor of a translation: the version of its original it is made from.

    `changed` is the Comparison with what the original says by now, if that outdates it.
    """

    original: Article
    version: Version
    changed: Comparison | None

    @property
    def paragraphs(self) -> list[Paragraph]:
        return paragraphs(self.version.content["body"])

    def words_of_picture(self, photo, times):
        """Return (caption, alt text) of a picture of the original, shown `times` times before."""
        pictures = [one for one in self.version.content["pictures"] if one["photo"] == photo]
        words = [(one["caption"], one["alt"]) for one in pictures]
        return words[times] if times < len(words) else ("", "")


def original_beside(article, user):
    """Return the Beside of a translation, None for an original this account may not see."""
    original = article.translation_of
    if original is None:
        return None
    versions = original.versions.filter(article__in=Article.objects.visible_to(user))
    version = now = text_to_translate(versions)
    if now is None:
        return None
    if article.is_behind:
        version = versions.filter(number=article.source_number).first() or now
    changed = comparison(original, version, now) if article.is_out_of_date else None
    return Beside(original, version, changed)


def show_captions(formset, beside):
    """Show the original's caption and alt text as help beside those of each picture."""
    language, seen = beside.original.language, Counter()
    for form in formset.initial_forms:
        photo = form.instance.photo_id
        words = beside.words_of_picture(photo, seen[photo])
        seen[photo] += 1
        for name, text in zip(("caption", "alt_text"), words, strict=True):
            if text and name in form.fields:
                form.fields[name].help_text = format_html(
                    '{} <q lang="{}">{}</q>', _("Original:"), language, text
                )


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
