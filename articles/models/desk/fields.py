from django.db import models

from articles.text.cleaning import clean_html


class HTMLField(models.TextField):
    """The text of a story: only clean HTML reaches the database. A TextField in migrations."""

    def pre_save(self, model_instance, add):
        value = clean_html(getattr(model_instance, self.attname) or "")
        setattr(model_instance, self.attname, value)
        return value

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs
