"""The text editor of the story form: one adapter, chosen by NEWSROOM_EDITOR.

An editor is a form widget for HTML. None is trusted: what it sends is cleaned by
articles/text/cleaning.py, on the form and again on the model.
"""

from ckeditor.widgets import CKEditorWidget
from django import forms
from django.conf import settings
from django.contrib.admin.widgets import AdminTextareaWidget
from django.utils.html import linebreaks
from django.utils.module_loading import import_string


def editor():
    return import_string(settings.NEWSROOM_EDITOR)()


class CKEditor(CKEditorWidget):
    """CKEditor 4 through django-ckeditor, contained as docs/security.md says."""

    def __init__(self, *args, **kwargs):
        super().__init__("news", *args, **kwargs)

    @property
    def media(self):
        return super().media + forms.Media(js=[forms.Script("js/editor-label.js", type="module")])


class PlainText(AdminTextareaWidget):
    """A plain text area. Blank lines separate paragraphs, unless the text is HTML."""

    def value_from_datadict(self, data, files, name):
        text = super().value_from_datadict(data, files, name) or ""
        return text if "</" in text else linebreaks(text, autoescape=True)
