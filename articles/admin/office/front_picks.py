"""The picks for the front page as a form: one row for each story, the lead first."""

from functools import cached_property

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.admin.review.act_forms import MomentInput
from articles.admin.story.choices import is_key
from articles.models import FrontSlot
from articles.models.newsstand.front_slot import MOST_PINNED

LEAD, PINNED = FrontSlot.Place.LEAD.value, FrontSlot.Place.PINNED.value


class PickForm(forms.Form):
    story = forms.IntegerField(widget=forms.HiddenInput)
    place = forms.ChoiceField(choices=FrontSlot.Place, widget=forms.HiddenInput)
    until = forms.DateTimeField(
        label=_("Until"),
        required=False,
        widget=MomentInput,
    )

    def clean_until(self):
        until = self.cleaned_data["until"]
        if until and until <= timezone.now():
            raise ValidationError(_("Choose a time in the future, or leave this empty."))
        return until


class BasePicks(forms.BaseFormSet):
    """The picks of one language. `stories` is a queryset of what may be picked."""

    def __init__(self, *args, stories, **kwargs):
        super().__init__(*args, **kwargs)
        self.allowed = stories

    def rows(self):
        """Return what was sent, valid or not, as [{"story", "place", "until"}]."""
        return [{name: form[name].value() for name in form.fields} for form in self.forms]

    @cached_property
    def stories(self):
        numbers = [str(row["story"]) for row in self.rows()]
        return self.allowed.in_bulk([int(number) for number in numbers if is_key(number)])

    def story_of(self, form):
        """Return the story of a form, or None if readers can't see it."""
        number = str(form["story"].value())
        return self.stories.get(int(number)) if is_key(number) else None

    def stories_in_place(self):
        """Return the stories in order, each with `front_place`, like FrontSlot.standing()."""
        found = []
        for form in self.forms:
            if story := self.story_of(form):
                story.front_place = form["place"].value()
                found.append(story)
        return found

    def chosen(self):
        return [
            (form.cleaned_data["place"], self.story_of(form), form.cleaned_data["until"])
            for form in self.forms
        ]

    def clean(self):
        if any({"story", "place"} & set(errors) for errors in self.errors):
            raise ValidationError(_("One of these is not a story. Open the page again."))
        if any(self.errors):
            return
        rows = [form.cleaned_data for form in self.forms]
        numbers, places = [row["story"] for row in rows], [row["place"] for row in rows]
        if set(numbers) - set(self.stories):
            raise ValidationError(_("Readers can’t see one of these stories any more. Remove it."))
        if len(set(numbers)) < len(numbers) or places.count(LEAD) > 1:
            raise ValidationError(
                _("A story can be chosen only once, and there can be only one lead.")
            )
        if places.count(PINNED) > MOST_PINNED:
            message = _("Pin at most %(number)s stories, so that the latest still have room.")
            raise ValidationError(message % {"number": MOST_PINNED})


PickFormSet = forms.formset_factory(PickForm, formset=BasePicks, extra=0)


def changed(rows, button, number):
    """Return the rows after a button was pressed; an unknown button changes nothing.

    `button` is “lead” or “pin”, with the key of a story as `number`, or “up”, “down” or
    “remove”, with the index of a row.
    """
    if not is_key(number):
        return rows
    number = int(number)
    if button in ("lead", "pin"):
        return _with(rows, number, button)
    if number >= len(rows):
        return rows
    if button == "remove":
        return rows[:number] + rows[number + 1 :]
    other = number + {"up": -1, "down": 1}.get(button, 0)
    if 0 <= other < len(rows) and rows[other]["place"] == rows[number]["place"]:
        rows[number], rows[other] = rows[other], rows[number]
    return rows


def _with(rows, story, button):
    """Return the rows with the story pinned last, or leading with the former lead pinned."""
    rest = [row for row in rows if str(row["story"]) != str(story)]
    if button == "pin":
        return [*rest, {"story": story, "place": PINNED}]
    return [{"story": story, "place": LEAD}, *(row | {"place": PINNED} for row in rest)]
