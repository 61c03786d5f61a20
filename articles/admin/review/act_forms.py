"""The forms of the confirmation page: what an account fills in before it does an act."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Credit, PaperScan
from articles.models.record.paper import MAX_BYTES, type_of
from articles.rules import acts
from people.models import Contributor

LONGEST_NOTE = 4000  # characters: two pages of a sheet that is printed whole


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self):
        super().__init__(format="%Y-%m-%dT%H:%M")


class ActForm(forms.Form):
    """A note, and the version the person saw. `sent` names the fields that the act's verb takes."""

    sent = ["note", "version"]
    version = forms.IntegerField(widget=forms.HiddenInput)
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, act, **kwargs):
        super().__init__(*args, **kwargs)
        if act.note_required:
            self.fields["note"].label = _("Reason")
            self.fields["note"].required = True

    def arguments(self):
        return {name: self.cleaned_data[name] for name in self.sent}


class SubmitForm(ActForm):
    due_at = forms.DateTimeField(
        label=_("Due by"),
        required=False,
        help_text=_("Reviewers are reminded when this time has passed."),
        widget=MomentInput,
    )
    is_urgent = forms.BooleanField(label=_("Urgent: show it first"), required=False)
    sent = field_order = ["due_at", "is_urgent", "note", "version"]

    def clean_due_at(self):
        due_at = self.cleaned_data["due_at"]
        if due_at and due_at <= timezone.now():
            raise ValidationError(_("Choose a time in the future."))
        return due_at


class PublishForm(ActForm):
    when = forms.ChoiceField(
        label=_("When"),
        choices=[("now", _("Now")), ("later", _("At a time I choose"))],
        initial="now",
        widget=forms.RadioSelect,
    )
    at = forms.DateTimeField(label=_("Date and time"), required=False, widget=MomentInput)
    field_order = ["when", "at", "note", "version"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        zone = timezone.get_current_timezone_name()
        self.fields["at"].help_text = _("Time zone: %(zone)s") % {"zone": zone}

    def clean(self):
        super().clean()
        is_later = self.cleaned_data.get("when") == "later"
        if is_later and not self.cleaned_data.get("at") and "at" not in self.errors:
            self.add_error("at", _("Choose the day and the time."))
        return self.cleaned_data

    def arguments(self):
        later = self.cleaned_data["when"] == "later"
        return super().arguments() | {"at": self.cleaned_data["at"] if later else None}


class CorrectForm(ActForm):
    is_minor = forms.TypedChoiceField(
        label=_("Kind of correction"),
        choices=[
            ("major", _("It changes the content of the story")),
            ("minor", _("It is minor, such as a spelling or punctuation mistake")),
        ],
        coerce=lambda value: value == "minor",
        widget=forms.RadioSelect,
        initial="major",
    )
    public_note = forms.CharField(
        label=_("Note for readers"),
        required=False,
        max_length=500,
        help_text=_("Shown under the story with today’s date. Leave this empty for no note."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    sent = field_order = ["is_minor", "public_note", "note", "version"]


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
        if self.cleaned_data["signed_on"] > timezone.localdate():
            raise ValidationError(_("This day is in the future."))
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


FORMS = {
    acts.SUBMIT: SubmitForm,
    acts.PUBLISH: PublishForm,
    acts.CORRECT: CorrectForm,
    acts.APPROVE_ON_PAPER: PaperForm,
}
