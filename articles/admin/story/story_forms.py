from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.admin.review.changes import comparison
from articles.models import Article, PublishedArticle
from articles.models.newsstand.neighbours import MOST_RELATED
from articles.text.cleaning import clean_html, plain_text
from articles.text.comparing import merged

# What is merged field by field where two people saved; the text is, paragraph by paragraph.
BESIDE_THE_TEXT = ("headline", "standfirst", "section", "unit", "event_on", "place", "contact")


class ArticleForm(forms.ModelForm):
    """The story form. ArticleAdmin.get_form sets `user`, the account at work.

    It also sets `unsaved`, form data that is only shown, and the `reasons` why it was not saved.
    `seen_version` is the version number the person was shown. When somebody else has
    saved since, the form is refused with both texts in `saved_beside` and on screen.
    """

    user = None
    unsaved = None
    reasons = ()
    saved_beside = None
    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    merged_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        error_messages = {"event_on": {"invalid": _("Write the date as 2023-07-12.")}}

    def __init__(self, data=None, *args, **kwargs):
        super().__init__(self.unsaved or data, *args, **kwargs)
        self.initial["seen_version"] = self.instance.version_number
        language = self["language"].value() if "language" in self.fields else self.instance.language
        for name in {"headline", "standfirst", "body"} & set(self.fields):
            self.fields[name].widget.attrs["lang"] = language

    def _get_validation_exclusions(self):
        # Private, because Django has no other way to say it: these choices were looked up by
        # their fields, and the model would ask for each again (5 of the 30 statements of a save).
        known = {"section", "unit", "suggested_reviewer"}
        if not {"translation_of", "language"} & set(self.changed_data):
            known.add("translation_of")
        return super()._get_validation_exclusions() | known

    def clean_body(self):
        return clean_html(self.cleaned_data["body"])

    def clean_translation_of(self):
        original = self.cleaned_data["translation_of"]
        if original and "translation_of" in self.changed_data:
            if not Article.objects.visible_to(self.user).filter(pk=original.pk).exists():
                raise ValidationError(_("Choose a story that you can see."))
            if original == self.instance or original.translation_of_id:
                raise ValidationError(_("Choose the original, not a translation of it."))
        return original

    def clean_related(self):
        related = self.cleaned_data["related"]
        if "related" in self.changed_data:
            chosen = Article.objects.visible_to(self.user).filter(
                pk__in=[story.pk for story in related],
                language=self.data.get("language", self.instance.language),
            )
            if chosen.exclude(pk=self.instance.pk).count() < len(related):
                raise ValidationError(
                    _("Choose other stories of the same language that you can see.")
                )
            if len(related) > MOST_RELATED:
                text = _("Choose at most %(number)s related stories.")
                raise ValidationError(text % {"number": MOST_RELATED})
        return related

    def clean(self):
        super().clean()
        for reason in self.reasons:
            self.add_error(None, reason)
        self._refuse_stale_save()
        self._refuse_language_of_original()
        if {"slug", "event_on", "language"} & set(self.changed_data):
            self._refuse_taken_slug()
        return self.cleaned_data

    def _refuse_stale_save(self):
        story, data = self.instance, self.cleaned_data
        seen = {data.get("seen_version"), data.get("merged_version")}
        if story.pk is None or story.version_number in seen:
            return
        version = story.latest_version
        base = story.versions.filter(number=data.get("seen_version")).first()
        self._take_over(base, version)
        if "_merge" in self.data:
            raise self._merge(base, version)
        self.saved_beside = {
            "conflicts": self._merged(base, version).conflicts,
            "by": version.made_by_name,
            "at": version.made_at,
            "number": story.version_number,
            "comparison": comparison(story, base, version),
            "texts": [
                (_("headline"), story.headline, self.data.get("headline", "")),
                (_("standfirst"), story.standfirst, self.data.get("standfirst", "")),
                (_("text"), plain_text(story.body), plain_text(data.get("body", ""))),
            ],
        }
        raise ValidationError(self._why_stale(version), code="stale")

    def _why_stale(self, version):
        if version.made_by_id == self.user.pk:
            return _("Not saved: you saved this story in another window meanwhile.")
        return _("Not saved: somebody else saved this story while you were writing.")

    def _take_over(self, base, version):
        """Put into the form what the other changed beside the text, and this account did not."""
        self.data = self.data.copy()
        for name in BESIDE_THE_TEXT if base else ():
            was, is_now = (text.content.get(name, "") for text in (base, version))
            mine = self.cleaned_data.get(name)
            if name in self.cleaned_data and _in_content(mine) == was != is_now:
                self.data[name] = self.initial[name]

    def _merged(self, base, version):
        """Return both texts merged, from the version the person began with."""
        begun_with = base.content["body"] if base else ""
        mine = self.cleaned_data.get("body", "")
        return merged(begun_with, version.content["body"], mine)

    def _merge(self, base, version):
        """Put both texts into the form, to be read and saved; return the error that says so."""
        result = self._merged(base, version)
        self.data["body"] = result.html
        self.data["seen_version"] = version.number
        if result.conflicts:
            return ValidationError(
                ngettext(
                    "Merged, not saved yet. In %(number)s place both had changed the same paragraph: yours stands there. Read the text, then save it.",
                    "Merged, not saved yet. In %(number)s places both had changed the same paragraph: yours stands there. Read the text, then save it.",
                    len(result.conflicts),
                )
                % {"number": len(result.conflicts)},
                code="merged",
            )
        return ValidationError(
            _("Merged, not saved yet. Read the text, then save it."), code="merged"
        )

    def _refuse_language_of_original(self):
        original = self.cleaned_data.get("translation_of")
        language = self.cleaned_data.get("language", self.instance.language)
        if original and original.language == language:
            self.add_error("translation_of", _("The original is in the same language."))

    def _refuse_taken_slug(self):
        """Refuse an address that another story of the language has in the same month."""
        slug = self.cleaned_data.get("slug")
        if not slug:
            return
        language = self.cleaned_data.get("language", self.instance.language)
        month = self.cleaned_data.get("event_on") or timezone.localdate()
        same = {"language": language, "slug": slug}
        printed = PublishedArticle.objects.filter(**same, year=month.year, month=month.month)
        desk = Article.objects.filter(
            **same, event_on__year=month.year, event_on__month=month.month
        )
        if (
            printed.exclude(article=self.instance.pk).exists()
            or desk.exclude(pk=self.instance.pk).exists()
        ):
            self.add_error("slug", _("Another story of this month has this address."))


def _in_content(value):
    """Return a value of the form as a version's content has it."""
    if isinstance(value, date):
        return value.isoformat()
    return getattr(value, "slug", value) or ""
