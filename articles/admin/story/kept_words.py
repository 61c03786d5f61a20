"""What is kept while one types, where it is read again, and who else has the story open.

The script static/js/recovery.js sends the form here. What is kept is private to its account
and changes no story until the account restores it into a form and saves that.
"""

from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseBadRequest, JsonResponse, QueryDict
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from articles.admin.story_page import story_page
from articles.models import Article, PhotoUse, Presence, RecoveryCopy, Writing
from articles.models.desk.recovery import KEPT_FOR, written_in
from articles.text.cleaning import clean_html

from .choices import is_key
from .inlines import may_edit

LARGEST = 2_000_000  # characters of a form; a story of 60 pictures has about 200,000
READ = ("headline", "standfirst", "body", "place", "contact")


@require_POST
def keep(request, article_id=None, *, model_admin):
    """Keep the form that was sent, or with no fields only note that the page is open.

    With `unchanged` it is again as it was opened: nothing of it is unsaved any more.
    Answers with JSON: when it was kept, and who else has the story open.
    """
    article = _article(request, article_id, model_admin)
    answer = {"token": get_token(request), "others": [], "kept": ""}
    if request.POST:
        if key_of(request.POST) is None or len(written_in(request.POST)) > LARGEST:
            return HttpResponseBadRequest()
        copy = keep_sent(request, article)
        if "unchanged" in request.POST:
            Writing.objects.filter(user=request.user, key=key_of(request.POST)).end()
        elif copy:
            answer["kept"] = time_format(timezone.localtime(copy.kept_at))
    if article:
        Presence.objects.note(request.user, article)
        answer["others"] = Presence.objects.others(request.user, article)
        answer["version"] = article.version_number
    return JsonResponse(answer)


@require_POST
def forget(request, article_id=None, *, model_admin):
    """Offer one writing no more. It stays readable on the page of kept(), as long as the rest."""
    article = _article(request, article_id, model_admin)
    writings = Writing.objects.of(request.user, article)
    writings.filter(key=key_of(request.POST)).end()
    text = _("Discarded. You can still read it for %(days)s days, under “What was kept here”.")
    messages.success(request, text % {"days": KEPT_FOR.days})
    if article:
        return redirect("admin:articles_article_change", article.pk)
    return redirect("admin:articles_article_add")


@require_safe
def kept(request, article_id=None, *, model_admin):
    """List what was kept of the account's writings of a story, or show the one in ?copy=."""
    article = _article(request, article_id, model_admin)
    context = {"may_restore": may_edit(request.user, article), "form_page": form_page(article)}
    if "copy" in request.GET:
        copy = copy_asked(request, article, "copy")
        if copy is None:
            raise Http404
        context |= {"copy": copy, "texts": texts_of(QueryDict(copy.form))}
    else:
        writings = Writing.objects.of(request.user, article).prefetch_related("copies")
        context |= {"writings": writings.filter(copies__isnull=False).distinct()}
    title = _("What was kept here")
    return story_page(request, article, title, "kept.html", context, model_admin=model_admin)


def keep_sent(request, article):
    """Keep the form that a request sent; return the RecoveryCopy, or None if it came too late."""
    sent = request.POST
    key = key_of(sent)
    if key is None:
        return None
    return Writing.objects.keep(
        request.user,
        article,
        key,
        written_in(sent),
        typed_at=typed_at(sent),
        is_first="first" in sent,
    )


def copy_asked(request, article, name):
    """Return the account's RecoveryCopy of this story that the address names, or None."""
    number = request.GET.get(name, "")
    mine = RecoveryCopy.objects.filter(writing__user=request.user, writing__article=article)
    return mine.select_related("writing").filter(pk=number if is_key(number) else None).first()


def unsaved_copies(user, article):
    """Return the latest RecoveryCopy of each unsaved writing of the account, newest first."""
    unsaved = Writing.objects.of(user, article).unsaved().prefetch_related("copies")
    return [copy for writing in unsaved for copy in writing.copies.all()[:1]]


def key_of(data):
    """Return the key of the opened form that sent the data, or None."""
    try:
        return UUID(data.get("writing", ""))
    except ValueError:
        return None


def typed_at(data):
    number = data.get("typed_at", "")
    return int(number) if is_key(number) else 0


def in_form(request, article, copy, *, is_shown_again):
    """Return what the form of a story holds to keep what is typed: see change_form.html.

    A form that is shown again because it was refused goes on under its key. Any other has a
    new key; one that shows a kept copy also names the writings that its save will end.
    """
    new = "_new" if article is None else ""
    story = [] if article is None else [article.pk]
    names = ("keep", "forget", "kept")
    hidden = {n: reverse(f"admin:articles_article_{n}{new}", args=story) for n in names}
    hidden |= {"writing": uuid4(), "restores": "", "unsaved": []}
    if copy is not None:
        ended = [str(copy.writing.key), QueryDict(copy.form).get("restores", "")]
        hidden["restores"] = " ".join(ended).strip()
    elif is_shown_again:
        hidden["writing"] = key_of(request.POST) or hidden["writing"]
        hidden["restores"] = request.POST.get("restores", "")
    else:
        hidden["unsaved"] = unsaved_copies(request.user, article)
    return hidden


def note_saved(request, article):
    """Note that the form was saved: it, and what it restored, is offered no more.

    `request.writing` is what was known of the form before: see SavingOnce.
    """
    sent = request.POST
    key = key_of(sent)
    if key is None:
        return
    known = {"typed_at": typed_at(sent), "begun": request.writing}
    Writing.objects.save_once(request.user, article, key, written_in(sent), **known)
    restored = [key_of({"writing": word}) for word in sent.get("restores", "").split()]
    if restored:
        Writing.objects.filter(user=request.user, key__in=filter(None, restored)).end()


def form_page(article):
    """Return the address of the form of a story, or of a new one."""
    if article is None:
        return reverse("admin:articles_article_add")
    return reverse("admin:articles_article_change", args=[article.pk])


def texts_of(fields):
    """Return (name, label, text) of what somebody wrote, in the order of the form.

    The text of the story is clean HTML.
    """
    texts = []
    for name in READ:
        text = fields.get(name, "")
        label = Article._meta.get_field(name).verbose_name
        texts.append((name, label, clean_html(text) if name == "body" else text))
    for name in fields:
        field = name.rpartition("-")[2]
        if name.startswith("photo_uses-") and field in ("caption", "alt_text"):
            texts.append((name, PhotoUse._meta.get_field(field).verbose_name, fields[name]))
    return [text for text in texts if text[2]]


def _article(request, article_id, model_admin):
    if article_id is None:
        if not model_admin.has_add_permission(request):
            raise PermissionDenied
        return None
    return get_object_or_404(model_admin.get_queryset(request), pk=article_id)
