"""Feeds: RSS 2.0, Atom and JSON Feed, with full text and every credit."""

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.html import format_html, format_html_join
from django.utils.http import quote_etag
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles import renditions
from articles.credits import Role, as_text, grouped
from articles.models.published import PublishedArticle
from articles.models.taxonomy import Section
from people.models import Contributor
from people.names import is_chinese

LENGTH = 30


class Rss(Rss201rev2Feed):
    """RSS 2.0 with one dc:creator a writer, and pictures as media:content."""

    content_type = "application/rss+xml; charset=utf-8"

    def rss_attributes(self):
        return super().rss_attributes() | {
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            "xmlns:media": "http://search.yahoo.com/mrss/",
        }

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for name in item["writers"]:
            handler.addQuickElement("dc:creator", name)
        for picture in item["pictures"]:
            handler.startElement("media:content", picture["attributes"])
            handler.addQuickElement("media:description", picture["caption"])
            if picture["credit"]:
                role = {"role": "photographer", "scheme": "urn:ebu"}
                handler.addQuickElement("media:credit", picture["credit"], role)
            handler.endElement("media:content")


class Atom(Atom1Feed):
    """Atom with an author a writer and a contributor for everyone else credited."""

    content_type = "application/atom+xml; charset=utf-8"

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for element, names in (("author", item["writers"]), ("contributor", item["others"])):
            for name in names:
                handler.startElement(element, {})
                handler.addQuickElement("name", name)
                handler.endElement(element)


def feed(request, kind, *, chosen=None, title=""):
    """Answer with the newest stories of `chosen` (all of the language) as `kind` of feed."""
    rows = PublishedArticle.objects.public() if chosen is None else chosen
    rows = rows.in_language(get_language()).select_related("section")
    rows = list(rows.order_by("-published_at", "-pk")[:LENGTH])
    stamps = [_changed_at(row) for row in rows]
    etag = quote_etag(
        "-".join(f"{row.pk}.{at.timestamp()}" for row, at in zip(rows, stamps, strict=True))
    )
    if response := get_conditional_response(request, etag=etag):
        return response
    office = settings.NEWSROOM_NAME_ZH if is_chinese(get_language()) else settings.NEWSROOM_NAME
    title = f"{office}: {title}" if title else office
    response = WRITERS[kind](request, rows, title)
    response["ETag"] = etag
    return response


def section(request, slug, kind):
    """A section's feed."""
    found = Section.objects.filter(slug=slug).first()
    if not found:
        raise Http404
    public = PublishedArticle.objects.public().filter(section=found)
    return feed(request, kind, chosen=public, title=str(found))


def contributor(request, slug, kind):
    """The feed of everything a contributor is credited for."""
    person = Contributor.objects.filter(slug=slug).first()
    if not person:
        raise Http404
    public = PublishedArticle.objects.public().filter(credit_rows__contributor=person).distinct()
    return feed(request, kind, chosen=public, title=person.name_in(get_language()))


def _changed_at(row):
    return max(filter(None, (row.published_at, row.updated_at)))


def _names(row, *roles):
    groups = [people for role, people in grouped(row.credits) if role in roles]
    return list(dict.fromkeys(person["name"] for people in groups for person in people))


def _full_text(row, request):
    """Return the story as one HTML text: standfirst, text, pictures, credit line."""
    pictures = format_html_join(
        "\n",
        '<figure><img src="{}" alt="{}"><figcaption>{}</figcaption></figure>',
        ((_picture_url(p, request), p["alt"], p["caption"]) for p in row.pictures),
    )
    start = format_html("<p><strong>{}</strong></p>", row.standfirst) if row.standfirst else ""
    end = format_html("<p>{}</p>", as_text(row.credits))
    return f"{start}{row.body}{pictures}{end}"


def _picture_url(picture, request):
    return request.build_absolute_uri(renditions.address(picture["key"], "card", "jpg"))


def _xml(generator, request, rows, title):
    writer = generator(
        title=title,
        link=request.build_absolute_uri(f"/{get_language()}/"),
        description=_("Latest news"),
        language=get_language(),
        feed_url=request.build_absolute_uri(request.path),
    )
    for row in rows:
        link = request.build_absolute_uri(row.address)
        writer.add_item(
            title=row.headline,
            link=link,
            description=_full_text(row, request),
            unique_id=_identity(row, request),
            unique_id_is_permalink=False,
            pubdate=row.published_at,
            updateddate=_changed_at(row),
            categories=[str(row.section)],
            writers=_names(row, Role.TEXT),
            others=_names(row, Role.PICTURE, Role.TRANSLATOR, Role.REVIEW),
            pictures=[_media(picture, request) for picture in row.pictures],
        )
    return HttpResponse(writer.writeString("utf-8"), content_type=generator.content_type)


def _identity(row, request):
    """An identity that stays when the address changes."""
    return (
        f"tag:{request.get_host().split(':')[0]},{row.first_published_at:%Y}:story/{row.article_id}"
    )


def _media(picture, request):
    return {
        "attributes": {
            "url": _picture_url(picture, request),
            "medium": "image",
            "type": "image/jpeg",
        },
        "caption": picture["caption"],
        "credit": picture["credit"]["name"],
    }


def _json(request, rows, title):
    items = [
        {
            "id": _identity(row, request),
            "url": request.build_absolute_uri(row.address),
            "title": row.headline,
            "summary": row.standfirst,
            "content_html": _full_text(row, request),
            "date_published": row.published_at.isoformat(),
            "date_modified": _changed_at(row).isoformat(),
            "authors": [{"name": name} for name in _names(row, Role.TEXT)],
            "tags": [str(row.section)],
            "language": row.language,
        }
        | ({"image": _picture_url(row.lead, request)} if row.lead else {})
        for row in rows
    ]
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": request.build_absolute_uri(f"/{get_language()}/"),
        "feed_url": request.build_absolute_uri(request.path),
        "language": get_language(),
        "items": items,
    }
    return JsonResponse(
        document, content_type="application/feed+json", json_dumps_params={"ensure_ascii": False}
    )


WRITERS = {
    "rss": lambda *args: _xml(Rss, *args),
    "atom": lambda *args: _xml(Atom, *args),
    "json": _json,
}
