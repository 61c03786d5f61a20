"""What an account is told about a story: kept in the act's own transaction, mailed later."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class NoticeQuerySet(models.QuerySet):
    def tell(self, article, act):
        """Tell the people an act concerns, except the one who did it."""


class Notice(models.Model):
    """One thing one account is told. It is also the mail to be sent: see articles/notifications.py."""

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices", editable=False
    )
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
            models.Index(
                fields=["mail_at"],
                condition=models.Q(mailed_at=None, mail_at__isnull=False),
                name="notice_to_mail",
            ),
        ]

    def __str__(self):
        return f"{self.recipient_id} {self.kind} {self.article_id}"
