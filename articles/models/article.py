"""The desk: one language's working copy of a story, and the verbs that move it."""

from functools import cached_property

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ObjectDoesNotExist
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles import checklist, permissions
from articles.credits import Role
from articles.workflow import EDITABLE, MOVES, VOID, Public, Refused, Stale, Work
from people.models import Contributor, Unit
from people.names import address_from, free_address

from .act import Act
from .content import content_of
from .fields import HTMLField
from .taxonomy import Section, Tag
from .version import fingerprint_of

# Written by record_version() and move() alone; save() leaves them as they are.
GUARDED = ("work_state", "public_state", "version_number", "acts_count")


class ArticleQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The stories this account may see on the desk: see permissions.can_view."""
        if not user.has_perm("articles.view_article"):
            return self.none()
        if user.has_perm("articles.see_any_article"):
            return self
        return self.own(user)

    def own(self, user):
        """Stories the account made, or is credited in as an author."""
        credited = Q(
            credits__contributor__user=user, credits__role__in=[Role.TEXT, Role.TRANSLATOR]
        )
        return self.filter(Q(created_by=user) | credited).distinct()

    def awaiting_review(self):
        return self.filter(work_state=Work.IN_REVIEW)

    def awaiting_publication(self):
        return self.filter(work_state=Work.APPROVED)

    def update(self, **kwargs):
        if set(kwargs) & set(GUARDED):
            raise Refused(_("The state of a story changes by an act only."))
        return super().update(**kwargs)


class Article(models.Model):
    """One language's working copy. Never shown to the public: see articles/press.py."""

    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    translation_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="translations",
        verbose_name=_("translation of"),
    )
    is_translation = models.BooleanField(
        _("translation"),
        default=False,
        help_text=_("Tick this for a translation whose original is not in the system."),
    )
    headline = models.CharField(_("headline"), max_length=255)
    standfirst = models.TextField(
        _("standfirst"), blank=True, help_text=_("The sentence under the headline.")
    )
    body = HTMLField(_("text"), blank=True)
    slug = models.SlugField(
        _("address"),
        max_length=100,
        blank=True,
        help_text=_(
            "The last part of the page's address. Left empty, it is made from the headline."
        ),
    )
    section = models.ForeignKey(
        Section, models.PROTECT, null=True, blank=True, verbose_name=_("section")
    )
    tags = models.ManyToManyField(Tag, blank=True, verbose_name=_("tags"))
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, verbose_name=_("unit"))
    event_on = models.DateField(_("date of the event"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    suggested_reviewer = models.ForeignKey(
        Contributor,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("suggested reviewer"),
    )
    imported_digest = models.CharField(max_length=64, blank=True, editable=False, db_index=True)

    work_state = models.CharField(
        _("working copy"), max_length=20, choices=Work, default=Work.DRAFT, editable=False
    )
    public_state = models.CharField(
        _("public"), max_length=10, choices=Public, default=Public.NEVER, editable=False
    )
    version_number = models.PositiveIntegerField(default=0, editable=False)
    acts_count = models.PositiveIntegerField(default=0, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(_("last saved"), auto_now=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-updated_at", "-pk"]
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        permissions = [
            ("submit_article", "Can submit a story for review"),
            ("review_article", "Can review a story"),
            ("publish_article", "Can publish and withdraw a story"),
            ("edit_any_article", "Can edit the stories of others"),
            ("see_any_article", "Can see the stories of others"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["translation_of", "language"], name="one_translation_per_language"
            ),
            models.CheckConstraint(
                condition=Q(work_state__in=Work.values), name="known_work_state"
            ),
            models.CheckConstraint(
                condition=Q(public_state__in=Public.values), name="known_public_state"
            ),
        ]
        indexes = [models.Index(fields=["work_state", "-updated_at"])]

    def __str__(self):
        return self.headline

    @classmethod
    def from_db(cls, db, field_names, values):
        article = super().from_db(db, field_names, values)
        article._guarded = {name: article.__dict__.get(name) for name in GUARDED}
        return article

    def save(self, *args, **kwargs):
        """Save the working copy, never its state: that changes by an act only.

        Raises Refused if a state was assigned by hand.
        """
        new = {name: self._meta.get_field(name).default for name in GUARDED}
        if any(
            self.__dict__.get(name) != value
            for name, value in getattr(self, "_guarded", new).items()
        ):
            raise Refused(_("The state of a story changes by an act only."))
        if not self.slug:
            self.slug = self.proposed_slug()
        if self.pk and not kwargs.get("force_insert"):
            wanted = kwargs.get("update_fields") or [
                field.name for field in self._meta.concrete_fields if not field.primary_key
            ]
            kwargs["update_fields"] = [name for name in wanted if name not in GUARDED]
        super().save(*args, **kwargs)
        self._guarded = {name: getattr(self, name) for name in GUARDED}

    def proposed_slug(self):
        """Return an address made from the headline that no other story of the language has."""
        wanted = address_from(self.headline, fallback="story")
        others = Article.objects.filter(language=self.language, slug__startswith=wanted)
        return free_address(wanted, set(others.exclude(pk=self.pk).values_list("slug", flat=True)))

    # What the desk knows of a story

    @cached_property
    def latest_version(self):
        """The last frozen version, or None before the first save."""
        return self.versions.first()

    @cached_property
    def newsstand(self):
        """The story's PublishedArticle, or None."""
        try:
            return self.published
        except ObjectDoesNotExist:
            return None

    @property
    def is_scheduled(self):
        return bool(self.newsstand and self.newsstand.is_scheduled)

    @property
    def is_editable(self):
        """False while the text is frozen: under review, or waiting for its hour."""
        return self.work_state in EDITABLE and not self.is_scheduled

    @cached_property
    def credited_accounts(self):
        """The accounts of everyone credited as Text or Translator."""
        authors = self.credits.filter(role__in=[Role.TEXT, Role.TRANSLATOR])
        accounts = authors.filter(contributor__user__isnull=False)
        return set(accounts.values_list("contributor__user_id", flat=True))

    @cached_property
    def author_side(self):
        """The accounts that may not review this text.

        Everyone who made a version since the last published one, whoever submitted it
        since then, and the accounts of people credited as Text or Translator.
        """
        since = self.newsstand.version.number if self.newsstand else 0
        makers = self.versions.filter(number__gt=since).values_list("made_by_id", flat=True)
        submitters = self.acts.filter(act="submit", version_number__gt=since)
        accounts = set(makers) | set(submitters.values_list("account_id", flat=True))
        return (accounts | self.credited_accounts) - {None}

    def missing(self):
        """Return what keeps the story from being submitted, as checklist Items."""
        return checklist.missing(content_of(self))

    def who_could(self, name):
        """Return the active accounts that could do the act, best known first."""
        move = MOVES[name]
        candidates = get_user_model().objects.with_perm(
            permissions.NEEDED[move.permission], backend="django.contrib.auth.backends.ModelBackend"
        )
        allowed = getattr(permissions, move.permission)
        return [user for user in candidates.select_related("contributor") if allowed(user, self)]

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

    # Saving

    def record_version(self, *, by):
        """Freeze what readers would see, if it changed since the last version; return it or None.

        Voids an approval, and begins a working copy beside a live story. Raises Refused
        while the text is frozen, Stale if somebody else saved in the meantime.
        """
        content = content_of(self)
        fingerprint = fingerprint_of(content)
        if self.latest_version and self.latest_version.fingerprint == fingerprint:
            return None
        if not self.is_editable:
            raise Refused(
                _("The text is frozen while it is reviewed or scheduled. Take it back first.")
            )
        with transaction.atomic():
            voided = self.work_state == Work.APPROVED
            fresh = self.work_state in (Work.APPROVED, Work.CLEAN)
            changes = {"version_number": self.version_number + 1}
            self._write(**changes, **({"work_state": Work.DRAFT} if fresh else {}))
            self.latest_version = self.versions.create(
                number=self.version_number,
                content=content,
                fingerprint=fingerprint,
                made_by=by,
                made_by_name=signature(by),
            )
            if voided:
                self._sign(VOID, by=by)
        self.__dict__.pop("author_side", None)
        return self.latest_version

    def _write(self, **changes):
        """Change guarded fields if nobody else did since this row was read.

        One conditional UPDATE, so that of two racing acts one wins, on SQLite too.
        Raises Stale for the other.
        """
        mine = Article.objects.filter(pk=self.pk, **{name: getattr(self, name) for name in GUARDED})
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
            self.record_version(by=by)
            act = self.move("submit", by=by, note=note)
            self.__dict__.pop("author_side", None)
            if not self.who_could("approve"):
                raise Refused(no_reviewer())
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
