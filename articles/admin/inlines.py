"""The parts of a story that stand in rows of their own on its form."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles import permissions
from articles.models import Credit, PhotoUse


def may_edit(user, article):
    """Return True if the account may change this story, or begin one, now."""
    if article is None:
        return user.has_perm("articles.add_article")
    return permissions.can_edit(user, article) and article.is_editable


class KnownSelect(AutocompleteSelect):
    """Search-as-you-type that shows the chosen object without asking the database again."""

    known = None

    def optgroups(self, name, value, attrs=None):
        if self.known is None or list(map(str, value)) != [str(self.known.pk)]:
            return super().optgroups(name, value, attrs)
        option = self.create_option(name, self.known.pk, str(self.known), True, 0)
        return [(None, [option], 0)]


class PartForm(forms.ModelForm):
    """A row that tells its search field the object it already holds."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            widget = getattr(field.widget, "widget", None)
            if isinstance(widget, KnownSelect) and self.instance.pk:
                widget.known = getattr(self.instance, name)

    def _get_validation_exclusions(self):
        # The row's fields have looked their values up; the model would ask once more each.
        return super()._get_validation_exclusions() | set(self.fields)


class PartInline(admin.options.InlineModelAdmin):
    """Rows that may be changed whenever the story may; they have no permissions of their own."""

    form = PartForm
    extra = 0
    searched = ""  # the field that is searched as one types

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(self.searched)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == self.searched:
            kwargs["widget"] = KnownSelect(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def has_view_permission(self, request, obj=None):
        return True

    def has_add_permission(self, request, obj=None):
        return may_edit(request.user, obj)

    has_change_permission = has_delete_permission = has_add_permission


class CreditInline(PartInline, admin.TabularInline):
    model = Credit
    verbose_name_plural = _("credits, in the order they are printed")
    searched = "contributor"
    fields = ["position", "role", "contributor"]


class PhotoUseInline(PartInline, admin.StackedInline):
    model = PhotoUse
    verbose_name_plural = _("pictures, in the order they are shown")
    searched = "photo"
    fields = ["thumbnail", "photo", "caption", "alt_text", "is_decorative", ("position", "is_lead")]
    readonly_fields = ["thumbnail"]

    @admin.display(description=_("preview"))
    def thumbnail(self, use):
        if not use.photo_id:
            return "–"
        return format_html('<img class="thumbnail" src="{}" alt="">', use.photo.thumbnail)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name in ("caption", "alt_text"):
            kwargs["widget"] = forms.Textarea(attrs={"rows": 2})
        return super().formfield_for_dbfield(db_field, request, **kwargs)
