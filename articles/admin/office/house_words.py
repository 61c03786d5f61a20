"""How staff pages save the words of the house: names, addresses, texts about people."""

from django import forms
from django.contrib import messages
from django.db import IntegrityError
from django.utils.translation import gettext_lazy as _

from articles.models import Proposal
from articles.models.desk import housekeeping
from articles.models.desk.housekeeping import pages_of, waits_already
from articles.rules import house_acts
from articles.rules.refusals import Refused

OLD_PAGES = "old"


class WordsForm(forms.ModelForm):
    """The form of something that has words of the house, and a choice of where new names hold."""

    reach = forms.ChoiceField(
        label=_("The names on this page hold"),
        choices=[
            ("", _("from now on: published pages keep the words they were signed with")),
            (OLD_PAGES, _("on old pages too, once somebody else has approved it")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )

    def clean(self):
        cleaned = super().clean()
        thing, waits = self.instance, self._waits()
        # New words of a contributor who is not approved take the place of those that wait.
        is_open = thing.pk and getattr(thing, "is_approved", True)
        if waits and is_open and Proposal.objects.waiting().about(thing).exists():
            self.add_error(waits[0], waits_already())
        return cleaned

    def _waits(self):
        """Return the fields with what has to wait for a second account."""
        prose = {*getattr(self.instance, "PROSE", ()), "portrait_file", "remove_portrait"}
        fields = [name for name in self.changed_data if name in prose]
        return [*fields, *(["reach"] if self.cleaned_data.get("reach") else [])]


def save_words(request, thing, *, is_new, on_old_pages=False):
    """Save a thing as the form left it; tell the account what waits for somebody else."""
    if is_new:
        waiting = housekeeping.add(thing, by=request.user)
    else:
        new = thing.take_back_words()
        thing.save()
        waiting = housekeeping.keep(thing, new, by=request.user, on_old_pages=on_old_pages)
    if waiting:
        messages.info(request, waits_for(waiting))


def waits_for(proposal):
    """Return a sentence on what waits, and who could approve it."""
    names = [account.signing_name for account in housekeeping.who_could(proposal)[:5]]
    if not names:
        text = _(
            "A change of %(thing)s waits for a second account, and there is none that could approve it."
        )
        return text % {"thing": proposal.name}
    text = _(
        "A change of %(thing)s waits for a second account. Until then readers see what was approved before. These people could approve it: %(names)s."
    )
    return text % {"thing": proposal.name, "names": ", ".join(names)}


class WordsAdmin:
    """A mixin for the admins of what has words of the house. Every save is an act of the house."""

    form = WordsForm
    change_form_template = "admin/words_change_form.html"

    def changeform_view(self, request, *args, **kwargs):
        """Show or save the form. If somebody else was faster, ask again."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except (IntegrityError, Refused):  # the form now finds what is there, and says so
            return super().changeform_view(request, *args, **kwargs)

    def get_fields(self, request, obj=None):
        fields = [*super().get_fields(request, obj)]
        if obj and is_printed(obj) and self.has_change_permission(request, obj):
            fields.append("reach")
        return fields

    def get_view_on_site_url(self, obj=None):
        """Return the address of the public page; None if no story leads to it, as it may not be there."""
        return super().get_view_on_site_url(obj) if obj and is_printed(obj) else None

    def get_readonly_fields(self, request, obj=None):
        """Fix the address once pages lead to it."""
        fixed = ["slug"] if obj and is_printed(obj) else []
        return [*super().get_readonly_fields(request, obj), *fixed]

    def save_model(self, request, obj, form, change):
        on_old_pages = form.cleaned_data.get("reach") == OLD_PAGES
        save_words(request, obj, is_new=not change, on_old_pages=on_old_pages)

    def delete_model(self, request, obj):
        housekeeping.remove(obj, by=request.user)

    def render_change_form(self, request, context, **kwargs):
        thing = kwargs.get("obj")
        waiting = thing and Proposal.objects.waiting().about(thing).first()
        if waiting:
            context["waiting"], context["waits_for"] = waiting, waits_for(waiting)
            context["may_open"] = may_open(request.user, waiting)
        return super().render_change_form(request, context, **kwargs)


def is_printed(thing):
    """Return True if published stories print the thing's name; asked once a request."""
    if "is_printed" not in vars(thing):
        thing.is_printed = pages_of(thing).exists()
    return thing.is_printed


def may_open(user, proposal):
    """Return True for who made a change, who could approve it, and who acts for the house."""
    if proposal.made_by_pk == user.pk or house_acts.keeps(user, proposal.kind):
        return True
    return house_acts.APPROVE.who(user, proposal)
