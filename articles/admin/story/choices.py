"""Choices searched as one types. A form may send anything as a key, so keys are checked."""

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import ValidationError


def is_key(value):
    """Return True if `value`, as a form sent it, is a number that a key could be."""
    return value.isdecimal() and len(value) < 19


class ChosenKeys:
    """A mixin for widgets that ignores values that can't be keys."""

    def optgroups(self, name, value, attrs=None):
        return super().optgroups(name, [key for key in value if is_key(key)], attrs)


class ChoiceSelect(ChosenKeys, AutocompleteSelect):
    pass


class ChoicesSelect(ChosenKeys, AutocompleteSelectMultiple):
    def build_attrs(self, base_attrs, extra_attrs=None):
        # Each choice has its own remove button. One for all of them is invalid in that list.
        attrs = super().build_attrs(base_attrs, extra_attrs)
        return attrs | {"data-allow-clear": "false"}


class ChoicesField(forms.ModelMultipleChoiceField):
    def clean(self, value):
        for key in value or []:
            if not is_key(key):
                raise ValidationError(self.error_messages["invalid_choice"], params={"value": key})
        return super().clean(value)


class ChoicesMixin:
    """A mixin for admins and inlines: autocomplete fields use the widgets above."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.autocomplete_fields:
            kwargs["widget"] = ChoiceSelect(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name in self.autocomplete_fields:
            kwargs["widget"] = ChoicesSelect(db_field, self.admin_site)
        kwargs["form_class"] = ChoicesField
        return super().formfield_for_manytomany(db_field, request, **kwargs)
