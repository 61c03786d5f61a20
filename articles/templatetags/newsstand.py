"""What the public templates need beyond Django's own."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.utils import dateformat, timezone
from django.utils.translation import get_language

from articles import credits, renditions
from articles.text.content import CreditEntry, ShownPicture
from people.names import is_chinese

register = template.Library()

CODES = [code for code, _name in settings.LANGUAGES]
SAME_PATH = "same path"


@register.filter
def day(moment):
    """A date or moment, or a date as JSON has it, in the language's way: 12 July 2023, 2023年7月12日."""
    if isinstance(moment, str):
        moment = date.fromisoformat(moment)
    if isinstance(moment, datetime):
        moment = timezone.localtime(moment)
    return dateformat.format(moment, "Y年n月j日" if is_chinese(get_language()) else "j F Y")


@register.filter
def minute(moment):
    """A moment with its time of day: 12 July 2023, 14:05, 2023年7月12日 14:05."""
    form = "Y年n月j日 H:i" if is_chinese(get_language()) else "j F Y, H:i"
    return dateformat.format(timezone.localtime(moment), form)


@register.filter
def month(moment):
    """The month of a date: July 2023, 2023年7月."""
    return dateformat.format(moment, "Y年n月" if is_chinese(get_language()) else "F Y")


@register.filter
def month_alone(moment):
    """The month without its year: July, 7月."""
    return dateformat.format(moment, "n月" if is_chinese(get_language()) else "F")


@register.filter
def year(number):
    """A year as the page's language writes it: 2023, 2023年."""
    return f"{number}年" if is_chinese(get_language()) else str(number)


@register.filter
def named(thing):
    """The name of a contributor, or of a printed tag, in the page's language."""
    if isinstance(thing, dict):
        names = (thing["name_zh"], thing["name"])
        return (names[0] or names[1]) if is_chinese(get_language()) else (names[1] or names[0])
    return thing.name_in(get_language())


@register.filter
def srcset(picture: ShownPicture) -> str:
    """The widths of a printed picture for <img srcset>."""
    return ", ".join(
        f"{_rendition(picture, width, 'webp')} {width}w" for width in picture["widths"]
    )


@register.filter
def source(picture: ShownPicture) -> str:
    """The one JPEG of a printed picture, for browsers without srcset."""
    return _rendition(picture, "card", "jpg")


def _rendition(picture: ShownPicture, width: object, extension: str) -> str:
    """The address of a rendition; that of a private link's picture lies below the link."""
    if "at" in picture:
        return f"{picture['at']}/{picture['key']}/{width}.{extension}"
    return renditions.address(picture["key"], width, extension)


@register.simple_tag
def today():
    """The date at the office."""
    return timezone.localdate()


@register.inclusion_tag("components/credit_line.html")
def credit_line(entries: Iterable[CreditEntry]) -> dict[str, Any]:
    """The credit line of a story, names linked to their pages."""
    return {"groups": credits.as_html(entries, _page_of)}


@register.simple_tag
def byline(entries: Iterable[CreditEntry]) -> str:
    """Who wrote the story, as plain text for a card."""
    return credits.as_text(entries, roles=(credits.Role.TEXT,))


def _page_of(entry: CreditEntry) -> str:
    return f"/{get_language()}/people/{entry['slug']}/" if entry["slug"] else ""


@register.simple_tag(takes_context=True)
def editions(context, twin=SAME_PATH):
    """The languages of the site as [(code, is_current, address)], for the switch.

    `twin` is the address of this page in the other language; None where there is no such
    page, which leads to the front page there. Most pages have the same path in both.
    """
    here = get_language()
    request = context.get("request")
    path = getattr(request, "path", "")
    if twin == SAME_PATH:
        words = _words_sought(request) if path.endswith("/search/") else ""
        return [(code, code == here, _in_language(path, here, code) + words) for code in CODES]
    return [(code, code == here, twin or f"/{code}/") for code in CODES]


def _words_sought(request):
    """The words of a search as the end of an address, to seek them in the other language."""
    sought = request.GET.get("q", "")
    return f"?{urlencode({'q': sought})}" if sought else ""


def _in_language(path, here, code):
    prefix = f"/{here}/"
    return f"/{code}/{path.removeprefix(prefix)}" if path.startswith(prefix) else f"/{code}/"
