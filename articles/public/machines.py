"""Addresses that machines ask for, and the door to the right language."""

from django.db import DatabaseError, connection
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language

ROBOTS = "User-agent: *\nDisallow: /admin/\nDisallow: /preview/\n"


def home(request):
    """Lead to the front page in the language the visitor's browser asks for."""
    response = redirect("newsstand:front")
    response["Content-Language"] = get_language()
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response


def robots(request):
    """Tell crawlers what is not for them."""
    sitemaps = "".join(
        f"Sitemap: {request.build_absolute_uri(name)}\n"
        for name in ("/sitemap.xml", "/news-sitemap.xml")
    )
    return HttpResponse(ROBOTS + sitemaps, content_type="text/plain")


def health(request):
    """Say as JSON whether the program can serve; 503 if the database does not answer."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "degraded", "database": "unreachable"}, status=503)
    return JsonResponse({"status": "ok", "database": "ok"})
