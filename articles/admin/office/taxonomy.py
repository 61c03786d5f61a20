from django.contrib import admin

from articles.models import Section, Tag


@admin.register(Section)
class SectionAdmin(admin.ModelAdmin):
    list_display = ["name", "name_zh", "slug", "position"]
    list_display_links = ["name", "name_zh"]
    search_fields = ["name", "name_zh", "slug"]
    fields = ["name", "name_zh", "slug", "position"]
    actions = None


@admin.register(Tag)
class TagAdmin(admin.ModelAdmin):
    list_display = ["name", "name_zh", "slug"]
    list_display_links = ["name", "name_zh"]
    search_fields = ["name", "name_zh", "slug"]
    fields = ["name", "name_zh", "slug"]
    actions = None
