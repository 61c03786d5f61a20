"""The credits and pictures of a story, as rows on its form."""

from django import forms
from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.models import Credit, PhotoUse

from .choices import ChoicesMixin
from .rows_of_others import MOST_ROWS, with_others


def may_edit(user, article):
    """Return True if the account may change this story now, or begin one if it is None."""
    if article is None:
        return user.has_perm("articles.add_article")
    return article.is_editable_by(user)


class PartFormSet(forms.BaseInlineFormSet):
    """The rows of a story. `part` names them in a version's content."""

    part = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.is_bound and self.instance.pk:
            self.data = with_others(self)

    def get_form_kwargs(self, index):
        """Skip the validation of unchanged rows, which would query the database again."""
        return super().get_form_kwargs(index) | {"empty_permitted": True}

    def add_fields(self, form, index):
        """Give every field an aria-label: in a table, its label is only a column head."""
        super().add_fields(form, index)
        # The row is found by its key: with_others() has left out those that are gone.
        key = form.fields["id"]
        form.fields["id"] = forms.IntegerField(
            initial=key.initial, required=False, widget=forms.HiddenInput
        )
        for field in form.fields.values():
            if field.label:
                widget = getattr(field.widget, "widget", field.widget)
                widget.attrs.setdefault("aria-label", field.label)


class CreditFormSet(PartFormSet):
    part = "credits"


class RowForm(forms.ModelForm):
    def _get_validation_exclusions(self):
        # As in ArticleForm: the form's field has looked the choice up.
        return super()._get_validation_exclusions() | {"contributor", "photo"}


class PartInline(ChoicesMixin):
    """Rows that may be changed whenever the story may. They have no permissions of their own."""

    form = RowForm
    extra = 0
    max_num = MOST_ROWS

    def get_formset(self, request, obj=None, **kwargs):
        return super().get_formset(request, obj, **kwargs | {"absolute_max": MOST_ROWS})

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*self.autocomplete_fields)

    def has_view_permission(self, request, obj=None):
        return True

    def has_add_permission(self, request, obj=None):
        return may_edit(request.user, obj)

    has_change_permission = has_delete_permission = has_add_permission


class CreditInline(PartInline, admin.TabularInline):
    model = Credit
    formset = CreditFormSet
    verbose_name_plural = _("credits, in the order they are printed")
    autocomplete_fields = ["contributor"]
    fields = ["position", "role", "contributor"]


class PhotoUseFormSet(PartFormSet):
    part = "pictures"

    def clean(self):
        """Refuse a second lead picture: readers would get only one of them."""
        super().clean()
        kept = [form for form in self.forms if not self._should_delete_form(form)]
        leads = [form for form in kept if form.cleaned_data.get("is_lead")]
        for form in leads[1:]:
            text = _("Another picture is the lead picture. Choose one of them.")
            form.add_error("is_lead", text)


class PhotoUseInline(PartInline, admin.StackedInline):
    model = PhotoUse
    formset = PhotoUseFormSet
    verbose_name_plural = _("pictures, in the order they are shown")
    autocomplete_fields = ["photo"]
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
