"""The checklist for text that is not saved yet: what is missing, and what house rules find."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from articles.models import Article, Section
from articles.models.record.content import content_of
from articles.text.cleaning import clean_html

from .choices import is_key

TYPED = ("headline", "standfirst", "place")


@require_POST
def findings(request, article_id, *, model_admin):
    """Answer with JSON: what the form's text lacks for submission, and the advice on it.

    Credits and pictures are taken as last saved. Changes nothing.
    """
    article = get_object_or_404(model_admin.get_queryset(request), pk=article_id)
    content = content_of(article) | _typed(request.POST)
    kind = request.POST.get("kind", "")
    article.kind_id = int(kind) if is_key(kind) else None
    missing = [str(item.text) for item in article.missing(content)]
    advice = [
        {"text": str(finding.text), "found": finding.found, "instead": finding.instead}
        for finding in article.findings(content)
        if not finding.is_blocking
    ]
    return JsonResponse({"missing": missing, "advice": advice})


def _typed(data):
    """Return the parts of a content that the form sent and that are valid."""
    field = Article._meta.get_field
    content = {name: field(name).to_python(data[name]) for name in TYPED if name in data}
    if data.get("language") in dict(settings.LANGUAGES):
        content["language"] = data["language"]
    if "body" in data:
        content["body"] = clean_html(data["body"])
    if "event_on" in data:
        content["event_on"] = _iso_day(data["event_on"])
    if "section" in data:
        key = data["section"]
        section = Section.objects.filter(pk=key).first() if is_key(key) else None
        content["section"] = section.slug if section else ""
    return content


def _iso_day(text):
    try:
        day = Article._meta.get_field("event_on").formfield().clean(text)
    except ValidationError:
        return ""
    return day.isoformat() if day else ""
