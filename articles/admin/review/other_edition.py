"""The other edition of a story, on the pages of the one at hand: named, and offered to be taken too."""

from dataclasses import dataclass
from functools import cached_property

from django.contrib import messages
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from articles.desk.dispatch import do, do_both
from articles.desk.status import why_not_out
from articles.models import Article
from articles.models.desk import door
from articles.rules import acts
from articles.rules.editions import TAKES_BOTH
from articles.rules.refusals import Refused
from articles.rules.states import Work

from .source_field import source_field

LOADED = (
    *("claimed_by__contributor", "asked_reviewer__contributor", "created_by"),
    *("published__version", "translation_of"),
)


@dataclass(frozen=True)
class OtherEdition:
    """The other edition as an account may see it; `article` is the one at hand."""

    story: Article
    article: Article
    user: object

    @property
    def is_original(self):
        return self.article.translation_of_id == self.story.pk

    @property
    def is_seen(self):
        return self.story.is_seen

    @cached_property
    def whereabouts(self):
        return why_not_out(self.story) if self.is_seen else ""

    @property
    def address(self):
        return self.story.newsstand.address if self.story.is_read_by_the_public else ""

    @cached_property
    def changed(self):
        """What to compare, if the translation is behind: (original, version, later version)."""
        original, translation = self.article, self.story
        if self.is_original:
            original, translation = translation, original
        if not translation.is_behind or (self.is_original and not self.is_seen):
            return None
        return original, *sorted((translation.source_number, original.major_number))


def other_edition(article, user):
    """Return the OtherEdition of a story, None if there is none."""
    pair = Q(pk=article.translation_of_id) | Q(translation_of=article)
    seen = Article.objects.visible_to(user).filter(pk=OuterRef("pk"))
    stories = Article.objects.filter(pair).annotate(is_seen=Exists(seen))
    story = stories.select_related(*LOADED).first()
    return OtherEdition(story, article, user) if story else None


def to_take_too(act, other):
    """Return the other story if the account may do the act on it as well, else None."""
    is_offered = other and act in TAKES_BOTH and other.is_seen and not _asks_more(act, other.story)
    return other.story if is_offered and other.story.could(other.user, act) else None


def _asks_more(act, story):
    """Return True for a submission that asks what only its own page can: see SubmitForm.

    Of a correction, its kind and its note; of a translation, which text it renders.
    """
    return act is acts.SUBMIT and bool(story.newsstand or source_field(story))


def why_not_too(act, other):
    """Return why the act is not offered for the other edition, as sentences.

    Nothing is to be said where it has been done: a text as published was submitted.
    """
    if not other or act not in TAKES_BOTH or not other.is_seen or to_take_too(act, other):
        return []
    if act in (acts.SUBMIT, acts.PUBLISH) and other.story.work_state == Work.CLEAN:
        return []
    if other.story.is_open(act):
        if other.story.could(other.user, act):
            return [_("Submitting it asks more than this page does: do it on its own page.")]
        return door.why_not(other.story, act, other.user)
    state = other.story.get_work_state_display()
    return [_("This is not possible now: the story is “%(state)s”.") % {"state": state}]


def do_as_asked(act, article, form, *, by):
    """Do the act on this edition, or on both if the form says so.

    Raises Refused, also if the form says both and the other can't be taken any more.
    """
    if form.takes_both:
        how, other_how = form.arguments(), form.arguments_of_other()
        do_both(act, article, form.other, by=by, how=how, other_how=other_how)
    elif form.data.get("editions") == "both":
        text = _(
            "Nothing was done: the same can’t be done to the other edition any more. Look at it, or do this to one edition alone."
        )
        raise Refused(text)
    else:
        do(act, article, by=by, **form.arguments())


def say_of_other(request, act, other, form):
    """Say beside the act's own message what became of the other edition."""
    if form.takes_both:
        text = _("The same was done to the other edition, “%(headline)s”.")
        messages.success(request, text % {"headline": other.story})
    elif act is acts.WITHDRAW and other and other.address:
        text = _("The other edition, “%(headline)s”, is still public.")
        messages.warning(request, text % {"headline": other.story})
