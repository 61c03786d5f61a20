from functools import partial

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.admin.office.house_words import WordsAdmin
from articles.admin.office.photos import PictureField
from articles.admin.office.taxonomy import ByName, NamedAdmin
from articles.pictures import portraits, renditions
from people.models import Contributor, Unit

from .merge_page import may_merge, merge_page
from .namesakes import NamesakeForm

admin.site.register(Unit, NamedAdmin)


class PortraitForm(NamesakeForm):
    portrait_file = PictureField(
        label=_("New portrait"),
        required=False,
        help_text=_(
            "A JPEG, PNG, WebP or AVIF file of at most 40 MB. Readers see it once somebody else has approved it and a public story credits the person."
        ),
    )
    remove_portrait = forms.BooleanField(label=_("Remove the portrait"), required=False)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("portrait_file") and cleaned.get("remove_portrait"):
            text = _("Choose a new portrait or remove it, not both.")
            raise ValidationError({"remove_portrait": text})
        return cleaned

    def portrait(self):
        """Store the new portrait; return the columns that change, none without a choice."""
        if picture := self.cleaned_data["portrait_file"]:
            return portraits.make(picture)
        return portraits.NONE if self.cleaned_data["remove_portrait"] else {}


@admin.register(Contributor)
class ContributorAdmin(WordsAdmin, ByName, admin.ModelAdmin):
    held_by = ["credits__contributor", "published__credit_rows__contributor"]
    list_display = ["full_name", "kind", "unit", "disambiguator", "user", "retired"]
    list_filter = ["is_retired", "kind"]
    list_select_related = ["unit", "user"]
    autocomplete_fields = ["unit", "user"]
    form = NamesakeForm
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
        """Suggest only active people in autocomplete fields. The list page finds everybody."""
        if request.resolver_match.url_name == "autocomplete":
            queryset = queryset.active()
        return super().get_search_results(request, queryset, search_term)

    # Who may

    def has_change_permission(self, request, obj=None):
        """Refuse a merged contributor: it only leads to the one it was merged into."""
        is_merged = obj is not None and obj.merged_into_id
        return not is_merged and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        is_merged = obj is not None and obj.merged_into_id
        return not is_merged and super().has_delete_permission(request, obj)

    # The form

    def get_fields(self, request, obj=None):
        """Offer `user` to those who manage accounts: the account then signs with this name."""
        fields = [*super().get_fields(request, obj), *self._portrait_fields(request, obj)]
        if not request.user.has_perm("people.change_contributor"):
            # The address of who is added while crediting is made from the name: see add().
            fields = [name for name in fields if name != "slug" or obj]
        if obj and obj.merged_into_id:
            fields = ["kept", *fields]
        if request.user.has_perm("people.change_user"):
            return fields
        return [name for name in fields if name != "user"]

    def _portrait_fields(self, request, obj):
        shown = ["portrait"] if obj and obj.portrait else []
        if not self.has_change_permission(request, obj):
            return shown
        return [*shown, "portrait_file", *(["remove_portrait"] if shown else [])]

    def get_readonly_fields(self, request, obj=None):
        return ["portrait", "kept", *super().get_readonly_fields(request, obj)]

    def get_form(self, request, obj=None, **kwargs):
        if self.has_change_permission(request, obj):
            kwargs["form"] = PortraitForm
        return super().get_form(request, obj, **kwargs)

    def save_model(self, request, obj, form, change):
        for column, value in form.portrait().items() if isinstance(form, PortraitForm) else ():
            setattr(obj, column, value)
        super().save_model(request, obj, form, change)

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
