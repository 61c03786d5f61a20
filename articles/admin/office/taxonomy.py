from django.contrib import admin

from articles.models import Section, Tag


class NamedAdmin(admin.ModelAdmin):
    """The page of something with a name in each script and an address."""

    list_display = search_fields = fields = ["name", "name_zh", "slug"]
    list_display_links = ["name", "name_zh"]
    actions = None


@admin.register(Section)
class SectionAdmin(NamedAdmin):
    list_display = fields = ["name", "name_zh", "slug", "position"]


admin.site.register(Tag, NamedAdmin)
