from django.contrib import admin

from articles.models import Section, Tag

from .house_words import WordsAdmin


class ByName:
    """A mixin for the admins of what has a name of its own: an Addressed (people/names.py)."""

    search_fields = ["search_words"]  # shows the box

    def get_search_results(self, request, queryset, search_term):
        return queryset.found_by(search_term), False


class NamedAdmin(WordsAdmin, ByName, admin.ModelAdmin):
    """The page of something with a name in each script and an address."""

    list_display = fields = ["name", "name_zh", "slug"]
    list_display_links = ["name", "name_zh"]
    actions = None


@admin.register(Section)
class SectionAdmin(NamedAdmin):
    list_display = fields = ["name", "name_zh", "slug", "position"]


admin.site.register(Tag, NamedAdmin)
