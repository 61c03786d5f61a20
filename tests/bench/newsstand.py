"""The pages that are measured, as generated stories (tests/bench/generator) give them."""

from articles.models import PublishedArticle
from articles.models.paging import PAGE_SIZE, key_of

LANGUAGES = ("en", "zh-hans")
WRITER, REVIEWER = "invented-shi-qingci", "invented-lin-yunshan"
MONTH = "/news/2025/09/"  # the fullest one
# Queries of both languages. A story has one place: words of two places never meet.
SEARCHES = {
    "a rare word": {"en": "kingfisher", "zh-hans": "翠鸟"},
    "a common word": {"en": "students", "zh-hans": "典礼"},
    "two words": {"en": "crystal guests", "zh-hans": "晶体 来宾"},
    "words that never meet": {"en": "playground kiln", "zh-hans": "操场 窑址"},
    "somebody's texts": {"en": "text:Shi Qingci", "zh-hans": "文:石青瓷"},
    "a section's year": {
        "en": "students&section=students&year=2025",
        "zh-hans": "活动&section=students&year=2025",
    },
    "newest first": {"en": "students&order=date", "zh-hans": "典礼&order=date"},
}


def count():
    """Return how many stories readers can see."""
    return PublishedArticle.objects.public().count()


def pages(language):
    """Return {name of a page: its address} in a language, for the database at hand."""
    public = PublishedArticle.objects.public().in_language(language)
    section = public.filter(section__slug="campus")
    addresses = {
        "front page": "/",
        "story": public.get(slug__endswith="-10").address.removeprefix(f"/{language}"),
        "latest": "/news/",
        "latest, last page": "/news/" + _last_page(public),
        "section": "/sections/campus/",
        "section, last page": "/sections/campus/" + _last_page(section),
        "archive month": MONTH,
        "archive month, last page": MONTH + _last_page(public.filter(year=2025, month=9)),
        "archive year": "/news/2021/",
        "tag": "/tags/sport/",
        "unit": "/units/ceramics/",
        "contributor: a writer": f"/people/{WRITER}/",
        "contributor: the reviewer": f"/people/{REVIEWER}/",
        "contributors": "/people/",
        "feed": "/feed/",
        "feed of a section": "/sections/campus/feed/",
        "feed of a contributor": f"/people/{WRITER}/feed/",
    }
    for kind, queries in SEARCHES.items():
        addresses[f"search: {kind}"] = f"/search/?q={queries[language]}"
    addresses = {name: f"/{language}{address}" for name, address in addresses.items()}
    return addresses | {"sitemap index": "/sitemap.xml", "news sitemap": "/news-sitemap.xml"}


def _last_page(stories):
    """Return the query of the last full page of a list."""
    return f"?before={key_of(stories.order_by('dated_on', 'pk')[PAGE_SIZE])}"
