"""Sitemaps: an index, parts of at most 10,000 stories, and the news of the last two days."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from articles.models.published import PublishedArticle
from people.names import is_chinese

PART = 10_000


def index(request):
    """The index of all parts. A part holds the rows of a range of numbers, so it never shifts."""
    last = PublishedArticle.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    parts = [
        request.build_absolute_uri(f"/sitemap-{number}.xml") for number in range(last // PART + 1)
    ]
    return _xml(request, "index", {"parts": parts})


def part(request, number):
    """The public stories whose number falls in this part, each with its other edition."""
    first = number * PART
    rows = PublishedArticle.objects.public().with_other_edition()
    rows = rows.filter(pk__gte=first, pk__lt=first + PART).order_by("pk")
    stories = rows.only("address", "language", "published_at", "updated_at")
    if number and not stories.exists():
        raise Http404
    return _xml(request, "stories", {"stories": stories})


def news(request):
    """The stories of the last two days, as news search engines ask for them."""
    rows = PublishedArticle.objects.public().filter(
        published_at__gte=timezone.now() - timedelta(days=2)
    )
    rows = rows.only("address", "language", "headline", "published_at").order_by("-published_at")
    for row in (rows := list(rows[:1000])):
        chinese = is_chinese(row.language)
        row.publication = settings.NEWSROOM_NAME_ZH if chinese else settings.NEWSROOM_NAME
        row.news_language = "zh-cn" if chinese else row.language
    return _xml(request, "news", {"stories": rows})


def _xml(request, name, context):
    context["site"] = request.build_absolute_uri("/").rstrip("/")
    return render(request, f"articles/sitemaps/{name}.xml", context, content_type="application/xml")
