from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.admin.holding import hold_unfit
from articles.models import Photo
from articles.pictures import renditions
from people.models import Contributor


class PictureField(forms.FileField):
    """A file judged by its content. Its value is a renditions.Picture, None without a file."""

    widget = forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/avif"})

    def clean(self, data, initial=None):
        upload = super().clean(data, initial)
        return renditions.inspect(upload) if upload else None


class PhotoForm(forms.ModelForm):
    upload = PictureField(
        label=_("picture file"), help_text=_("A JPEG, PNG, WebP or AVIF file of at most 40 MB.")
    )

    def clean_upload(self):
        picture = self.cleaned_data["upload"]
        if twin := Photo.objects.filter(sha256=picture.sha256).first():
            address = reverse("admin:articles_photo_change", args=[twin.pk])
            link = format_html('<a href="{}">{}</a>', address, twin.title)
            text = _("This picture is already in the library: {}.")
            raise ValidationError(format_html(text, link))
        return picture

    def clean_usage_ends_on(self):
        """Refuse a day that is past: nobody could use the picture. Later, it ends a use at once."""
        day = self.cleaned_data["usage_ends_on"]
        if day and day < timezone.localdate():
            raise ValidationError(_("This day is past: the picture could not be used at all."))
        return day


@admin.register(Photo)
class PhotoAdmin(admin.ModelAdmin):
    """The picture library. A picture's description may change, but never its file."""

    form = PhotoForm
    fields = [
        "title",
        "photographer",
        "credit_text",
        "copyright",
        "consent",
        "usage_term",
        "usage_ends_on",
    ]
    autocomplete_fields = ["photographer"]
    list_display = ["thumbnail", "title", "photographer", "consent", "uploaded"]
    list_display_links = ["thumbnail", "title"]
    list_select_related = ["photographer"]
    list_filter = ["consent"]
    search_fields = ["title", "credit_text"]
    actions = None

    def get_search_results(self, request, queryset, search_term):
        """Find pictures by their words, and by the names of their photographers."""
        photos, _may_repeat = super().get_search_results(request, queryset, search_term)
        people = Contributor.objects.found_by(search_term)
        return queryset.filter(Q(pk__in=photos.values("pk")) | Q(photographer__in=people)), False

    @admin.display(description=_("uploaded"), ordering="uploaded_at")
    def uploaded(self, photo):
        return photo.uploaded_at

    def get_fields(self, request, obj=None):
        return ["thumbnail", *self.fields] if obj else ["upload", *self.fields]

    def get_readonly_fields(self, request, obj=None):
        return ["thumbnail"] if obj else []

    def get_form(self, request, obj=None, **kwargs):
        if obj:
            kwargs["form"] = forms.ModelForm
        return super().get_form(request, obj, **kwargs)

    def save_model(self, request, obj, form, change):
        if not change:
            obj.uploaded_by = request.user
            obj.take_in(form.cleaned_data["upload"])
        super().save_model(request, obj, form, change)
        if change:
            hold_unfit(request)

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description=_("picture"))
    def thumbnail(self, photo):
        return format_html(
            '<img class="thumbnail" src="{}" alt="{}" loading="lazy">', photo.thumbnail, photo.title
        )
