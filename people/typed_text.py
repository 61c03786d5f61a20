"""Fields for what people type or paste: what nobody can see is put right on the way in."""

from django import forms
from django.db import models

from .letters import tidy, tidy_lines


class TypedLine(forms.CharField):
    """A form's field for one line: see letters.tidy()."""

    put_right = staticmethod(tidy)

    def to_python(self, value):
        return self.put_right(super().to_python(value))


class TypedLines(TypedLine):
    """A form's field for several lines: see letters.tidy_lines()."""

    widget = forms.Textarea
    put_right = staticmethod(tidy_lines)


class _PutRight:
    """A mixin for a model's field of text: in a form and in code, only tidy text is stored.

    A plain field of Django's in migrations, so that they import nothing from here.
    """

    form_class = TypedLine

    def to_python(self, value):
        value = super().to_python(value)
        return value if value is None else self.form_class.put_right(value)

    def pre_save(self, model_instance, add):
        value = self.to_python(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": self.form_class} | kwargs)

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, f"django.db.models.{self.stands_in.__name__}", args, kwargs


class LineField(_PutRight, models.CharField):
    """One line: a headline, a name, a caption."""

    stands_in = models.CharField


class LinesField(_PutRight, models.TextField):
    """Plain text of any number of lines: a note, a standfirst."""

    form_class = TypedLines
    stands_in = models.TextField
