from django.contrib import admin
from django.db import IntegrityError

from articles.models import Section, Tag


class ByName:
    """A mixin for the admins of what has a name of its own: an Addressed (people/names.py)."""

    search_fields = ["search_words"]  # shows the box

    def get_search_results(self, request, queryset, search_term):
        return queryset.found_by(search_term), False

    def changeform_view(self, request, *args, **kwargs):
        """Show or save the form. If somebody else makes the same in the same instant, ask again."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except IntegrityError:  # the form now finds what is there, and says so
            return super().changeform_view(request, *args, **kwargs)


class NamedAdmin(ByName, admin.ModelAdmin):
    """The page of something with a name in each script and an address."""

    list_display = fields = ["name", "name_zh", "slug"]
    list_display_links = ["name", "name_zh"]
    actions = None


@admin.register(Section)
class SectionAdmin(NamedAdmin):
    list_display = fields = ["name", "name_zh", "slug", "position"]


admin.site.register(Tag, NamedAdmin)
