"""Names in two scripts, and what follows from them: sorting, addresses, choosing one."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from pypinyin import lazy_pinyin

from .letters import PLAIN, key_of, visible
from .typed_text import LineField


def is_chinese(language):
    """Return True if the language code is a Chinese one (zh, zh-hans, zh-tw)."""
    return (language or "").lower().startswith("zh")


def pinyin(text):
    """Return the text with its Chinese characters spelled in pinyin."""
    return " ".join(" ".join(lazy_pinyin(text)).split())


def slug_from(text, *, limit=80, fallback):
    """Return a slug for the text, with Chinese in pinyin, or `fallback` if nothing is left.

    Letters that have no accent to take off are written with plain ones: ß is ss, Đ is d.

    A long slug is cut at a hyphen, so that it ends with a whole word.
    """
    slug = slugify(pinyin(visible(text)).translate(PLAIN))
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

    name = LineField(_("name"), max_length=120, blank=True)
    name_zh = LineField(_("Chinese name"), max_length=120, blank=True)

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
        both = [self.name, self.name_zh]
        ordered = reversed(both) if is_chinese(get_language()) else both
        return " ".join(dict.fromkeys(filter(None, ordered)))


def at_least_one_name(thing):
    """Raise ValidationError on `name` if both names are empty."""
    if not (thing.name.strip() or thing.name_zh.strip()):
        raise ValidationError(
            {"name": _("Enter a Chinese name, a name in Latin letters, or both.")}
        )


LONGEST_KEY = 400  # letters: a folded letter may be several


def once(column, among=Q()):  # noqa: B008 -- a condition is never changed
    """Return the constraint that what stands in a column of keys stands there once."""
    return models.UniqueConstraint(
        fields=[column], condition=among & ~Q(**{column: ""}), name=f"%(class)s_{column}_once"
    )


class Addressed(TwoNames):
    """Something with a page of its own: it gets a slug from its name unless it has one.

    No two of a kind have the same name, by folded letters: see `told_apart_by`.
    """

    slug = models.SlugField(_("address"), max_length=100, unique=True, blank=True)
    # The letters of either name and of what tells it apart, kept by save().
    name_key = models.CharField(max_length=LONGEST_KEY, blank=True, editable=False)
    name_zh_key = models.CharField(max_length=LONGEST_KEY, blank=True, editable=False)

    told_apart_by = ""  # what is said besides the name; a kind that has it has a field for it

    class Meta:
        abstract = True
        constraints = [once("name_key"), once("name_zh_key")]

    def clean(self):
        at_least_one_name(self)
        self.refuse_namesake()

    def refuse_namesake(self):
        """Raise ValidationError if something of this kind has one of its names."""
        if there := self.namesakes().first():
            field = "name" if self.name else "name_zh"
            text = _("This is there already: %(name)s. Use that one, or choose another name.")
            raise ValidationError({field: text % {"name": there}})

    def namesakes(self):
        """Return the others of its kind with one of its names, by folded letters."""
        others = type(self).objects.exclude(pk=self.pk)
        return others.filter(of_name(self.name) | of_name(self.name_zh))

    def save(self, *args, **kwargs):
        if not self.slug:
            wanted = slug_from(self.name or self.name_zh, fallback=self._meta.model_name)
            rows = type(self).objects.filter(slug__startswith=wanted)
            self.slug = free_slug(wanted, set(rows.values_list("slug", flat=True)))
        self.name_key = self._key(self.name)
        self.name_zh_key = self._key(self.name_zh)
        super().save(*args, **kwargs)

    def _key(self, name):
        key = key_of(name)
        return f"{key}/{key_of(self.told_apart_by)}"[:LONGEST_KEY] if key else ""


def of_name(name):
    """Return the condition for an Addressed that has this name, in either script."""
    if not (key := key_of(name)):
        return Q(pk__in=[])
    return Q(name_key__startswith=f"{key}/") | Q(name_zh_key__startswith=f"{key}/")
