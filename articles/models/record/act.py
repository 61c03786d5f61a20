import hashlib
import json
from typing import Any, NoReturn

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.rules import acts, house_acts
from articles.rules.transition import Subject
from articles.text.comparing import label_of
from articles.text.comparing.facts import Fact, compare_facts
from people.models import User

from .moment import MomentField, as_hashed


class Unchangeable(Exception):
    """Raised on an attempt to change or delete what is kept for good."""


def hash_of(facts: list[Any]) -> str:
    """Return the SHA-256 of what a row says, as 64 hexadecimal digits."""
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


class ActQuerySet(models.QuerySet["Act"]):
    def refuse(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise Unchangeable("An act is written by the door alone, and never changed.")

    update = delete = bulk_create = bulk_update = refuse


class Act(models.Model):
    """A row of a sheet: of a story's, or of the house's, whose `article_pk` is 0.

    Rows are only added, and each holds the hash of the row before on the same sheet.

    It also holds the hash of the version it is about, and so of who made the text, and when.

    Keys and names are copied, so that a row still says who signed what after an account or a
    story is deleted. `details` holds further facts. `manage.py verify` checks the chain.
    """

    article = models.ForeignKey("articles.Article", models.SET_NULL, null=True, related_name="acts")
    subject = models.CharField(max_length=12, default=Subject.STORY.value, editable=False)
    article_pk = models.PositiveBigIntegerField(_("story"))
    number = models.PositiveIntegerField(_("number"))
    act = models.CharField(_("act"), max_length=24, choices=[*acts.CHOICES, *house_acts.CHOICES])
    account = models.ForeignKey(User, models.SET_NULL, null=True, related_name="acts")
    account_pk = models.PositiveBigIntegerField()
    username = models.CharField(max_length=150)
    name = models.CharField(_("name"), max_length=160)
    contributor_pk = models.PositiveBigIntegerField(null=True)
    version_number = models.PositiveIntegerField()
    fingerprint = models.CharField(_("fingerprint"), max_length=64)
    version_hash = models.CharField(max_length=64, blank=True)
    note = models.TextField(_("note"), blank=True)
    details = models.JSONField(default=dict)
    made_at = MomentField(_("time"))
    previous_hash = models.CharField(max_length=64, blank=True)
    row_hash = models.CharField(max_length=64)

    objects = ActQuerySet.as_manager()

    class Meta:
        ordering = ["article_pk", "number"]
        verbose_name = _("act")
        verbose_name_plural = _("sign-off sheet")
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "article_pk", "number"], name="act_number_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.article_pk}/{self.number} {self.act}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            raise Unchangeable("An act is never changed.")
        self.row_hash = self.computed_hash()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise Unchangeable("An act is never deleted.")

    @staticmethod
    def signed_by(account: User | None) -> dict[str, Any]:
        """Return the columns that say who did it; None is the program itself."""
        person = account.person if account else None
        return {
            "account": account,
            "account_pk": account.pk if account else 0,
            "username": account.get_username() if account else "",
            "name": account.signing_name if account else "",
            "contributor_pk": person.pk if person else None,
        }

    @property
    def evidence(self) -> dict[str, Any]:
        """What a signature depended on: the author side, the step, the signer's groups."""
        return dict(self.details.get("evidence", {}))

    @property
    def listing_changes(self) -> list[Fact]:
        """What a publisher changed beside a public text, before and after."""
        changes = self.details.get("listing", {})
        old, new = ({key: pair[n] for key, pair in changes.items()} for n in (0, 1))
        return compare_facts(old, new, names={})

    @property
    def changed(self) -> list[object]:
        """The parts of an approved text that the act changed, as a page names them."""
        return [label_of(part) for part in self.details.get("changed", ())]

    @property
    def is_on_paper(self) -> bool:
        return "paper" in self.details

    @property
    def signer(self) -> int | None:
        """The key of the contributor who signed, not of one who recorded a paper."""
        return self.details["paper"]["person"] if self.is_on_paper else self.contributor_pk

    @property
    def signer_name(self) -> str:
        """The name of who signed, as it was then."""
        return str(self.details["paper"]["name"]) if self.is_on_paper else self.name

    @property
    def signer_account(self) -> int | None:
        """The signer's account at that time, None for somebody without one."""
        return self.details["paper"].get("account") if self.is_on_paper else self.account_pk

    def computed_hash(self) -> str:
        """Return the hash of everything this row says, and of the row before it."""
        facts = [
            self.subject,
            self.article_pk,
            self.number,
            self.act,
            self.account_pk,
            self.username,
            self.name,
            self.contributor_pk,
            self.version_number,
            self.fingerprint,
            self.version_hash,
            self.note,
            as_hashed(self.made_at),
            self.previous_hash,
            *([self.details] if self.details else []),
        ]
        return hash_of(facts)
