"""What every page needs beside its own content."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from articles.models.taxonomy import Section
from people.names import is_chinese


def office(request):
    """Return the office's name in the page's language, and the sections for navigation."""
    name = settings.NEWSROOM_NAME_ZH if is_chinese(get_language()) else settings.NEWSROOM_NAME
    return {"office_name": name, "sections": SimpleLazyObject(lambda: list(Section.objects.all()))}
