"""What every page needs beside its own content."""

from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from articles.models.taxonomy import Section

from .site import office_name


def office(request):
    """Return the office's name in the page's language, and the sections for navigation."""
    return {
        "office_name": office_name(get_language()),
        "sections": SimpleLazyObject(lambda: list(Section.objects.all())),
    }
