"""The share picture: what other sites show for a story that has no picture of its own.

It is drawn when it is first asked for, and then stored. Its address holds a hash of
what it shows: a new headline gets a new address, and nobody can have other words drawn.
"""

import hashlib

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect

from articles.models.newsstand.published import PublishedArticle
from articles.pictures import share_drawing

from .site import office_name

# Raise it when the drawing changes: every share picture gets a new address.
DESIGN = 1


def address(row):
    """Return the address of a story's share picture, "" if no font can draw Chinese."""
    if not share_drawing.headline_font():
        return ""
    return f"{settings.MEDIA_URL}cards/{row.pk}-{_digest(row)}.png"


def picture(request, number, digest):
    """The share picture of a public story. Former addresses redirect to the present one."""
    rows = PublishedArticle.objects.public().only("language", "headline")
    row = get_object_or_404(rows, pk=number)
    if not (present := address(row)):
        raise Http404
    if digest != _digest(row):
        return redirect(present)
    headers = {"Cache-Control": "public, max-age=3600", "X-Content-Type-Options": "nosniff"}
    return FileResponse(_file(row, digest), content_type="image/png", headers=headers)


def _digest(row):
    shown = f"{DESIGN}\n{office_name(row.language)}\n{row.headline}"
    return hashlib.sha256(shown.encode()).hexdigest()[:20]


def _file(row, digest):
    path = f"cards/{digest}.png"
    if not default_storage.exists(path):
        drawn = share_drawing.draw(row.headline, office_name(row.language))
        default_storage.save(path, ContentFile(drawn))
    return default_storage.open(path)
