"""What an account is told about a story: kept in the act's own transaction, mailed later."""

from datetime import timedelta

from django.db import models
from django.db.models import Count, F, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.rules import acts, turns
from articles.rules.audiences import OVERDUE
from articles.rules.editions import TELLS_OTHERS, tells_others
from articles.rules.notice_kinds import BY_DEFAULT, PAGES, Delivery, Kind, sentence
from articles.rules.states import Work
from people.models import User

from .audiences import told

# A mail that fails is tried again after 1, 2, 4, … minutes; for the last time after a day and a half.
TRIES = 12
FIRST_WAIT = timedelta(minutes=1)
# How long a worker holds a mail it is sending: longer than any mail server takes to answer.
LEASE = timedelta(minutes=10)


class NoticeQuerySet(models.QuerySet):
    def tell(self, article, act):
        """Tell the people concerned by an act, except the one who did it; return the notices.

        The people of the other edition are told of theirs: their notice leads there.
        """
        row = acts.ACTS[act.act]
        made = self._tell_of(row.tells, article, act)
        other = article.other_edition if row in TELLS_OTHERS else None
        if other and other.work_state != Work.TRASHED:
            other.staff = article.staff
            is_new = row.prints and article.major_number == act.version_number
            tells = tells_others(row, outdates=is_new and other.is_out_of_date)
            made += self._tell_of(tells, other, act)
        return made

    def _tell_of(self, tells, article, act):
        people = [account for account in told(tells, article) if account.pk != act.account_id]
        return self._tell(people, article, act=act, actor_name=act.name, note=act.note)

    def tell_person(self, user, kind, article, actor_name="", note=""):
        """Tell one account about a story; return the notice, None for an inactive account."""
        user.kind = kind
        people = [user] if user.is_active else []
        return next(iter(self._tell(people, article, actor_name=actor_name, note=note)), None)

    def tell_overdue(self, article):
        return self._tell(told(OVERDUE, article), article)

    def _tell(self, people, article, **about):
        now = timezone.now()
        about |= {"article": article, "headline": str(article)}
        return self.bulk_create(
            Notice(
                recipient=person,
                kind=person.kind,
                **about,
                **NoticeSettings.of(person).delivery(person.kind, now),
            )
            for person in people
        )

    def unread(self):
        return self.filter(read_at=None)

    def due(self, now):
        """Notices whose mail should have been sent by now."""
        return self.filter(mailed_at=None, mail_at__lte=now)

    def failed(self):
        """Notices whose mail could not be sent, the latest first."""
        return self.filter(mailed_at=None).exclude(failure="")

    def claim(self, now):
        """Take those of these mails that are due, for this worker alone; return them.

        One conditional UPDATE, so that only one of two workers gets a mail, on SQLite too. If
        the worker dies before it sends the mail, another sends it when the lease is over.
        """
        lease = now + LEASE
        if not self.due(now).update(mail_at=lease, tries=F("tries") + 1):
            return []
        mine = self.filter(mailed_at=None, mail_at=lease)
        return list(mine.select_related("recipient", "act").order_by("pk"))


class Notice(models.Model):
    """What one account is told, and the mail to be sent about it: see articles/desk/outbox.py."""

    recipient = models.ForeignKey(User, models.CASCADE, related_name="notices", editable=False)
    kind = models.CharField(_("kind"), max_length=24)
    article = models.ForeignKey(
        "articles.Article", models.CASCADE, null=True, related_name="notices", editable=False
    )
    act = models.ForeignKey("articles.Act", models.CASCADE, null=True, related_name="+")
    headline = models.CharField(_("headline"), max_length=255, blank=True)
    actor_name = models.CharField(_("by"), max_length=160, blank=True)
    note = models.TextField(_("note"), blank=True)
    made_at = models.DateTimeField(_("time"), auto_now_add=True)
    read_at = models.DateTimeField(null=True)
    in_digest = models.BooleanField(default=False)
    mail_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    failure = models.TextField(blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        indexes = [
            models.Index(fields=["recipient", "-made_at"]),
            models.Index(fields=["recipient"], condition=Q(read_at=None), name="notice_unread"),
            models.Index(
                fields=["mail_at"],
                condition=Q(mailed_at=None, mail_at__isnull=False),
                name="notice_to_mail",
            ),
        ]

    def __str__(self):
        return f"{self.recipient_id} {self.kind} {self.article_id}"

    @property
    def page(self):
        """The name of the URL of the story's page that shows best what happened."""
        return f"admin:articles_article_{PAGES.get(self.kind, 'change')}"

    @property
    def sentence(self):
        act = self.act.get_act_display() if self.act else ""
        return sentence(self.kind, headline=self.headline, name=self.actor_name, act=act)

    @property
    def because(self):
        """What made an approval fall, as a sentence; "" for a notice of anything else."""
        return turns.what_ended(self.act) if self.kind == Kind.VOID and self.act else ""


def unread_by(recipient):
    """Return an expression on accounts: the number of notices that each has not read."""
    unread = Notice.objects.filter(recipient=recipient, read_at=None).order_by()
    counted = unread.values("recipient").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


class NoticeSettings(models.Model):
    """How an account wants to be told. Without a row, the office's defaults apply."""

    user = models.OneToOneField(
        User, models.CASCADE, related_name="notice_settings", editable=False
    )
    digest_hour = models.PositiveSmallIntegerField(
        _("hour of the daily mail"),
        default=8,
        choices=[(hour, f"{hour:02d}:00") for hour in range(24)],
    )
    # A Delivery for each Kind the account has chosen one for.
    choices = models.JSONField(default=dict, editable=False)

    class Meta:
        verbose_name = _("choice of notices")
        verbose_name_plural = _("choices of notices")

    def __str__(self):
        return f"{self.user_id} {self.digest_hour}"

    @classmethod
    def of(cls, user):
        """Return the account's settings, or the defaults if it has none."""
        return getattr(user, "notice_settings", None) or cls(user=user)

    def choice(self, kind):
        """Return the Delivery of a kind: the account's own choice, else the office's."""
        return Delivery(self.choices.get(kind) or BY_DEFAULT.get(kind, Delivery.NOW))

    def delivery(self, kind, now):
        """Return the fields of a notice that say when and how it is mailed, if at all."""
        choice = self.choice(kind) if self.user.email else Delivery.NONE
        moments = {Delivery.NOW: now, Delivery.DIGEST: self.next_digest(now), Delivery.NONE: None}
        return {"mail_at": moments[choice], "in_digest": choice == Delivery.DIGEST}

    def next_digest(self, now):
        """Return the next moment of the daily mail, in the office's time zone."""
        today = timezone.localtime(now)
        at = today.replace(hour=self.digest_hour, minute=0, second=0, microsecond=0)
        return at if at > now else at + timedelta(days=1)
