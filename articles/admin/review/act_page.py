"""The confirmation page: every act on a story is read, noted and confirmed here."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from articles import press
from articles.admin.story.kept_words import unsaved_copies
from articles.admin.story_page import story_page
from articles.desk.dispatch import VERBS
from articles.models.desk import door
from articles.models.record.content import content_of, review_by
from articles.pictures import renditions
from articles.press import printing
from articles.rules import acts
from articles.rules.refusals import Refused
from articles.rules.transition import Need
from articles.text import credit_line

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
            is_later = form.cleaned_data.get("when") == "later"
            messages.success(request, acts.SCHEDULE.done if is_later else row.done)
            say_of_other(request, row, other, form)
            page = "review" if request.POST.get("back") == "review" else "change"
            return redirect(f"admin:articles_article_{page}", article_id)
    asked = {"unsaved": unsaved, "stamp": _stamp(unsaved)}
    return _page(request, article, row, form, reasons, model_admin, asked | {"other": other})


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
        "settled": article.comments.open() if act.prints else [],
        "preview": preview(article, act, request.user),
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


def preview(article, act, user):
    """Return the story as readers will see it, with the Review credit this act adds."""
    shown = _published(article, act)
    content = shown.content if shown else content_of(article)
    pictures = [
        picture | {"address": renditions.address(picture["key"], _width(picture), "webp")}
        for picture in content["pictures"]
    ]
    with override(article.language):  # labels and names as on the public page
        entries = content["credits"] + _reviewers(article, act, user)
        line = credit_line.as_html(entries, lambda entry: "")
        line = [(role, str(label), names) for role, label, names in line]
    return content | {"pictures": pictures, "credit_line": line}


def _published(article, act):
    """Return the public Version if the act is about it, None if it is about the desk's text."""
    is_of_readers = act in (acts.SIGN_AFTER, acts.CONFIRM_TRANSLATION)
    return article.newsstand.version if is_of_readers and article.newsstand else None


def _width(picture):
    """Return the smallest width that fills the page's column, else the largest there is."""
    return next((width for width in picture["widths"] if width >= 640), picture["widths"][-1])


def _reviewers(article, act, user):
    """Return the Review credits this act prints: this account's, or those of the approvals."""
    if act in (acts.APPROVE, acts.SIGN_AFTER) and user.person:
        return [review_by(user.person, article.language)]
    if act is acts.PUBLISH:
        try:
            valid = press.standing_approvals(article)
        except Refused:
            return []
        return [printing.review_of(approval, article.language) for approval in valid]
    return []
