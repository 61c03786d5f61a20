"""The history of a story: list versions, compare two, bring an old one back."""

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from articles.admin.story.choices import is_key
from articles.admin.story_page import story_page
from articles.rules.acts import ACTS, SUBMIT
from articles.rules.refusals import Refused, Stale

from . import changes


class BringBackForm(forms.Form):
    # The number of the latest version the person was shown.
    version = forms.IntegerField(widget=forms.HiddenInput)


@require_safe
def versions(request, article_id, *, model_admin):
    """List the versions of a story, or redirect to the comparison of the two chosen."""
    article = get_object_or_404(model_admin.get_queryset(request), pk=article_id)
    found = list(article.versions.defer("content"))
    numbers = {version.number for version in found}
    chosen = [request.GET.get(name, "") for name in ("old", "new")]
    if all(is_key(number) and int(number) in numbers for number in chosen):
        return redirect("admin:articles_article_compare", article_id, *map(int, chosen))
    acts = [act for act in article.sheet if ACTS[act.act].in_history]
    submitted = [act for act in article.sheet if act.act == SUBMIT.name]
    kinds = {act.version_number: act.details.get("minor") for act in submitted}
    first = {version.fingerprint: version.number for version in found}  # the latest comes first
    for version in found:
        older = first[version.fingerprint]
        version.again = older if older < version.number else 0
        version.is_minor = kinds.get(version.number) or version.is_minor
        version.acts = [
            (ACTS[act.act].label, act) for act in acts if act.version_number == version.number
        ]
        is_printed = article.newsstand and article.newsstand.version_id == version.pk
        version.is_read = article.is_read_by_the_public and is_printed
    details = article.detail_changes.all()
    context = {
        "versions": found,
        "details": details,
        "may_bring_back": article.is_editable_by(request.user),
    }
    title = _("Versions")
    return story_page(request, article, title, "versions.html", context, model_admin=model_admin)


@require_safe
def compare(request, article_id, old, new, *, model_admin):
    article = get_object_or_404(model_admin.get_queryset(request), pk=article_id)
    found = {v.number: v for v in article.versions.filter(Q(number=old) | Q(number=new))}
    if not {old, new} <= set(found):
        raise Http404
    old, new = found[old], found[new]
    context = {
        "old": old,
        "new": new,
        "both": [old, new],
        "comparison": changes.comparison(article, old, new),
        "may_bring_back": article.is_editable_by(request.user),
    }
    title = _("What changed")
    return story_page(request, article, title, "compare.html", context, model_admin=model_admin)


def bring_back(request, article_id, number, *, model_admin):
    articles = model_admin.get_queryset(request)
    article, reasons = get_object_or_404(articles, pk=article_id), []
    version = get_object_or_404(article.versions, number=number)
    form = BringBackForm(request.POST or None, initial={"version": article.version_number})
    if request.method == "POST" and form.is_valid():
        try:
            _bring_back(article, version, form.cleaned_data["version"], request.user)
        except Refused as refusal:
            article, reasons = articles.get(pk=article_id), refusal.reasons
            form = BringBackForm(initial={"version": article.version_number})
        else:
            text = _("The draft now has the text of version %(number)s.")
            messages.success(request, text % {"number": number})
            return redirect("admin:articles_article_change", article_id)
    context = {
        "version": version,
        "form": form,
        "reasons": reasons,
        "is_open": article.is_editable_by(request.user),
        "comparison": changes.comparison(article, article.latest_version, version),
    }
    title = _("Restore a version")
    return story_page(request, article, title, "bring_back.html", context, model_admin=model_admin)


def _bring_back(article, version, seen, user):
    """Write the version back. Raises Stale if `seen` is not the latest version number."""
    if seen != article.version_number:
        raise Stale(_("The text has changed since this page was opened. Read it again first."))
    article.bring_back(version, by=user)
