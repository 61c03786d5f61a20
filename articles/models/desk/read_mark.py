"""What an account marked as read: the review page counts changes from there, and nothing else does."""

from django.db import models
from django.utils import timezone

from people.models import User


class ReadMarkQuerySet(models.QuerySet):
    def put(self, user, version):
        """Note that the account has read this Version, in place of what it marked before."""
        now = {"version_number": version.number, "made_at": timezone.now()}
        return self.update_or_create(user=user, article=version.article, defaults=now)[0]


class ReadMark(models.Model):
    """The version of a story that an account marked as read last, and when. No act, on no sheet."""

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="read_marks")
    version_number = models.PositiveIntegerField()
    made_at = models.DateTimeField()

    objects = ReadMarkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "article"], name="one_read_mark"),
        ]

    def __str__(self):
        return f"{self.user_id} {self.article_id}/{self.version_number}"
