from copy import copy

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from people.letters import key_of
from people.names import (
    Addressed,
    NamedQuerySet,
    NotByTheHouse,
    TwoNames,
    is_chinese,
    pinyin,
    slug_from,
    told_apart,
)
from people.typed_text import LineField, LinesField

from .unit import Unit

NAMESAKE = "namesake"  # the code of the error that asks whether two are the same person


class ContributorQuerySet(NamedQuerySet):
    def active(self):
        return self.filter(is_retired=False)

    def kept(self, numbers):
        """Return {key: the key of the contributor it was merged into, else its own}."""
        rows = self.filter(pk__in=numbers)
        return dict(rows.values_list("pk", Coalesce("merged_into", "pk")))


class Contributor(Addressed):
    """A person or an organisation that stories credit, with or without an account.

    Two people may have the same name, if `disambiguator` tells them apart: it is printed after it.
    Of one that is not approved yet, readers see the name as stories print it, and nothing else.
    """

    # What could say anything: it waits for a second account, whoever writes it.
    PROSE = ("disambiguator", "bio", "bio_zh", "portrait_key", "portrait_widths")
    WORDS = (*Addressed.WORDS, "kind", "unit_id", *PROSE, "is_approved")

    class Kind(models.TextChoices):
        PERSON = "person", _("person")
        ORGANISATION = "organisation", _("organisation")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.PERSON)
    sort_key = models.CharField(max_length=200, editable=False, db_index=True)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="members", verbose_name=_("unit")
    )
    disambiguator = LineField(
        _("distinguished by"),
        max_length=60,
        blank=True,
        help_text=_(
            "For people with the same name: a unit or a year, such as “Class of 2023”. It is printed after the name."
        ),
    )
    bio = LinesField(_("about, in English"), blank=True)
    bio_zh = LinesField(_("about, in Chinese"), blank=True)
    # The renditions of a portrait. The original is not stored: see articles/pictures/portraits.py.
    portrait_key = models.CharField(max_length=20, blank=True, editable=False, db_index=True)
    portrait_widths = models.JSONField(default=list, editable=False)
    is_approved = models.BooleanField(default=False, editable=False)
    is_retired = models.BooleanField(
        _("retired"),
        default=False,
        help_text=_("No longer offered for new stories. Past credits stay."),
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="contributor",
        verbose_name=_("account"),
        help_text=_("The account this person logs in with. A contributor needs none."),
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="merged"
    )

    objects = ContributorQuerySet.as_manager()

    class Meta:
        ordering = ["sort_key", "pk"]
        verbose_name = _("contributor")
        verbose_name_plural = _("contributors")
        # Who was merged keeps the name, which leads to who was kept.
        constraints = [told_apart(Q(merged_into=None))]

    def __str__(self):
        return self.names

    def save(self, *args, by_house=False, **kwargs):
        if self.is_approved and not by_house and not self.pk:
            raise NotByTheHouse
        self.sort_key = pinyin(self.name or self.name_zh).casefold()[:200]
        super().save(*args, by_house=by_house, **kwargs)

    @property
    def says_only_its_name(self):
        """True if its page would print nothing that the credit of a story does not print."""
        more = [self.name and self.name_zh, self.unit_id, self.bio, self.bio_zh, self.portrait_key]
        return not any(more)

    @property
    def withholds_words(self):
        """True if readers may not see all of it yet."""
        return not self.is_approved and not self.says_only_its_name

    def plain_address(self):
        """Return a free slug that says no more than the name in either language.

        A story prints the slug, but one name of two: where they don't sound alike, in whatever
        order, the slug is “person”.
        """
        names = [slug_from(name, fallback="") for name in (self.name, self.name_zh) if name]
        letters = {"".join(sorted(name)).strip("-") for name in names}
        return self.free_address(names[0] if len(letters) == 1 and names[0] else self.kind)

    def for_readers(self, language):
        """Return it as a page in `language` may show it: see the class.

        Nothing is saved of what is returned.
        """
        if not self.withholds_words:
            return self
        shown = copy(self)
        # The name that is printed serves in either language.
        shown.name, shown.name_zh = TwoNames.name_in(self, language), ""
        shown.unit = None
        shown.bio = shown.bio_zh = shown.portrait_key = ""
        return shown

    @property
    def told_apart_by(self):
        return self.disambiguator

    def refuse_namesake(self):
        """Raise ValidationError for a namesake, unless both are told apart."""
        for other in self.namesakes():
            if not self.disambiguator or self.is_taken_for(other):
                text = _(
                    "%(name)s is there already. If this is the same person, choose that contributor. If not, write what tells the two apart."
                )
                error = ValidationError(text % {"name": other}, code=NAMESAKE)
                raise ValidationError({"disambiguator": error})

    def is_taken_for(self, namesake):
        """Return True if nothing besides the name tells the two apart."""
        return key_of(self.disambiguator) == key_of(namesake.disambiguator)

    def namesakes(self):
        return super().namesakes().filter(merged_into=None)

    def name_in(self, language):
        """Return the name as a credit line in `language` prints it, with what tells it apart."""
        return self._told_apart(super().name_in(language), language)

    @property
    def names(self):
        return self._told_apart(super().names, get_language())

    def _told_apart(self, name, language):
        if not self.disambiguator:
            return name
        form = "{}（{}）" if is_chinese(language) else "{} ({})"
        return form.format(name, self.disambiguator)

    def get_absolute_url(self):
        return reverse("people:contributor", args=[self.slug])

    @property
    def portrait(self):
        """The portrait in the form that templates take for any picture, or None."""
        if self.portrait_key:
            return {"key": self.portrait_key, "widths": self.portrait_widths}
        return None
