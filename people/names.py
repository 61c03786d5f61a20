"""Names in two scripts, and what follows: addresses, who is meant, who is told apart."""

import re
from functools import reduce
from operator import and_

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from pypinyin import lazy_pinyin

from .letters import PLAIN, bare_name, key_of, letters_of, search_words, visible
from .typed_text import LineField


def other_language(language):
    """Return the code of the site's other language."""
    return next(code for code, _name in settings.LANGUAGES if code != language)


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


def told_apart(among=Q()):  # noqa: B008 -- a condition is never changed
    """Return the constraint that no two rows `among` these have the same keys."""
    return models.UniqueConstraint(
        fields=["name_key", "name_zh_key"],
        condition=among & ~Q(name_key="", name_zh_key=""),
        name="%(class)s_name_once",
    )


LONGEST_SEARCH = 200  # characters
MOST_WORDS = 12  # of a search
_SCRIPTS = re.compile(r"[!-~]+|[^!-~]+")  # 王磊2301 are the name and a class
_TONE = re.compile(r"(?<=[a-z])[1-5]$")  # of a syllable: chen2


def _beginning(word):
    """Return what search_words contains for a word that begins so; Chinese may begin anywhere."""
    return f" {word}" if word.isascii() else word


class NotByTheHouse(Exception):
    """Raised where words of the house would change without an act on the house's sheet."""


class NamedQuerySet(models.QuerySet):
    def update(self, **kwargs):
        if {self.model._meta.get_field(name).attname for name in kwargs} & {*self.model.WORDS}:
            raise NotByTheHouse
        return super().update(**kwargs)

    def named(self, name):
        """Return what has this name in either script, by folded letters."""
        return self.filter(of_name(name))

    def found_by(self, text):
        """Return what somebody means who types this; everything for a blank text.

        The words of a name may stand in any order, apart or joined, in either script, in
        pinyin or as initials, and be unfinished: see letters.search_words().
        """
        words = letters_of(bare_name(text[:LONGEST_SEARCH], least=1))[:MOST_WORDS]
        if not words:
            return self.none() if text.strip() else self
        parts = [part for word in words for part in _SCRIPTS.findall(word)]
        each = (
            Q(search_words__contains=_beginning(part))
            | Q(search_words__contains=_beginning(_TONE.sub("", part)))
            for part in parts
        )
        joined = Q(search_words__contains=_beginning("".join(words)))
        return self.filter(reduce(and_, each) | joined)


class Addressed(TwoNames):
    """Something with a page of its own: it gets a slug from its name unless it has one.

    No two of a kind have the same name, by folded letters: see `told_apart_by`.
    What readers see of it changes by acts of the house alone: see `WORDS`.
    """

    WORDS: tuple[str, ...] = ("name", "name_zh", "slug")

    slug = models.SlugField(_("address"), max_length=100, unique=True, blank=True)
    # The letters of either name and of what tells it apart, kept by save().
    name_key = models.CharField(max_length=LONGEST_KEY, blank=True, editable=False)
    name_zh_key = models.CharField(max_length=LONGEST_KEY, blank=True, editable=False)

    search_words = models.TextField(editable=False)  # kept by save(): see found_by()

    told_apart_by = ""  # what is said besides the name; a kind that has it has a field for it

    objects = NamedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [told_apart()]

    @classmethod
    def from_db(cls, *args, **kwargs):
        thing = super().from_db(*args, **kwargs)
        thing._remember_words()
        return thing

    def refresh_from_db(self, *args, **kwargs):
        super().refresh_from_db(*args, **kwargs)
        self._remember_words()

    def words(self):
        """Return what readers see of it, as plain values by the names of the columns."""
        return {name: getattr(self, name) for name in self.WORDS}

    def take_back_words(self):
        """Return {column: value} of the words that differ from the stored, and undo these."""
        stored = self.__dict__.get("_stored", {})
        new = {name: getattr(self, name) for name, was in stored.items() if self._has_new(name)}
        for name in new:
            setattr(self, name, stored[name])
        return new

    def _remember_words(self):
        self._stored = {name: self.__dict__[name] for name in self.WORDS if name in self.__dict__}

    def _has_new(self, name):
        field = self._meta.get_field(name)
        return field.to_python(self.__dict__.get(name)) != self._stored[name]

    def clean(self):
        at_least_one_name(self)
        if self._keys() != (self.name_key, self.name_zh_key):  # made, or renamed
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

    def twins(self):
        """Return the others with both its names, which nothing tells apart: none are stored."""
        name_key, name_zh_key = self._keys()
        return self.namesakes().filter(name_key=name_key, name_zh_key=name_zh_key)

    def save(self, *args, by_house=False, **kwargs):
        """Save. Raises NotByTheHouse if words of a stored one changed other than by the house."""
        if not by_house and self.pk and any(map(self._has_new, self.__dict__.get("_stored", ()))):
            raise NotByTheHouse
        if not self.slug:
            wanted = slug_from(self.name or self.name_zh, fallback=self._meta.model_name)
            self.slug = self.free_address(wanted)
        self.name_key, self.name_zh_key = self._keys()
        self.search_words = search_words(self.name, self.name_zh, self.slug, self.told_apart_by)
        super().save(*args, **kwargs)
        self._remember_words()

    def free_address(self, wanted):
        """Return the first slug like `wanted` that nothing of this kind has."""
        rows = type(self).objects.filter(slug__startswith=wanted)
        return free_slug(wanted, set(rows.values_list("slug", flat=True)))

    def _keys(self):
        apart, names = key_of(self.told_apart_by), (self.name, self.name_zh)
        keys = map(key_of, names)
        return tuple(f"{key}/{apart}"[:LONGEST_KEY] if key else "" for key in keys)


def of_name(name):
    """Return the condition for an Addressed that has this name, in either script."""
    if not (key := key_of(name)):
        return Q(pk__in=[])
    return Q(name_key__startswith=f"{key}/") | Q(name_zh_key__startswith=f"{key}/")
