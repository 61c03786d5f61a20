"""What a story knows of the same story in the other language, its other edition."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.record.moment import MomentField, to_the_millisecond
from articles.rules import acts
from articles.rules.editions import Step, state_of
from articles.rules.refusals import Stale
from articles.rules.states import Public, Work

# Guarded: they change with versions and acts alone.
OF_A_PAIR = (
    *("source_number", "source_fingerprint"),
    *("major_number", "major_fingerprint", "major_at"),
)
# The same as state_of() in articles/rules/editions.py, for lists.
OUT_OF_DATE = (
    Q(translation_of__isnull=False)
    & ~Q(source_fingerprint=F("translation_of__major_fingerprint"))
    & Q(source_number__lte=F("translation_of__major_number"))
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
    def other_edition(self):
        """The original of a translation, the translation of an original, or None."""
        return self.translation_of or self.translations.first()

    @property
    def translation_state(self):
        """The TranslationState of a translation, None if the original is not in the system."""
        original = self.translation_of
        return state_of(self, original) if original else None

    @property
    def is_out_of_date(self):
        """True for a translation whose original changed since."""
        state = self.translation_state
        return bool(state and state.is_out_of_date)

    @property
    def is_behind(self):
        """True for a translation of another text than the one that the original has now.

        False in the trash.
        """
        state = self.translation_state
        return bool(state and state.step is not Step.IN_STEP and self.work_state != Work.TRASHED)

    def touch_pair(self):
        """Note on the original of a translation that the pair changes now.

        Called before the translation itself is written, so that whoever writes both takes the
        rows in one order, and nobody waits for each other.
        """
        if self.translation_of_id:
            original = type(self).objects.filter(pk=self.translation_of_id)
            models.QuerySet.update(original, pair_updated_at=timezone.now())


def hold_pair(article):
    """Lock a story's original, or the story itself, and read the original anew.

    Inside a transaction and before anything else of the pair is written, so that two people
    who act on its two editions take their turn.
    """
    stories = type(article).objects.select_for_update()
    original = stories.get(pk=article.translation_of_id or article.pk)
    if article.translation_of_id:
        article.translation_of = original


def now_major(article, version, now):
    """Return the fields of a story whose text for translations is this version from now on."""
    fingerprint = version.text_fingerprint
    fields = {"major_number": version.number, "major_fingerprint": fingerprint}
    if fingerprint != article.major_fingerprint:
        fields["major_at"] = to_the_millisecond(now)  # a conditional UPDATE asks no field to
    return fields


# What a translation was made from. An act that says it names it in its details, as `source`.


def made_from(article):
    """Return the fields of a story that was linked to its original, or to none, just now.

    It counts as made from what its sheet last said of this original; where nobody said anything
    yet, from the original as it stands.
    """
    original = article.translation_of
    if original is None:
        return {"source_number": 0, "source_fingerprint": ""}
    source = last_source(article.sheet, original.pk)
    return source_fields(source or _source(original, original.major_number))


def source_fields(source):
    return {"source_number": source["version"], "source_fingerprint": source["fingerprint"]}


def last_source(sheet, original, *, is_printed=False):
    """Return the last `source` that acts name of this original (a key), or None.

    What a submission says of a public translation counts once it is published; with `is_printed`,
    that is left out.
    """
    found, public = None, Public.NEVER
    for act in sheet:
        source = act.details.get("source")
        waits = is_printed and act.act == acts.SUBMIT.name and public != Public.NEVER
        if source and source["story"] == original and not waits:
            found = source
        public = acts.ACTS[act.act].leaves or public
    return found


def sources_of(translation):
    """Return the Versions of the original that a translation may be said to render, newest first.

    They are its latest text, its last major text, and the one the translation was made from.
    """
    original = translation.translation_of
    if original is None:
        return []
    numbers = {original.version_number, original.major_number, translation.source_number}
    return list(original.versions.filter(number__in=numbers))


def usual_source(translation, text):
    """Return the number of the version that a submitted `text` (a Version) renders, unless said.

    A text that waits for review or publication is the one the translation goes out with. A minor
    correction, or a text that readers have already, says nothing of the original.
    """
    row, original = translation.newsstand, translation.translation_of
    is_same = row and row.version.text_fingerprint == text.text_fingerprint
    if row and (translation.is_minor or is_same):
        return translation.source_number
    is_frozen = original.work_state in (Work.IN_REVIEW, Work.APPROVED)
    return original.version_number if is_frozen else original.major_number


def source_named(translation, number):
    """Return {"source": …} for the details of an act that names this version of the original.

    Raises Stale for a version that the original has left behind since the page was opened.
    """
    original = translation.translation_of
    known = (translation.source_number, original.major_number, original.version_number)
    if number not in known:
        raise Stale(_("The original has changed since this page was opened. Read it again first."))
    return {"source": _source(original, number)}


def _source(original, number):
    if number == original.major_number:
        fingerprint = original.major_fingerprint
    else:
        version = original.versions.filter(number=number).first()
        fingerprint = version.text_fingerprint if version else ""
    return {"story": original.pk, "version": number, "fingerprint": fingerprint}
