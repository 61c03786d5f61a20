"""The private link: a chosen version, shown to somebody without an account."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from articles import galley
from articles.models.preview_link import PreviewLink


@require_safe
def preview(request, token):
    """Show the version of a link; 410 once it has expired or was taken back, 404 for no link."""
    link = PreviewLink.objects.with_token(token)
    if link is None:
        raise Http404
    language = link.version.content["language"]
    if not link.is_open:
        with override(language):
            return galley.private(render(request, "articles/preview_closed.html", status=410))
    if request.method == "GET":
        link.count_opening()
    pictures_at = reverse("preview", args=[token]) + "pictures"
    return galley.page(
        request, link.version, "articles/preview.html", pictures_at=pictures_at, link=link
    )


@require_safe
def picture(request, token, key, width, extension):
    """Hand out a picture of the version the link shows, as long as the link is open."""
    link = PreviewLink.objects.with_token(token)
    if link is None or not link.is_open:
        raise Http404
    return galley.picture(link.version, key, width, extension)
