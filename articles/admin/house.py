"""The house rules on staff pages: a page per kind of rule, each with its own fields."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from articles.models.house import (
    EventRule,
    HouseRule,
    LengthRule,
    NameRule,
    PictureRule,
    StoryKind,
    TitleRule,
    WordingRule,
)

LATIN = [("name", "name_zh")]
WHEN = [("weight", "is_active")]


def rules_apart(app):
    """Return an app's list of pages as two if there are house rules in it, these in the second."""
    rules = [page for page in app["models"] if issubclass(page["model"], (HouseRule, StoryKind))]
    if not rules:
        return [app]
    others = [page for page in app["models"] if page not in rules]
    name = capfirst(HouseRule._meta.verbose_name_plural)
    return [app | {"models": others}, app | {"name": name, "models": rules}]


@admin.register(StoryKind)
class StoryKindAdmin(admin.ModelAdmin):
    list_display = ["name", "name_zh"]
    list_display_links = ["name", "name_zh"]
    search_fields = ["name", "name_zh"]
    fields = LATIN
    actions = None


class RuleForm(forms.ModelForm):
    """A rule whose `needed` fields say what it is about: an empty one would find nothing."""

    needed = ()

    def clean(self):
        super().clean()
        for name in self.needed:
            if name not in self.errors and not self.cleaned_data.get(name):
                self.add_error(name, ValidationError(_("Fill this in: the rule is about it.")))
        return self.cleaned_data


class RuleAdmin(admin.ModelAdmin):
    """A proxy of HouseRule: `fields` are those its kind reads, `words` what they are called."""

    form = RuleForm
    actions = None
    list_filter = ["weight", "is_active"]
    needed = ()
    words = {}
    helps = {}

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.needed = self.needed
        return form

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        field.label = self.words.get(db_field.name, field.label)
        field.help_text = self.helps.get(db_field.name, field.help_text)
        return field


@admin.register(LengthRule)
class LengthRuleAdmin(RuleAdmin):
    list_display = ["story_kind", "language", "minimum", "maximum", "weight", "is_active"]
    fields = ["story_kind", "language", ("minimum", "maximum"), *WHEN]
    list_select_related = ["story_kind"]
    helps = {
        "story_kind": _("Left empty, the rule holds for every story."),
        "maximum": _("Chinese texts are counted in characters, others in words."),
    }
    list_display_links = ["story_kind", "language", "minimum"]


@admin.register(PictureRule)
class PictureRuleAdmin(RuleAdmin):
    list_display = ["minimum", "height", "maximum", "weight", "is_active"]
    fields = [("minimum", "height"), "maximum", *WHEN]
    words = {
        "minimum": _("least width, in pixels"),
        "height": _("least height, in pixels"),
        "maximum": _("least width for a height of 100"),
    }
    helps = {"maximum": _("150 asks for pictures one and a half times as wide as high.")}


@admin.register(EventRule)
class EventRuleAdmin(RuleAdmin):
    list_display = ["maximum", "language", "weight", "is_active"]
    fields = ["maximum", "language", *WHEN]
    words = {"maximum": _("at most this many days ago")}
    helps = {"maximum": _("Left empty, the rule only asks for a date.")}


@admin.register(WordingRule)
class WordingRuleAdmin(RuleAdmin):
    list_display = ["wording", "instead", "language", "weight", "is_active"]
    fields = ["wording", "instead", "language", *WHEN]
    search_fields = ["wording", "instead"]
    needed = ["wording"]
    helps = {
        "wording": _("One word or phrase a line."),
        "instead": _("Left empty, the words are to be avoided."),
    }


@admin.register(NameRule)
class NameRuleAdmin(RuleAdmin):
    list_display = ["name", "name_zh", "wording", "weight", "is_active"]
    list_display_links = ["name", "name_zh"]
    fields = [*LATIN, "wording", *WHEN]
    search_fields = ["name", "name_zh", "wording"]
    needed = ["wording"]
    words = {"name": _("official name in English"), "name_zh": _("official name in Chinese")}
    helps = {"wording": _("Wrong forms of the name, one a line.")}


@admin.register(TitleRule)
class TitleRuleAdmin(RuleAdmin):
    list_display = ["name", "name_zh", "title", "title_zh", "valid_from", "valid_until"]
    list_display_links = ["name", "name_zh"]
    fields = [*LATIN, ("title", "title_zh"), ("valid_from", "valid_until"), *WHEN]
    search_fields = ["name", "name_zh", "title", "title_zh"]
    words = {"valid_from": _("bears the title from"), "valid_until": _("until")}
    helps = {"valid_until": _("The day of the event counts. Left empty, until today and beyond.")}
