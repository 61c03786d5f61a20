"""Unsaved forms, and who has a story open. Neither is kept as history."""

from datetime import timedelta

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from people.models import User

# How long after its last sign a page counts as open.
OPEN_FOR = timedelta(seconds=60)


class RecoveryCopyQuerySet(models.QuerySet):
    def of(self, user, article):
        """The account's copies for a story; for a new story if article is None."""
        return self.filter(user=user, article=article)

    def times_for(self, user):
        """Return an expression on stories: when the account's copy was kept."""
        copies = self.filter(user=user, article=OuterRef("pk"))
        return Subquery(copies.values("kept_at")[:1])

    def kept_at(self, user, article):
        """Return when the account's copy was kept, or None. Uses times_for(), if the story has it."""
        if article is not None and hasattr(article, "copy_kept_at"):
            return article.copy_kept_at
        return self.of(user, article).values_list("kept_at", flat=True).first()

    def keep(self, user, article, form):
        """Keep the form's fields, as the browser sends them, instead of the earlier copy."""
        defaults = {"form": form, "kept_at": timezone.now()}
        return self.update_or_create(user=user, article=article, defaults=defaults)[0]


class RecoveryCopy(models.Model):
    """The unsaved form of one account: no version, no change of state, no effect on anything."""

    user = models.ForeignKey(User, models.CASCADE, related_name="recovery_copies")
    article = models.ForeignKey(
        "articles.Article", models.CASCADE, null=True, related_name="recovery_copies"
    )
    form = models.TextField()
    kept_at = models.DateTimeField()

    objects = RecoveryCopyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "article"], name="one_recovery_copy"),
            models.UniqueConstraint(
                fields=["user"], condition=Q(article=None), name="one_copy_of_a_new_story"
            ),
        ]

    def __str__(self):
        return f"{self.user_id}/{self.article_id}"


class PresenceQuerySet(models.QuerySet):
    def note(self, user, article):
        """Note that the account has the story open now."""
        self.update_or_create(user=user, article=article, defaults={"seen_at": timezone.now()})

    def others(self, user, article):
        """Return the names of the other accounts that have the story open now."""
        rows = self.filter(article=article, seen_at__gt=timezone.now() - OPEN_FOR)
        rows = rows.exclude(user=user).select_related("user__contributor").order_by("user_id")
        return [row.user.signing_name for row in rows]


class Presence(models.Model):
    """An account had a story open at a moment. A courtesy: it bars nobody."""

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()

    objects = PresenceQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "article"], name="one_presence")]

    def __str__(self):
        return f"{self.user_id}/{self.article_id}"
