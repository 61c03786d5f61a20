"""The forms of the confirmation page: what an account fills in before it does an act.

Two fields that contradict each other are refused at the field; what was typed stays.
"""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.admin.moments import MomentField, time_zone
from articles.models import Credit, PaperScan
from articles.models.desk.door import no_reason
from articles.models.desk.needs import reviewers_for
from articles.models.desk.verbs import why_no_day
from articles.models.record.paper import MAX_BYTES, type_of
from articles.rules import acts
from people.models import Contributor, User
from people.typed_text import TypedLines

from .source_field import source_field

# What a form says of both editions, if both are taken; the rest is of each.
OF_BOTH = ("note", "at", "reviewer", "due_at", "is_urgent")
LONGEST_NOTE = 4000  # characters: two pages of a sheet that is printed whole


class ActForm(forms.Form):
    """A note, and the version number the person was shown.

    `sent` names the fields that become arguments of the act's verb as they are. `article` is the
    story, and `by` the account that acts.
    """

    sent = ["note", "version"]
    version = forms.IntegerField(widget=forms.HiddenInput)
    note = TypedLines(
        label=_("Note"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, act, article, by, other=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.article, self.by, self.other = article, by, other
        if other:
            self.fields = {"editions": _editions(other), **self.fields}
            seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
            self.fields["other_version"] = seen
            self.initial["other_version"] = other.version_number
        if act.note_required:
            self.fields["note"].label = _("Reason")
            self.fields["note"].required = True

    def arguments(self):
        """Return the keyword arguments of the verb."""
        return {name: self.cleaned_data[name] for name in self.sent if name in self.fields}

    @property
    def takes_both(self):
        """True if the act is asked for both editions, `other` being the second."""
        return bool(self.other) and self["editions"].value() == "both"

    def arguments_of_other(self):
        """Return the keyword arguments of the verb for the other edition: what holds for both."""
        shared = {name: one for name, one in self.arguments().items() if name in OF_BOTH}
        return shared | {"version": self.cleaned_data["other_version"] or 0}


def _editions(other):
    return forms.ChoiceField(
        label=_("Which editions"),
        choices=[
            ("one", _("Only this edition")),
            ("both", _("Both, “%(headline)s” too") % {"headline": other.headline}),
        ],
        initial="one",
        required=False,
        widget=forms.RadioSelect,
    )


class ReviewerField(forms.ModelChoiceField):
    """An account that could review the story. ReviewerForm sets which."""

    default_error_messages = {
        "invalid_choice": _("This person can’t review this text. Choose somebody from the list.")
    }

    def __init__(self, **kwargs):
        super().__init__(User.objects.none(), **kwargs)

    def label_from_instance(self, account):
        return str(account.person)


class ReviewerForm(ActForm):
    """A form that asks somebody to review the story."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        able = [account.pk for account in reviewers_for(self.article, self.by)]
        accounts = User.objects.filter(pk__in=able).select_related("contributor")
        self.fields["reviewer"].queryset = accounts.order_by("contributor__sort_key", "pk")


class AskForm(ReviewerForm):
    reviewer = ReviewerField(label=_("Reviewer"), help_text=_("They are told, with your note."))
    sent = field_order = ["reviewer", "note", "version"]


class CorrectionForm(ActForm):
    """What is said of a correction: its kind, and a note for readers."""

    is_minor = forms.TypedChoiceField(
        label=_("Kind of correction"),
        choices=[
            ("major", _("It changes the content of the story")),
            ("minor", _("It is minor, such as a spelling or punctuation mistake")),
        ],
        coerce=lambda value: value == "minor",
        widget=forms.RadioSelect,
    )
    public_note = TypedLines(
        label=_("Note for readers"),
        required=False,
        max_length=500,
        help_text=_("Shown under the story with today’s date. Leave this empty for no note."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("is_minor", "minor" if self.article.is_minor else "major")
        self.initial.setdefault("public_note", self._note_so_far())
        if not self.article.is_read_by_the_public:
            self.fields["is_minor"].choices = self.fields["is_minor"].choices[:1]

    def _note_so_far(self):
        """Return the note for readers of the correction being written, or ""."""
        row = self.article.newsstand
        printed = row.version.content.get("corrections", []) if row else []
        later = self.article.corrections[len(printed) :]
        return later[-1]["note"] if later else ""

    def clean(self):
        super().clean()
        if self.cleaned_data.get("is_minor") and self.cleaned_data.get("public_note"):
            text = _(
                "A minor correction has no note for readers. Choose the other kind of correction, or empty this field."
            )
            self.add_error("public_note", text)
        return self.cleaned_data


class CorrectForm(CorrectionForm):
    sent = field_order = ["is_minor", "public_note", "note", "version"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["note"].label = _("Reason")
        self.fields["note"].help_text = _("Not needed for a minor correction.")

    def clean(self):
        data = super().clean()
        if data.get("is_minor") is False and not data.get("note"):
            self.add_error("note", no_reason())
        return data


class SubmitForm(ReviewerForm, CorrectionForm):
    """Asks for the kind and the note of a correction as well, if the story was public."""

    reviewer = ReviewerField(
        label=_("Ask somebody to review"),
        required=False,
        help_text=_("They are asked by name. The other reviewers are told too."),
    )
    due_at = MomentField(
        label=_("Due by"),
        required=False,
        help_text=_("Reviewers are reminded when this time has passed."),
    )
    is_urgent = forms.BooleanField(label=_("Urgent: show it first"), required=False)
    sent = [
        *("source", "reviewer", "due_at", "is_urgent"),
        *("is_minor", "public_note", "note", "version"),
    ]
    field_order = ["is_minor", "public_note", "reviewer", "due_at", "is_urgent", "note", "version"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        suggested = self.article.suggested_reviewer
        asked = self.article.asked_reviewer_id or (suggested and suggested.user_id)
        self.initial.setdefault("reviewer", asked)
        if self.article.newsstand is None:
            del self.fields["is_minor"], self.fields["public_note"]
        if source := source_field(self.article):
            self.fields = {"source": source, **self.fields}

    def clean_due_at(self):
        due_at = self.cleaned_data["due_at"]
        if due_at and due_at <= timezone.now():
            raise ValidationError(_("Choose a time in the future."))
        return due_at


class PublishForm(ActForm):
    """`button` holds what the button says for each choice; see static/js/publishing.js."""

    when = forms.ChoiceField(
        label=_("When"),
        choices=[("now", _("Now")), ("later", _("At a time I choose"))],
        initial="now",
        widget=forms.RadioSelect,
    )
    at = MomentField(label=_("Date and time"), required=False)
    field_order = ["when", "at", "note", "version"]

    @property
    def button(self):
        later = _("Publish on {day}, {time} (%(zone)s)") % {"zone": time_zone()}
        return {"now": _("Publish now"), "later": later}

    def clean(self):
        super().clean()
        when, at = self.cleaned_data.get("when"), self.cleaned_data.get("at")
        if when == "later" and not at and "at" not in self.errors:
            self.add_error("at", _("Choose the day and the time."))
        if when == "now" and at:
            text = _(
                "A time is filled in here, but “Now” is chosen. Choose “At a time I choose”, or empty this field."
            )
            self.add_error("at", text)
        return self.cleaned_data

    def arguments(self):
        later = self.cleaned_data["when"] == "later"
        return super().arguments() | {"at": self.cleaned_data["at"] if later else None}


class PaperForm(ActForm):
    person = forms.ModelChoiceField(
        Contributor.objects.active(),
        label=_("Signed by"),
        widget=AutocompleteSelect(Credit._meta.get_field("contributor"), admin.site),
    )
    signed_on = forms.DateField(
        label=_("Signed on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    scan = forms.FileField(
        label=_("Scan"), help_text=_("The signed page, as PDF, JPEG or PNG, up to 10 MB.")
    )
    sent = ["person", "signed_on", "note", "version"]
    field_order = ["person", "signed_on", "scan", "note", "version"]

    def clean_signed_on(self):
        if reason := why_no_day(self.article, self.cleaned_data["signed_on"]):
            raise ValidationError(reason)
        return self.cleaned_data["signed_on"]

    def clean_scan(self):
        """Judge the upload by its content, never by its name."""
        scan = self.cleaned_data["scan"]
        if scan.size > MAX_BYTES:
            raise ValidationError(_("This file is larger than 10 MB. Save a smaller copy of it."))
        if not type_of(scan):
            text = _("This is not a PDF, JPEG or PNG file. Scan the page in one of these formats.")
            raise ValidationError(text)
        return scan

    def arguments(self):
        scan = self.cleaned_data["scan"]
        return super().arguments() | {"scan": PaperScan.of(scan, type_of(scan))}


class ConfirmForm(ActForm):
    """Confirms that a translation renders the version of the original that was shown."""

    source = forms.IntegerField(widget=forms.HiddenInput)
    sent = ["source", "note", "version"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        original = self.article.translation_of
        self.initial["source"] = original.major_number if original else 0


FORMS = {
    acts.SUBMIT: SubmitForm,
    acts.ASK: AskForm,
    acts.PUBLISH: PublishForm,
    acts.CORRECT: CorrectForm,
    acts.CONFIRM_TRANSLATION: ConfirmForm,
    acts.APPROVE_ON_PAPER: PaperForm,
}
