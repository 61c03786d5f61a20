"""Questions about many stories of the desk, and what of a story is guarded."""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from articles.models.index import DeskDocument
from articles.models.record.act import Unchangeable
from articles.rules.refusals import Refused
from articles.rules.states import Public, Work
from articles.text.credit_line import AUTHORS

from .edition import OF_A_PAIR, OUT_OF_DATE

# Compared on every change, to find out whether somebody else was faster: see Article.write().
WATCHED = ("work_state", "public_state", "version_number", "acts_count", "details_number")
# Changed by acts and saved versions alone, never by save().
GUARDED = (
    *WATCHED,
    "round_began",
    "review_step",
    "claimed_by_id",
    "claimed_at",
    "asked_reviewer_id",
    "on_approval_by_id",
    "on_approval_at",
    "due_at",
    "is_urgent",
    "is_minor",
    "corrections",
    "trashed_at",
    "moved_at",
    "moved_by_name",
    *OF_A_PAIR,
)


class ArticleQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The stories this account may see on the desk: see permissions.can_view."""
        if not user.has_perm("articles.view_article"):
            return self.none()
        if user.has_perm("articles.see_any_article"):
            return self
        return self.own(user)

    def choosable_for(self, article, user):
        """The stories that `user` may name on the form of `article`, or of a new story if None.

        Those that the account may see, and those that the story names already.
        """
        seen = Q(pk__in=self.visible_to(user).order_by().values("pk"))
        if article is None:
            return self.filter(seen)
        held = {article.translation_of_id, *(story.pk for story in article.related.all())}
        return self.filter(seen | Q(pk__in=held - {None}))

    def own(self, user):
        """Stories the account made, or is credited in as an author."""
        rows = self.model.credits.rel.related_model.objects
        credited = rows.filter(article=OuterRef("pk"), contributor__user=user, role__in=AUTHORS)
        return self.filter(Q(created_by=user) | Exists(credited))

    def with_half_filled(self):
        """Add `has_unnamed_credit` and `has_unchosen_picture`: whether a row names nothing yet."""
        parts = (getattr(self.model, name).rel for name in ("credits", "photo_uses"))
        credits, uses = (
            part.related_model.objects.filter(article=OuterRef("pk")) for part in parts
        )
        return self.annotate(
            has_unnamed_credit=Exists(credits.filter(contributor=None)),
            has_unchosen_picture=Exists(uses.filter(photo=None)),
        )

    def with_read_mark(self, user):
        """Add `read_number` and `read_at`: which version the account marked as read, and when."""
        marks = self.model.read_marks.rel.related_model.objects
        mine = marks.filter(article=OuterRef("pk"), user=user)
        return self.annotate(
            read_number=Subquery(mine.values("version_number")),
            read_at=Subquery(mine.values("made_at")),
        )

    def update(self, **kwargs):
        if set(kwargs) & {*GUARDED, *(name.removesuffix("_id") for name in GUARDED)}:
            raise Unchangeable("The state of a story changes by an act only.")
        return super().update(**kwargs)

    def out_of_date(self):
        """Translations whose original changed since: see articles/rules/editions.py."""
        return self.filter(OUT_OF_DATE)

    def one_of_each_pair(self):
        """Of two editions that are both here, the original alone."""
        return self.exclude(translation_of__in=self.order_by().values("pk"))

    def untranslated(self):
        """Originals that have no translation, but perhaps one in the trash."""
        translations = self.model.objects.filter(translation_of=OuterRef("pk"))
        there = Exists(translations.exclude(work_state=Work.TRASHED))
        return self.filter(~there, translation_of=None).exclude(work_state=Work.TRASHED)

    def never_public(self):
        return self.filter(public_state=Public.NEVER)

    def trashed_before(self, moment):
        """Stories in the trash since before the moment, translations before their originals."""
        trashed = self.filter(work_state=Work.TRASHED, trashed_at__lt=moment)
        return trashed.order_by(F("translation_of").desc(nulls_last=True), "pk")

    def delete(self):
        if self.filter(acts_count__gt=0).exists():
            raise Refused(has_a_sheet())
        if naming := set(self.model.objects.filter(related__in=self)):
            raise models.ProtectedError(names_it(), naming)
        DeskDocument.objects.filter(pk__in=self.values("pk")).delete()
        return super().delete()

    delete.alters_data = delete.queryset_only = True


def has_a_sheet():
    """Return why a story that somebody acted on is not deleted."""
    return _("A story with a sign-off sheet can’t be deleted. Move it to the trash.")


def names_it():
    """Return why a story that another names as related is not deleted."""
    return _("Other stories name this one as related.")


def changed_meanwhile():
    """Return what is said to whom somebody else was faster than."""
    return _("Somebody else changed this story meanwhile. Look at it again.")
