import hashlib
import json
from collections.abc import Mapping
from typing import Any, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.index import DeskDocument
from articles.text.content import Content, check_schema, without_listing
from people.models import User

from .act import Unchangeable, hash_of
from .moment import MomentField, as_hashed


def fingerprint_of(content: Mapping[str, object]) -> str:
    """Return the SHA-256 of a content's canonical JSON, as 64 hexadecimal digits."""
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


class Version(models.Model):
    """Everything readers see of a story, frozen. Approvals are for its fingerprint.

    Who made it, when and how is no part of the text, so it has a hash of its own beside the
    fingerprint, which holds that of the version before, and is held by every act on the text.
    """

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(_("number"))
    content: "models.JSONField[Content, Content]" = models.JSONField()
    fingerprint = models.CharField(_("fingerprint"), max_length=64)
    made_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    # The account's key outlives the account: reviews go by it.
    made_by_pk = models.PositiveBigIntegerField()
    made_by_name = models.CharField(max_length=160)
    made_at = MomentField()
    is_minor = models.BooleanField(_("minor"), default=False)
    is_review_edit = models.BooleanField(_("changed by a reviewer"), default=False)
    previous_hash = models.CharField(max_length=64, blank=True)
    row_hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["-number"]
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="version_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.article_id}/{self.number}"

    @property
    def text_fingerprint(self) -> str:
        """The SHA-256 of what a translation renders: the content without tags, links and address."""
        return fingerprint_of(without_listing(self.content))

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> Self:
        """Return a version as stored. Raises UnknownSchema for one of a later release."""
        version = super().from_db(*args, **kwargs)
        if "content" in version.__dict__:  # not deferred
            check_schema(version.content, f"Version {version.pk}")
        return version

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, once, and make this the text that staff find the story by."""
        if self.pk:
            raise Unchangeable("A version is never changed.")
        self.made_at = self.made_at or timezone.now()
        self.row_hash = self.computed_hash()
        super().save(*args, **kwargs)
        DeskDocument.keep([self])

    def computed_hash(self) -> str:
        """Return the hash of who made this text, when and how, and of the version before."""
        return hash_of(
            [
                self.article_id,
                self.number,
                self.fingerprint,
                self.made_by_pk,
                self.made_by_name,
                as_hashed(self.made_at),
                self.is_minor,
                self.is_review_edit,
                self.previous_hash,
            ]
        )
