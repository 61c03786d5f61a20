from django.db import models
from django.utils import timezone


class Heartbeat(models.Model):
    """When a background worker last ran: one row, told by /healthz and on the staff pages."""

    beat_at = models.DateTimeField()

    def __str__(self):
        return f"{self.beat_at:%Y-%m-%d %H:%M}"

    @classmethod
    def beat(cls):
        now = timezone.now()
        if not cls.objects.filter(pk=1).update(beat_at=now):
            cls.objects.bulk_create([cls(pk=1, beat_at=now)], ignore_conflicts=True)

    @classmethod
    def last(cls):
        return cls.objects.values_list("beat_at", flat=True).first()
