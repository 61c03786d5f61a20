"""Tags and filters of the templates that readers see."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language

from articles.newsstand import wording
from articles.pictures import renditions
from articles.text import credit_line as credits
from articles.text.content import CreditEntry, ShownPicture

register = template.Library()

CODES = [code for code, _name in settings.LANGUAGES]
SAME_PATH = "same path"

register.filter("named", wording.named)
register.filter("year", wording.year)


@register.filter
def as_date(text):
    return date.fromisoformat(text)


@register.filter
def srcset(picture: ShownPicture) -> str:
    """The widths of a printed picture for <img srcset>."""
    widths = picture["widths"]
    return ", ".join(f"{_rendition(picture, width, 'webp')} {width}w" for width in widths)


@register.filter
def source(picture: ShownPicture) -> str:
    """The one JPEG of a printed picture, for browsers without srcset."""
    return _rendition(picture, *renditions.JPEG)


def _rendition(picture: ShownPicture, width: object, extension: str) -> str:
    # The pictures of a private page are served below its own address.
    if "at" in picture:
        return f"{picture['at']}/{picture['key']}/{width}.{extension}"
    return renditions.address(picture["key"], width, extension)


@register.simple_tag
def today():
    return timezone.localdate()


@register.inclusion_tag("components/credit_line.html")
def credit_line(entries: Iterable[CreditEntry]) -> dict[str, Any]:
    """The credit line of a story, in which names link to the contributors' pages."""
    return {"groups": credits.as_html(entries, _page_of)}


@register.simple_tag
def byline(entries: Iterable[CreditEntry]) -> str:
    """The writers of a story, as plain text for a card."""
    return credits.as_text(entries, roles=(credits.Role.TEXT,))


def _page_of(entry: CreditEntry) -> str:
    return f"/{get_language()}/people/{entry['slug']}/" if entry["slug"] else ""


@register.simple_tag(takes_context=True)
def editions(context, twin=SAME_PATH):
    """The languages for the switch as [(code, is_current, address)]. `twin`: the other page."""
    here, request = get_language(), context.get("request")
    path = getattr(request, "path", "")
    if twin == SAME_PATH:
        # A search goes on in the other language with the same words.
        sought = request.GET.get("q", "") if path.endswith("/search/") else ""
        words = f"?{urlencode({'q': sought})}" if sought else ""
        return [(code, code == here, _in_language(path, here, code) + words) for code in CODES]
    return [(code, code == here, twin or f"/{code}/") for code in CODES]


def _in_language(path, here, code):
    prefix = f"/{here}/"
    return f"/{code}/{path.removeprefix(prefix)}" if path.startswith(prefix) else f"/{code}/"
