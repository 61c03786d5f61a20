"""Sitemaps: an index, parts of at most 10,000 stories, and the news of the last two days.

The format is https://www.sitemaps.org/protocol.html, with other editions as xhtml:link. It
demands at least one address, so a sitemap without stories names the front pages.
"""

from datetime import timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef, Subquery
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from articles.models.newsstand.published import PublishedArticle
from articles.models.taxonomy import Section
from people.names import is_chinese, other_language

from .site import Site, office_name, writable

PART = 10_000
NEWS_LASTS = timedelta(days=2)  # news search engines take no more, and at most a thousand
NEWS_AT_MOST = 1000
LISTS = ("news/", "people/")


def index(request):
    """The index of all parts. A part is a range of keys, so stories never move to another."""
    site, last = Site(request), _last_row()
    numbers = range(last.first // PART, last.pk // PART + 1) if last else []
    parts = [{"url": site.absolute(f"/sitemap-{number}.xml")} for number in numbers]
    if last:
        parts[-1]["changed_at"] = max(filter(None, (last.latest_publication, last.latest_update)))
    return _xml(request, "index", parts=[{"url": site.absolute("/sitemap-pages.xml")}, *parts])


def _last_row():
    """Return the last public row, with the first key and the times of the latest changes."""
    public = PublishedArticle.objects.public()
    published = public.order_by("-published_at", "-pk").values("published_at")
    updated = public.filter(updated_at__isnull=False).order_by("-updated_at").values("updated_at")
    moments = {
        "latest_publication": Subquery(published[:1]),
        "latest_update": Subquery(updated[:1]),
        "first": Subquery(public.order_by("pk").values("pk")[:1]),
    }
    # Written as EXISTS, so that SQLite begins with the last key instead of sorting all rows.
    is_public = Exists(public.filter(pk=OuterRef("pk")))
    rows = PublishedArticle.objects.filter(is_public).order_by("-pk")
    return rows.only("pk").annotate(**moments).first()


def pages(request):
    site = Site(request)
    paths = {code: ["", *_lists(code)] for code, _name in settings.LANGUAGES}
    entries = []
    for code, tails in paths.items():
        other = other_language(code)
        for tail in tails:
            twin = f"/{other}/{tail}" if tail in paths[other] else ""
            entries.append(_entry(site, code, f"/{code}/{tail}", twin))
    return _xml(request, "pages", pages=entries)


def _lists(language):
    public = PublishedArticle.objects.public().in_language(language)
    sections = Section.objects.filter(Exists(public.filter(section=OuterRef("pk"))))
    found = [f"sections/{slug}/" for slug in sections.values_list("slug", flat=True)]
    return [*LISTS, *found] if found else []


def part(request, number):
    first = number * PART
    rows = PublishedArticle.objects.public().with_other_edition()
    rows = rows.filter(pk__gte=first, pk__lt=first + PART).order_by("pk")
    rows = rows.only("address", "language", "published_at", "updated_at")
    site = Site(request)
    entries = [
        _entry(site, row.language, row.address, row.other_address)
        | {"changed_at": max(filter(None, (row.published_at, row.updated_at)))}
        for row in rows
    ]
    if not entries and not PublishedArticle.objects.public().filter(pk__gte=first).exists():
        raise Http404
    return _xml(request, "pages", pages=entries or _front_pages(site))


def _front_pages(site):
    return [{"url": site.absolute(f"/{code}/")} for code, _name in settings.LANGUAGES]


def _entry(site, language, path, twin):
    return {"url": site.absolute(path), "alternates": site.alternates(language, path, twin)}


def news(request):
    """The stories of the last two days, for news search engines, without those from elsewhere.

    Addresses without news:news are allowed here too:
    https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap.
    """
    site = Site(request)
    since = timezone.now() - NEWS_LASTS
    rows = PublishedArticle.objects.public().filter(
        published_at__gte=since, first_published_on=None
    )
    rows = rows.only("address", "language", "headline", "published_at").order_by("-published_at")
    stories = [
        {
            "url": site.absolute(row.address),
            "publication": office_name(row.language),
            # This format has its own tag: https://www.google.com/schemas/sitemap-news/0.9/.
            "language": "zh-cn" if is_chinese(row.language) else row.language,
            "published_at": row.published_at,
            "headline": writable(row.headline),
        }
        for row in rows[:NEWS_AT_MOST]
    ]
    return _xml(request, "news", pages=stories or _front_pages(site))


def _xml(request, name, **context):
    return render(request, f"articles/sitemaps/{name}.xml", context, content_type="application/xml")
