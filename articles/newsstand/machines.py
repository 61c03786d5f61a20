"""Addresses that machines ask for, and the door to the right language."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language

from .site import language_tag, office_name

# What is not for crawlers: the desk, drafts shown to outsiders, results of a search.
CLOSED = ("/admin/", "/preview/", "/*/search/")
PAPER = "#fdfcf9"
ICONS = (("icon-192.png", "192x192", "any"), ("icon-512.png", "512x512", "any"))
ICONS += (("icon-maskable.png", "512x512", "maskable"),)


def home(request):
    """Lead to the front page in the language the visitor's browser asks for."""
    response = redirect("newsstand:front")
    response["Content-Language"] = get_language()
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response


def robots(request):
    """Tell crawlers what is not for them, and where everything else is listed."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED)]
    sitemaps = ("/sitemap.xml", "/news-sitemap.xml")
    lines += [f"Sitemap: {request.build_absolute_uri(name)}" for name in sitemaps]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


def favicon(request):
    """Lead to the icon that old programs ask for at this address without being told."""
    return redirect(static("img/favicon.ico"))


def manifest(request):
    """Say as JSON how the site looks on a phone's start screen, in the page's language."""
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
