"""The page on which the front page of a language is arranged by hand.

The picks travel with the form: every button sends them, and only Save writes them.
"""

from functools import partial, wraps

from csp.decorators import csp_replace, csp_update
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.http import Http404
from django.shortcuts import redirect, render
from django.template.response import TemplateResponse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin

from articles.admin.story.choices import is_key
from articles.models import FrontSlot, PublishedArticle
from articles.newsstand.front import arranged
from articles.press import galley
from articles.rules.refusals import Stale
from articles.search.finding import by_date
from articles.search.query import parse

from .front_picks import PickFormSet, changed

FOUND = 8
LANGUAGES = dict(settings.LANGUAGES)


def for_arrangers(view):
    """Wrap a view: 404 for an unknown language, 403 without the permission to arrange."""

    @wraps(view)
    def guarded(request, language, **arguments):
        if language not in LANGUAGES:
            raise Http404
        if not request.user.has_perm("articles.arrange_front"):
            raise PermissionDenied
        return view(request, language, **arguments)

    return guarded


def home(request):
    return redirect("admin:front", get_language())


@csp_update({"frame-src": ["'self'"]})
@for_arrangers
def front(request, language, *, site):
    """Show the picks of a language; the pressed button rearranges or saves them."""
    button, _sign, number = request.POST.get("do", "").partition(":")
    picks = _picks(request, language)
    if button == "save":
        return _save(request, language, picks, site)
    if button:
        rows = changed(picks.rows(), button, number)
        picks = PickFormSet(initial=rows, stories=_stories(language))
    return _page(request, language, picks, site, is_changed=bool(button))


def _stories(language):
    return PublishedArticle.objects.public().in_language(language).for_lists()


def _picks(request, language):
    stories = _stories(language)
    if request.method == "POST":
        return PickFormSet(request.POST, stories=stories)
    slots = FrontSlot.objects.in_language(language).filter(
        published__in=FrontSlot.standing(language).order_by().values("pk")
    )
    rows = slots.values("place", "until", story=F("published_id"))
    return PickFormSet(initial=list(rows), stories=stories)


def _save(request, language, picks, site):
    if not picks.is_valid():
        return _page(request, language, picks, site, is_changed=True)
    seen = [int(key) for key in request.POST.get("seen", "").split(".") if is_key(key)]
    try:
        FrontSlot.objects.arrange(language, picks.chosen(), by=request.user, seen=seen)
    except Stale as refusal:
        messages.error(request, str(refusal))
        return _page(request, language, picks, site, is_changed=True, is_stale=True)
    messages.success(request, _("Saved. Readers see it now."))
    return redirect("admin:front", language)


def _page(request, language, picks, site, *, is_changed=False, is_stale=False):
    # After a Stale the page shows what others saved, and the next Save replaces it.
    slots = FrontSlot.objects.in_language(language).select_related("set_by__contributor")
    context = site.each_context(request) | {
        "title": _("Front page"),
        "language": language,
        "languages": settings.LANGUAGES,
        "picks": picks,
        "seen": (not is_stale and request.POST.get("seen"))
        or ".".join(str(slot.pk) for slot in slots),
        "standing": FrontSlot.standing(language) if is_stale else [],
        "last": max(slots, key=lambda slot: slot.set_at, default=None),
        "is_changed": is_changed,
        "q": request.POST.get("q", ""),
        "found": _found(language, request.POST.get("q", "")),
    }
    return TemplateResponse(request, "admin/front.html", context)


def _found(language, text):
    stories = _stories(language)
    query = parse(text)
    if not query:
        return list(stories.latest_first()[:FOUND])
    numbers = by_date(query, language=language).numbers[:FOUND]
    rows = stories.in_bulk(numbers)
    return [rows[number] for number in numbers if number in rows]


@for_arrangers
def found(request, language):
    context = {"found": _found(language, request.GET.get("q", ""))}
    return render(request, "admin/front_found.html", context)


@xframe_options_sameorigin
@csp_replace({"frame-ancestors": ["'self'"]})
@for_arrangers
def preview(request, language):
    """Show the front page as readers would see it with these picks. Saves nothing."""
    chosen = _picks(request, language).stories_in_place()
    with override(language):
        return galley.private(render(request, "articles/front_preview.html", arranged(chosen)))


def views(site):
    return [
        ("front/", home, "front_home"),
        ("front/<str:language>/", partial(front, site=site), "front"),
        ("front/<str:language>/stories/", found, "front_found"),
        ("front/<str:language>/preview/", preview, "front_preview"),
    ]
