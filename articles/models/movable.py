"""How a story moves: its states, the acts, and the sign-off sheet they are written on."""

from django.contrib.auth import get_user_model
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles import permissions
from articles.workflow import MOVES, Public, Refused, Stale, Work

from .act import Act
from .content import content_of
from .version import fingerprint_of

# Written by acts and by record_version() alone; save() leaves them as they are.
GUARDED = ("work_state", "public_state", "version_number", "acts_count")


class Movable(models.Model):
    """The state of a story and the one door, move(), by which it changes."""

    work_state = models.CharField(
        _("working copy"), max_length=20, choices=Work, default=Work.DRAFT, editable=False
    )
    public_state = models.CharField(
        _("public"), max_length=10, choices=Public, default=Public.NEVER, editable=False
    )
    version_number = models.PositiveIntegerField(default=0, editable=False)
    acts_count = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db, field_names, values):
        article = super().from_db(db, field_names, values)
        article._guarded = {name: article.__dict__.get(name) for name in GUARDED}
        return article

    def who_could(self, name):
        """Return the active accounts that could do the act, as a queryset."""
        needed = MOVES[name].permission
        people = get_user_model().objects.with_perm(
            permissions.NEEDED[needed], backend="django.contrib.auth.backends.ModelBackend"
        )
        if needed == "can_review":
            people = people.exclude(pk__in=self.author_side)
        elif needed != "can_publish":
            people = people.filter(pk__in={self.created_by_id, *self.credited_accounts})
        return people.select_related("contributor").order_by("pk")

    def could(self, user, name):
        """Return True if the act is open in this state and the account may do it."""
        move = MOVES[name]
        if name == "unschedule" and not self.is_scheduled:
            return False
        return (
            self.work_state in move.sources
            and self.public_state in move.public
            and getattr(permissions, move.permission)(user, self)
        )

    def _write(self, **changes):
        """Change guarded fields if nobody else did since this row was read.

        One conditional UPDATE, so that of two racing acts one wins, on SQLite too.
        Raises Stale for the other.
        """
        mine = type(self).objects.filter(
            pk=self.pk, **{name: getattr(self, name) for name in GUARDED}
        )
        if not models.QuerySet.update(mine, **changes, updated_at=timezone.now()):
            raise Stale(_("Somebody else was faster: the story has changed. Look at it again."))
        for name, value in changes.items():
            setattr(self, name, value)
        self._guarded = {name: getattr(self, name) for name in GUARDED}

    # Acts

    def submit(self, *, by, note="", version=None):
        """Hand the text to the reviewers. Raises Refused, saying what is missing."""
        if reasons := [str(item.text) for item in self.missing()]:
            raise Refused(*reasons)
        with transaction.atomic():
            self._check("submit", by, version)
            if not set(self.who_could("approve")) - {by}:
                raise Refused(no_reviewer())
            self.record_version(by=by)
            act = self.move("submit", by=by, note=note)
        self.__dict__.pop("author_side", None)
        return act

    def withdraw_submission(self, *, by, note="", version=None):
        """Take the story back from review: it becomes a draft, an approval is lost."""
        return self.move("withdraw_submission", by=by, note=note, version=version)

    def request_changes(self, *, by, note, version=None):
        """Send the story back to its writers. The note says why and is compulsory."""
        return self.move("request_changes", by=by, note=note, version=version)

    def approve(self, *, by, note="", version=None):
        """Sign the text as its reviewer. Raises Refused for anyone on the author side."""
        if getattr(by, "contributor", None) is None:
            raise Refused(
                _(
                    "Your account has no name for the credit line. Ask an administrator to link it to a contributor."
                )
            )
        if self.latest_version and self.latest_version.fingerprint != fingerprint_of(
            content_of(self)
        ):
            raise Refused(
                _(
                    "A name or a picture changed since the story was submitted. Ask for changes, so that it is submitted again."
                )
            )
        return self.move("approve", by=by, note=note, version=version)

    for verb in (submit, withdraw_submission, request_changes, approve):
        verb.alters_data = True
    del verb

    def move(self, name, *, by, note="", version=None, act=None, public=None):
        """Do the act `name` of the workflow table; return its Act row.

        The one door for every change of state. `version` is the version number the
        person was shown; `act` is the name on the sheet where it differs; `public` the
        new public state. Raises Refused, saying who could do it, and Stale.
        """
        move, note = MOVES[name], note.strip()
        self._check(name, by, version)
        if move.note_required and not note:
            raise Refused(_("Give a reason: the people concerned will read it."))
        with transaction.atomic():
            changes = {"work_state": move.to or self.work_state}
            self._write(**changes, public_state=public or self.public_state)
            return self._sign(act or name, by=by, note=note)

    def _check(self, name, by, version):
        move = MOVES[name]
        if self.work_state not in move.sources or self.public_state not in move.public:
            raise Stale(
                _("“%(act)s” is not possible now: the story is “%(state)s”.")
                % {"act": move.label, "state": self.get_work_state_display()}
            )
        if not by.is_active or not getattr(permissions, move.permission)(by, self):
            raise Refused(*self.why_not(name, by))
        if version is not None and version != self.version_number:
            raise Stale(_("The text has changed since this page was opened. Read it again first."))

    def why_not(self, name, user):
        """Return sentences on why the account may not do the act, and who could."""
        reasons = []
        if name in ("approve", "request_changes") and user.pk in self.author_side:
            reasons.append(
                _("You are on the author side of this text, so somebody else reviews it.")
            )
        else:
            reasons.append(_("Your role does not include this act."))
        names = [signature(other) for other in self.who_could(name)[:5]]
        if names:
            reasons.append(_("These people could do it: %(names)s.") % {"names": ", ".join(names)})
        elif name in ("approve", "request_changes"):
            reasons.append(no_reviewer())
        return reasons

    def _sign(self, act, *, by, note=""):
        """Add a row to the sign-off sheet and count it."""
        previous = self.acts.order_by("-number").first()
        self._write(acts_count=self.acts_count + 1)
        contributor = getattr(by, "contributor", None)
        return Act.objects.create(
            article=self,
            number=self.acts_count,
            act=act,
            account=by,
            account_number=by.pk,
            username=by.get_username(),
            name=signature(by),
            contributor_number=contributor.pk if contributor else None,
            version_number=self.version_number,
            fingerprint=self.latest_version.fingerprint if self.latest_version else "",
            note=note,
            made_at=timezone.now(),
            previous_hash=previous.row_hash if previous else "",
        )


def signature(user):
    """Return the name an account signs with: its contributor's, else its own."""
    contributor = getattr(user, "contributor", None)
    return contributor.names if contributor else user.get_full_name() or user.get_username()


def no_reviewer():
    """Return whom to ask when nobody could review."""
    admins = get_user_model().objects.filter(is_active=True)
    admins = admins.filter(Q(is_superuser=True) | Q(groups__name="administrator")).distinct()
    names = [signature(user) for user in admins.select_related("contributor")[:5]]
    text = ngettext(
        "Nobody else could review this story. Ask %(names)s to give one more account the reviewer role.",
        "Nobody else could review this story. Ask one of %(names)s to give one more account the reviewer role.",
        len(names),
    )
    if not names:
        return _("Nobody else could review this story, and there is no administrator to ask.")
    return text % {"names": ", ".join(names)}
