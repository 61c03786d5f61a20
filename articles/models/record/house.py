"""The house as the subject of acts: its sheet, and the changes of its words that wait.

Its words are what readers see of sections, units, tags and contributors: `WORDS` of each model.
"""

from __future__ import annotations

from typing import Any

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.taxonomy import Section, Tag
from articles.rules import house_acts
from articles.rules.transition import Subject, Transition
from people.models import Contributor, Unit, User
from people.names import Addressed

from .act import Act
from .moment import MomentField

Changes = dict[str, list[Any]]  # {column: [before, after]}
MODELS: dict[str, type[Addressed]] = {
    model._meta.model_name or "": model for model in (Section, Unit, Tag, Contributor)
}


def kind_of(thing: Addressed) -> str:
    return str(thing._meta.model_name)


class House(models.Model):
    """The one row that counts the acts of the house, so that the last can't be cut off."""

    acts_count = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.acts_count)

    @classmethod
    def sheet(cls) -> models.QuerySet[Act]:
        """Return every act of the house, in order."""
        return Act.objects.filter(subject=Subject.HOUSE.value, article_pk=0).order_by("number")

    @classmethod
    @transaction.atomic
    def sign(
        cls,
        act: Transition,
        *,
        by: User | None,
        kind: str,
        key: int,
        name: str,
        note: str = "",
        **details: Any,
    ) -> Act:
        """Add a row to the house's sheet: what was done, to which thing, with further details.

        The counter is written first: whoever signs at the same time waits for this transaction.
        """
        cls.objects.get_or_create(pk=1)
        cls.objects.filter(pk=1).update(acts_count=F("acts_count") + 1)
        number = cls.objects.get(pk=1).acts_count
        last = cls.sheet().last()
        return Act.objects.create(
            subject=Subject.HOUSE.value,
            article_pk=0,
            number=number,
            act=act.name,
            **Act.signed_by(by),
            version_number=0,
            note=note,
            details={"kind": kind, "key": key, "name": name, **details},
            made_at=timezone.now(),
            previous_hash=last.row_hash if last else "",
        )


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def waiting(self) -> ProposalQuerySet:
        return self.filter(state=Proposal.State.WAITING)

    def about(self, thing: Addressed) -> ProposalQuerySet:
        return self.filter(kind=kind_of(thing), key=thing.pk)

    def to_reprint(self) -> ProposalQuerySet:
        """Those approved for old pages of which some are still to be printed."""
        return self.filter(reprints_after__isnull=False)


class Proposal(models.Model):
    """A change of the house's words that a second account has to approve.

    Of a contributor who is not approved yet, it changes `is_approved`, and so all words at once.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting for approval")
        APPROVED = "approved", _("approved")
        DECLINED = "declined", _("declined")
        TAKEN_BACK = "taken_back", _("taken back")

    kind = models.CharField(max_length=12)
    key = models.PositiveBigIntegerField()
    name = models.CharField(max_length=300)  # of the thing, when the change was made
    changes: models.JSONField[Changes, Changes] = models.JSONField()
    on_old_pages = models.BooleanField(default=False)
    made_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    made_by_pk = models.PositiveBigIntegerField()
    made_by_name = models.CharField(max_length=160)
    made_at = MomentField()
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    # The acts of the house that proposed and that decided it.
    proposed = models.ForeignKey(Act, models.PROTECT, related_name="+")
    decided = models.ForeignKey(Act, models.PROTECT, null=True, related_name="+")
    # The key of the last published row that was reprinted; None if there is nothing to reprint.
    reprints_after = models.PositiveBigIntegerField(null=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("proposed change")
        verbose_name_plural = _("proposed changes")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "key"], condition=Q(state="waiting"), name="one_proposal_waits"
            )
        ]
        indexes = [
            models.Index(
                fields=["reprints_after"],
                condition=Q(reprints_after__isnull=False),
                name="proposal_to_reprint",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_waiting(self) -> bool:
        return self.state == self.State.WAITING

    @property
    def is_new(self) -> bool:
        """True if it is about a contributor nobody approved yet."""
        return "is_approved" in self.changes

    @property
    def thing(self) -> Addressed | None:
        """What it is about, None if that was deleted."""
        return MODELS[self.kind]._default_manager.filter(pk=self.key).first()

    def may_be(self, act: Transition, account: Any) -> bool:
        """Return True if the account may do the act on it now."""
        return self.is_waiting and act in house_acts.DECISIONS and act.who(account, self)  # type: ignore[arg-type]
