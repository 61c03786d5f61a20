"""How a story moves: its states, the one door, and the sign-off sheet it writes on."""

from functools import cached_property

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles import permissions
from articles.workflow import MOVES, Public, Refused, Stale, Work

from .act import Act
from .notice import Notice

# What an act changes only if nobody else did meanwhile: see Movable._write().
WATCHED = ("work_state", "public_state", "version_number", "acts_count")
# Written by acts and by record_version() alone; save() leaves them as they are.
GUARDED = (
    *WATCHED,
    "round_began",
    "review_step",
    "claimed_by_id",
    "claimed_at",
    "due_at",
    "is_urgent",
    "is_minor",
    "corrections",
    "trashed_at",
    "moved_at",
    "moved_by_name",
)


# What a story remembers of its sides and approvals: see forget().
WORKED_OUT = (
    "sheet",
    "credited_accounts",
    "makers_since_review",
    "writing_side",
    "author_side",
    "approvals_at_hand",
    "approver_accounts",
    "newsstand",
)


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
    # The number of the act that opened the review at hand: approvals count after it.
    round_began = models.PositiveIntegerField(default=0, editable=False)
    review_step = models.PositiveSmallIntegerField(default=0, editable=False)
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False
    )
    claimed_at = models.DateTimeField(null=True, editable=False)
    due_at = models.DateTimeField(_("wanted by"), null=True, editable=False)
    is_urgent = models.BooleanField(_("urgent"), default=False, editable=False)
    is_minor = models.BooleanField(_("minor correction"), default=False, editable=False)
    corrections = models.JSONField(default=list, editable=False)
    trashed_at = models.DateTimeField(null=True, editable=False)

    # Since when the working copy stands where it does, and who brought it there.
    moved_at = models.DateTimeField(null=True, editable=False)
    moved_by_name = models.CharField(max_length=160, blank=True, editable=False)

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db, field_names, values):
        article = super().from_db(db, field_names, values)
        article._guarded = {name: article.__dict__.get(name) for name in GUARDED}
        return article

    def refresh_from_db(self, using=None, fields=None, **kwargs):
        super().refresh_from_db(using, fields, **kwargs)
        read = GUARDED if fields is None else set(GUARDED) & set(fields)
        self._guarded |= {name: self.__dict__.get(name) for name in read}
        if fields is None:
            self.forget()
            self.__dict__.pop("latest_version", None)

    def who_could(self, name):
        """Return the active accounts that could do the act, as a queryset."""
        needed = MOVES[name].permission
        if needed == "by_itself":
            return get_user_model().objects.none()
        people = get_user_model().objects.with_perm(
            permissions.NEEDED[needed], backend="django.contrib.auth.backends.ModelBackend"
        )
        if needed in ("can_review", "can_request_changes"):
            people = people.exclude(pk__in=self.author_side)
        if needed == "can_review":
            people = people.exclude(pk__in=self.approver_accounts)
            if self.step_group:
                people = people.filter(Q(groups__name=self.step_group) | Q(is_superuser=True))
        elif needed == "can_accept_edit":
            people = people.filter(pk__in=self.writing_side)
        elif needed in ("can_edit", "can_submit", "can_discard", "can_trash"):
            people = people.filter(pk__in={self.created_by_id, *self.credited_accounts})
        return people.select_related("contributor").order_by("pk").distinct()

    def is_open(self, name):
        """Return True if the act is possible in this state, whoever does it."""
        move = MOVES[name]
        return (
            self.work_state in move.sources
            and self.public_state in move.public
            and (not move.only_if or bool(getattr(self, move.only_if)))
        )

    def could(self, user, name):
        """Return True if the act is open in this state and the account may do it."""
        return self.is_open(name) and getattr(permissions, MOVES[name].permission)(user, self)

    def _write(self, **changes):
        """Change guarded fields if nobody else did since this row was read.

        One conditional UPDATE, so that of two racing acts one wins, on SQLite too.
        Raises Stale for the other.
        """
        mine = type(self).objects.filter(
            pk=self.pk, **{name: getattr(self, name) for name in WATCHED}
        )
        if not models.QuerySet.update(mine, **changes, updated_at=timezone.now()):
            raise Stale(_("Somebody else was faster: the story has changed. Look at it again."))
        for name, value in changes.items():
            setattr(self, name, value)
        self._guarded = {name: getattr(self, name) for name in GUARDED}

    def move(
        self, name, *, by, note="", version=None, act=None, details=None, signed=None, **changes
    ):
        """Do the act `name` of the workflow table; return its Act row.

        The one door for every change of state. `by` is None for what the program does by
        itself; `version` is the version number the person was shown; `act` the name on
        the sheet where it differs; `details` what else the sheet keeps; `signed` the
        Version it is about, if not the latest; `changes` are guarded fields. Raises
        Refused, saying who could do it, and Stale.
        """
        move, note = MOVES[name], note.strip()
        self.refuse_unless(name, by=by, version=version)
        if move.note_required and not note:
            raise Refused(_("Give a reason: the people concerned will read it."))
        changes = {"work_state": move.to or self.work_state} | changes
        if changes["work_state"] != Work.IN_REVIEW:
            changes |= {"claimed_by": None, "claimed_at": None}
        if move.to or "review_step" in changes:
            changes |= {"moved_at": timezone.now(), "moved_by_name": by.signing_name if by else ""}
        # Who acts in a transaction of their own gives the whole of it up, if refused here.
        with transaction.atomic(savepoint=False):
            self._write(**changes, acts_count=self.acts_count + 1)
            return self._sign(act or name, by=by, note=note, details=details, version=signed)

    def refuse_unless(self, name, *, by, version=None):
        """Raise Refused or Stale unless the account may do the act now, on version `version`."""
        move = MOVES[name]
        if not self.is_open(name):
            raise Stale(
                _("“%(act)s” is not possible now: the story is “%(state)s”.")
                % {"act": move.label, "state": self.get_work_state_display()}
            )
        if by is not None and not by.is_active:
            raise Refused(*self.why_not(name, by))
        if not getattr(permissions, move.permission)(by, self):
            raise Refused(*self.why_not(name, by))
        if version is not None and version != self.version_number:
            raise Stale(_("The text has changed since this page was opened. Read it again first."))

    def why_not(self, name, user):
        """Return sentences on why the account may not do the act, and who could."""
        reasons, needed = [], MOVES[name].permission
        is_review = needed in ("can_review", "can_request_changes")
        if is_review and user.pk in self.author_side:
            reasons.append(
                _("You are on the author side of this text, so somebody else reviews it.")
            )
        elif needed == "can_review" and user.pk in self.approver_accounts:
            reasons.append(
                _("You have approved this text already. Each step is signed by somebody else.")
            )
        else:
            reasons.append(_("Your role does not include this act."))
        names = [other.signing_name for other in self.who_could(name)[:5]]
        if names:
            reasons.append(_("These people could do it: %(names)s.") % {"names": ", ".join(names)})
        elif is_review:
            reasons.append(no_reviewer())
        return reasons

    def _sign(self, act, *, by, note="", details=None, version=None):
        """Add a row to the sign-off sheet, already counted, and tell whom it concerns."""
        if len(self.sheet) != self.acts_count - 1:
            self.__dict__.pop("sheet", None)
        previous = self.sheet[-1] if self.sheet else None
        version = version or self.latest_version
        contributor = by.person if by else None
        row = Act.objects.create(
            article=self,
            story_number=self.pk,
            number=self.acts_count,
            act=act,
            account=by,
            account_number=by.pk if by else 0,
            username=by.get_username() if by else "",
            name=by.signing_name if by else "",
            contributor_number=contributor.pk if contributor else None,
            version_number=version.number if version else 0,
            fingerprint=version.fingerprint if version else "",
            note=note,
            details=details or {},
            made_at=timezone.now(),
            previous_hash=previous.row_hash if previous else "",
        )
        self.forget()
        Notice.objects.tell(self, row)
        return row

    @cached_property
    def sheet(self):
        """Every act on the story, first to last, with the account that did it."""
        if not self.acts_count:
            return []
        return list(self.acts.select_related("account__contributor").order_by("number"))

    def forget(self):
        """Forget what was worked out about the sides and approvals of this text."""
        for name in WORKED_OUT:
            self.__dict__.pop(name, None)


def no_reviewer():
    """Return whom to ask when nobody could review."""
    admins = get_user_model().objects.filter(is_active=True)
    admins = admins.filter(Q(is_superuser=True) | Q(groups__name="administrator")).distinct()
    names = [user.signing_name for user in admins.select_related("contributor")[:5]]
    text = ngettext(
        "Nobody else could review this story. Ask %(names)s to give one more account the reviewer role.",
        "Nobody else could review this story. Ask one of %(names)s to give one more account the reviewer role.",
        len(names),
    )
    if not names:
        return _("Nobody else could review this story, and there is no administrator to ask.")
    return text % {"names": ", ".join(names)}
