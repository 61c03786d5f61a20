"""The sign-off sheet (稿件审批单): every act on a story, to read and to print."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from articles.admin.story_page import story_page
from articles.desk.status import beside_its_original, why_not_out
from articles.models import Act, Article
from articles.press.audit import Broken, check, check_chain
from articles.rules import permissions
from articles.text import credit_line

from .other_edition import other_edition

EXTENSIONS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}


def sheet(request, article_pk, *, model_admin):
    """Show the sheet of a story in either language, also if the story itself was purged."""
    article = _article(article_pk, request.user)
    acts = list(
        Act.objects.filter(article_pk=article_pk).order_by("number").prefetch_related("scan")
    )
    if not (article or acts):
        raise Http404
    language = request.GET.get("language")
    if language not in dict(settings.LANGUAGES):
        language = get_language()
    with override(language):
        context = {
            "article_pk": article_pk,
            "headline": str(article) if article else acts[-1].details.get("headline", ""),
            "acts": acts,
            "other": other_edition(article, request.user) if article else None,
            "beside_its_original": beside_its_original(article) if article else "",
            "credit_line": _credit_line(article),
            "broken": _broken(article, acts),
            "sheet_language": language,
            "whereabouts": why_not_out(article) if article else "",
        }
        title = _("Sign-off sheet")
        page = story_page(request, article, title, "sheet.html", context, model_admin=model_admin)
        return page.render()


def scan(request, act_id, *, model_admin):
    act = get_object_or_404(Act.objects.select_related("scan"), pk=act_id, scan__isnull=False)
    _article(act.article_pk, request.user)
    file, media_type = act.scan.file.open(), act.scan.content_type
    name = f"{act.article_pk}-{act.number}.{EXTENSIONS[media_type]}"
    return FileResponse(file, as_attachment=True, filename=name, content_type=media_type)


def _article(number, user):
    """Return the article, or None if it was purged. Raises if the account may not see it."""
    article = (
        Article.objects.select_related(
            *("section", "unit", "published__version", "translation_of"),
            *(
                "asked_reviewer__contributor",
                "claimed_by__contributor",
                "on_approval_by__contributor",
            ),
        )
        .filter(pk=number)
        .first()
    )
    if article and not permissions.can_view(user, article):
        raise Http404
    if article is None and not user.has_perm("articles.see_any_article"):
        raise PermissionDenied
    return article


def _credit_line(article):
    version = article and article.latest_version
    entries = version.content["credits"] if version else []
    if article and article.newsstand and article.newsstand.fingerprint == version.fingerprint:
        entries = article.newsstand.credits
    return credit_line.as_text(entries)


def _broken(article, acts):
    """Return what is wrong with the story's records, or "" if they are as signed."""
    try:
        check(article) if article else check_chain(acts)
    except Broken as broken:
        return str(broken)
    return ""
