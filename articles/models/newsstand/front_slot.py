"""The front page as the office arranges it: which stories come first, and until when."""

from functools import partial

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.rules.refusals import Stale
from people.models import User

from .published import PublishedArticle

MOST_PINNED = 5


class FrontSlotQuerySet(models.QuerySet):
    def in_language(self, language):
        return self.filter(language=language)

    def arrange(self, language, picks, *, by, seen):
        """Put [(place, published story, until)] in front. Raises Stale if `seen` is outdated."""
        slot = partial(FrontSlot, language=language, set_by=by)
        slots = [
            slot(position=position, place=place, published=story, until=until)
            for position, (place, story, until) in enumerate(picks)
        ]
        try:
            with transaction.atomic():
                self._replace(language, slots, seen)
        except IntegrityError:
            raise Stale(stale()) from None

    def _replace(self, language, slots, seen):
        old = self.in_language(language)
        if list(old.values_list("pk", flat=True)) != seen:
            raise Stale(stale())
        # The second of two racing accounts finds them deleted, or the first position taken.
        if old.delete()[0] != len(seen):
            raise Stale(stale())
        self.bulk_create(slots)


def stale():
    """Return why an arrangement is not saved: it began from an outdated one."""
    return _(
        "Not saved: somebody else has arranged this page since you opened it. Your picks are still here: save again to put them in place of the others."
    )


class FrontSlot(models.Model):
    """A story that an editor put in front, in one language. Readers see it while it is public."""

    class Place(models.TextChoices):
        LEAD = "lead", _("Lead")
        PINNED = "pinned", _("Pinned")

    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    position = models.PositiveSmallIntegerField()
    place = models.CharField(max_length=10, choices=Place)
    published = models.ForeignKey(PublishedArticle, models.CASCADE, related_name="front_slots")
    until = models.DateTimeField(_("until"), null=True, blank=True)
    set_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    set_at = models.DateTimeField(auto_now_add=True)

    objects = FrontSlotQuerySet.as_manager()

    class Meta:
        ordering = ["language", "position"]
        default_permissions = ()
        permissions = [("arrange_front", "Can arrange the front page")]
        constraints = [
            models.UniqueConstraint(fields=["language", "position"], name="front_position_once"),
            models.UniqueConstraint(fields=["language", "published"], name="front_story_once"),
        ]

    def __str__(self):
        return f"{self.language} {self.position} {self.published_id}"

    @classmethod
    def standing(cls, language):
        """Return the public stories in front of a language now, in order, with `front_place`."""
        # Only the slots are filtered by language: they are few, so the query begins there.
        in_time = Q(front_slots__until=None) | Q(front_slots__until__gt=timezone.now())
        chosen = PublishedArticle.objects.public().for_lists()
        chosen = chosen.filter(in_time, front_slots__language=language)
        chosen = chosen.annotate(front_place=models.F("front_slots__place"))
        return chosen.order_by("front_slots__position")
