"""Names in two scripts, and what follows from them: sorting, addresses, choosing one."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from pypinyin import lazy_pinyin


def is_chinese(language):
    """Return True if the language code is a Chinese one (zh, zh-hans, zh-tw)."""
    return (language or "").lower().startswith("zh")


def pinyin(text):
    """Return the text with its Chinese characters spelled in pinyin."""
    return " ".join(" ".join(lazy_pinyin(text)).split())


def slug_from(text, *, limit=80, fallback):
    """Return a slug for the text, with Chinese in pinyin, or `fallback` if nothing is left.

    A long slug is cut at a hyphen, so that it ends with a whole word.
    """
    slug = slugify(pinyin(text))
    if len(slug) > limit:
        slug = slug[: limit + 1].rpartition("-")[0] or slug[:limit]
    return slug or fallback


def free_slug(wanted, taken):
    """Return the first of `wanted`, `wanted-2`, `wanted-3`… that is not in `taken`."""
    if wanted not in taken:
        return wanted
    number = 2
    while f"{wanted}-{number}" in taken:
        number += 1
    return f"{wanted}-{number}"


class TwoNames(models.Model):
    """Something with a name in Latin letters and one in Chinese; one of them is enough."""

    name = models.CharField(_("name"), max_length=120, blank=True)
    name_zh = models.CharField(_("Chinese name"), max_length=120, blank=True)

    class Meta:
        abstract = True

    def __str__(self):
        return self.name_in(get_language())

    def name_in(self, language):
        """Return the name for a page in `language`, or the other one if that is empty."""
        if is_chinese(language):
            return self.name_zh or self.name
        return self.name or self.name_zh

    @property
    def names(self):
        """Both names, the one in the page's language first, or the only one."""
        first = self.name_in(get_language())
        second = self.name if first == self.name_zh else self.name_zh
        return f"{first} {second}".strip() if second != first else first


def at_least_one_name(thing):
    """Raise ValidationError on `name` if both names are empty."""
    if not (thing.name.strip() or thing.name_zh.strip()):
        raise ValidationError(
            {"name": _("Enter a Chinese name, a name in Latin letters, or both.")}
        )


class Addressed(TwoNames):
    """Something with a page of its own: it gets a slug from its name unless it has one."""

    slug = models.SlugField(_("address"), max_length=100, unique=True, blank=True)

    class Meta:
        abstract = True

    def clean(self):
        at_least_one_name(self)

    def save(self, *args, **kwargs):
        if not self.slug:
            wanted = slug_from(self.name or self.name_zh, fallback=self._meta.model_name)
            rows = type(self).objects.filter(slug__startswith=wanted)
            self.slug = free_slug(wanted, set(rows.values_list("slug", flat=True)))
        super().save(*args, **kwargs)
