"""Cards: the picture that stands for a story without one where it is shared.

A card is drawn when it is first asked for and kept beside the renditions. Its address
holds a hash of what it shows, so that a new headline is a new picture for those who
keep copies, and nobody can have others drawn.
"""

import hashlib

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.shortcuts import redirect

from articles.models.newsstand.published import PublishedArticle
from articles.pictures import renditions

from .site import office_name

# Raise it when the drawing changes: every card gets a new address.
DESIGN = 1


def address(row):
    """Return the address of a story's card, or "" where no font can draw every headline."""
    if not renditions.card_font():
        return ""
    return f"{settings.MEDIA_URL}cards/{row.pk}-{_digest(row)}.png"


def card(request, number, digest):
    """The card of a public story; a former one leads to the present one."""
    rows = PublishedArticle.objects.public().only("language", "headline")
    row = rows.filter(pk=number).first()
    if not row or not (present := address(row)):
        raise Http404
    if digest != _digest(row):
        return redirect(present)
    response = FileResponse(_file(row, digest), content_type="image/png")
    response["Cache-Control"] = "public, max-age=3600"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _digest(row):
    shown = f"{DESIGN}\n{office_name(row.language)}\n{row.headline}"
    return hashlib.sha256(shown.encode()).hexdigest()[:20]


def _file(row, digest):
    path = f"cards/{digest}.png"
    if not default_storage.exists(path):
        drawn = renditions.draw_card(row.headline, office_name(row.language))
        default_storage.save(path, ContentFile(drawn))
    return default_storage.open(path)
