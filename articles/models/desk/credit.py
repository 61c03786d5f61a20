from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.text.credit_line import TYPED_ROLES, Role
from people.models import Contributor


class Credit(models.Model):
    """One person in one role of a working copy. Review is never typed: the press writes it.

    A draft may have a credit without a person: it is kept, printed nowhere, and asked about when
    the story is submitted.
    """

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="credits")
    role = models.CharField(
        _("role"),
        max_length=10,
        choices=[(r.value, r.label) for r in TYPED_ROLES],
        default=Role.TEXT,
    )
    contributor = models.ForeignKey(
        Contributor,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="credits",
        verbose_name=_("contributor"),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("credit")
        verbose_name_plural = _("credits")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role__in=[r.value for r in TYPED_ROLES]),
                name="credit_review_is_never_typed",
            )
        ]

    def save(self, *args, **kwargs):
        # An older version, or a form opened before a merge, may still name who is gone.
        if self.contributor:
            self.contributor = self.contributor.merged_into or self.contributor
        super().save(*args, **kwargs)

    def __str__(self):
        return f"{self.get_role_display()}: {self.contributor or '–'}"
