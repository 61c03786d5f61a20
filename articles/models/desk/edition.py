"""What a story knows of the same story in the other language, its other edition."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.record.moment import MomentField
from articles.rules.editions import state_of

# Guarded: they change with versions and acts alone.
OF_A_PAIR = (
    *("source_number", "source_fingerprint"),
    *("major_number", "major_fingerprint", "major_at"),
)
OUT_OF_DATE = Q(translation_of__isnull=False) & ~Q(
    source_fingerprint=F("translation_of__major_fingerprint")
)


class Edition(models.Model):
    """The part of an Article by which an original and its translation stay together.

    Fingerprints here are Version.text_fingerprint: tags, links and address are left out.
    """

    # Of a translation: the version of the original it was made from; 0 of another story.
    source_number = models.PositiveIntegerField(default=0, editable=False)
    source_fingerprint = models.CharField(max_length=64, blank=True, editable=False)
    # The last version published as more than a minor correction, and since when readers have that
    # text. Before the first publication it is the latest version, and when it was made.
    major_number = models.PositiveIntegerField(default=0, editable=False)
    major_fingerprint = models.CharField(max_length=64, blank=True, editable=False)
    major_at = MomentField(null=True, editable=False)
    # When this story or a translation of it was last changed: lists of pairs go by it.
    pair_updated_at = models.DateTimeField(_("last changed"), auto_now=True)

    class Meta:
        abstract = True

    @property
    def translation_state(self):
        """The TranslationState of a translation, None if the original is not in the system."""
        original = self.translation_of
        return state_of(self, original) if original else None

    @property
    def is_out_of_date(self):
        state = self.translation_state
        return bool(state and state.is_out_of_date)

    def touch_pair(self):
        """Note on the original of a translation that the pair changes now.

        Called before the translation itself is written, so that whoever writes both takes the
        rows in one order, and nobody waits for each other.
        """
        if self.translation_of_id:
            original = type(self).objects.filter(pk=self.translation_of_id)
            models.QuerySet.update(original, pair_updated_at=timezone.now())


def made_from(original):
    """Return the fields of a translation that is made from the original as it stands."""
    if original is None:
        return {"source_number": 0, "source_fingerprint": ""}
    return {
        "source_number": original.major_number,
        "source_fingerprint": original.major_fingerprint,
    }


def now_major(article, version, now):
    """Return the fields of a story whose text for translations is this version from now on."""
    fingerprint = version.text_fingerprint
    fields = {"major_number": version.number, "major_fingerprint": fingerprint}
    return fields if fingerprint == article.major_fingerprint else fields | {"major_at": now}
