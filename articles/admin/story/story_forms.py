from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.admin.review.changes import comparison
from articles.models import Article, PublishedArticle
from articles.models.desk.details import DETAILS, keys_of
from articles.models.newsstand.neighbours import MOST_RELATED
from articles.text.cleaning import clean_html, plain_text
from articles.text.comparing import merged
from articles.text.content import without_listing

from .choices import is_key

EARLIEST = 1800  # year of an event
MOST_YEARS_AHEAD = 10

# Fields merged as a whole if two people saved; the body is merged paragraph by paragraph.
BESIDE_THE_TEXT = (
    *("headline", "standfirst", "section", "unit", "event_on", "place", "contact"),
    *("first_published_on", "first_published_where"),
)
NOT_TO_BE_NAMED = {
    "translation_of": _("Choose a story that you can see."),
    "related": _("Choose other stories of the same language that you can see."),
}


class ArticleForm(forms.ModelForm):
    """The story form. ArticleAdmin.get_form sets `user`, the account that writes.

    It also sets `unsaved`, form data that is only shown, and `reasons`, why it was not saved.
    `seen_version` is the version number the person was shown. If somebody else has saved
    since then, the form is invalid, and `saved_beside` holds both texts. `seen_details` is the
    same for the details.
    """

    user = None
    unsaved = None
    reasons = ()
    saved_beside = None
    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    seen_details = forms.IntegerField(required=False, widget=forms.HiddenInput)
    merged_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        error_messages = {"event_on": {"invalid": _("Write the date as 2023-07-12.")}}

    def __init__(self, data=None, *args, **kwargs):
        super().__init__(self.unsaved or data, *args, **kwargs)
        self.initial["seen_version"] = self.instance.version_number
        self.initial["seen_details"] = self.instance.details_number
        self.other_details = self._take_in_details() if self.is_bound and self.instance.pk else {}
        for name in ("translation_of", "related"):
            if name in self.fields:
                self._offer_visible_stories(name)
        language = self["language"].value() if "language" in self.fields else self.instance.language
        for name in {"headline", "standfirst", "body"} & set(self.fields):
            self.fields[name].widget.attrs["lang"] = language

    def _offer_visible_stories(self, name):
        """Let a field name the stories the account may see, and those that are named already.

        Of others not even the headline is shown: the address of the form may name any.
        """
        stories = Article.objects.visible_to(self.user)
        if not self.user.has_perm("articles.see_any_article"):
            held = [self.instance.translation_of_id]
            if name == "related":
                held = (
                    [story.pk for story in self.instance.related.all()] if self.instance.pk else []
                )
            stories = Article.objects.filter(Q(pk__in=stories.values("pk")) | Q(pk__in=held))
        self.fields[name].queryset = stories
        self.fields[name].error_messages["invalid_choice"] = NOT_TO_BE_NAMED[name]

    def _get_validation_exclusions(self):
        # A private method, because Django has no public way: the form's fields have looked these
        # choices up, and the model would query each again (5 of the 30 statements of a save).
        found = {"section", "unit"}
        if not {"translation_of", "language"} & set(self.changed_data):
            found.add("translation_of")
        return super()._get_validation_exclusions() | found

    def clean_body(self):
        return clean_html(self.cleaned_data["body"])

    def clean_event_on(self):
        """Ask about a year that was hardly meant: it is part of the page's address."""
        day = self.cleaned_data["event_on"]
        if day and not EARLIEST <= day.year <= timezone.localdate().year + MOST_YEARS_AHEAD:
            text = _("Is the year %(year)s right? Write the date of the event as 2023-07-12.")
            raise ValidationError(text % {"year": day.year})
        return day

    def clean_translation_of(self):
        original = self.cleaned_data["translation_of"]
        if original and "translation_of" in self.changed_data:
            if original == self.instance or original.translation_of_id:
                raise ValidationError(_("Choose the original, not a translation of it."))
            if self.instance.pk and self.instance.translations.exists():
                text = _("This story has a translation of its own, so it can’t be one.")
                raise ValidationError(text)
        return original

    def clean_related(self):
        related = self.cleaned_data["related"]
        if "related" in self.changed_data:
            language = self.data.get("language", self.instance.language)
            if any(one == self.instance or one.language != language for one in related):
                raise ValidationError(NOT_TO_BE_NAMED["related"])
            if len(related) > MOST_RELATED:
                text = _("Choose at most %(number)s related stories.")
                raise ValidationError(text % {"number": MOST_RELATED})
        return related

    def clean(self):
        super().clean()
        for reason in self.reasons:
            self.add_error(None, reason)
        self._refuse_stale_save()
        self._refuse_stale_details()
        self._refuse_language_of_original()
        if {"slug", "event_on", "language"} & set(self.changed_data):
            self._refuse_taken_slug()
        return self.cleaned_data

    def _refuse_stale_save(self):
        article, data = self.instance, self.cleaned_data
        seen = {data.get("seen_version"), data.get("merged_version")}
        if article.pk is None or article.version_number in seen:
            return
        version = article.latest_version
        base = article.versions.filter(number=data.get("seen_version")).first()
        if base and without_listing(base.content) == without_listing(version.content):
            return  # _refuse_stale_details() asks about the rest
        self._take_over(base, version)
        if "_merge" in self.data:
            raise self._merge(base, version)
        self.saved_beside = {
            "conflicts": self._merged(base, version).conflicts,
            "by": version.made_by_name,
            "at": version.made_at,
            "number": article.version_number,
            "comparison": comparison(article, base, version),
            "texts": [
                (_("headline"), article.headline, self.data.get("headline", "")),
                (_("standfirst"), article.standfirst, self.data.get("standfirst", "")),
                (_("text"), plain_text(article.body), plain_text(data.get("body", ""))),
            ],
        }
        text = _("Not saved: somebody else saved this story while you were writing.")
        if version.made_by_id == self.user.pk:
            text = _("Not saved: you saved this story in another window meanwhile.")
        raise ValidationError(text, code="stale")

    def _take_over(self, base, version):
        """Copy into the form the fields that only the other account changed."""
        self.data = self.data.copy()
        for name in BESIDE_THE_TEXT if base else ():
            was, is_now = (text.content.get(name, "") for text in (base, version))
            mine = self.cleaned_data.get(name)
            if name in self.cleaned_data and _in_content(mine) == was != is_now:
                self.data[name] = self.initial[name]

    def _take_in_details(self):
        """Copy into the form the details that only others changed; return what both did.

        The next save of the form is then meant so, and goes through.
        """
        seen = self.data.get("seen_details", "")
        if seen == str(self.instance.details_number):
            return {}
        self.data, both = self.data.copy(), {}
        changes = self.instance.detail_changes.since(int(seen) if is_key(seen) else 0)
        for name in changes.keys() & self.fields.keys():
            mine = keys_of(self.data.getlist(name))
            if mine == changes[name].old:
                self.data.setlist(name, changes[name].new)
            elif mine != changes[name].new:
                both[name] = changes[name]
        self.data["seen_details"] = str(self.instance.details_number)
        return both

    def details(self):
        """Return the details before the save and after it, each as {field: its keys}."""
        names = [name for name in DETAILS if name in self.fields]
        before = {name: keys_of(self.initial[name]) for name in names}
        # An empty address was filled in by the save.
        after = {name: keys_of(self.cleaned_data[name]) for name in names}
        return before, after | {"slug": keys_of(self.instance.slug)}

    def _refuse_stale_details(self):
        for name, change in self.other_details.items():
            text = _(
                "%(name)s changed this meanwhile to “%(words)s”. Yours stands here: save again to keep it."
            )
            facts = {"name": change.made_by_name, "words": change.new_words or "–"}
            self.add_error(name, ValidationError(text % facts, code="stale"))

    def _merged(self, base, version):
        """Return both bodies merged. `base` is the version that the account began with."""
        begun_with = base.content["body"] if base else ""
        return merged(begun_with, version.content["body"], self.cleaned_data.get("body", ""))

    def _merge(self, base, version):
        """Put the merged text into the form; return the ValidationError that asks to read it."""
        result = self._merged(base, version)
        self.data["body"] = result.html
        self.data["seen_version"] = version.number
        text = _("Merged, not saved yet. Read the text, then save it.")
        if number := len(result.conflicts):
            text = ngettext(
                "Merged, not saved yet. In %(number)s place both had changed the same paragraph: yours stands there. Read the text, then save it.",
                "Merged, not saved yet. In %(number)s places both had changed the same paragraph: yours stands there. Read the text, then save it.",
                number,
            ) % {"number": number}
        return ValidationError(text, code="merged")

    def _refuse_language_of_original(self):
        original = self.cleaned_data.get("translation_of")
        language = self.cleaned_data.get("language", self.instance.language)
        if original and original.language == language:
            self.add_error("translation_of", _("The original is in the same language."))

    def _refuse_taken_slug(self):
        """Refuse a slug that another story of the same language and month has."""
        slug = self.cleaned_data.get("slug")
        if not slug:
            return
        language = self.cleaned_data.get("language", self.instance.language)
        month = self.cleaned_data.get("event_on") or timezone.localdate()
        same = {"language": language, "slug": slug}
        printed = PublishedArticle.objects.filter(**same, year=month.year, month=month.month)
        printed = printed.exclude(article=self.instance.pk)
        desk = Article.objects.filter(**same, event_on__year=month.year)
        desk = desk.filter(event_on__month=month.month).exclude(pk=self.instance.pk)
        if printed.exists() or desk.exists():
            self.add_error("slug", _("Another story of this month has this address."))


def _in_content(value):
    """Return a value of the form as it is written in a version's content."""
    return value.isoformat() if isinstance(value, date) else getattr(value, "slug", value) or ""
