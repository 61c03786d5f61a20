"""The desk: one language's working copy of a story, and the verbs that move it."""

from functools import cached_property

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles import checklist, house
from articles.credits import AUTHORS
from articles.workflow import Public, Refused, Work
from people.models import Contributor, Unit
from people.names import address_from, free_address

from .act import Unchangeable
from .content import content_of
from .fields import HTMLField
from .house import HouseRule, StoryKind
from .index import DeskDocument
from .movable import GUARDED
from .taxonomy import Section, Tag
from .working_copy import WorkingCopy


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
        credited = Q(credits__contributor__user=user, credits__role__in=AUTHORS)
        return self.filter(Q(created_by=user) | credited).distinct()

    def update(self, **kwargs):
        if set(kwargs) & {*GUARDED, "claimed_by"}:
            raise Unchangeable("The state of a story changes by an act only.")
        return super().update(**kwargs)

    def never_public(self):
        return self.filter(public_state=Public.NEVER)

    def trashed_before(self, moment):
        """Stories in the trash since before the moment, translations before their originals."""
        trashed = self.filter(work_state=Work.TRASHED, trashed_at__lt=moment)
        return trashed.order_by(F("translation_of").desc(nulls_last=True), "pk")

    def delete(self):
        if self.filter(acts_count__gt=0).exists():
            raise Refused(has_a_sheet())
        DeskDocument.objects.filter(pk__in=self.values("pk")).delete()
        return super().delete()

    delete.alters_data = delete.queryset_only = True


def has_a_sheet():
    """Return why a story that somebody acted on is not deleted."""
    return _("A story with a sign-off sheet is not deleted: move it to the trash.")


class Article(WorkingCopy):
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
    kind = models.ForeignKey(
        StoryKind, models.PROTECT, null=True, blank=True, verbose_name=_("kind of story")
    )
    tags = models.ManyToManyField(Tag, blank=True, verbose_name=_("tags"))
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, verbose_name=_("unit"))
    event_on = models.DateField(_("date of the event"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    contact = models.CharField(
        _("media contact"),
        max_length=200,
        blank=True,
        help_text=_("Whom journalists may ask: a name, an office, a telephone number."),
    )
    related = models.ManyToManyField(
        "self",
        blank=True,
        symmetrical=False,
        related_name="+",
        verbose_name=_("related stories"),
        help_text=_("Left empty, they are chosen by subject when the story is published."),
    )
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
            ("emergency_article", "Can publish a story without review in an emergency"),
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
        if any(self.__dict__.get(name) != value for name, value in self._as_written().items()):
            raise Refused(_("The state of a story changes by an act only."))
        if not self.slug:
            self.slug = self.proposed_slug()
        if self.pk and not kwargs.get("force_insert"):
            wanted = kwargs.get("update_fields") or [
                field.name for field in self._meta.concrete_fields if not field.primary_key
            ]
            guarded = {self._meta.get_field(name).name for name in GUARDED}
            kwargs["update_fields"] = [name for name in wanted if name not in guarded]
        super().save(*args, **kwargs)
        self._guarded = {name: getattr(self, name) for name in GUARDED}

    def delete(self, *args, by_purge=False, **kwargs):
        """Delete a draft that nobody ever acted on. Raises Refused for another: see purge()."""
        if not by_purge and self.acts.exists():
            raise Refused(has_a_sheet())
        DeskDocument.objects.filter(pk=self.pk).delete()
        return super().delete(*args, **kwargs)

    def _as_written(self):
        """Return the guarded fields as the database has them: of a new story, their defaults."""
        fields = {name: self._meta.get_field(name) for name in GUARDED}
        new = {name: field.get_default() for name, field in fields.items()}
        return getattr(self, "_guarded", new)

    def proposed_slug(self):
        """Return an address made from the headline that no other story of the language has."""
        wanted = address_from(self.headline, fallback="story")
        others = Article.objects.filter(language=self.language, slug__startswith=wanted)
        return free_address(wanted, set(others.exclude(pk=self.pk).values_list("slug", flat=True)))

    # What the desk knows of a story

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
    def is_unscheduled(self):
        return not self.is_scheduled

    @property
    def is_read_by_the_public(self):
        return bool(self.newsstand and self.newsstand.is_public)

    @property
    def is_unreviewed(self):
        """True while readers see a text that was published in an emergency and never reviewed."""
        return bool(self.newsstand and self.newsstand.is_unreviewed)

    @cached_property
    def house_rules(self):
        return list(HouseRule.objects.in_force())

    def findings(self, content=None):
        """Return what the house rules find in the text, as Findings."""
        content = content or content_of(self)
        return house.findings(
            content, self.house_rules, story_kind=self.kind_id, today=timezone.localdate()
        )

    def missing(self, content=None):
        """Return what keeps the story from being submitted, as checklist Items."""
        content = content or content_of(self)
        blocking = [found for found in self.findings(content) if found.is_blocking]
        items = [checklist.Item(found.field, found.text) for found in blocking]
        return checklist.missing(content) + items

    def standing(self, content=None):
        """Return the advice of the house rules that the text does not follow, as sentences."""
        return [str(found.text) for found in self.findings(content) if not found.is_blocking]
