"""What every page needs beside its own content."""

from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from articles.models.taxonomy import Section

from .site import language_tag, office_name


def office(request):
    """Return the page's language, the office's name in it, and the sections for navigation."""
    return {
        "language_tag": language_tag(get_language()),
        "office_name": office_name(get_language()),
        "sections": SimpleLazyObject(lambda: list(Section.objects.all())),
    }
