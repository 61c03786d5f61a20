"""The outbox: `manage.py work` mails the notices that acts wrote.

An act only writes rows, so that a dead mail server blocks nobody. A mail is marked as sent
right after it left: if the worker dies in between, no mail is lost, and at most one is sent
twice, with the same Message-ID.
"""

import logging
import signal
import threading
from contextlib import contextmanager
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from articles.models import Article, Heartbeat, Notice
from articles.models.desk.notice import FIRST_WAIT, TRIES
from articles.rules.notice_kinds import Kind
from articles.rules.states import Work
from people.names import is_chinese

from .status import lacking, why_not_out

logger = logging.getLogger(__name__)

# After this many failures in a row the server is at fault, not a mail: the rest waits.
FAILURES_IN_A_ROW = 3
# A worker that has not run, or a mail that has waited, for longer than this is reported.
LATE = timedelta(minutes=15)
# For one mail, from connecting to the last answer: the watch over schedules waits meanwhile.
SECONDS_FOR_A_MAIL = 45


def send_due(is_stopping=lambda: False):
    """Send the mails that are due until told to stop; return how many were sent."""
    sent = failures = 0
    while failures < FAILURES_IN_A_ROW and not is_stopping():
        now = timezone.now()
        first = Notice.objects.due(now).order_by("mail_at", "pk").first()
        if first is None:
            break
        if notices := _same_mail(first).claim(now):
            left = _send(notices)
            sent, failures = sent + left, 0 if left else failures + 1
    return sent


def _same_mail(notice):
    """Return the notices that are sent in one mail with this one."""
    if notice.in_digest:
        return Notice.objects.filter(recipient=notice.recipient_id, in_digest=True)
    return Notice.objects.filter(pk=notice.pk)


def _send(notices):
    """Send claimed notices as one mail; return False if it has to be tried again."""
    rows = Notice.objects.filter(pk__in=[notice.pk for notice in notices])
    person = notices[0].recipient
    if not (person.is_active and person.email):
        rows.update(mail_at=None)
        return True
    try:
        with _deadline(SECONDS_FOR_A_MAIL):
            message_for(notices).send()
    except Exception as error:  # whatever it is, the other mails must be sent
        logger.warning("Mail to %s was not sent: %s", person.get_username(), error)
        rows.update(mail_at=_next_try(notices[0].tries), failure=str(error) or repr(error))
        return False
    rows.update(mailed_at=timezone.now(), failure="")
    return True


@contextmanager
def _deadline(seconds):
    """Raise TimeoutError inside if it takes longer. The alarm is one of the main thread alone."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(*_args):
        raise TimeoutError(f"The mail server took longer than {seconds} seconds.")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _next_try(tries):
    """Return when to try again after this many tries, or None to give up."""
    return None if tries >= TRIES else timezone.now() + FIRST_WAIT * 2 ** (tries - 1)


def message_for(notices):
    """Return one mail about these notices, in the language of their recipient."""
    first, host = notices[0], urlsplit(settings.NEWSROOM_URL).hostname
    language = first.recipient.language
    headers = {"Message-ID": f"<notice-{first.pk}@{host}>", "Auto-Submitted": "auto-generated"}
    with override(language):
        context = {
            "office": settings.NEWSROOM_NAME_ZH if is_chinese(language) else settings.NEWSROOM_NAME,
            "language": language,
            "entries": [_entry(notice) for notice in notices],
            "choices": address("admin:notices"),
        }
        text = render_to_string("emails/notices.txt", context)
        to = [first.recipient.email]
        message = EmailMultiAlternatives(_subject(notices), text, to=to, headers=headers)
        message.attach_alternative(render_to_string("emails/notices.html", context), "text/html")
    return message


def _subject(notices):
    if not notices[0].in_digest:
        return " ".join(notices[0].sentence.split())
    number = len(notices)
    text = ngettext("%(number)s notice from the desk", "%(number)s notices from the desk", number)
    return text % {"number": number}


def _entry(notice):
    articles = Article.objects.select_related(
        "claimed_by__contributor",
        "asked_reviewer__contributor",
        "translation_of",
        "published__version",
    )
    article = articles.filter(pk=notice.article_id).first()
    return {
        "sentence": notice.sentence,
        "note": notice.note,
        "standing": why_not_out(article, lacking(article)) if article else "",
        "link": address(notice.page, notice.article_id) if article else "",
    }


def address(name, *arguments):
    """Return the absolute address of a staff page."""
    return settings.NEWSROOM_URL.rstrip("/") + reverse(name, args=arguments)


def overdue(now):
    """Return the stories whose review is overdue and not yet reported."""
    told = Notice.objects.filter(article=OuterRef("pk"), kind=Kind.OVERDUE)
    late = Article.objects.filter(work_state=Work.IN_REVIEW, due_at__lte=now)
    return late.filter(~Exists(told.filter(made_at__gte=OuterRef("due_at"))))


def tell_overdue():
    """Report each overdue review once, even with several workers; return how many."""
    now, told = timezone.now(), 0
    for number in overdue(now).values_list("pk", flat=True):
        with transaction.atomic():
            # Lock first, then ask again: another worker may just have reported it.
            article = Article.objects.select_for_update().get(pk=number)
            if overdue(now).filter(pk=number).exists():
                Notice.objects.tell_overdue(article)
                told += 1
    return told


def condition():
    """Return the state of the worker and of mail for /healthz, each as one word."""
    now, beat = timezone.now(), Heartbeat.last()
    worker = "never ran" if beat is None else "late" if beat < now - LATE else "ok"
    waiting = Notice.objects.filter(mailed_at=None, mail_at__isnull=False)
    failing = waiting.filter(Q(mail_at__lt=now - LATE) | ~Q(failure="")).exists()
    return {"worker": worker, "mail": "failing" if failing else "ok"}


def worker_warning():
    """Return a sentence for the staff pages if no worker runs, else ""."""
    beat = Heartbeat.last()
    if beat is None:
        return _(
            "The worker has never run: no mail is sent, and nobody is reminded of overdue reviews."
        )
    if beat < timezone.now() - LATE:
        text = _("The worker last ran %(time)s ago: no mail is sent until it runs again.")
        return text % {"time": timesince(beat)}
    return ""
