"""The lists of the staff pages: Django makes a heading of a bare name, in English alone."""

import pytest
from django.contrib import admin
from django.contrib.admin.utils import label_for_field
from django.utils import translation


@pytest.mark.parametrize("model_admin", admin.site._registry.values(), ids=str)
def test_headings_are_in_the_language_of_the_page(model_admin):
    with translation.override("zh-hans"):
        labels = [
            str(label_for_field(name, model_admin.model, model_admin))
            for name in model_admin.list_display
        ]

    assert [label for label in labels if label.isascii()] == []
