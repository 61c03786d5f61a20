from datetime import timedelta

from django.db import models
from django.utils import timezone

KEPT_FOR = timedelta(days=30)


class SendingQuerySet(models.QuerySet):
    def forget_old(self):
        """Delete those that no finger repeats any more. Returns nothing."""
        self.filter(sent_at__lt=timezone.now() - KEPT_FOR).delete()


class Sending(models.Model):
    """A form that was sent and did what it asked: see people/sent_once.py.

    `digest` is that of who sent what from which page, `answer` the address that it led to.
    """

    digest = models.CharField(max_length=64, unique=True)
    answer = models.TextField()
    sent_at = models.DateTimeField(default=timezone.now, db_index=True)

    objects = SendingQuerySet.as_manager()

    def __str__(self):
        return self.digest
