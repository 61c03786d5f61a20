"""The checklist for text that is not saved yet: what is missing, and what house rules find."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from articles.models import Article, Section
from articles.models.record.content import content_of, people_and_pictures
from articles.text.cleaning import clean_html
from articles.text.replacing import replaced, replaced_in_html

from . import typed_rows
from .choices import is_key

TYPED = ("headline", "standfirst", "place")
WRITTEN = ("headline", "standfirst", "body")  # what the rules on wording read, besides captions


@require_POST
def findings(request, article_id, *, model_admin):
    """Answer with JSON: what the form's text lacks for submission, and the advice on it.

    Changes nothing.
    """
    article = get_object_or_404(model_admin.get_queryset(request), pk=article_id)
    content = content_of(article) | _typed(request.POST)
    if typed_rows.are_sent(request.POST):
        content |= _rows(request.POST, article, content["language"])
    kind = request.POST.get("kind", "")
    article.kind_id = int(kind) if is_key(kind) else None
    advice = [one for one in article.findings(content) if not one.is_blocking]
    answer = {"missing": article.missing(content), "advice": advice}
    return JsonResponse({name: [_line(one) for one in lines] for name, lines in answer.items()})


@require_POST
def put_right(request, article_id, *, model_admin):
    """Answer with JSON: the `fields` of the form with `instead` for the words `found`.

    Only fields that change are answered, and `words` that say in how many places. Saves nothing.
    """
    get_object_or_404(model_admin.get_queryset(request), pk=article_id)
    found, instead = request.POST.get("found", ""), request.POST.get("instead", "")
    fields, places = {}, 0
    for name in request.POST if found.strip() and instead.strip() else ():
        if name in WRITTEN or name.endswith("-caption"):
            was = request.POST[name]
            text, number = _replaced(was, found, instead)
            places += number
            fields |= {name: text} if number else {}
    words = ngettext("Replaced in %(number)s place.", "Replaced in %(number)s places.", places)
    return JsonResponse({"fields": fields, "words": words % {"number": places}})


def _replaced(text, found, instead):
    """Return a text, HTML or plain, with the words replaced, and in how many places."""
    if "</" in text:
        return replaced_in_html(clean_html(text), found, instead)
    return replaced(text, found, instead)


def _line(one):
    return {"text": str(one.text), "found": one.found, "instead": one.instead}


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


def _rows(data, article, language):
    """Return the credits and pictures of a content as typed; tell `article` of half-filled rows."""
    credits, uses = typed_rows.typed_credits(data), typed_rows.typed_pictures(data)
    named = [credit for credit in credits if credit.contributor]
    chosen = [use for use in uses if use.photo]
    article.has_unnamed_credit = len(named) < len(credits)
    article.has_unchosen_picture = len(chosen) < len(uses)
    entries, pictures = people_and_pictures(named, chosen, language)
    return {"credits": entries, "pictures": pictures}


def _iso_day(text):
    try:
        day = Article._meta.get_field("event_on").formfield().clean(text)
    except ValidationError:
        return ""
    return day.isoformat() if day else ""
