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
        *_half_filled(article),
        *unusable(article, content, photos),
    ]


def _half_filled(article):
    """Return what rows on the desk lack that no content has, as checklist Items."""
    # Asked of drafts alone: a submission has asked it, and the review page has its budget.
    if not (article.pk and article.work_state in EDITABLE):
        return []
    items = []
    if _has(article, "has_unnamed_credit", article.credits.filter(contributor=None)):
        text = _("A credit names nobody: choose the contributor, or remove the row.")
        items.append(checklist.Item("credits", text))
    if _has(article, "has_unchosen_picture", article.photo_uses.filter(photo=None)):
        text = _("A row of the pictures has no picture: choose one, or remove the row.")
        items.append(checklist.Item("pictures", text))
    return items


def _has(article, name, rows):
    """Return True if there are such rows: with_half_filled() has asked it for lists."""
    known = getattr(article, name, None)
    return rows.exists() if known is None else known


def unusable(article, content=None, photos=None):
    """Return what keeps its pictures from being published today, as checklist Items."""
    content = content or content_of(article)
    photos = Photo.objects.shown_in([content]) if photos is None else photos
    sentences = rights.unusable(content["pictures"], photos, timezone.localdate())
    return [checklist.Item("pictures", sentence) for sentence in sentences]


def standing(article, content=None):
    """Return the advice of the house rules that the text does not follow, as sentences."""
    return [str(found.text) for found in findings(article, content) if not found.is_blocking]
