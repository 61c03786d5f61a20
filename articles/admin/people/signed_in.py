"""Where an account is signed in, and the end of a session from afar."""

from datetime import timedelta
from functools import partial

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from ua_parser import parse

from articles.admin.story.choices import is_key
from people.models import Session, User
from people.sessions import hashed


def account_in(request, data):
    """Return the account that `data` names, else one's own. 403 unless one manages it."""
    key = data.get("account", "")
    if key in ("", str(request.user.pk)):
        return request.user
    if not request.user.has_perm("people.change_user"):
        raise PermissionDenied
    account = get_object_or_404(User, pk=key if is_key(key) else None)
    if account.is_superuser and not request.user.is_superuser:
        raise PermissionDenied
    return account


def name_of(device):
    """Return the browser and system of a User-Agent header in words, "" if it names neither."""
    read = parse(device)
    parts = (read.user_agent, read.os)
    return ", ".join(part.family for part in parts if part and part.family != "Other")


def sessions(request, *, site):
    account = account_in(request, request.GET)
    rows = list(Session.objects.open_for(account))
    idle = timedelta(seconds=settings.SESSION_COOKIE_AGE)
    this = hashed(request.session.session_key)
    for row in rows:
        row.device_name = name_of(row.device) or _("An unknown browser")
        row.used_at, row.is_this = row.expire_date - idle, row.session_key == this
    context = site.each_context(request) | {
        "title": _("Where you are signed in"),
        "account": account,
        "rows": rows,
        "has_others": any(not row.is_this for row in rows),
        "is_own": account == request.user,
        "idle_hours": settings.NEWSROOM_IDLE_HOURS,
    }
    if account != request.user:
        context["title"] = _("Where %(name)s is signed in") % {"name": account.signing_name}
    return TemplateResponse(request, "admin/sessions.html", context)


@require_POST
def end(request):
    """End one session of an account, or all but the one that asks."""
    account = account_in(request, request.POST)
    going = account.sessions.exclude(session_key=hashed(request.session.session_key))
    if chosen := request.POST.get("session", ""):
        going = going.filter(session_key=chosen)
    number, _kinds = going.delete()
    if number:
        messages.success(
            request,
            ngettext(
                "Ended. That browser must sign in again.",
                "%(number)s sessions ended. Those browsers must sign in again.",
                number,
            )
            % {"number": number},
        )
    else:
        messages.info(request, _("That session had ended already."))
    address = reverse("admin:sessions")
    return redirect(address if account == request.user else f"{address}?account={account.pk}")


def views(site):
    return [
        ("sessions/", partial(sessions, site=site), "sessions"),
        ("sessions/end/", end, "sessions_end"),
    ]
