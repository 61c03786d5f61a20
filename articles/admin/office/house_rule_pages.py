"""The staff pages of the house rules: every kind of rule has its own page and fields."""

from django import forms
from django.contrib import admin
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from articles.models.desk.house_rule import (
    EventRule,
    HouseRule,
    LengthRule,
    NameRule,
    PictureRule,
    StoryKind,
    TitleRule,
    WordingRule,
)

NAMES = ("name", "name_zh")
WHEN = ("weight", "is_active")


def rules_apart(app):
    """Return an app's list of pages, split in two if it has house rules: they come second."""
    rules = [page for page in app["models"] if issubclass(page["model"], (HouseRule, StoryKind))]
    if not rules:
        return [app]
    others = [page for page in app["models"] if page not in rules]
    name = capfirst(HouseRule._meta.verbose_name_plural)
    return [app | {"models": others}, app | {"name": name, "models": rules}]


@admin.register(StoryKind)
class StoryKindAdmin(admin.ModelAdmin):
    list_display = list_display_links = search_fields = NAMES
    fields = [NAMES]
    actions = None


class RuleForm(forms.ModelForm):
    """The form of a rule; it would find nothing unless one of the fields `about` is filled in."""

    about = ()

    def clean(self):
        cleaned = super().clean()
        if self.about and not any(cleaned.get(name) or self.has_error(name) for name in self.about):
            self.add_error(self.about[0], _("Fill this in: the rule is about it."))
        return cleaned


class LengthForm(RuleForm):
    about = ["least_length", "most_length"]


class PictureForm(RuleForm):
    about = ["least_width", "least_height", "least_width_per_100_height"]


class TitleForm(RuleForm):
    about = ["title", "title_zh"]


class WordingForm(RuleForm):
    about = ["wording"]


class NameForm(WordingForm):
    class Meta:
        labels = {"name": _("official name in English"), "name_zh": _("official name in Chinese")}
        help_texts = {"wording": _("Wrong forms of the name, one per line.")}


class RuleAdmin(admin.ModelAdmin):
    """The page of a proxy of HouseRule. `fields` are those that this kind of rule reads."""

    actions = None
    list_filter = WHEN


@admin.register(LengthRule)
class LengthRuleAdmin(RuleAdmin):
    form = LengthForm
    list_display = ["story_kind", "language", "least_length", "most_length", *WHEN]
    list_display_links = ["story_kind", "language", "least_length"]
    list_select_related = ["story_kind"]
    fields = ["story_kind", "language", ("least_length", "most_length"), WHEN]


@admin.register(PictureRule)
class PictureRuleAdmin(RuleAdmin):
    form = PictureForm
    list_display = ["least_width", "least_height", "least_width_per_100_height", *WHEN]
    fields = [("least_width", "least_height"), "least_width_per_100_height", WHEN]


@admin.register(EventRule)
class EventRuleAdmin(RuleAdmin):
    list_display = ["most_days_ago", "language", *WHEN]
    fields = ["most_days_ago", "language", WHEN]


@admin.register(WordingRule)
class WordingRuleAdmin(RuleAdmin):
    form = WordingForm
    list_display = ["wording", "instead", "language", *WHEN]
    fields = ["wording", "instead", "language", WHEN]
    search_fields = ["wording", "instead"]


@admin.register(NameRule)
class NameRuleAdmin(RuleAdmin):
    form = NameForm
    list_display = [*NAMES, "wording", *WHEN]
    list_display_links = NAMES
    fields = [NAMES, "wording", WHEN]
    search_fields = [*NAMES, "wording"]


@admin.register(TitleRule)
class TitleRuleAdmin(RuleAdmin):
    form = TitleForm
    list_display = [*NAMES, "title", "title_zh", "valid_from", "valid_until"]
    list_display_links = NAMES
    fields = [NAMES, ("title", "title_zh"), ("valid_from", "valid_until"), WHEN]
    search_fields = [*NAMES, "title", "title_zh"]
