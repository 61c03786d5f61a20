"""Every form is sent once, whatever the finger does.

A double click, Back and Save, a second try after a lost answer: they send the same form again,
and what it asked for would be done twice, or refused as if it had not been done. A form with
the tag `sending` has a key; sent again with the same words, it is answered as the first time.

The story form is saved many times from one page, and has its Writing instead.
"""

import hashlib
import json
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from people.models import Sending

View = Callable[..., HttpResponseBase]


def sent_once(view: View) -> View:
    """Wrap a view that answers with a redirect when it has done what a form asked for."""

    @wraps(view)
    def once(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.POST.get("sending"):
            return view(request, *args, **kwargs)
        digest = _digest_of(request)
        if answer := _first_answer(request, digest):
            return answer
        try:
            # One transaction, so that a second sending at the same moment waits here for the
            # first, and a server that is killed has done both or neither.
            with transaction.atomic():
                sending = Sending.objects.create(digest=digest)
                return _keep(sending, view(request, *args, **kwargs))
        except IntegrityError:
            if answer := _first_answer(request, digest):
                return answer
            raise

    return once


def _keep(sending: Sending, response: HttpResponseBase) -> HttpResponseBase:
    """Return the response; keep where it leads, or forget a form that was refused."""
    if response.status_code == HTTPStatus.FOUND:
        sending.answer = response["Location"]
        sending.save()
    else:
        sending.delete()
    return response


def _first_answer(request: HttpRequest, digest: str) -> HttpResponseBase | None:
    """Return what the form was answered when it was sent before, or None."""
    before = Sending.objects.filter(digest=digest).first()
    if before is None:
        return None
    if request.user.is_authenticated:
        messages.info(request, _("This form was sent twice. The second time changed nothing."))
    return redirect(before.answer)


def _digest_of(request: HttpRequest) -> str:
    written = [row for row in request.POST.lists() if row[0] != "csrfmiddlewaretoken"]
    files = [(name, file.name, file.size) for name, file in request.FILES.items()]
    said = [request.user.pk, request.get_full_path(), sorted(written), sorted(files)]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()
