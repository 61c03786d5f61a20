"""Compression of what the program answers; static files lie compressed already."""

from django.middleware.gzip import GZipMiddleware


class CompressText(GZipMiddleware):
    """Compresses pages, feeds and sitemaps, but not pictures and files, which are sent in parts."""

    def process_response(self, request, response):
        return response if response.streaming else super().process_response(request, response)
