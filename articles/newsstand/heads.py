"""The <head> of a public page: its canonical address, editions, share picture, feeds, JSON-LD.

Every view of the newsstand gives its template one of these as `head`, for
components/meta.html. Pages without one (previews, errors) ask search engines to stay away.
"""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles.models.newsstand.published import PublishedArticle
from articles.text.cleaning import plain_text
from articles.text.credit_line import Role
from people.names import other_language

from . import share_picture, structured
from .site import OFFICE_PICTURE, Site, office_name

# The parameters that make an address another page.
PAGING = ("before", "after", "role")
LOCALES = {"en": "en_GB", "zh-hans": "zh_CN"}
SUMMARY = 160


def story(request: HttpRequest, row: PublishedArticle) -> dict[str, Any]:
    site = Site(request)
    image = site.picture(row.lead) if row.lead else _drawn(row, site)
    writers = [entry for entry in row.credits if entry["role"] == Role.TEXT]
    head = {
        "type": "article",
        "title": row.headline,
        "description": row.standfirst or Truncator(plain_text(row.body)).chars(SUMMARY),
        "url": site.absolute(row.address),
        "path": row.address,
        "other_path": row.other_address,
        "image": image,
        "row": row,
        "authors": [site.page_of(entry) or entry["name"] for entry in writers],
        "structured": structured.as_json(structured.story(row, site, image)),
    }
    return _complete(head, site, _of_section(row.section))


def _drawn(row, site):
    address, image = share_picture.address(row), _of_office(row.language, site)
    return image | {"url": site.absolute(address), "alt": row.headline} if address else image


def _of_office(language, site):
    size = {"width": 1200, "height": 630}
    return {"url": site.static(OFFICE_PICTURE), **size, "alt": office_name(language)}


def front(request):
    site = Site(request)
    page = _page(site, site.office, _("The latest news from %(office)s.") % {"office": site.office})
    return _complete(page | {"structured": structured.as_json(structured.front(site))}, site)


def profile(request, person, bio, *, is_kept, has_twin):
    """Return the head of a contributor's page. `is_kept` and `has_twin` as in listing()."""
    site = Site(request)
    names = {"name": person.names, "office": site.office}
    description = bio or _("Stories that credit %(name)s, from %(office)s.") % names
    page = _page(site, person.names, description)
    if person.portrait:
        page["image"] = {"url": site.jpeg(person.portrait), "alt": person.name_in(site.language)}
    things = structured.profile(person, bio, site.absolute(page["path"]), site)
    page |= {"type": "profile", "structured": structured.as_json(things)}
    feeds = (f"people/{person.slug}/", person.names)
    return _complete(page, site, feeds, is_kept=is_kept, has_twin=has_twin)


def listing(request, title, stories=(), *, section=None, is_kept, has_twin=True):
    """Return the head of a page that lists `stories`, or something else.

    `is_kept` is False for pages that search engines should not index: empty lists, searches,
    and the further pages of a list, which change with every new story. `has_twin` says
    whether the page exists in the other language.
    """
    site = Site(request)
    names = {"title": title, "office": site.office}
    page = _page(site, title, _("%(title)s: stories from %(office)s.") % names)
    things = structured.listing(title, page["url"], stories, site)
    page["structured"] = structured.as_json(things)
    feeds = _of_section(section) if section else None
    return _complete(page, site, feeds, is_kept=is_kept, has_twin=has_twin)


def _page(site, title, description):
    path = site.request.path
    kept = [(name, site.request.GET[name]) for name in PAGING if site.request.GET.get(name)]
    tail = path.removeprefix(f"/{site.language}/")
    return {
        "type": "website",
        "title": title,
        "description": description,
        "path": path,
        "other_path": f"/{other_language(site.language)}/{tail}",
        "url": site.absolute(f"{path}?{urlencode(kept)}" if kept else path),
        "image": _of_office(site.language, site),
    }


def _of_section(section):
    return f"sections/{section.slug}/", str(section)


def _complete(head, site, feeds=None, *, is_kept=True, has_twin=True):
    """Add what every head has. `feeds` is the (folder, title) of the page's own feeds, if any."""
    paths = (site.language, head["path"], head["other_path"])
    return head | {
        "site": site,
        "feeds": _feeds(site, [*filter(None, [feeds]), ("", site.office)]),
        "robots": "max-image-preview:large" if is_kept else "noindex, follow",
        "alternates": site.alternates(*paths) if is_kept and has_twin else [],
        "locale": LOCALES.get(site.language),
        "other_locale": LOCALES.get(other_language(site.language)),
    }


def _feeds(site, folders):
    kinds = (("rss+xml", "feed/"), ("atom+xml", "feed/atom/"), ("feed+json", "feed.json"))
    return [
        (f"application/{kind}", f"/{site.language}/{folder}{name}", title)
        for folder, title in folders
        for kind, name in kinds
    ]
