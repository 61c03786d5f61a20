"""Feeds of all stories, of a section and of a contributor, with full text and every credit."""

import hashlib
import re
from datetime import date
from html import unescape
from typing import Any
from urllib.parse import urljoin

from django.db.models import Exists, OuterRef
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.cache import get_conditional_response
from django.utils.formats import date_format
from django.utils.html import escape, format_html, format_html_join
from django.utils.http import http_date, quote_etag
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.models.newsstand.published import PublishedArticle, PublishedCredit
from articles.models.taxonomy import Section
from articles.text.content import Correction, Picture
from articles.text.credit_line import Role, as_text, grouped
from people.models import Contributor

from .feed_formats import FORMATS
from .front import stories
from .site import Site, language_tag, writable
from .wording import named

LENGTH = 30
FIGURE = (
    '<figure><img src="{url}" width="{width}" height="{height}" alt="{alt}">'
    "<figcaption>{caption} {line}</figcaption></figure>"
)
LINK = re.compile(r'(<a\b[^>]*?\bhref=")([^"]*)')


def feed(request, kind, *, chosen=None, title="", is_there=None):
    """Answer with a feed of the newest stories among `chosen`, or in the page's language.

    Answers 304 if the client has this very feed. If there are no stories, `is_there` says
    whether to answer 404: what only drafts mention does not exist for the public.
    """
    public = stories() if chosen is None else chosen
    # The newest are found by their keys first, so that no long text is sorted.
    newest = public.last_published_first().values("pk")
    rows = PublishedArticle.objects.filter(pk__in=newest[:LENGTH]).with_latest_withdrawal()
    rows = list(rows.select_related("section").order_by("-announced_at", "-pk"))
    if not rows and is_there is not None and not is_there():
        raise Http404
    site = Site(request)
    ending, respond = FORMATS[kind]
    head = {
        "title": f"{site.office}: {title}" if title else site.office,
        "office": site.office,
        "front": site.front,
        "page": site.absolute(request.path.removesuffix(ending)),
        "address": site.absolute(request.path),
        "language": language_tag(site.language),
    }
    response = respond(_writable(head), [_writable(_entry(row, site)) for row in rows])
    return _conditional(request, response, rows)


def section(request, slug, kind):
    found = get_object_or_404(Section, slug=slug)
    return feed(request, kind, chosen=stories().filter(section=found), title=str(found))


def contributor(request, slug, kind):
    person = get_object_or_404(Contributor.objects.select_related("merged_into"), slug=slug)
    if person.merged_into:
        ending, _respond = FORMATS[kind]
        present = f"/{get_language()}/people/{person.merged_into.slug}/{ending}"
        return redirect(present, permanent=True)
    public = PublishedArticle.objects.filter(pk__in=_latest_credits(person))
    credited = {"credit_rows__contributor": person}
    if person.withholds_words:  # its name in another language is not for readers yet
        credited["credit_rows__language"] = get_language()
    in_any = PublishedArticle.objects.public().filter(**credited)
    name = person.name_in(get_language())
    return feed(request, kind, chosen=public, title=name, is_there=in_any.exists)


def _latest_credits(person):
    # A story credits a person at most once in each role.
    public = PublishedArticle.objects.public().filter(pk=OuterRef("published"))
    credits = PublishedCredit.objects.filter(contributor=person, language=get_language())
    credits = credits.filter(Exists(public)).order_by("-announced_at", "-published")
    return credits.values("published")[: LENGTH * len(Role)]


def _conditional(request, response, rows):
    etag = quote_etag(hashlib.sha256(response.content).hexdigest()[:32])
    response["ETag"] = etag
    if not rows:
        return get_conditional_response(request, etag=etag, response=response)
    # A withdrawal changes the feed too. Nothing else removes a story from it.
    moments = [_changed_at(row) for row in rows] + [rows[0].latest_withdrawal]
    changed = int(max(filter(None, moments)).timestamp())
    response["Last-Modified"] = http_date(changed)
    return get_conditional_response(request, etag, changed, response)


def _changed_at(row):
    return max(filter(None, (row.published_at, row.updated_at)))


def _entry(row: PublishedArticle, site: Site) -> dict[str, Any]:
    """Return what every kind of feed says about a story. Addresses are absolute."""
    url = site.absolute(row.address)
    pictures = [_picture(picture, site) for picture in row.pictures]
    return {
        "id": f"tag:{site.authority},{row.first_published_at:%Y}:story/{row.article_id}",
        "url": url,
        "title": row.headline,
        "summary": row.standfirst,
        "html": _full_text(row, pictures, url),
        "published": row.announced_at,
        "updated": max(filter(None, (row.announced_at, row.updated_at))),
        "tags": [*map(named, [row.section_printed, *row.tags_printed])],
        "people": {
            role: [{"name": entry["name"], "url": site.page_of(entry)} for entry in entries]
            for role, entries in grouped(row.credits)
        },
        "pictures": pictures,
        "image": next((p["url"] for p in pictures if p["lead"]), ""),
    }


def _picture(picture: Picture, site: Site) -> dict[str, Any]:
    name = picture["credit"]["name"]
    words = {"caption": picture["caption"], "credit": name, "lead": picture["lead"]}
    line = _("Picture: %(name)s") % {"name": name} if name else ""
    return site.picture(picture) | words | {"line": line}


def _full_text(row: PublishedArticle, pictures: list[dict[str, Any]], url: str) -> str:
    """Return the whole story as HTML, from the lead picture to the credit line."""
    figures = [format_html(FIGURE, **picture) for picture in pictures]
    lead = figures[:1] if pictures and pictures[0]["lead"] else []
    start = format_html("<p><strong>{}</strong></p>", row.standfirst) if row.standfirst else ""
    body = LINK.sub(lambda m: m[1] + escape(_absolute(url, unescape(m[2]))), row.body)
    notes = ((_correction(item),) for item in row.corrections)
    corrections = format_html_join("", "<p><em>{}</em></p>", notes)
    end = format_html("<p>{}</p>", as_text(row.credits))
    others = figures[len(lead) :]
    return "".join([*lead, start, body, *others, corrections, end])


def _absolute(page: str, link: str) -> str:
    """Return the full address of a link on a page, or the link if it can't be read as one."""
    try:
        return urljoin(page, link)
    except ValueError:  # one link must not take the feed
        return link


def _correction(item: Correction) -> str:
    on = date_format(date.fromisoformat(item["on"]))
    return _("Correction of %(day)s: %(note)s") % {"day": on, "note": item["note"]}


def _writable(thing):
    """Return text, or a dict or list of it, without the characters that XML can't hold."""
    if isinstance(thing, str):
        return writable(thing)
    if isinstance(thing, dict):
        return {key: _writable(value) for key, value in thing.items()}
    return [_writable(item) for item in thing] if isinstance(thing, list) else thing
