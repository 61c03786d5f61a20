"""Addresses that machines ask for, and the redirect to the visitor's language."""

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language

from .site import language_tag, office_name

# Closed to crawlers: the desk, private pages of drafts, search results.
CLOSED = ("/admin/", "/preview/", "/*/search/")
PAPER = "#fdfcf9"
ICONS = (("icon-192.png", "192x192", "any"), ("icon-512.png", "512x512", "any"))
ICONS += (("icon-maskable.png", "512x512", "maskable"),)


def home(request):
    """Redirect to the front page in the language that the browser prefers."""
    response = redirect("newsstand:front")
    response["Content-Language"] = get_language()
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response


def robots(request):
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED)]
    sitemaps = ("/sitemap.xml", "/news-sitemap.xml")
    lines += [f"Sitemap: {settings.NEWSROOM_URL}{name}" for name in sitemaps]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


def favicon(request):
    """Redirect to the icon: old programs ask for it at this address."""
    return redirect(static("img/favicon.ico"))


def manifest(request):
    """The web app manifest: how the site looks on a phone's start screen."""
    language = get_language()
    icons = [
        {"src": static(f"img/{name}"), "sizes": sizes, "type": "image/png", "purpose": purpose}
        for name, sizes, purpose in ICONS
    ]
    document = {
        "name": office_name(language),
        "lang": language_tag(language),
        "start_url": f"/{language}/",
        "scope": "/",
        "display": "browser",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": icons,
    }
    return JsonResponse(document, content_type="application/manifest+json")
