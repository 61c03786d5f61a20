"""The template variables of every page."""

from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from articles.models.taxonomy import Section

from .site import language_tag, office_name


def office(request):
    """Return the language of the page, the office's name in it, and the sections to navigate."""
    return {
        "language_tag": language_tag(get_language()),
        "office_name": office_name(get_language()),
        "sections": SimpleLazyObject(lambda: list(Section.objects.all())),
    }
