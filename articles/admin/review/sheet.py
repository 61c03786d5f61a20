"""The sign-off sheet (稿件审批单): every act on a story in words, to read and to print."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404
from django.template.response import TemplateResponse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from articles.models import Act, Article
from articles.press.audit import Broken, check, check_chain
from articles.rules import permissions
from articles.text import credit_line

EXTENSIONS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}


def sheet(request, article_pk, *, model_admin):
    """Show the sheet of a story, of one emptied out of the trash too, in either language.

    404 for a story the account may not see.
    """
    story = _story(article_pk, request.user)
    acts = list(_acts(article_pk))
    if not (story or acts):
        raise Http404
    language = request.GET.get("language")
    if language not in dict(settings.LANGUAGES):
        language = get_language()
    with override(language):
        context = model_admin.admin_site.each_context(request) | {
            "title": _("Sign-off sheet"),
            "opts": model_admin.opts,
            "article": story,
            "article_pk": article_pk,
            "headline": story.headline if story else acts[-1].details.get("headline", ""),
            "acts": acts,
            "credit_line": _credit_line(story),
            "broken": _broken(story, acts),
            "sheet_language": language,
        }
        response = TemplateResponse(request, "admin/articles/article/sheet.html", context)
        return response.render()


def scan(request, act_id, *, model_admin):
    """Hand out the scan of an approval on paper, to whoever may see the story."""
    acts = Act.objects.filter(pk=act_id, scan__isnull=False).select_related("scan")
    act = acts.first()
    if act is None:
        raise Http404
    _story(act.article_pk, request.user)
    kept = act.scan
    name = f"{act.article_pk}-{act.number}.{EXTENSIONS[kept.content_type]}"
    return FileResponse(
        kept.file.open(), as_attachment=True, filename=name, content_type=kept.content_type
    )


def _story(number, user):
    """Return the story, None if it was emptied out of the trash; raise what the account may not see."""
    story = Article.objects.select_related("section", "unit", "published").filter(pk=number).first()
    if story and not permissions.can_view(user, story):
        raise Http404
    if story is None and not user.has_perm("articles.see_any_article"):
        raise PermissionDenied
    return story


def _acts(number):
    acts = Act.objects.filter(article_pk=number).order_by("number")
    return acts.prefetch_related("scan")


def _credit_line(story):
    version = story and story.latest_version
    entries = version.content["credits"] if version else []
    if story and story.newsstand and story.newsstand.fingerprint == version.fingerprint:
        entries = story.newsstand.credits
    return credit_line.as_text(entries)


def _broken(story, acts):
    """Return what is wrong with the records of the story, "" if everything is as signed."""
    try:
        check(story) if story else check_chain(acts)
    except Broken as broken:
        return str(broken)
    return ""
