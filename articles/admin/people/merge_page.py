"""The page for merging two contributors who are the same person."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from articles.admin.story.choices import is_key
from articles.desk.merging_contributors import extent, frozen_stories, merge, obstacles
from articles.rules.refusals import Refused
from people.models import Contributor
from people.names import of_name

# A merger retires a contributor for good and may move an account. Only administrators
# may do both.
NEEDED = ("people.change_contributor", "people.delete_contributor", "people.change_user")
OFFERED = 20


def may_merge(user, person):
    return user.has_perms(NEEDED) and not person.merged_into_id


def merge_page(request, number, *, model_admin):
    """Choose who is kept; with `?into=`, show what will happen, and do it on POST."""
    gone = get_object_or_404(Contributor, pk=number)
    if not may_merge(request.user, gone):
        raise PermissionDenied
    if not (chosen := request.GET.get("into", "")):
        return _choice(request, gone, model_admin)
    kept = get_object_or_404(Contributor.objects.active(), pk=chosen if is_key(chosen) else None)
    if request.method == "POST":
        return _do(request, gone, kept, model_admin)
    return _confirmation(request, gone, kept, model_admin)


def _do(request, gone, kept, model_admin):
    try:
        kept = merge(gone, into=kept, by=request.user)
    except Refused as refusal:
        return _confirmation(request, gone, kept, model_admin, refusal.reasons)
    done = _("%(gone)s was merged into %(kept)s.") % {"gone": gone, "kept": kept}
    for person in (gone, kept):
        model_admin.log_change(request, person, done)
    messages.success(request, done)
    return redirect("admin:people_contributor_change", kept.pk)


def _choice(request, gone, model_admin):
    words = request.GET.get("q", "").replace("\x00", "").strip()
    others = Contributor.objects.active().exclude(pk=gone.pk).select_related("unit", "user")
    if words:
        others, _may_repeat = model_admin.get_search_results(request, others, words)
    else:
        same = of_name(gone.name) | of_name(gone.name_zh) | Q(sort_key=gone.sort_key)
        others = others.filter(same)
    return _page(request, gone, model_admin, words=words, others=others[:OFFERED])


def _confirmation(request, gone, kept, model_admin, reasons=None):
    frozen = frozen_stories(gone, kept).visible_to(request.user).select_related("published")
    context = {
        "kept": kept,
        "reasons": reasons or obstacles(gone, kept),
        "frozen": frozen[:OFFERED],
        "extent": extent(gone),
    }
    return _page(request, gone, model_admin, **context)


def _page(request, gone, model_admin, **context):
    context |= model_admin.admin_site.each_context(request) | {
        "title": _("Merge %(name)s into…") % {"name": gone},
        "opts": model_admin.opts,
        "gone": gone,
    }
    return TemplateResponse(request, "admin/people/contributor/merge.html", context)
