"""Compression of responses; static files are compressed when they are collected."""

from django.middleware.gzip import GZipMiddleware


class CompressText(GZipMiddleware):
    """Compresses pages, feeds and sitemaps, but not pictures and files, which are streamed."""

    def process_response(self, request, response):
        return response if response.streaming else super().process_response(request, response)
