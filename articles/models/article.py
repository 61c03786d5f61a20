"""The desk: one language's working copy of a story, and the verbs that move it."""

from datetime import date
from functools import cached_property

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles import checklist
from articles.credits import Role
from articles.workflow import EDITABLE, VOID, Public, Refused, Work
from people.models import Contributor, Unit
from people.names import address_from, free_address

from .content import content_of, restore_credits, restore_pictures
from .fields import HTMLField
from .movable import GUARDED, Movable, signature
from .taxonomy import Section, Tag
from .version import fingerprint_of


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

    def update(self, **kwargs):
        if set(kwargs) & set(GUARDED):
            raise Refused(_("The state of a story changes by an act only."))
        return super().update(**kwargs)


class Article(Movable):
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

    def discard(self, *, by, note="", version=None):
        """Make the working copy what readers see now. Versions already saved are kept."""
        with transaction.atomic():
            act = self.move("discard", by=by, note=note, version=version)
            self._restore(self.newsstand.version)
            return act

    discard.alters_data = True

    def _restore(self, version):
        """Write a version's content back into the working copy, as a new version."""
        content = version.content
        for name in ("headline", "standfirst", "body", "place"):
            setattr(self, name, content[name])
        self.section = Section.objects.filter(slug=content["section"]).first()
        self.unit = Unit.objects.filter(slug=content["unit"]).first()
        self.event_on = date.fromisoformat(content["event_on"]) if content["event_on"] else None
        self.save()
        self.credits.all().delete()
        self.photo_uses.all().delete()
        restore_credits(self, content)
        restore_pictures(self, content)
        if self.latest_version.fingerprint != version.fingerprint:
            self._write(version_number=self.version_number + 1)
            self.latest_version = self.versions.create(
                number=self.version_number,
                content=content,
                fingerprint=version.fingerprint,
                made_by=version.made_by,
                made_by_name=version.made_by_name,
            )
