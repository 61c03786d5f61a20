"""The house rules of the office, the kinds of story they are for, and what they find."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.record.content import content_of
from articles.rules import checklist, house_rules
from people.names import TwoNames, at_least_one_name


class StoryKind(TwoNames):
    """A kind of story with its own length: a notice, a report, a portrait."""

    class Meta:
        ordering = ["name", "name_zh"]
        verbose_name = _("kind of story")
        verbose_name_plural = _("kinds of story")

    def clean(self):
        at_least_one_name(self)


class HouseRuleQuerySet(models.QuerySet):
    def in_force(self):
        return self.filter(is_active=True).order_by("kind", "pk")


class HouseRuleManager(models.Manager.from_queryset(HouseRuleQuerySet)):
    """Every rule; for a proxy model, the rules of its own kind."""

    def get_queryset(self):
        rules = super().get_queryset()
        return rules.filter(kind=self.model.KIND) if self.model.KIND else rules


class HouseRule(TwoNames):
    """One rule of the house. Which fields count depends on its kind: see articles/rules/house_rules.py."""

    class Kind(models.TextChoices):
        LENGTH = "length", _("length of the text")
        PICTURE = "picture", _("size and shape of pictures")
        EVENT = "event", _("date of the event")
        WORDING = "wording", _("wording")
        NAME = "name", _("official name")
        TITLE = "title", _("title of a person")

    class Weight(models.TextChoices):
        ADVICE = "advice", _("advice")
        BLOCKING = "blocking", _("blocks submission")

    kind = models.CharField(_("about"), max_length=10, choices=Kind, editable=False)
    weight = models.CharField(_("weight"), max_length=10, choices=Weight, default=Weight.ADVICE)
    is_active = models.BooleanField(_("active"), default=True)
    language = models.CharField(
        _("for texts in"),
        max_length=10,
        choices=settings.LANGUAGES,
        blank=True,
        help_text=_("If empty, the rule applies to every language."),
    )
    story_kind = models.ForeignKey(
        StoryKind,
        models.CASCADE,
        null=True,
        blank=True,
        verbose_name=_("kind of story"),
        help_text=_("If empty, the rule applies to every story."),
    )
    least_length = models.PositiveIntegerField(_("at least"), null=True, blank=True)
    most_length = models.PositiveIntegerField(
        _("at most"),
        null=True,
        blank=True,
        help_text=_("Chinese texts are counted in characters, others in words."),
    )
    least_width = models.PositiveIntegerField(_("minimum width, in pixels"), null=True, blank=True)
    least_height = models.PositiveIntegerField(
        _("minimum height, in pixels"), null=True, blank=True
    )
    least_width_per_100_height = models.PositiveIntegerField(
        _("minimum width for a height of 100"),
        null=True,
        blank=True,
        help_text=_("150 means: at least one and a half times as wide as high."),
    )
    most_days_ago = models.PositiveIntegerField(
        _("at most this many days ago"),
        null=True,
        blank=True,
        help_text=_("If empty, the rule only requires a date."),
    )
    wording = models.TextField(
        _("words to look for"), blank=True, help_text=_("One word or phrase per line.")
    )
    instead = models.CharField(
        _("write instead"),
        max_length=200,
        blank=True,
        help_text=_("If empty, the words should be avoided."),
    )
    title = models.CharField(_("title"), max_length=120, blank=True)
    title_zh = models.CharField(_("Chinese title"), max_length=120, blank=True)
    valid_from = models.DateField(_("in office from"), null=True, blank=True)
    valid_until = models.DateField(
        _("until"),
        null=True,
        blank=True,
        help_text=_("Compared with the date of the event. If empty, there is no end date."),
    )

    KIND = ""  # a proxy's own kind

    objects = HouseRuleManager()

    class Meta:
        ordering = ["kind", "pk"]
        verbose_name = _("house rule")
        verbose_name_plural = _("house rules")
        constraints = [
            models.CheckConstraint(
                condition=Q(least_length=None)
                | Q(most_length=None)
                | Q(least_length__lte=models.F("most_length")),
                name="house_rule_range",
            )
        ]

    def __str__(self):
        words = self.names or self.title or " ".join(self.wording.split())[:60]
        return f"{self.get_kind_display()}: {words}" if words else str(self.get_kind_display())

    def save(self, *args, **kwargs):
        self.kind = self.KIND or self.kind
        super().save(*args, **kwargs)

    def clean(self):
        least, most = self.least_length, self.most_length
        if None not in (least, most) and least > most:
            raise ValidationError({"most_length": _("The upper limit is below the lower limit.")})
        if None not in (self.valid_from, self.valid_until) and self.valid_from > self.valid_until:
            raise ValidationError({"valid_until": _("This is before the start date.")})

    @property
    def variants(self):
        """The words to look for, one a line."""
        return [line.strip() for line in self.wording.splitlines() if line.strip()]


# Methods of Article


def findings(article, content=None):
    """Return what the house rules find in the text, as Findings."""
    content, today = content or content_of(article), timezone.localdate()
    kind = article.kind_id
    return house_rules.findings(content, article.rules_in_force, story_kind=kind, today=today)


def missing(article, content=None):
    """Return what keeps the story from being submitted, as checklist Items."""
    content = content or content_of(article)
    items = [
        checklist.Item(one.field, one.text, one.found, one.instead)
        for one in findings(article, content)
        if one.is_blocking
    ]
    return checklist.missing(content) + items


def standing(article, content=None):
    """Return the advice of the house rules that the text does not follow, as sentences."""
    return [str(found.text) for found in findings(article, content) if not found.is_blocking]


# Each kind of rule has its own staff page, and a page needs a model.


class LengthRule(HouseRule):
    KIND = HouseRule.Kind.LENGTH

    class Meta:
        proxy = True
        verbose_name = _("rule on length")
        verbose_name_plural = _("rules on length")


class PictureRule(HouseRule):
    KIND = HouseRule.Kind.PICTURE

    class Meta:
        proxy = True
        verbose_name = _("rule on pictures")
        verbose_name_plural = _("rules on pictures")


class EventRule(HouseRule):
    KIND = HouseRule.Kind.EVENT

    class Meta:
        proxy = True
        verbose_name = _("rule on the event’s date")
        verbose_name_plural = _("rules on the event’s date")


class WordingRule(HouseRule):
    KIND = HouseRule.Kind.WORDING

    class Meta:
        proxy = True
        verbose_name = _("rule on wording")
        verbose_name_plural = _("rules on wording")


class NameRule(HouseRule):
    KIND = HouseRule.Kind.NAME

    class Meta:
        proxy = True
        verbose_name = _("official name")
        verbose_name_plural = _("official names")


class TitleRule(HouseRule):
    KIND = HouseRule.Kind.TITLE

    class Meta:
        proxy = True
        verbose_name = _("title of a person")
        verbose_name_plural = _("titles of persons")
