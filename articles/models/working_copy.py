"""The working copy of a story: its versions, and the acts of those who write it."""

from datetime import date
from functools import cached_property

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles import permissions
from articles.workflow import EDITABLE, PURGE, REVIEW_EDIT, VOID, Public, Refused, Stale, Work
from people.models import Unit

from .content import content_of, restore_credits, restore_pictures
from .reviewable import Reviewable
from .taxonomy import Section
from .version import fingerprint_of

PLAIN = ("headline", "standfirst", "body", "place")


class WorkingCopy(Reviewable):
    """What writers do with a story: save, go back, correct, throw away."""

    class Meta:
        abstract = True

    @cached_property
    def latest_version(self):
        """The last frozen version, or None before the first save."""
        return self.versions.first()

    @property
    def is_editable(self):
        """False while the text is frozen: under review, waiting for its hour, or in the trash."""
        return self.work_state in EDITABLE and not self.is_scheduled

    def is_editable_by(self, user):
        """Return True if the account may change the text now, as a writer or as its reviewer."""
        if self.work_state == Work.IN_REVIEW:
            return permissions.can_edit_in_review(user, self)
        return self.is_editable and permissions.can_edit(user, self)

    def record_version(self, *, by):
        """Freeze what readers would see, if it changed since the last version; return it or None.

        Voids an approval, and begins a working copy beside a live story. A reviewer's
        change keeps the story in review and goes on the sheet. Raises Refused while the
        text is frozen, Stale if somebody else saved in the meantime.
        """
        content = content_of(self)
        fingerprint = fingerprint_of(content)
        self.latest_version = self.versions.first()
        if self.latest_version and self.latest_version.number != self.version_number:
            raise Stale(_("Somebody else was faster: the story has changed. Look at it again."))
        if self.latest_version and self.latest_version.fingerprint == fingerprint:
            return None
        in_review = self.work_state == Work.IN_REVIEW
        if not (self.is_editable or (in_review and permissions.can_edit_in_review(by, self))):
            raise Refused(
                _("The text is frozen while it is reviewed or scheduled. Take it back first.")
            )
        act = REVIEW_EDIT if in_review else VOID if self.work_state == Work.APPROVED else None
        # Who saves in a transaction of their own gives the whole of it up, if refused here.
        with transaction.atomic(savepoint=False):
            self._write(**self._after_save(act))
            self.latest_version = self.versions.create(
                number=self.version_number,
                content=content,
                fingerprint=fingerprint,
                made_by=by,
                made_by_name=by.signing_name,
                is_minor=self.is_minor,
                is_review_edit=in_review,
            )
            if act:
                self._sign(act, by=by)
        self.forget()
        return self.latest_version

    def _after_save(self, act):
        """Return the guarded fields after a save that changed the text, `act` to be signed."""
        changes = {"version_number": self.version_number + 1, "review_step": 0}
        if act:
            changes["acts_count"] = self.acts_count + 1
        if self.work_state in (Work.APPROVED, Work.CLEAN):
            changes["work_state"] = Work.DRAFT
        return changes

    # Acts

    def correct(self, *, by, note, public_note="", is_minor=False, version=None):
        """Begin a correction of a live story, with a note for readers if there is one.

        The public note is part of the text that is reviewed. A minor correction takes one
        review step and leaves the time of the last update as it is.
        """
        is_minor = is_minor and self.is_read_by_the_public
        changes, public_note = {"is_minor": is_minor}, public_note.strip()
        if public_note:
            entry = {"note": public_note, "on": timezone.localdate().isoformat()}
            changes["corrections"] = [*self.corrections, entry]
        details = {"minor": is_minor, "public_note": public_note}
        with transaction.atomic():
            act = self.move(
                "correct", by=by, note=note, version=version, details=details, **changes
            )
            self.record_version(by=by)
            return act

    def discard(self, *, by, note="", version=None):
        """Make the working copy what readers see now. Versions already saved are kept."""
        with transaction.atomic():
            act = self.move("discard", by=by, note=note, version=version, is_minor=False)
            self._restore(self.newsstand.version)
            self._write(corrections=self.newsstand.version.content.get("corrections", []))
            self._keep_as_version(self.newsstand.version)
            return act

    def bring_back(self, version, *, by):
        """Write an older Version of it into the working copy, as a save of the account `by`.

        Notes on corrections stay as they are, and pictures and people that are gone stay
        out. Raises Refused while the text is frozen, or for an account that may not edit it.
        """
        if version.article_id != self.pk or not self.is_editable_by(by):
            raise Refused(_("You can’t change the text of this story now."))
        with transaction.atomic():
            self._restore(version)
            return self.record_version(by=by)

    def trash(self, *, by, note="", version=None):
        """Put a story in the trash that readers can't see."""
        now = timezone.now()
        return self.move("trash", by=by, note=note, version=version, trashed_at=now)

    def untrash(self, *, by, note="", version=None):
        """Take the story out of the trash again, as a draft."""
        return self.move("untrash", by=by, note=note, version=version, trashed_at=None)

    def purge(self):
        """Delete a trashed story that was never public; return the last act of its sheet.

        The sheet stays, with the headline; the versions go. Raises Refused for another
        story, and ProtectedError for the original of one that is still there.
        """
        if (self.work_state, self.public_state) != (Work.TRASHED, Public.NEVER):
            raise Refused(_("Only a story in the trash that was never published is emptied out."))
        with transaction.atomic():
            self._write(acts_count=self.acts_count + 1)
            act = self._sign(PURGE, by=None, details={"headline": self.headline})
            self.delete(by_purge=True)
        return act

    for verb in (correct, discard, bring_back, trash, untrash, purge):
        verb.alters_data = True
    del verb

    def _restore(self, version):
        """Write a version's content back into the working copy."""
        content = version.content
        for name in PLAIN:
            setattr(self, name, content[name])
        self.contact = content.get("contact", "")
        self.section = Section.objects.filter(slug=content["section"]).first()
        self.unit = Unit.objects.filter(slug=content["unit"]).first()
        self.event_on = date.fromisoformat(content["event_on"]) if content["event_on"] else None
        self.save()
        self.credits.all().delete()
        self.photo_uses.all().delete()
        restore_credits(self, content)
        restore_pictures(self, content)

    def _keep_as_version(self, version):
        """Freeze a restored text again, in the name of who made it, if it is not the latest."""
        if self.latest_version.fingerprint == version.fingerprint:
            return
        self._write(version_number=self.version_number + 1)
        self.latest_version = self.versions.create(
            number=self.version_number,
            content=version.content,
            fingerprint=version.fingerprint,
            made_by=version.made_by,
            made_by_name=version.made_by_name,
            is_review_edit=version.is_review_edit,
        )
