"""The three kinds of feed: RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1.

They all write the same entries, which feeds.py makes from stories.
"""

import json
from functools import partial

from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, rfc3339_date
from django.utils.html import escape
from django.utils.translation import gettext as _

from articles.text.credit_line import Role

# Roles in the codes that libraries use: https://id.loc.gov/vocabulary/relators
OPF = "http://www.idpf.org/2007/opf"
CODES = {Role.PICTURE: "pht", Role.TRANSLATOR: "trl", Role.REVIEW: "edt"}


def others(entry):
    """Return (code, person) for everyone credited except the writers."""
    people = entry["people"]
    return [(code, person) for role, code in CODES.items() for person in people.get(role, [])]


class Rss(Rss201rev2Feed):
    """RSS 2.0 with a dc:creator for each writer, and pictures as media:content."""

    content_type = "application/rss+xml; charset=utf-8"

    def rss_attributes(self):
        return super().rss_attributes() | {
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            "xmlns:media": "http://search.yahoo.com/mrss/",
            "xmlns:opf": OPF,
        }

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        entry = item["entry"]
        handler.addQuickElement("content:encoded", entry["html"])
        handler.addQuickElement("atom:updated", rfc3339_date(entry["updated"]))
        for writer in entry["people"].get(Role.TEXT, []):
            handler.addQuickElement("dc:creator", writer["name"])
        for code, person in others(entry):
            handler.addQuickElement("dc:contributor", person["name"], {"opf:role": code})
        for picture in entry["pictures"]:
            self._add_picture(handler, picture)

    def _add_picture(self, handler, picture):
        facts = {"url": picture["url"], "medium": "image", "type": "image/jpeg"}
        facts |= {name: str(picture[name]) for name in ("width", "height")}
        handler.startElement("media:content", facts)
        handler.addQuickElement("media:title", picture["caption"])
        handler.addQuickElement("media:description", picture["alt"])
        if picture["credit"]:
            role = {"role": "photographer", "scheme": "urn:ebu"}
            handler.addQuickElement("media:credit", picture["credit"], role)
        handler.endElement("media:content")


class Atom(Atom1Feed):
    """Atom with an author for each writer, and a contributor for everyone else credited."""

    content_type = "application/atom+xml; charset=utf-8"

    def root_attributes(self):
        return super().root_attributes() | {"xmlns:opf": OPF}

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        entry = item["entry"]
        handler.addQuickElement("content", entry["html"], {"type": "html"})
        for writer in entry["people"].get(Role.TEXT, []):
            self._add_person(handler, "author", writer, {"opf:role": "aut"})
        for code, person in others(entry):
            self._add_person(handler, "contributor", person, {"opf:role": code})

    def _add_person(self, handler, element, person, attributes):
        handler.startElement(element, attributes)
        handler.addQuickElement("name", person["name"])
        if person["url"]:
            handler.addQuickElement("uri", person["url"])
        handler.endElement(element)


def _xml(generator, head, entries):
    writer = generator(
        title=head["title"],
        link=head["page"],
        description=_("Latest news"),
        language=head["language"],
        author_name=head["office"],
        author_link=head["front"],
        feed_url=head["address"],
    )
    for entry in entries:
        writer.add_item(
            title=entry["title"],
            link=entry["url"],
            description=escape(entry["summary"]),
            unique_id=entry["id"],
            unique_id_is_permalink=False,
            pubdate=entry["published"],
            updateddate=entry["updated"],
            categories=entry["tags"],
            entry=entry,
        )
    return HttpResponse(writer.writeString("utf-8"), content_type=generator.content_type)


def _json(head, entries):
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": head["title"],
        "home_page_url": head["page"],
        "feed_url": head["address"],
        "language": head["language"],
        "items": [_item(entry, head["language"]) for entry in entries],
    }
    text = json.dumps(document, ensure_ascii=False)
    return HttpResponse(text, content_type="application/feed+json; charset=utf-8")


def _item(entry, language):
    image = {"image": entry["image"]} if entry["image"] else {}
    writers = entry["people"].get(Role.TEXT, [])
    return image | {
        "id": entry["id"],
        "url": entry["url"],
        "title": entry["title"],
        "summary": entry["summary"],
        "content_html": entry["html"],
        "date_published": entry["published"].isoformat(),
        "date_modified": entry["updated"].isoformat(),
        "authors": [{name: value for name, value in p.items() if value} for p in writers],
        "tags": entry["tags"],
        "language": language,
    }


# The end of the address, and the function that makes the response.
FORMATS = {
    "rss": ("feed/", partial(_xml, Rss)),
    "atom": ("feed/atom/", partial(_xml, Atom)),
    "json": ("feed.json", _json),
}
