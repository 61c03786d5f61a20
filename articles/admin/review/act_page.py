"""The confirmation page: every act on a story is read, noted and confirmed here."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _

from articles import press
from articles.admin.story.kept_words import unsaved_copies
from articles.admin.story_page import story_page
from articles.desk.dispatch import VERBS
from articles.models import Version, fingerprint_of
from articles.models.desk import door
from articles.models.record.content import content_of
from articles.press import galley
from articles.rules import acts
from articles.rules.refusals import Refused
from articles.rules.states import DRAFTING
from articles.rules.transition import Need

from .act_forms import FORMS, ActForm
from .changes import comparison, reviewers_edit
from .other_edition import (
    do_as_asked,
    other_edition,
    say_of_other,
    to_take_too,
    why_not_too,
)


def act(request, article_id, name, *, model_admin):
    """Show the story as readers will see it; do the act on POST. A refused act changes nothing."""
    row = acts.ACTS.get(name)
    if row not in VERBS:
        raise Http404
    articles = model_admin.get_queryset(request)
    article, reasons = get_object_or_404(articles, pk=article_id), []
    other = other_edition(article, request.user)
    form = _form(row, article, other, request.user, request.POST or None, request.FILES or None)
    unsaved = unsaved_copies(request.user, article)
    if form.takes_both:
        unsaved += unsaved_copies(request.user, form.other)
    is_asked = bool(unsaved) and request.POST.get("without") != _stamp(unsaved)
    if request.method == "POST" and form.is_valid() and not is_asked:
        try:
            do_as_asked(row, article, form, by=request.user)
        except Refused as refusal:
            article, reasons = articles.get(pk=article_id), refusal.reasons
            other = other_edition(article, request.user)
            typed = {name: form[name].value() for name in form.fields}
            form = _form(row, article, other, request.user, **typed)
        else:
            messages.success(request, " ".join(map(str, _done(row, article))))
            say_of_other(request, row, other, form)
            page = "review" if request.POST.get("back") == "review" else "change"
            return redirect(f"admin:articles_article_{page}", article_id)
    asked = {"unsaved": unsaved, "stamp": _stamp(unsaved)}
    return _page(request, article, row, form, reasons, model_admin, asked | {"other": other})


def _done(act, article):
    """Return what who did the act reads: what was done, and what followed from it."""
    last = acts.ACTS[article.sheet[-1].act]
    if act is acts.PUBLISH:
        return [last.done]
    follows = last is not act and (last.prints or last is acts.NOT_PUBLISHED)
    return [act.done, last.done or last.label] if follows else [act.done]


def _stamp(copies):
    """Return what a person was shown of their unsaved text: later words are asked about again."""
    return " ".join(f"{copy.pk}.{copy.typed_at}" for copy in copies)


def _form(act, article, other, by, data=None, files=None, **initial):
    shown = _published(article, act)
    initial["version"] = shown.number if shown else article.version_number
    form = FORMS.get(act, ActForm)
    taken = to_take_too(act, other)
    return form(data, files, initial=initial, act=act, article=article, by=by, other=taken)


def _page(request, article, act, form, reasons, model_admin, asked):
    other = asked["other"]
    is_open = article.could(request.user, act)
    if not reasons:
        reasons = _obstacles(article, act) if is_open else _why_closed(article, act, request.user)
    context = asked | {
        "move": act,
        "name": act.name,
        "form": form,
        "reasons": reasons,
        "is_open": is_open,
        "standing": article.standing() if act in (acts.SUBMIT, acts.APPROVE) else [],
        "settled": article.comments.open() if act.prints or form.follows else [],
        "story": _shown(article, act, request.user),
        "comparison": reviewers_edit(article) if act is acts.ACCEPT_EDIT and is_open else None,
        "why_not_too": why_not_too(act, other) if is_open else [],
        "original_changes": _original_changes(other) if act is acts.CONFIRM_TRANSLATION else None,
    }
    return story_page(request, article, act.label, "act.html", context, model_admin=model_admin)


def _original_changes(other):
    """Return the Comparison of what changed in the original, None if there is nothing to show."""
    if not (other and other.changed):
        return None
    original, *numbers = other.changed
    found = {version.number: version for version in original.versions.filter(number__in=numbers)}
    old, new = (found.get(number) for number in numbers)
    return comparison(original, old, new) if new else None


def _obstacles(article, act):
    """Return the reasons for which this act would be refused to any account."""
    if Need.COMPLETE in act.needs:
        return [item.text for item in article.missing()]
    return press.obstacles(article, act)


def _why_closed(article, act, user):
    if not article.is_open(act):
        state = article.get_work_state_display()
        return [_("This is not possible now: the story is “%(state)s”.") % {"state": state}]
    return door.why_not(article, act, user)


def _shown(article, act, user):
    """Return the story as readers will see it after the act, with the Review credit it adds."""
    is_signing = act in (acts.APPROVE, acts.SIGN_AFTER)
    signing = user.person if is_signing else None
    return galley.galley(article, _text_of(article, act), signing=signing)


def _text_of(article, act):
    """Return the Version that the act is about."""
    if act.is_about_print and article.newsstand:
        return article.newsstand.version
    if article.work_state not in DRAFTING and article.latest_version:
        return article.latest_version
    # A draft as it would be frozen now: names and pictures may have changed since it was saved.
    content = content_of(article)
    fingerprint = fingerprint_of(content)
    number = article.version_number
    return Version(number=number, content=content, fingerprint=fingerprint)


def _published(article, act):
    """Return the public Version if the act is about it, None if it is about the desk's text."""
    is_of_readers = act in (acts.SIGN_AFTER, acts.CONFIRM_TRANSLATION)
    return article.newsstand.version if is_of_readers and article.newsstand else None
