"""The recovery copy that is saved while one types, and who else has the story open.

The script static/js/recovery.js sends the form here. A copy is private to its account
and changes no story until the account restores it into the form and saves it.
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBadRequest, JsonResponse, QueryDict
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from articles.models import Presence, RecoveryCopy

LARGEST = 2_000_000  # characters of a form; a story of 60 pictures has about 200,000
NOT_KEPT = {"csrfmiddlewaretoken", "_save", "_continue", "_addanother"}


@require_POST
def keep(request, article_id=None, *, model_admin):
    """Save the fields sent, if any, as the account's copy.

    Answers with JSON: when it was saved, and who else has the story open.
    """
    article = _article(request, article_id, model_admin)
    answer = {"token": get_token(request), "others": [], "kept": ""}
    fields = request.POST.copy()
    for name in NOT_KEPT:
        fields.pop(name, None)
    if fields:
        form = fields.urlencode()
        if len(form) > LARGEST:
            return HttpResponseBadRequest()
        copy = RecoveryCopy.objects.keep(request.user, article, form)
        answer["kept"] = time_format(timezone.localtime(copy.kept_at))
    if article:
        Presence.objects.note(request.user, article)
        answer["others"] = Presence.objects.others(request.user, article)
        answer["version"] = article.version_number
    return JsonResponse(answer)


@require_POST
def forget(request, article_id=None, *, model_admin):
    """Delete the account's copy."""
    article = _article(request, article_id, model_admin)
    RecoveryCopy.objects.of(request.user, article).delete()
    messages.success(request, _("The unsaved text was discarded."))
    if article:
        return redirect("admin:articles_article_change", article.pk)
    return redirect("admin:articles_article_add")


def kept_fields(request, article):
    """Return the fields of the account's copy as form data, or None."""
    copy = RecoveryCopy.objects.of(request.user, article).first()
    return QueryDict(copy.form) if copy else None


def _article(request, article_id, model_admin):
    if article_id is None:
        if not model_admin.has_add_permission(request):
            raise PermissionDenied
        return None
    return get_object_or_404(model_admin.get_queryset(request), pk=article_id)
