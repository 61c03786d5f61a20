"""What was typed and is not saved, and who has a story open. Neither is kept as history."""

import hashlib
from datetime import timedelta
from urllib.parse import parse_qsl, urlencode

from django.db import IntegrityError, models, transaction
from django.utils import timezone

from people.models import User

# How long after its last sign a page counts as open.
OPEN_FOR = timedelta(seconds=60)
# How long kept words can be read, and for how long one copy is written over.
KEPT_FOR = timedelta(days=30)
ONE_COPY = timedelta(minutes=5)
MOST_COPIES = 20  # of one writing
# Fields that say how a form was sent, not what was written in it.
ABOUT_SENDING = {"csrfmiddlewaretoken", "typed_at", "first", "unchanged"}
ABOUT_SENDING |= {"_save", "_continue", "_addanother", "_act", "_merge"}


class SavedAlready(Exception):
    """Another request saved or kept the same opened form at the same moment."""


def written_in(form):
    """Return the fields of a sent form (a QueryDict) that somebody wrote, as form data."""
    written = [(name, values) for name, values in form.lists() if name not in ABOUT_SENDING]
    return urlencode(written, doseq=True)


class WritingQuerySet(models.QuerySet):
    def of(self, user, article):
        """The account's writings of a story; of new stories if article is None."""
        return self.filter(user=user, article=article).order_by("-kept_at", "-pk")

    def unsaved(self):
        return self.filter(ended_at=None)

    def under(self, user, key):
        """Return the account's writing under the key of a form, with its story, or None."""
        mine = self.filter(user=user, key=key).select_related("article")
        return mine.first() if key else None

    def keep(self, user, article, key, form, *, typed_at, is_first=False):
        """Keep what is written in an opened form; return its RecoveryCopy.

        `form` comes from written_in(). `typed_at` is the browser's clock, in milliseconds, when
        it was sent: what arrives late, after newer words or after the save, is dropped, and None
        returned. `is_first` begins a copy beside what was kept before the form was opened.
        """
        now = timezone.now()
        with transaction.atomic():
            start = {"article": article, "kept_at": now}
            writing, _is_new = self.select_for_update().get_or_create(
                user=user, key=key, defaults=start
            )
            latest = writing.copies.first()
            if writing.has_ended_with(form, typed_at) or (latest and typed_at < latest.typed_at):
                return None
            what = {"form": form, "typed_at": typed_at, "kept_at": now}
            if is_first or not latest or latest.began_at < now - ONE_COPY:
                latest = writing.copies.create(began_at=now, **what)
                old = writing.copies.values("pk")[MOST_COPIES:]
                writing.copies.filter(pk__in=list(old.values_list("pk", flat=True))).delete()
            else:
                writing.copies.filter(pk=latest.pk).update(**what)
                latest.kept_at = now
            self.filter(pk=writing.pk).update(kept_at=now, ended_at=None)
            return latest

    def save_once(self, user, article, key, form, *, typed_at, begun):
        """Note that a form was saved, in the transaction of the save.

        `begun` is the writing as under() found it before. Raises SavedAlready, by which the save
        is undone, if another request was faster: the caller looks again.
        """
        now = timezone.now()
        state = {"article": article, "saved": digest_of(form), "kept_at": now, "ended_at": now}
        state["ended_with"] = typed_at
        if begun:
            unchanged = self.filter(pk=begun.pk, article=begun.article)
            if not unchanged.update(**state):
                raise SavedAlready
            return
        try:
            self.create(user=user, key=key, **state)
        except IntegrityError as taken:
            raise SavedAlready from taken

    def end(self):
        """Offer these no more: their words were saved elsewhere, or are not wanted."""
        latest = RecoveryCopy.objects.filter(writing=models.OuterRef("pk")).order_by("-typed_at")
        last = models.functions.Coalesce(models.Subquery(latest.values("typed_at")[:1]), 0)
        return self.unsaved().update(ended_at=timezone.now(), ended_with=last)

    def forget_old(self):
        """Delete what nobody wrote in for KEPT_FOR. Returns nothing."""
        self.filter(kept_at__lt=timezone.now() - KEPT_FOR).delete()


class Writing(models.Model):
    """One opened form of a story: no version, no change of state, no effect on anything.

    Two windows are two writings. What is kept of one is offered again until a save of this
    same form, or somebody, says otherwise. `key` is in the form, and makes it save once.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="writings")
    # Of a story that was deleted, what was kept is offered for a new one.
    article = models.ForeignKey(
        "articles.Article", models.SET_NULL, null=True, related_name="writings"
    )
    key = models.UUIDField()
    kept_at = models.DateTimeField(db_index=True)
    ended_at = models.DateTimeField(null=True)
    # The browser's clock when the last words were sent that a save or a discarding covers.
    ended_with = models.BigIntegerField(default=0)
    saved = models.CharField(max_length=64, blank=True)  # digest_of() the form last saved

    objects = WritingQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="one_writing")]

    def __str__(self):
        return str(self.key)

    def is_saved_as(self, form):
        return self.saved == digest_of(form)

    def has_ended_with(self, form, typed_at):
        """Return True if a save or a discarding came after these words."""
        is_late = 0 < typed_at <= self.ended_with or self.is_saved_as(form)
        return bool(self.ended_at and is_late)


class RecoveryCopy(models.Model):
    """What stood in an opened form at one time. A writing has several, the latest first."""

    writing = models.ForeignKey(Writing, models.CASCADE, related_name="copies")
    form = models.TextField()
    typed_at = models.BigIntegerField()
    began_at = models.DateTimeField()
    kept_at = models.DateTimeField()

    class Meta:
        ordering = ["-began_at", "-pk"]

    def __str__(self):
        return f"{self.writing_id}/{self.pk}"

    @property
    def headline(self):
        return dict(parse_qsl(self.form)).get("headline", "")


def digest_of(form):
    """Return the SHA-256 of what is written in a form, whatever the order of its fields."""
    fields = sorted(parse_qsl(form, keep_blank_values=True))
    return hashlib.sha256(urlencode(fields).encode()).hexdigest()


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
