"""The review of a text: who stands on which side of it, and the acts of reviewers."""

from functools import cached_property

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.credits import AUTHORS
from articles.workflow import CLAIM_IDLE, REVIEW_EDIT, Refused, Work
from people.models import Contributor

from .content import content_of
from .movable import Movable
from .reviewers import require_reviewers
from .version import fingerprint_of

# The acts by which an account takes the author side of the text it did them on.
AUTHOR_ACTS = ("submit", "emergency")
APPROVAL_ACTS = ("approve", "approve_on_paper", REVIEW_EDIT)


class Reviewable(Movable):
    """What reviewers do with a story: read, change, ask, approve."""

    class Meta:
        abstract = True

    # The two sides

    @cached_property
    def credited_accounts(self):
        """The accounts of everyone credited as Text or Translator."""
        authors = self.credits.filter(role__in=AUTHORS)
        accounts = authors.filter(contributor__user__isnull=False)
        return set(accounts.values_list("contributor__user_id", flat=True))

    @property
    def _reviewed_number(self):
        """The number of the last published version that two people signed.

        The text on the desk always comes after it, even one published before and unchanged.
        """
        reviewed = self.newsstand.reviewed_number if self.newsstand else 0
        return min(reviewed, max(self.version_number - 1, 0))

    @cached_property
    def makers_since_review(self):
        """Who made the versions since then: {False: the writers, True: reviewers who changed it}."""
        versions = self.versions.filter(number__gt=self._reviewed_number)
        makers = {False: set(), True: set()}
        for account, is_review_edit in versions.values_list("made_by_id", "is_review_edit"):
            makers[is_review_edit].add(account)
        return makers

    @cached_property
    def writing_side(self):
        """The accounts that wrote this text: whoever saved or submitted it, and its authors.

        Counted since the last published version that was reviewed. A reviewer who changed
        the text under review is not among them: see author_side.
        """
        submitters = {
            act.account_id
            for act in self.sheet
            if act.act in AUTHOR_ACTS and act.version_number > self._reviewed_number
        }
        makers = self.makers_since_review[False]
        return (submitters | makers | self.credited_accounts | self._credited_unreviewed) - {None}

    @property
    def _credited_unreviewed(self):
        """The accounts of the authors of a text that readers see and nobody has reviewed.

        The desk may credit others by now.
        """
        if not self.is_unreviewed:
            return set()
        authors = self.newsstand.credit_rows.filter(role__in=AUTHORS)
        return set(authors.values_list("contributor__user_id", flat=True))

    @cached_property
    def author_side(self):
        """The accounts that may not review this text: the writing side, and whoever changed it."""
        return self.writing_side | (self.makers_since_review[True] - {None})

    # Steps

    @property
    def steps(self):
        """The group of every review step in order; "" stands for any reviewer.

        A minor correction takes one step, the last: who answers for the whole signs it.
        """
        steps = settings.NEWSROOM_REVIEW_STEPS or [""]
        return steps[-1:] if self.is_minor else steps

    @property
    def step_group(self):
        """The group whose turn it is; "" for any reviewer."""
        return self.steps[min(self.review_step, len(self.steps) - 1)]

    @cached_property
    def approver_accounts(self):
        """The accounts that approved this text in the review at hand."""
        accounts = {act.account_id for act in self.approvals_at_hand if not act.is_on_paper}
        if on_paper := {act.signer for act in self.approvals_at_hand if act.is_on_paper}:
            people = Contributor.objects.filter(pk__in=on_paper)
            accounts |= set(people.values_list("user_id", flat=True))
        return accounts - {None}

    @cached_property
    def approvals_at_hand(self):
        """The acts of the steps already signed in the review at hand."""
        if not self.review_step:
            return []
        return [
            act
            for act in self.sheet
            if act.act in APPROVAL_ACTS
            and act.number > self.round_began
            and act.version_number == self.version_number
        ]

    def _after_approval(self):
        """Return what one more approval changes: the step, and the state after the last one."""
        done = self.review_step + 1
        state = Work.APPROVED if done >= len(self.steps) else Work.IN_REVIEW
        nobody = {"claimed_by": None, "claimed_at": None}
        return {"review_step": done, "work_state": state} | nobody

    # Who is reading

    @property
    def is_claimed(self):
        """True while a reviewer has said to be reading, and has not been idle for long."""
        return bool(self.claimed_by_id and self.claimed_at > timezone.now() - CLAIM_IDLE)

    @property
    def is_unclaimed(self):
        return not self.is_claimed

    @property
    def is_edited_by_reviewer(self):
        """True while the text under review is one a reviewer changed and nobody has approved."""
        version = self.latest_version
        if self.review_step or not (version and version.is_review_edit):
            return False
        return any(act.act == REVIEW_EDIT and act.number > self.round_began for act in self.sheet)

    def keep_claim(self, user):
        """Note that the reviewer who claimed the story is at work on it."""
        if self.is_claimed and self.claimed_by_id == user.pk:
            mine = type(self).objects.filter(pk=self.pk, claimed_by=user)
            models.QuerySet.update(mine, claimed_at=timezone.now())

    # Acts

    def submit(self, *, by, note="", version=None, due_at=None, is_urgent=False, details=None):
        """Hand the text to the reviewers, wanted by `due_at`. Raises Refused with what is missing."""
        content = content_of(self)
        if reasons := [str(item.text) for item in self.missing(content)]:
            raise Refused(*reasons)
        details = (details or {}) | self._standing(content)
        with transaction.atomic():
            self.refuse_unless("submit", by=by, version=version)
            require_reviewers(self, by)
            self.record_version(by=by)
            opened = {"round_began": self.acts_count + 1, "review_step": 0}
            wanted = {"due_at": due_at, "is_urgent": is_urgent}
            return self.move("submit", by=by, note=note, details=details, **opened, **wanted)

    def withdraw_submission(self, *, by, note="", version=None):
        """Take the story back from review: it becomes a draft, an approval is lost."""
        return self.move("withdraw_submission", by=by, note=note, version=version, review_step=0)

    def claim(self, *, by, note="", version=None):
        """Say that this reviewer is reading the story. It bars nobody else."""
        now = timezone.now()
        return self.move("claim", by=by, note=note, version=version, claimed_by=by, claimed_at=now)

    def release(self, *, by, note="", version=None):
        """Let the story go that this reviewer, or an absent one, was reading."""
        nobody = {"claimed_by": None, "claimed_at": None}
        return self.move("release", by=by, note=note, version=version, **nobody)

    def request_changes(self, *, by, note, version=None):
        """Send the story back to its writers. The note says why and is compulsory."""
        return self.move("request_changes", by=by, note=note, version=version, review_step=0)

    def approve(self, *, by, note="", version=None, details=None):
        """Sign the text as its reviewer. Raises Refused for anyone on the author side."""
        if by.person is None:
            raise Refused(no_name())
        self._require_same_text()
        changes = self._after_approval()
        return self.move(
            "approve",
            by=by,
            note=note,
            version=version,
            details=self._at_step((details or {}) | self._standing()),
            **changes,
        )

    def approve_on_paper(self, *, by, person, signed_on, scan, note="", version=None):
        """Record that `person` (a Contributor) signed a print of this text on paper.

        `scan` is a PaperScan, kept with the act. The account `by` is named as the recorder.
        Raises Refused for an author of the text.
        """
        self._require_same_text()
        if self.is_by(person):
            raise Refused(
                _("%(name)s is on the author side of this text, so somebody else signs it.")
                % {"name": person.names}
            )
        signers = {act.signer for act in self.approvals_at_hand}
        if person.pk in signers or person.user_id in self.approver_accounts:
            raise Refused(
                _("%(name)s has approved this text already. Each step is signed by somebody else.")
                % {"name": person.names}
            )
        if signed_on > timezone.localdate():
            raise Refused(_("The day of the signature is still to come."))
        paper = {
            "person": person.pk,
            "name": person.names,
            "signed_on": signed_on.isoformat(),
            "scan": scan.sha256,
        }
        changes, details = self._after_approval(), self._at_step({"paper": paper})
        with transaction.atomic():
            act = self.move(
                "approve_on_paper", by=by, note=note, version=version, details=details, **changes
            )
            scan.belongs_to(act)
            return act

    def accept_edit(self, *, by, note="", version=None):
        """Sign, for the writing side, the text as a reviewer left it: it is approved with that."""
        self._require_same_text()
        changes = self._after_approval()
        return self.move("accept_edit", by=by, note=note, version=version, **changes)

    for verb in (submit, withdraw_submission, claim, release, request_changes, approve):
        verb.alters_data = True
    approve_on_paper.alters_data = accept_edit.alters_data = True
    del verb

    def is_by(self, person):
        """Return True if the contributor is on the author side, or credited as Text or Translator."""
        authors = self.credits.filter(role__in=AUTHORS)
        return person.user_id in self.author_side or authors.filter(contributor=person).exists()

    def _at_step(self, details):
        """Add which step of how many this is, where there is more than one."""
        details = dict(details or {})
        if len(self.steps) > 1:
            details |= {"step": self.review_step + 1, "steps": len(self.steps)}
        return details

    def _standing(self, content=None):
        """Return what the sheet keeps of the house rules: advice not followed, accepted by who signs."""
        standing = self.standing(content)
        return {"standing": standing} if standing else {}

    def _require_same_text(self):
        """Raise Refused if a name or a picture changed since the text was frozen."""
        version = self.latest_version
        if version and version.fingerprint != fingerprint_of(content_of(self)):
            raise Refused(
                _(
                    "A name or a picture changed since the story was submitted. Ask for changes, so that it is submitted again."
                )
            )


def no_name():
    """Return whom to ask when an account can't sign."""
    return _(
        "Your account has no name for the credit line. Ask an administrator to link it to a contributor."
    )
