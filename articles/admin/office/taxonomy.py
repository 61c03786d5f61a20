from functools import reduce
from operator import or_

from django.contrib import admin
from django.db.models import Q

from articles.models import Article, Section, Tag

from .house_words import WordsAdmin


class ByName:
    """A mixin for the admins of what has a name of its own: an Addressed (people/names.py)."""

    search_fields = ["search_words"]  # shows the box
    held_by = ()  # how a story holds one of these: lookups from the story

    def get_search_results(self, request, queryset, search_term):
        return queryset.found_by(search_term), False

    def get_deleted_objects(self, objs, request):
        """Name the stories that hold what is to be deleted: they keep it from going."""
        *found, rows = super().get_deleted_objects(objs, request)
        held = reduce(or_, (Q(**{f"{lookup}__in": objs}) for lookup in self.held_by), Q(pk=None))
        stories = Article.objects.filter(held).distinct()
        return *found, list(map(str, stories)) or rows


class NamedAdmin(WordsAdmin, ByName, admin.ModelAdmin):
    """The page of something with a name in each script and an address."""

    list_display = fields = ["name", "name_zh", "slug"]
    list_display_links = ["name", "name_zh"]
    actions = None


@admin.register(Section)
class SectionAdmin(NamedAdmin):
    list_display = fields = ["name", "name_zh", "slug", "position"]


@admin.register(Tag)
class TagAdmin(NamedAdmin):
    held_by = ["tags", "published__tags"]
