import hashlib
import json
from collections.abc import Mapping
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.index import DeskDocument
from articles.text.content import Content, check_schema
from people.models import User

from .act import Unchangeable


def fingerprint_of(content: Mapping[str, object]) -> str:
    """Return the SHA-256 of a content's canonical JSON, as 64 hexadecimal digits."""
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


class Version(models.Model):
    """Everything readers see of a story, frozen. Approvals are for its fingerprint."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(_("number"))
    content: "models.JSONField[Content, Content]" = models.JSONField()
    fingerprint = models.CharField(_("fingerprint"), max_length=64)
    made_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    made_by_name = models.CharField(max_length=160)
    made_at = models.DateTimeField(auto_now_add=True)
    is_minor = models.BooleanField(_("minor"), default=False)
    is_review_edit = models.BooleanField(_("changed by a reviewer"), default=False)

    class Meta:
        ordering = ["-number"]
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="version_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.article_id}/{self.number}"

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
        super().save(*args, **kwargs)
        DeskDocument.keep([self])
