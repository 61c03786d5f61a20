"""What the head of a public page says to machines: its one address, its editions, its
picture when it is shared, its feeds, and what it is."""

from urllib.parse import urlencode

from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles.cleaning import plain_text
from articles.credits import Role

from . import cards, structured
from .site import CARD, Site, office_name, other_language
from .words import year

# What may follow the ? of an address and make it another page.
PAGING = ("before", "after", "role")
# What a page's context calls what it lists.
LISTED = ("stories", "people", "groups")
LOCALES = {"en": "en_GB", "zh-hans": "zh_CN"}
SUMMARY = 160


def head_of(context, request):
    """Return what components/meta.html needs for the page that has this context.

    Only the newsstand's own pages say anything; a preview, a page that is not there
    and the results of a search ask machines to leave.
    """
    match = request.resolver_match
    is_page = match and match.app_names and match.app_names[0] in ("newsstand", "people")
    if not is_page or context.get("exception") or context.get("is_gone"):
        return {"robots": "noindex"}
    site = Site(request)
    head = _kind(context, match)(context, site)
    head |= {"site": site, "feeds": _feeds(context, site), "robots": _robots(context, match)}
    has_twin = context.get("has_twin", True) and not head["robots"].startswith("noindex")
    paths = (site.language, head["path"], head["other_path"])
    return head | {
        "alternates": site.alternates(*paths) if has_twin else [],
        "locale": LOCALES.get(site.language),
        "other_locale": LOCALES.get(other_language(site.language)),
    }


def _kind(context, match):
    if context.get("story"):
        return _story
    if context.get("person"):
        return _profile
    return _front if match.url_name == "front" else _listing


def _story(context, site):
    row = context["story"]
    image = site.picture(row.lead) if row.lead else _card(row, site)
    return {
        "type": "article",
        "title": row.headline,
        "description": row.standfirst or Truncator(plain_text(row.body)).chars(SUMMARY),
        "url": site.absolute(row.address),
        "path": row.address,
        "other_path": row.other_address,
        "image": image,
        "row": row,
        "authors": [
            site.page_of(entry) or entry["name"]
            for entry in row.credits
            if entry["role"] == Role.TEXT
        ],
        "structured": structured.as_json(structured.story(row, site, image)),
    }


def _card(row, site):
    """The picture of a story that has none: its headline, drawn."""
    address = cards.address(row)
    image = _office_card(row.language, site)
    return image | {"url": site.absolute(address), "alt": row.headline} if address else image


def _office_card(language, site):
    return {"url": site.static(CARD), "width": 1200, "height": 630, "alt": office_name(language)}


def _front(context, site):
    description = _("The latest news from %(office)s.") % {"office": site.office}
    return _page(site, site.office, description) | {
        "structured": structured.as_json(structured.front(site)),
    }


def _profile(context, site):
    person, bio = context["person"], context["bio"]
    names = {"name": person.names, "office": site.office}
    description = bio or _("Stories that credit %(name)s, from %(office)s.") % names
    page = _page(site, person.names, description)
    if person.portrait:
        page["image"] = {"url": site.jpeg(person.portrait), "alt": person.name_in(site.language)}
    things = structured.profile(person, bio, site.absolute(page["path"]), site)
    return page | {"type": "profile", "structured": structured.as_json(things)}


def _listing(context, site):
    title = _title(context)
    names = {"title": title, "office": site.office}
    page = _page(site, title, _("%(title)s: stories from %(office)s.") % names)
    stories = context.get("stories") or []
    things = structured.listing(page["title"], page["url"], stories, site)
    return page | {"structured": structured.as_json(things)}


def _title(context):
    if context.get("month"):
        return date_format(context["month"], "YEAR_MONTH_FORMAT")
    if context.get("begins_on"):
        return year(context["begins_on"].year)
    return context.get("title") or _("Contributors")


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
        "image": _office_card(site.language, site),
    }


def _robots(context, match):
    """Pages that machines should not keep: those further down a list move with every new
    story, and an empty list or a search says nothing; the stories on them are still found."""
    paged = any(context.get(name) for name in ("before", "after", "only"))
    empty = any(name in context and not context[name] for name in LISTED)
    if paged or empty or match.url_name == "search":
        return "noindex, follow"
    return "max-image-preview:large"


def _feeds(context, site):
    """The feeds of the page's section or contributor, then those of everything."""
    folders = [(f"/{site.language}/", site.office)]
    if section := context.get("current"):
        folders.insert(0, (f"/{site.language}/sections/{section.slug}/", str(section)))
    if person := context.get("person"):
        folders.insert(0, (f"/{site.language}/people/{person.slug}/", person.names))
    kinds = (("rss+xml", "feed/"), ("atom+xml", "feed/atom/"), ("feed+json", "feed.json"))
    return [
        (f"application/{kind}", f"{folder}{name}", title)
        for folder, title in folders
        for kind, name in kinds
    ]
