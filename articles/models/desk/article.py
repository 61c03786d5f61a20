"""The desk: the working copy of a story in one language, and what may be done with it."""

from functools import cached_property

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.index import DeskDocument
from articles.models.record.act import Unchangeable
from articles.models.record.moment import MomentField
from articles.models.taxonomy import Section, Tag
from articles.rules import acts, permissions
from articles.rules.refusals import Refused
from articles.rules.states import CLAIM_IDLE, EDITABLE, Public, Work
from articles.text.content import without_listing
from articles.text.credit_line import AUTHORS
from people.models import Contributor, Unit, User
from people.names import free_slug, slug_from
from people.typed_text import LineField, LinesField

from . import completeness, details, guarding, translating, verbs
from .edition import Edition
from .fields import HTMLField
from .house_rule import HouseRule, StoryKind
from .reviews import read_review, steps_of
from .staff import all_staff
from .stories import GUARDED, ArticleQuerySet, has_a_sheet, names_it


class Article(Edition):
    """The working copy of a story in one language. Never shown to the public: see articles/press/verbs.py."""

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
    headline = LineField(_("headline"), max_length=255)
    standfirst = LinesField(
        _("standfirst"), blank=True, help_text=_("The sentence under the headline.")
    )
    body = HTMLField(_("text"), blank=True)
    slug = models.SlugField(
        _("address"),
        max_length=100,
        blank=True,
        help_text=_("The last part of the page's address. If empty, it is made from the headline."),
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
    place = LineField(_("place"), max_length=120, blank=True)
    first_published_on = models.DateField(
        _("first published on"),
        null=True,
        blank=True,
        help_text=_("Only for a story that appeared elsewhere before, such as on an earlier site."),
    )
    first_published_where = LineField(
        _("where"), max_length=120, blank=True, help_text=_("A site, a paper, a magazine.")
    )
    contact = LineField(
        _("media contact"),
        max_length=200,
        blank=True,
        help_text=_("Whom journalists can contact: a name, an office, a telephone number."),
    )
    related = models.ManyToManyField(
        "self",
        blank=True,
        symmetrical=False,
        related_name="+",
        verbose_name=_("related stories"),
        help_text=_("If empty, they are chosen by subject when the story is published."),
    )
    # Whom an imported release names; whoever submits the draft is offered the name.
    suggested_reviewer = models.ForeignKey(
        Contributor, models.SET_NULL, null=True, related_name="+", editable=False
    )
    imported_digest = models.CharField(max_length=64, blank=True, editable=False, db_index=True)

    created_by = models.ForeignKey(User, models.PROTECT, related_name="+", editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(_("last saved"), auto_now=True)

    # Its state: see GUARDED.
    work_state = models.CharField(
        _("review status"), max_length=20, choices=Work, default=Work.DRAFT, editable=False
    )
    public_state = models.CharField(
        _("public"), max_length=10, choices=Public, default=Public.NEVER, editable=False
    )
    version_number = models.PositiveIntegerField(default=0, editable=False)
    acts_count = models.PositiveIntegerField(default=0, editable=False)
    details_number = models.PositiveIntegerField(default=0, editable=False)
    # The number of the act that opened the current review: only later approvals count.
    round_began = models.PositiveIntegerField(default=0, editable=False)
    review_step = models.PositiveSmallIntegerField(default=0, editable=False)
    claimed_by = models.ForeignKey(
        User, models.SET_NULL, null=True, related_name="+", editable=False
    )
    claimed_at = models.DateTimeField(null=True, editable=False)
    asked_reviewer = models.ForeignKey(
        User, models.SET_NULL, null=True, related_name="+", editable=False
    )
    # Who chose to publish it when it is approved, and for which moment; None: at once.
    on_approval_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", editable=False
    )
    on_approval_at = MomentField(null=True, editable=False)
    due_at = models.DateTimeField(_("due by"), null=True, editable=False)
    is_urgent = models.BooleanField(_("urgent"), default=False, editable=False)
    is_minor = models.BooleanField(_("minor correction"), default=False, editable=False)
    corrections = models.JSONField(default=list, editable=False)
    trashed_at = models.DateTimeField(null=True, editable=False)
    # When work_state last changed, and who changed it.
    moved_at = models.DateTimeField(null=True, editable=False)
    moved_by_name = models.CharField(max_length=160, blank=True, editable=False)

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
        indexes = [
            models.Index(fields=["work_state", "-updated_at"]),
            models.Index(fields=["-pair_updated_at", "-id"]),
        ]

    def __str__(self):
        return self.headline or translating.without_headline(self)

    def clean(self):
        on = self.first_published_on
        if self.first_published_where and not on:
            text = _("Say on which day it was first published there, or leave the place empty.")
            raise ValidationError({"first_published_on": text})
        if on and on > timezone.localdate():
            text = _(
                "This day is in the future. To publish later, choose the time when you publish."
            )
            raise ValidationError({"first_published_on": text})

    @classmethod
    def from_db(cls, db, field_names, values):
        article = super().from_db(db, field_names, values)
        article._guarded = {name: article.__dict__.get(name) for name in GUARDED}
        return article

    def refresh_from_db(self, using=None, fields=None, **kwargs):
        super().refresh_from_db(using, fields, **kwargs)
        read = GUARDED if fields is None else set(GUARDED) & set(fields)
        self._guarded |= {name: self.__dict__.get(name) for name in read}
        self.forget_review()
        self.__dict__.pop("latest_version", None)

    def save(self, *args, **kwargs):
        """Save the working copy. Raises Unchangeable if a state was assigned by hand."""
        if any(
            self.__dict__.get(name) != value for name, value in guarding.as_written(self).items()
        ):
            raise Unchangeable("The state of a story changes by an act only.")
        if self.headline and not self.slug:
            self.slug = self.proposed_slug()
        if self.pk and not kwargs.get("force_insert"):
            wanted = kwargs.get("update_fields") or [
                field.name for field in self._meta.concrete_fields if not field.primary_key
            ]
            guarded = {self._meta.get_field(name).name for name in GUARDED}
            kwargs["update_fields"] = [name for name in wanted if name not in guarded]
        self.touch_pair()
        super().save(*args, **kwargs)
        self.remember_guarded()

    def delete(self, *args, by_purge=False, **kwargs):
        """Delete a draft that nobody ever acted on. Raises Refused for another: see purge().

        Raises ProtectedError for the original or a related story of another.
        """
        if not by_purge and self.acts.exists():
            raise Refused(has_a_sheet())
        if naming := set(self.named_as_related_by()):
            raise models.ProtectedError(names_it(), naming)
        DeskDocument.objects.filter(pk=self.pk).delete()
        return super().delete(*args, **kwargs)

    def named_as_related_by(self):
        return type(self).objects.filter(related=self)

    def proposed_slug(self):
        """Return an address made from the headline that no other story of the language has."""
        wanted = slug_from(self.headline, fallback="story")
        others = Article.objects.filter(language=self.language, slug__startswith=wanted)
        return free_slug(wanted, set(others.exclude(pk=self.pk).values_list("slug", flat=True)))

    # What the desk knows of a story

    @cached_property
    def latest_version(self):
        """The last frozen version, or None before the first save."""
        return self.versions.first()

    @property
    def newsstand(self):
        return getattr(self, "published", None)

    @property
    def is_scheduled(self):
        return bool(self.newsstand and self.newsstand.is_scheduled)

    @property
    def is_read_by_the_public(self):
        return bool(self.newsstand and self.newsstand.is_public)

    @property
    def differs_in_listing_only(self):
        """True if readers see this text already, but with other tags, links or another address."""
        row, version = self.newsstand, self.latest_version
        if not (row and version) or row.is_unreviewed or version.fingerprint == row.fingerprint:
            return False
        return without_listing(version.content) == without_listing(row.version.content)

    @property
    def is_unreviewed(self):
        """True while the published text is one that went out in an emergency, unreviewed."""
        return bool(self.newsstand and self.newsstand.is_unreviewed)

    @property
    def is_editable(self):
        """False while the text is frozen: in review, scheduled or in the trash."""
        return self.work_state in EDITABLE and not self.is_scheduled

    def is_editable_by(self, user):
        """Return True if the account may change the text now, as a writer or as its reviewer."""
        if self.work_state == Work.IN_REVIEW:
            return permissions.can_edit_in_review(user, self)
        return self.is_editable and permissions.can_edit(user, self)

    @property
    def is_claimed(self):
        """True while a reviewer is reading the story and has not been idle for long."""
        return bool(self.claimed_by_id and self.claimed_at > timezone.now() - CLAIM_IDLE)

    @cached_property
    def asked_can_review(self):
        """True if the account asked by name could sign the review now: roles and texts change."""
        able = (one.pk for one in self.staff if one.person and permissions.can_review(one, self))
        return self.asked_reviewer_id in able

    @property
    def is_edited_by_reviewer(self):
        """True while the text in review was changed by a reviewer and not approved since."""
        version = self.latest_version
        return bool(version and version.is_review_edit and self.review.is_edited_by_reviewer)

    # Its review

    @cached_property
    def owners(self):
        """The accounts of the story's maker and of everyone credited as an author."""
        authors = self.credits.filter(role__in=AUTHORS, contributor__user__isnull=False)
        return {self.created_by_id, *authors.values_list("contributor__user_id", flat=True)}

    @property
    def steps(self):
        """The group of every review step in order; "" stands for any reviewer."""
        return steps_of(self)

    @cached_property
    def staff(self):
        return all_staff()

    @cached_property
    def review(self):
        return read_review(self)

    @property
    def sheet(self):
        """Every act on the story in order, each with the account that did it."""
        return self.review.sheet

    @cached_property
    def last_act(self):
        """The last act on the sheet, or None. Lists set it for many stories at once."""
        return self.sheet[-1] if self.sheet else None

    def forget_review(self):
        """Forget the review and what it was computed from, so that it is read again."""
        for name in ("review", "owners", "staff", "asked_can_review", "last_act"):
            self.__dict__.pop(name, None)

    # Acts: rows of articles/rules/acts.py

    def is_open(self, act):
        """Return True if the act is possible in this state, whoever does it."""
        return (
            self.work_state in act.sources
            and self.public_state in act.public
            and (act.only_if is None or act.only_if(self))
        )

    def could(self, user, act):
        """Return True if the act is open in this state and the account may do it."""
        return self.is_open(act) and act.who(user, self)

    def who_could(self, act):
        """Return the active accounts that could do the act, in the order of their keys."""
        return [one.user for one in self.staff if act.who(one, self)]

    hold = guarding.hold
    write = guarding.write
    keep_version = guarding.keep_version
    remember_guarded = guarding.remember_guarded
    record_version = verbs.record_version
    record_details = details.record_details
    submit = verbs.submit
    ask = verbs.ask
    approve = verbs.approve
    approve_on_paper = verbs.approve_on_paper
    correct = verbs.verb_of(acts.CORRECT)
    discard = verbs.discard
    bring_back = verbs.bring_back
    purge = verbs.purge
    withdraw_submission = verbs.verb_of(acts.WITHDRAW_SUBMISSION)
    claim = verbs.verb_of(acts.CLAIM)
    release = verbs.verb_of(acts.RELEASE)
    request_changes = verbs.verb_of(acts.REQUEST_CHANGES)
    accept_edit = verbs.verb_of(acts.ACCEPT_EDIT)
    trash = verbs.verb_of(acts.TRASH)
    untrash = verbs.verb_of(acts.UNTRASH)
    keep_claim = verbs.keep_claim
    translate = translating.translate
    could_be_translated = translating.could_be_translated

    # Templates call nothing that changes a story.
    for verb in (
        *(write, keep_version, record_version, record_details, submit, ask, withdraw_submission),
        *(claim, release, request_changes, approve, approve_on_paper, accept_edit, correct),
        *(discard, bring_back, trash, untrash, purge, keep_claim, translate),
    ):
        verb.alters_data = True
    del verb

    # What it lacks

    @cached_property
    def rules_in_force(self):
        return list(HouseRule.objects.in_force())

    findings = completeness.findings
    missing = completeness.missing
    unusable = completeness.unusable
    standing = completeness.standing
