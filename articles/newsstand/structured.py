"""What a page is, in the vocabulary of schema.org (JSON-LD), with every credit of a story.

Properties: https://schema.org/NewsArticle and what Google asks of articles,
https://developers.google.com/search/docs/appearance/structured-data/article.
"""

import json
from typing import Any

from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from articles.models.newsstand.published import PublishedArticle
from articles.pictures import renditions
from articles.text.content import Picture, PictureCredit
from articles.text.credit_line import Role, grouped
from people.names import other_language

from .site import LOGO, Site, language_tag
from .wording import named

# Inside <script>, no character may end the element or begin a comment.
ESCAPES = {ord(letter): f"\\u{ord(letter):04X}" for letter in "<>&\u2028\u2029"}

Thing = dict[str, Any]


def as_json(things):
    """Return things of schema.org as safe text for a <script type="application/ld+json">."""
    graph = {"@context": "https://schema.org", "@graph": [_filled(thing) for thing in things]}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(text.translate(ESCAPES))  # noqa: S308 -- what could end the element is escaped


def _filled(thing):
    return {name: value for name, value in thing.items() if value not in ("", None, [])}


def story(row: PublishedArticle, site: Site, image: Thing) -> list[Thing]:
    """Return a story as NewsArticle, and its BreadcrumbList; `image` serves if it has no picture."""
    url = site.absolute(row.address)
    section = site.absolute(f"/{row.language}/sections/{row.section.slug}/")
    article = {"@type": "NewsArticle", "@id": f"{url}#story", "url": url, "mainEntityOfPage": url}
    article |= _words(row) | _time_and_place(row) | _credits(row, site) | _editions(row, site)
    article["image"] = [_picture(picture, site) for picture in row.pictures] or [_image(image)]
    article |= {"isPartOf": _website(site), "publisher": _publisher(site)}
    return [article, _trail(site, (named(row.section_printed), section), (row.headline, url))]


def _words(row):
    return {
        "headline": row.headline,
        "alternativeHeadline": row.standfirst,
        "description": row.standfirst,
        "inLanguage": language_tag(row.language),
        "articleSection": named(row.section_printed),
        "keywords": [named(tag) for tag in row.tags_printed],
        "isAccessibleForFree": True,
    }


def _time_and_place(row: PublishedArticle) -> Thing:
    place, day = row.place, row.dated_on.isoformat()
    return {
        "datePublished": _moment(row.appeared_at),
        "dateModified": _moment(row.updated_at or row.announced_at),
        "dateline": f"{place}, {day}" if place else day,
        "locationCreated": {"@type": "Place", "name": place} if place else None,
        "correction": [
            {"@type": "CorrectionComment", "text": item["note"], "datePublished": item["on"]}
            for item in row.corrections
        ],
    }


def _moment(at):
    return timezone.localtime(at).isoformat(timespec="seconds")


def _credits(row: PublishedArticle, site: Site) -> Thing:
    people = {
        role: [_person(entry, site) for entry in entries] for role, entries in grouped(row.credits)
    }
    return {
        "author": people.get(Role.TEXT),
        "contributor": people.get(Role.PICTURE),
        "translator": people.get(Role.TRANSLATOR),
        "editor": people.get(Role.REVIEW),
    }


def _person(entry: PictureCredit, site: Site) -> Thing:
    kind = "Organization" if entry.get("kind") == "organisation" else "Person"
    return _filled({"@type": kind, "name": entry["name"], "url": site.page_of(entry)})


def _editions(row, site):
    if not row.other_address:
        return {}
    url = site.absolute(row.other_address)
    other = {"@type": "NewsArticle", "@id": f"{url}#story", "url": url}
    other["inLanguage"] = language_tag(other_language(row.language))
    is_original = row.translation_group == row.article_id
    return {"workTranslation" if is_original else "translationOfWork": other}


def _picture(picture: Picture, site: Site) -> Thing:
    width = max(picture["widths"])
    url = site.absolute(renditions.address(picture["key"], width, "webp"))
    credit = picture["credit"]
    words = {
        "caption": picture["caption"],
        "description": picture["alt"],
        "creditText": credit["name"],
        "creator": _person(credit, site) if credit["name"] else None,
        "copyrightNotice": picture.get("copyright"),
    }
    size = {"width": width, "height": renditions.height_at(picture, width)}
    return _filled(_image({"url": url, **size}) | words)


def _image(image):
    size = {"width": image["width"], "height": image["height"]}
    return {"@type": "ImageObject", "url": image["url"], "contentUrl": image["url"], **size}


def _publisher(site):
    logo = {"url": site.static(LOGO), "width": 512, "height": 512}
    return {
        "@type": "NewsMediaOrganization",
        "@id": f"{site.root}/#office",
        "name": site.office,
        "url": site.front,
        "logo": _image(logo),
    }


def _website(site):
    return {"@type": "WebSite", "@id": f"{site.front}#site", "name": site.office, "url": site.front}


def _trail(site, *steps):
    steps = [(site.office, site.front), *steps]
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": url}
        for number, (name, url) in enumerate(steps, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def front(site):
    target = {"@type": "EntryPoint", "urlTemplate": f"{site.front}search/?q={{search_term_string}}"}
    search = {"@type": "SearchAction", "target": target}
    search["query-input"] = "required name=search_term_string"
    page = _website(site) | {"inLanguage": language_tag(site.language)}
    return [page | {"publisher": _publisher(site), "potentialAction": search}]


def listing(title, url, stories, site):
    items = [
        {"@type": "ListItem", "position": number, "url": site.absolute(row.address)}
        for number, row in enumerate(stories, start=1)
    ]
    return [_page("CollectionPage", title, url, site, items), _trail(site, (title, url))]


def _page(kind, name, url, site, items=()):
    page = {"@type": kind, "@id": url, "url": url, "name": name, "isPartOf": _website(site)}
    page["inLanguage"] = language_tag(site.language)
    if items:
        page["mainEntity"] = {"@type": "ItemList", "itemListElement": items}
    return page


def profile(person, bio, url, site):
    name = person.name_in(site.language)
    other = person.name_zh if name == person.name else person.name
    about = {
        "@type": "Person" if person.kind == "person" else "Organization",
        "@id": f"{url}#contributor",
        "name": name,
        "alternateName": other if other != name else "",
        "url": url,
        "description": bio,
        "image": site.jpeg(person.portrait) if person.portrait else "",
    }
    if person.unit:
        relation = "affiliation" if person.kind == "person" else "parentOrganization"
        about[relation] = {"@type": "Organization", "name": str(person.unit)}
    page = _page("ProfilePage", name, url, site) | {"mainEntity": _filled(about)}
    people = (_("Contributors"), site.absolute(f"/{site.language}/people/"))
    return [page, _trail(site, people, (name, url))]
