"""What a story lacks: the one answer for the form, the acts, the lists and the mails.

The functions are methods of Article. `content` is that of the working copy unless given;
`photos` are its pictures by key, for lists that have read them for many stories at once.
"""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.photo import Photo
from articles.models.record.content import content_of
from articles.rules import checklist, house_rules, rights
from articles.rules.states import EDITABLE


def findings(article, content=None):
    """Return what the house rules find in the text, as Findings."""
    content, today = content or content_of(article), timezone.localdate()
    kind = article.kind_id
    return house_rules.findings(content, article.rules_in_force, story_kind=kind, today=today)


def missing(article, content=None, photos=None):
    """Return what keeps the story from being submitted, as checklist Items."""
    content = content or content_of(article)
    items = [
        checklist.Item(one.field, one.text, one.found, one.instead)
        for one in findings(article, content)
        if one.is_blocking
    ]
    return [
        *checklist.missing(content),
        *items,
        *_missing_people(article),
        *unusable(article, content, photos),
    ]


def _missing_people(article):
    """Return what is missing of the people named on the desk, as checklist Items."""
    # Asked of drafts alone: a submission has asked it, and the review page has its budget.
    is_a_draft = article.pk and article.work_state in EDITABLE
    if is_a_draft and _names_nobody(article):
        text = _("A credit names nobody: choose the contributor, or remove the row.")
        return [checklist.Item("credits", text)]
    return []


def _names_nobody(article):
    """Return True if a credit row names nobody: with_unnamed_credits() has asked it for lists."""
    known = getattr(article, "has_unnamed_credit", None)
    return article.credits.filter(contributor=None).exists() if known is None else known


def unusable(article, content=None, photos=None):
    """Return what keeps its pictures from being published today, as checklist Items."""
    content = content or content_of(article)
    photos = Photo.objects.shown_in([content]) if photos is None else photos
    sentences = rights.unusable(content["pictures"], photos, timezone.localdate())
    return [checklist.Item("pictures", sentence) for sentence in sentences]


def standing(article, content=None):
    """Return the advice of the house rules that the text does not follow, as sentences."""
    return [str(found.text) for found in findings(article, content) if not found.is_blocking]
