"""My notices: what an account was told, which of it is mailed, and which mails failed."""

import re
from functools import partial

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import BooleanField, ExpressionWrapper, Q
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.admin.story.choices import is_key
from articles.models import Notice, NoticeSettings
from articles.models.desk.notice import TRIES
from articles.models.paging import beyond, cut
from articles.rules.notice_kinds import Delivery, Kind
from people.models import User

PAGE_SIZE = 25
KEY = re.compile(r"(unread|read)-([0-9]{1,18})")
FAILURES_SHOWN = 50


class NoticeSettingsForm(forms.ModelForm):
    """The language and hour of the mails, and a choice of delivery for each kind of notice."""

    class Meta:
        model = NoticeSettings
        fields = ["digest_hour"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        account = self.instance.user
        language = User._meta.get_field("language").formfield(initial=account.language)
        self.fields = {"language": language, **self.fields}
        for kind in Kind:
            self.fields[kind.value] = forms.ChoiceField(
                label=kind.label, choices=Delivery.choices, initial=self.instance.choice(kind)
            )

    def kinds(self):
        return [self[kind.value] for kind in Kind]

    def save(self, commit=True):
        self.instance.choices = {kind.value: self.cleaned_data[kind.value] for kind in Kind}
        account = self.instance.user
        account.language = self.cleaned_data["language"]
        account.save(update_fields=["language"])
        return super().save(commit)


def notices(request, *, site, form=None):
    rows, following = page_of(
        request.user.notices.select_related("act"), request.GET.get("before", "")
    )
    context = site.each_context(request) | {
        "title": _("My notices"),
        "rows": rows,
        "following": following,
        "form": form or NoticeSettingsForm(instance=NoticeSettings.of(request.user)),
        "failures": failures() if request.user.has_perm("people.change_user") else [],
        "tries": TRIES,
    }
    return TemplateResponse(request, "admin/notices.html", context)


def page_of(rows, before):
    """Return (notices, key of the next page or ""), the unread first, the newest first in each."""
    is_unread = ExpressionWrapper(Q(read_at=None), BooleanField())
    rows = rows.annotate(is_unread=is_unread).order_by("-is_unread", "-pk")
    if match := KEY.fullmatch(before):
        place = ("is_unread", match[1] == "unread"), ("pk", int(match[2]))
        rows = rows.filter(beyond("lt", *place))
    return cut(rows, PAGE_SIZE, _key_of)


def _key_of(notice):
    return f"{'unread' if notice.is_unread else 'read'}-{notice.pk}"


def failures():
    rows = Notice.objects.failed().select_related("recipient")
    return list(rows.order_by("-pk")[:FAILURES_SHOWN])


@require_POST
def read(request):
    mine = request.user.notices.unread()
    number = request.POST.get("notice", "")
    if number:
        mine = mine.filter(pk=number if is_key(number) else None)
    mine.update(read_at=timezone.now())
    return redirect("admin:notices")


@require_POST
def choose(request, *, site):
    form = NoticeSettingsForm(request.POST, instance=NoticeSettings.of(request.user))
    if not form.is_valid():
        return notices(request, site=site, form=form)
    form.save()
    messages.success(request, _("Your choices are saved and apply from the next notice."))
    return redirect("admin:notices")


@require_POST
def send_again(request):
    """Let the worker try the failed mails again. 403 unless the account manages accounts."""
    if not request.user.has_perm("people.change_user"):
        raise PermissionDenied
    Notice.objects.failed().update(mail_at=timezone.now(), tries=0)
    messages.success(request, _("The mails will be tried again within a minute."))
    return redirect("admin:notices")


def unread_count(user):
    """Return how many notices are unread. newsroom/backends.py counts with the login."""
    count = getattr(user, "unread_notices", None)
    return user.notices.unread().count() if count is None else count


def views(site):
    return [
        ("notices/", partial(notices, site=site), "notices"),
        ("notices/read/", read, "notices_read"),
        ("notices/choices/", partial(choose, site=site), "notices_choose"),
        ("notices/send-again/", send_again, "notices_send_again"),
    ]
