"""The house's sheet, and the page on which a change of the house's words is decided."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import press
from articles.admin.story.choices import is_key
from articles.models import House, Proposal
from articles.models.desk.housekeeping import pages_of, who_could
from articles.models.paging import cut
from articles.models.record.house import MODELS, kind_of
from articles.pictures import renditions
from articles.rules import house_acts
from articles.rules.refusals import Refused
from people.models import Unit

from .house_words import may_open

ACTS_PER_PAGE = 50
PAGES_SHOWN = 20
UNSAID = ("portrait_widths",)  # of what changed, that which means nothing to a person


def views(site):
    return [
        ("house/sheet/", partial(sheet, site=site), "house_sheet"),
        ("house/<int:number>/", partial(proposal, site=site), "proposal"),
        ("house/<int:number>/decide/", partial(decide, site=site), "proposal_decide"),
    ]


def sheet(request, *, site):
    """Show what was done to the house's words, newest first. 403 for who sees own stories alone."""
    if not request.user.has_perm("articles.see_any_article"):
        raise PermissionDenied
    acts, before = House.sheet().reverse(), request.GET.get("before", "")
    if is_key(before):
        acts = acts.filter(number__lt=before)
    rows, following = cut(acts, ACTS_PER_PAGE, lambda act: act.number)
    said = [act.details.get("changes", {}) for act in rows]
    units = _units(said)
    for act, changes in zip(rows, said, strict=True):
        act.thing = _link(act)
        if act.act == house_acts.MAKE.name:
            # What says no more than a name needs no second account; nobody approved it.
            changes = {name: pair for name, pair in changes.items() if name != "is_approved"}
        act.facts = facts(act.details["kind"], changes, units)
    context = {"title": _("The house’s sheet"), "acts": rows, "following": following}
    return TemplateResponse(request, "admin/house_sheet.html", site.each_context(request) | context)


def _link(act):
    """Return what a row is about: its kind, its name then, and its page."""
    kind = act.details["kind"]
    if kind not in MODELS:
        return {"kind": kind, "name": act.details["name"], "page": ""}
    page = f"admin:{house_acts.APPS[kind]}_{kind}_change"
    name = MODELS[kind]._meta.verbose_name
    return {
        "kind": name,
        "name": act.details["name"],
        "page": reverse(page, args=[act.details["key"]]),
    }


def _units(changed):
    """Return {key: name} of the units that are changed from or to."""
    keys = {key for changes in changed for key in changes.get("unit_id", ()) if key}
    return {unit.pk: str(unit) for unit in Unit.objects.filter(pk__in=keys)} if keys else {}


def facts(kind, changes, units):
    """Return [{label, old, new, images}] of changes as {column: [before, after]}."""
    model = MODELS.get(kind)
    if model is None:
        return [{"label": name, "old": old, "new": new} for name, (old, new) in changes.items()]
    return [
        {
            "label": _label(model, name),
            "old": _said(model, name, old, units),
            "new": _said(model, name, new, units),
            "images": [_image(key) for key in (old, new)] if name == "portrait_key" else [],
        }
        for name, (old, new) in changes.items()
        if name not in UNSAID
    ]


def _image(key):
    return renditions.address(key, *renditions.JPEG) if key else ""


def _label(model, name):
    labels = {"portrait_key": _("portrait"), "is_approved": _("approved by a second account")}
    return labels.get(name) or model._meta.get_field(name).verbose_name


def _said(model, name, value, units):
    if name == "unit_id":
        return units.get(value, value or "")
    if name in ("is_approved", "portrait_key"):
        return _("yes") if value else _("no")
    choices = dict(model._meta.get_field(name).flatchoices)
    return choices.get(value, value)


def _opened(request, number):
    """Return the change. Raises Http404 for who has nothing to do with it."""
    found = get_object_or_404(Proposal.objects.select_related("proposed", "decided"), pk=number)
    if not may_open(request.user, found):
        raise Http404
    return found


def proposal(request, number, *, site, reasons=(), note=""):
    """Show what readers see now and what they would see, with the pages that change."""
    found = _opened(request, number)
    thing = found.thing
    changes = found.changes
    if found.is_new and thing:
        changes = {name: ["", word] for name, word in thing.words().items() if word}
        changes.pop("is_approved", None)
        changes["slug"] = [thing.slug, thing.slug]
    pages = pages_of(thing).order_by("-dated_on", "-pk") if thing and found.on_old_pages else None
    context = {
        "title": _("Change of %(thing)s") % {"thing": found.name},
        "proposal": found,
        "thing": thing,
        "kind": MODELS[found.kind]._meta.verbose_name,
        "facts": facts(found.kind, changes, _units([changes])),
        "acts": [act for act in house_acts.DECISIONS if found.may_be(act, request.user)],
        "why_not": found.is_waiting and house_acts.APPROVE.who.why_not(request.user, found),
        "could": who_could(found) if found.is_waiting else [],
        "pages": pages[:PAGES_SHOWN] if pages else [],
        "page_count": pages.count() if pages else 0,
        "may_see": request.user.has_perm("articles.see_any_article"),
        "reasons": reasons,
        "note": note,
    }
    if thing:
        name = f"admin:{house_acts.APPS[found.kind]}_{kind_of(thing)}_change"
        context["thing_page"] = reverse(name, args=[thing.pk])
    return TemplateResponse(request, "admin/proposal.html", site.each_context(request) | context)


@require_POST
def decide(request, number, *, site):
    """Approve, decline or take back. A refused decision changes nothing and keeps the reason typed."""
    found = _opened(request, number)
    act = house_acts.HOUSE_ACTS.get(request.POST.get("act", ""))
    note = request.POST.get("note", "")
    if act not in house_acts.DECISIONS:
        return proposal(request, number, site=site, reasons=[_("Choose what to do.")], note=note)
    try:
        press.decide(found, act, by=request.user, note=note)
    except Refused as refusal:
        return proposal(request, number, site=site, reasons=refusal.reasons, note=note)
    messages.success(request, act.done)
    return redirect("admin:index")
