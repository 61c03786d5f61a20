"""The checklist while one types: what is missing and what the house rules find, not saved yet."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from articles.models import Article, Section
from articles.models.record.content import content_of
from articles.text.cleaning import clean_html

TYPED = ("headline", "standfirst", "place")


@require_POST
def findings(request, article_id, *, model_admin):
    """Answer, as JSON, what would keep the form's text from being submitted, and what is advised.

    Credits and pictures count as last saved. Changes nothing.
    """
    story = get_object_or_404(model_admin.get_queryset(request), pk=article_id)
    content = content_of(story) | _typed(request.POST)
    kind = request.POST.get("kind", "")
    story.kind_id = int(kind) if kind.isascii() and kind.isdigit() else None
    return JsonResponse(
        {
            "missing": [str(item.text) for item in story.missing(content)],
            "advice": [_line(found) for found in story.findings(content) if not found.is_blocking],
        }
    )


def _typed(data):
    """Return the parts of a content that the form sent: those that can be read as such."""
    content = {name: data[name] for name in TYPED if name in data}
    if data.get("language") in dict(settings.LANGUAGES):
        content["language"] = data["language"]
    if "body" in data:
        content["body"] = clean_html(data["body"])
    if "event_on" in data:
        day = Article._meta.get_field("event_on").formfield()
        content["event_on"] = _iso(day, data["event_on"])
    number = data.get("section", "")
    if "section" in data:
        found = Section.objects.filter(pk=number).first() if number.isdecimal() else None
        content["section"] = found.slug if found else ""
    return content


def _iso(field, text):
    try:
        day = field.clean(text)
    except ValidationError:
        return ""
    return day.isoformat() if day else ""


def _line(found):
    return {"text": str(found.text), "found": found.found, "instead": found.instead}
