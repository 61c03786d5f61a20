"""The newsstand: the table that readers' pages are made from, written by the press alone."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.index import SearchDocument
from articles.models.photo import Photo
from articles.models.record.act import Unchangeable
from articles.models.record.moment import MomentField, as_hashed
from articles.models.record.version import Version, fingerprint_of
from articles.models.taxonomy import Section, Tag
from articles.text.content import Correction, CreditEntry, ShownPicture
from articles.text.credit_line import Role
from people.models import Contributor, Unit

from .neighbours import MOST_RELATED, NeighbourQuerySet

Credits = list[CreditEntry]
Pictures = list[ShownPicture]
Corrections = list[Correction]

# What readers see of a row: the columns that printed_hashes() covers.
PRINTED = (
    "fingerprint",
    "language",
    "address",
    "headline",
    "standfirst",
    "body",
    "place",
    "translation_group",
    "section_id",
    "section_printed",
    "unit_id",
    "unit_printed",
    "tags_printed",
    "credits",
    "pictures",
    "contact",
    "first_published_where",
    "corrections",
    "related",
    "event_on",
    "first_published_on",
    "dated_on",
    "first_published_at",
    "published_at",
    "updated_at",
    "announced_at",
)


# True of every public row, but asked for by feeds alone. With a condition that other lists share,
# SQLite would use the feeds' indexes for those lists too, and sort what it finds.
FOR_FEEDS = Q(withdrawn_at=None, first_published_at__isnull=False)


def _as_json(value: Any) -> Any:
    if isinstance(value, datetime):
        return as_hashed(value)
    return value.isoformat() if isinstance(value, date) else value


class PublishedQuerySet(NeighbourQuerySet):
    def public(self):
        """What a visitor may read now. The only definition of public."""
        return self.filter(published_at__lte=timezone.now(), withdrawn_at=None)

    def scheduled(self):
        return self.filter(published_at__gt=timezone.now(), withdrawn_at=None)

    def in_language(self, language):
        return self.filter(language=language)

    def latest_first(self):
        return self.order_by("-dated_on", "-pk")

    def last_published_first(self):
        return self.filter(FOR_FEEDS).order_by("-announced_at", "-pk")

    def for_lists(self):
        return self.defer("body", "tags_printed").select_related("section")

    def with_other_edition(self):
        """Add `other_address`: the public address of the story in the other language, or None."""
        other = self.model.objects.public().exclude(language=OuterRef("language"))
        other = other.filter(translation_group=OuterRef("translation_group"))
        return self.annotate(other_address=Subquery(other.values("address")[:1]))

    def with_latest_withdrawal(self):
        """Add `latest_withdrawal`: when any story was last taken away, or None."""
        withdrawn = self.model.objects.filter(withdrawn_at__isnull=False)
        moments = withdrawn.order_by("-withdrawn_at").values("withdrawn_at")
        return self.annotate(latest_withdrawal=Subquery(moments[:1]))

    def refuse(self, *args, **kwargs):
        raise Unchangeable("Only the press writes what is published.")

    update = delete = bulk_create = bulk_update = refuse


class PublishedArticle(models.Model):
    """A story as the public reads it: everything a page needs, in one row."""

    article = models.OneToOneField("articles.Article", models.PROTECT, related_name="published")
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    fingerprint = models.CharField(max_length=64)
    # The last version of the story that was published with a review; 0 for none yet.
    reviewed_number = models.PositiveIntegerField(default=0)
    # The number of the original: the same for a story and its translations.
    translation_group = models.PositiveBigIntegerField(db_index=True)

    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    year = models.PositiveSmallIntegerField()
    month = models.PositiveSmallIntegerField()
    slug = models.SlugField(max_length=100)
    address = models.CharField(max_length=200)

    headline = models.CharField(_("headline"), max_length=255)
    standfirst = models.TextField(blank=True)
    body = models.TextField()
    section = models.ForeignKey(Section, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    tags = models.ManyToManyField(Tag, through="PublishedTag", related_name="+")
    # Their names as printed: a section that is renamed changes no page that was signed.
    section_printed = models.JSONField(default=dict)
    unit_printed = models.JSONField(default=dict)
    tags_printed = models.JSONField(default=list)
    event_on = models.DateField(null=True)
    place = models.CharField(max_length=120, blank=True)
    credits: "models.JSONField[Credits, Credits]" = models.JSONField(default=list)
    pictures: "models.JSONField[Pictures, Pictures]" = models.JSONField(default=list)
    contact = models.CharField(max_length=200, blank=True)
    first_published_on = models.DateField(null=True)
    first_published_where = models.CharField(max_length=120, blank=True)
    corrections: "models.JSONField[Corrections, Corrections]" = models.JSONField(default=list)
    related = models.JSONField(default=list)

    dated_on = models.DateField()
    first_published_at = MomentField()
    published_at = MomentField()
    updated_at = MomentField(null=True)
    withdrawn_at = MomentField(null=True)
    # When it was news: feeds go by it. See articles/press/printing.py.
    announced_at = MomentField()

    # Of a translation that is out of date: when readers got the original's new text.
    original_changed_at = MomentField(null=True)

    other_address: str | None  # of a row read by with_other_edition()

    objects = PublishedQuerySet.as_manager()

    class Meta:
        ordering = ["-dated_on", "-pk"]
        verbose_name = _("published story")
        verbose_name_plural = _("published stories")
        constraints = [
            models.UniqueConstraint(
                fields=["language", "year", "month", "slug"], name="published_address_once"
            )
        ]
        indexes = [
            models.Index(fields=["language", "-dated_on", "-id"]),
            models.Index(fields=["section", "language", "-dated_on", "-id"]),
            models.Index(fields=["unit", "language", "-dated_on", "-id"]),
            models.Index(fields=["language", "year", "-dated_on", "-id"]),
            models.Index(fields=["language", "year", "month", "-dated_on", "-id"]),
            # For sitemaps, which go by publication.
            models.Index(
                fields=["-published_at", "-id", "updated_at"],
                condition=Q(withdrawn_at=None),
                name="published_by_publication",
            ),
            models.Index(
                fields=["language", "-announced_at", "-id"],
                condition=FOR_FEEDS,
                name="published_feed",
            ),
            models.Index(
                fields=["section", "language", "-announced_at", "-id"],
                condition=FOR_FEEDS,
                name="published_section_feed",
            ),
            models.Index(
                fields=["-withdrawn_at"],
                condition=Q(withdrawn_at__isnull=False),
                name="published_withdrawals",
            ),
            models.Index(
                fields=["-updated_at"],
                condition=Q(withdrawn_at=None, updated_at__isnull=False),
                name="published_updates",
            ),
        ]

    def __str__(self):
        return self.headline

    def save(self, *args, by_press=False, **kwargs):
        if not by_press:
            raise Unchangeable("Only the press writes what is published.")
        super().save(*args, **kwargs)
        SearchDocument.keep([self])

    def delete(self, *args, by_press=False, **kwargs):
        if not by_press:
            raise Unchangeable("Only the press writes what is published.")
        SearchDocument.forget([self])
        return super().delete(*args, **kwargs)

    def get_absolute_url(self):
        return self.address

    @property
    def is_public(self):
        return self.withdrawn_at is None and self.published_at <= timezone.now()

    @property
    def is_scheduled(self):
        return self.withdrawn_at is None and self.published_at > timezone.now()

    def printed_hashes(self) -> dict[str, str]:
        """Return a hash of each column that readers see.

        The act that printed the row keeps them on the sheet, so that the audit can name a column
        that was changed since.
        """
        return {name: fingerprint_of({name: _as_json(getattr(self, name))}) for name in PRINTED}

    @property
    def behind_since(self):
        """Of a translation: since when its original has said something else, if readers are told."""
        at = self.original_changed_at
        is_told = settings.NEWSROOM_TELL_READERS_OF_CHANGES
        return at if at and is_told and at <= timezone.now() else None

    @property
    def appeared_at(self):
        """When it was first published, here or elsewhere."""
        return self.announced_at if self.first_published_on else self.first_published_at

    @property
    def is_unreviewed(self):
        """True for a text published in an emergency, until a reviewer signs it."""
        return self.reviewed_number != self.version.number

    @property
    def lead(self) -> ShownPicture | None:
        """The lead picture, or None."""
        return next((picture for picture in self.pictures if picture["lead"]), None)

    @property
    def related_links(self):
        """The related stories that are public, of a row read by with_related()."""
        links = (getattr(self, f"related_{n}", None) for n in range(MOST_RELATED))
        return [link for link in links if link]

    @property
    def other_pictures(self) -> list[ShownPicture]:
        return [picture for picture in self.pictures if not picture["lead"]]


class PublishedCredit(models.Model):
    """Who is credited on a published story, for the pages of contributors."""

    published = models.ForeignKey(PublishedArticle, models.CASCADE, related_name="credit_rows")
    contributor = models.ForeignKey(Contributor, models.PROTECT, related_name="published_credits")
    role = models.CharField(max_length=10, choices=Role)
    # As the story has them, so that an index holds a contributor's stories in their order.
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    dated_on = models.DateField()
    announced_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["published", "contributor", "role"], name="published_credit_once"
            )
        ]
        indexes = [
            models.Index(
                fields=["contributor", "language", "role", "-dated_on", "-published"],
                name="published_credit_latest_first",
            ),
            models.Index(
                fields=["contributor", "language", "-announced_at", "-published"],
                name="published_credit_feed",
            ),
        ]

    def __str__(self):
        return f"{self.published_id} {self.role} {self.contributor_id}"


class PublishedTag(models.Model):
    """What a published story is about, for the pages of tags."""

    published = models.ForeignKey(PublishedArticle, models.CASCADE, related_name="tag_rows")
    tag = models.ForeignKey(Tag, models.CASCADE, related_name="+")
    # As the story has them, so that an index holds a tag's stories in their order.
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    dated_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["published", "tag"], name="published_tag_once")
        ]
        indexes = [
            models.Index(
                fields=["tag", "language", "-dated_on", "-published"],
                name="published_tag_latest_first",
            )
        ]

    def __str__(self):
        return f"{self.published_id} {self.tag_id}"


class PublishedPicture(models.Model):
    """A picture that a published story shows: what makes its renditions public."""

    published = models.ForeignKey(PublishedArticle, models.CASCADE, related_name="picture_rows")
    photo = models.ForeignKey(Photo, models.PROTECT, related_name="published_in")

    def __str__(self):
        return f"{self.published_id} {self.photo_id}"

    @classmethod
    def shows(cls, key):
        """Return True if a visitor may see the renditions of the picture with this key."""
        public = PublishedArticle.objects.public()
        return cls.objects.filter(photo__key=key, published__in=public).exists()
