"""Choices that show and accept what a row already holds without asking the database again."""

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import ValidationError


def is_key(value):
    """Return True if `value`, as a form sent it, is a number that a key could be."""
    return value.isdecimal() and len(value) < 19


class KnownChoiceField(forms.ModelChoiceField):
    """A choice of one object. `known` maps keys, as forms send them, to objects at hand."""

    known = {}

    def to_python(self, value):
        return self.known.get(str(value)) or super().to_python(value)


class KnownChoicesField(forms.ModelMultipleChoiceField):
    """A choice of several objects, with `known` as above."""

    known = {}

    def clean(self, value):
        if value and set(value) <= self.known.keys():
            return [self.known[key] for key in value]
        for key in value or []:
            if not is_key(key):
                params = {"value": key}
                raise ValidationError(self.error_messages["invalid_choice"], params=params)
        return super().clean(value)


class KnownOptions:
    """Mixed into a search-as-you-type: shows the chosen objects that its field knows."""

    def optgroups(self, name, value, attrs=None):
        known = self.choices.field.known
        value = [key for key in value if is_key(key)]  # the rest was refused already
        if not set(value) <= known.keys():
            return super().optgroups(name, value, attrs)
        blank = [] if self.is_required or self.allow_multiple_selected else [("", "")]
        options = [
            self.create_option(name, key, label, bool(key), number)
            for number, (key, label) in enumerate(blank + [(key, str(known[key])) for key in value])
        ]
        return [(None, options, 0)]


class KnownSelect(KnownOptions, AutocompleteSelect):
    pass


class KnownSelectMultiple(KnownOptions, AutocompleteSelectMultiple):
    def build_attrs(self, base_attrs, extra_attrs=None):
        # Each choice has its own way out; one for all stands where a list may hold items only.
        attrs = super().build_attrs(base_attrs, extra_attrs)
        return attrs | {"data-allow-clear": "false"}


class KnownChoicesMixin:
    """Mixed into an admin or an inline: its choices are of the kinds above."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.autocomplete_fields:
            kwargs["widget"] = KnownSelect(db_field, self.admin_site)
        kwargs["form_class"] = KnownChoiceField
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name in self.autocomplete_fields:
            kwargs["widget"] = KnownSelectMultiple(db_field, self.admin_site)
        kwargs["form_class"] = KnownChoicesField
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class KnownForm(forms.ModelForm):
    """A form that tells its choices what its object holds."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if self.instance.pk and hasattr(field, "known"):
                many = isinstance(field, KnownChoicesField)
                held = self.initial[name] if many else [getattr(self.instance, name)]
                field.known = {str(item.pk): item for item in held if item}


class KnownFormSet(forms.BaseInlineFormSet):
    """Rows that were read together are not read again one by one."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if form.instance.pk:
            key = form.fields[self._pk_field.name]
            key = KnownChoiceField(
                key.queryset, initial=key.initial, required=False, widget=key.widget
            )
            key.known = {str(form.instance.pk): form.instance}
            form.fields[self._pk_field.name] = key
