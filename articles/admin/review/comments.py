"""Comments on a story. Whoever may see the story may comment on it."""

import re

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from articles.admin.story_page import story_page
from articles.models import Comment
from articles.models.desk.comment import LONGEST, colleagues, place
from articles.text.anchors import paragraphs
from people.typed_text import TypedLine, TypedLines

# A name after @ outside a mail address. Chinese needs no space before it.
CALL = r"(?<![\w.@+-])@{name}(?!\w)"
ANY_NAME = r"([A-Za-z0-9](?:[\w.@+-]*\w)?)"


class CommentForm(forms.Form):
    body = TypedLines(
        label=_("Comment"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3})
    )
    tell = TypedLine(
        label=_("Tell a colleague"),
        required=False,
        max_length=200,
        help_text=_("A colleague by name. Or write @ and a user name in the comment."),
        widget=forms.TextInput(attrs={"list": "colleagues", "autocomplete": "off"}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
    paragraph = TypedLine(required=False, widget=forms.HiddenInput)
    parent = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, article, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.article, self.people = article, people

    def clean_body(self):
        self.mentioned, unknown = mentioned(self.cleaned_data["body"], self.people)
        if unknown:
            raise ValidationError(_not_seen("@" + unknown[0]))
        return self.cleaned_data["body"]

    def clean_tell(self):
        name = self.cleaned_data["tell"].strip().removeprefix("@")
        found = [account for account in self.people if name and name in names_of(account)]
        if name and not found:
            raise ValidationError(_not_seen(name))
        if len(found) > 1:
            users = ", ".join(account.get_username() for account in found)
            text = _("Several colleagues have this name. Choose one by user name: %(users)s.")
            raise ValidationError(text % {"users": users})
        self.told = set(found)
        return name

    def clean_version(self):
        number = self.cleaned_data["version"]
        self.seen = self.article.versions.filter(number=number).first()
        if self.seen is None:
            raise ValidationError(_("There is no such version of this story."))
        return number

    def clean(self):
        super().clean()
        key, among = self.cleaned_data.get("paragraph"), []
        if key and getattr(self, "seen", None):
            among = paragraphs(self.seen.content["body"])
        self.on = next((paragraph for paragraph in among if paragraph.key == key), None)
        if key and not self.on:
            raise ValidationError(_("This paragraph is not in the version you were shown."))
        number = self.cleaned_data.get("parent")
        self.answered = number and self.article.comments.filter(pk=number).first()
        if number and not self.answered:
            raise ValidationError(_("The comment that this answers is not one of this story."))
        return self.cleaned_data

    def leave(self, by):
        return Comment.objects.leave(
            self.seen,
            by=by,
            body=self.cleaned_data["body"],
            paragraph=self.on,
            parent=self.answered or None,
            mentioned=(self.mentioned | self.told) - {by},
        )


def names_of(account):
    """Return the names a colleague may be called by: user name, or name in either script."""
    own = {account.person.name, account.person.name_zh} if account.person else set()
    return {account.get_username(), account.signing_name, account.get_full_name(), *own} - {""}


def mentioned(text, people):
    """Return the accounts that a text mentions by @ and a name, and the names nobody has."""
    bearers = {}
    for account in people:
        for name in names_of(account):
            bearers.setdefault(name, set()).add(account)
    found = set()
    for name in sorted(bearers, key=len, reverse=True):
        pattern = CALL.format(name=re.escape(name))
        text, times = re.subn(pattern, "", text, flags=re.ASCII | re.IGNORECASE)
        found |= bearers[name] if times else set()
    return found, re.findall(CALL.format(name=ANY_NAME), text, flags=re.ASCII)


def _not_seen(name):
    return _("Nobody called %(name)s can see this story.") % {"name": name}


def comments(request, article_id, *, model_admin):
    article = get_object_or_404(model_admin.get_queryset(request), pk=article_id)
    people = list(colleagues(article))
    initial = {"version": article.version_number}
    form = CommentForm(request.POST or None, article=article, people=people, initial=initial)
    if request.method == "POST" and form.is_valid():
        comment = form.leave(request.user)
        article.keep_claim(request.user)
        messages.success(request, _("Your comment was saved."))
        return redirect(_where_left(request, article, comment))
    context = discussion(article, request.user) | {
        "version": article.latest_version,
        "form": form,
        "colleagues": people,
        "back": request.POST.get("back", ""),
    }
    title = _("Comments")
    return story_page(request, article, title, "comments.html", context, model_admin=model_admin)


@require_POST
def resolve(request, article_id, comment_id, *, model_admin):
    """Resolve a comment, or reopen it if the form has `reopen`."""
    article = get_object_or_404(model_admin.get_queryset(request), pk=article_id)
    comment = get_object_or_404(article.comments.filter(parent=None), pk=comment_id)
    if not comment.is_resolvable_by(request.user):
        raise PermissionDenied
    if "reopen" in request.POST:
        comment.reopen()
    else:
        comment.resolve(by=request.user)
    article.keep_claim(request.user)
    return redirect(_back(request, article_id, comment))


@require_safe
def names(request, article_id, *, model_admin):
    """Return the colleagues to choose from as HTML options, for static/js/review.js."""
    article = get_object_or_404(model_admin.get_queryset(request), pk=article_id)
    context = {"colleagues": colleagues(article)}
    return TemplateResponse(request, "admin/articles/article/colleagues.html", context)


def discussion(article, user):
    """Return a page's comments: see as_discussion()."""
    return as_discussion(place(article.comments.threads(), article.latest_version), user)


def as_discussion(threads, user):
    """Return threads that have their places as the open `threads` and those `resolved`."""
    for comment in threads:
        comment.may_resolve = comment.is_resolvable_by(user)
    return {
        "threads": [thread for thread in threads if not thread.resolved_at],
        "resolved": [thread for thread in threads if thread.resolved_at],
    }


def _where_left(request, article, comment):
    """Return where a comment was left: on the review page, its paragraph as it is now."""
    among = place([comment], article.latest_version) if comment.parent_id is None else []
    paragraph = among[0].paragraph if among else None
    address = _back(request, article.pk, comment)
    if paragraph and request.POST.get("back") == "review":
        return f"{address.partition('#')[0]}#paragraph-{paragraph.number}"
    return address


def _back(request, article_id, comment):
    page = "review" if request.POST.get("back") == "review" else "comments"
    address = reverse(f"admin:articles_article_{page}", args=[article_id])
    return f"{address}#comment-{comment.parent_id or comment.pk}"
