from functools import partial

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.pictures import portraits, renditions
from people.models import Contributor, Unit

from .merge_page import may_merge, merge_page


@admin.register(Unit)
class UnitAdmin(admin.ModelAdmin):
    list_display = ["name", "name_zh", "slug"]
    list_display_links = ["name", "name_zh"]
    search_fields = ["name", "name_zh", "slug"]
    fields = ["name", "name_zh", "slug"]
    actions = None


class PortraitForm(forms.ModelForm):
    """A contributor's fields, and a portrait to take in or away."""

    portrait_file = forms.FileField(
        label=_("New portrait"),
        required=False,
        help_text=_(
            "A JPEG, PNG, WebP or AVIF file of at most 40 MB. Readers see it once a public story credits the person."
        ),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/avif"}),
    )
    remove_portrait = forms.BooleanField(label=_("Remove the portrait"), required=False)

    def clean_portrait_file(self):
        """Judge the file by its content: return a renditions.Picture, or None for no file."""
        upload = self.cleaned_data["portrait_file"]
        return renditions.inspect(upload) if upload else None

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("portrait_file") and cleaned.get("remove_portrait"):
            raise ValidationError(
                {"remove_portrait": _("Choose a new portrait or remove it, not both.")}
            )
        return cleaned

    def keep_portrait(self):
        """Do what was asked of the portrait, once the contributor is saved."""
        if picture := self.cleaned_data["portrait_file"]:
            portraits.take_in(self.instance, picture)
        elif self.cleaned_data["remove_portrait"]:
            portraits.remove(self.instance)


@admin.register(Contributor)
class ContributorAdmin(admin.ModelAdmin):
    """People are found by either name, or by pinyin through their address."""

    list_display = ["full_name", "kind", "unit", "disambiguator", "user", "retired"]
    list_filter = ["is_retired", "kind"]
    list_select_related = ["unit", "user"]
    search_fields = ["name", "name_zh", "slug", "sort_key"]
    autocomplete_fields = ["unit", "user"]
    change_form_template = "admin/people/contributor/change_form.html"
    actions = None
    fields = [
        ("name", "name_zh"),
        "kind",
        "unit",
        "disambiguator",
        "bio",
        "bio_zh",
        "user",
        "is_retired",
        "slug",
    ]

    @admin.display(description=_("name"), ordering="sort_key")
    def full_name(self, contributor):
        return contributor.names

    @admin.display(description=_("retired"), ordering="is_retired")
    def retired(self, contributor):
        return _("retired") if contributor.is_retired else ""

    def get_search_results(self, request, queryset, search_term):
        """Offer only active people while one types; the list page finds all."""
        if request.resolver_match.url_name == "autocomplete":
            queryset = queryset.active()
        return super().get_search_results(request, queryset, search_term)

    # Who may

    def has_change_permission(self, request, obj=None):
        """One who was merged stays as it is: its address and its name lead to who was kept."""
        if obj is not None and obj.merged_into_id:
            return False
        return super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        if obj is not None and obj.merged_into_id:
            return False
        return super().has_delete_permission(request, obj)

    # The form

    def get_fields(self, request, obj=None):
        """Linking a person to an account gives it a signature: for those who keep accounts."""
        fields = [*self.fields, *self._portrait_fields(request, obj)]
        if obj and obj.merged_into_id:
            fields = ["kept", *fields]
        if request.user.has_perm("people.change_user"):
            return fields
        return [name for name in fields if name != "user"]

    def _portrait_fields(self, request, obj):
        shown = ["portrait"] if obj and obj.portrait else []
        if not self._keeps_portraits(request, obj):
            return shown
        return [*shown, "portrait_file", *(["remove_portrait"] if shown else [])]

    def _keeps_portraits(self, request, obj):
        """Readers see a portrait at once: it is for those who may change any contributor."""
        return self.has_change_permission(request, obj)

    def get_readonly_fields(self, request, obj=None):
        return ["portrait", "kept"]

    def get_form(self, request, obj=None, **kwargs):
        if self._keeps_portraits(request, obj):
            kwargs["form"] = PortraitForm
        return super().get_form(request, obj, **kwargs)

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if isinstance(form, PortraitForm):
            form.keep_portrait()

    @admin.display(description=_("portrait"))
    def portrait(self, contributor):
        address = renditions.address(contributor.portrait_key, *renditions.JPEG)
        return format_html('<img class="thumbnail" src="{}" alt="">', address)

    @admin.display(description=_("merged into"))
    def kept(self, contributor):
        address = reverse("admin:people_contributor_change", args=[contributor.merged_into_id])
        return format_html('<a href="{}">{}</a>', address, contributor.merged_into)

    def render_change_form(self, request, context, **kwargs):
        person = kwargs.get("obj")
        context["may_merge"] = bool(person) and may_merge(request.user, person)
        return super().render_change_form(request, context, **kwargs)

    def get_urls(self):
        view = self.admin_site.admin_view(partial(merge_page, model_admin=self))
        address = path("<int:number>/merge/", view, name="people_contributor_merge")
        return [address, *super().get_urls()]
