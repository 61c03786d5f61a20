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
    """Return text with every Chinese character spelled in pinyin, the rest left as it is."""
    return " ".join(" ".join(lazy_pinyin(text)).split())


def slug_from(text, *, limit=80, fallback):
    """Return a slug for text, Chinese spelled in pinyin; `fallback` if nothing is left.

    A long slug is cut at a hyphen, so that no half word ends an address.
    """
    slug = slugify(pinyin(text))
    if len(slug) > limit:
        slug = slug[: limit + 1].rpartition("-")[0] or slug[:limit]
    return slug or fallback


def free_slug(wanted, taken):
    """Return `wanted`, or `wanted-2`, `wanted-3`… whichever is first not in `taken`."""
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
        """Return the name for a page in `language`, else the only name there is."""
        chosen, other = (
            (self.name_zh, self.name) if is_chinese(language) else (self.name, self.name_zh)
        )
        return chosen or other

    @property
    def names(self):
        """Both names, the page's language first, one only where there is only one."""
        first = self.name_in(get_language())
        second = self.name if first == self.name_zh else self.name_zh
        return f"{first} {second}".strip() if second != first else first


def at_least_one_name(thing):
    """Raise ValidationError on `name` unless thing has a name in one script."""
    if not (thing.name.strip() or thing.name_zh.strip()):
        raise ValidationError(
            {"name": _("Enter a Chinese name, a name in Latin letters, or both.")}
        )


def unused_slug(thing, *, fallback):
    """Return a slug for a thing with two names that no other row of its kind has."""
    wanted = slug_from(thing.name or thing.name_zh, fallback=fallback)
    taken = set(type(thing).objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    return free_slug(wanted, taken)
