"""Search-as-you-type for choices. A form may send anything as a key: what can't be one is refused."""

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import ValidationError


def is_key(value):
    """Return True if `value`, as a form sent it, is a number that a key could be."""
    return value.isdecimal() and len(value) < 19


class ChosenKeys:
    """Mixed into a widget: the database is asked for what can be a key, and for nothing else."""

    def optgroups(self, name, value, attrs=None):
        return super().optgroups(name, [key for key in value if is_key(key)], attrs)


class ChoiceSelect(ChosenKeys, AutocompleteSelect):
    pass


class ChoicesSelect(ChosenKeys, AutocompleteSelectMultiple):
    def build_attrs(self, base_attrs, extra_attrs=None):
        # Each choice has its own way out; one for all stands where a list may hold items only.
        attrs = super().build_attrs(base_attrs, extra_attrs)
        return attrs | {"data-allow-clear": "false"}


class ChoicesField(forms.ModelMultipleChoiceField):
    def clean(self, value):
        for key in value or []:
            if not is_key(key):
                params = {"value": key}
                raise ValidationError(self.error_messages["invalid_choice"], params=params)
        return super().clean(value)


class ChoicesMixin:
    """Mixed into an admin or an inline: its choices are of the kinds above."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.autocomplete_fields:
            kwargs["widget"] = ChoiceSelect(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name in self.autocomplete_fields:
            kwargs["widget"] = ChoicesSelect(db_field, self.admin_site)
        kwargs["form_class"] = ChoicesField
        return super().formfield_for_manytomany(db_field, request, **kwargs)
