"""What the press does for the other edition: confirm a translation, and tell readers of one
whether its original changed since.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from articles.models.desk.door import move, refuse_unless
from articles.models.desk.edition import hold_pair, last_source, source_fields, source_named
from articles.rules import acts
from articles.rules.refusals import Stale
from articles.rules.states import Public
from people.models import User


def confirm_translation(
    article: Article,
    *,
    by: User,
    note: str = "",
    version: int | None = None,
    source: int | None = None,
) -> None:
    """Say that a translation renders the text that its original has now.

    It is about the text that readers have, or, of a translation that was never public, about the
    one on the desk: `version` is its number, and `source` that of the original, as the person
    was shown them. Raises Stale if either changed since.
    """
    with transaction.atomic():
        hold_pair(article)
        refuse_unless(article, acts.CONFIRM_TRANSLATION, by=by)
        row = article.newsstand
        text = row.version if row else article.latest_version
        if version not in (None, text.number):
            raise Stale(_("The text has changed since this page was opened. Read it again first."))
        original: Any = article.translation_of
        number = original.major_number
        if source not in (None, number):
            text = _("The original has changed since this page was opened. Read it again first.")
            raise Stale(text)
        details = source_named(article, number)
        how = {"details": details, "signed": text, "is_checked": True}
        fields = source_fields(details["source"])
        move(article, acts.CONFIRM_TRANSLATION, by=by, note=note, **how, **fields)
        tell_readers(article)


def printed_source(article: Article) -> dict[str, dict[str, object]]:
    """Return the details of an act that prints a translation: what its submission said."""
    source = last_source(article.sheet, article.translation_of_id)
    return {"source": source} if source else {}


def tell_readers(article: Article) -> None:
    """Note on the published translation of a pair whether its original changed since."""
    pair = Q(pk=article.pk) | Q(translation_of=article)
    # Those that readers, too, know as translations of this original.
    rows = Article.objects.filter(pair, published__translation_group=F("translation_of"))
    for translation in rows.select_related("published__version", "translation_of__published"):
        row: Any = translation.newsstand
        at = original_changed_at(translation)
        if row.original_changed_at != at:
            row.original_changed_at = at
            row.save(by_press=True, update_fields=["original_changed_at"])
            if article.newsstand and article.newsstand.pk == row.pk:
                article.newsstand.original_changed_at = at


def original_changed_at(translation: Article) -> datetime | None:
    """Return since when readers have another text of the original, None if they have not.

    An original that is withdrawn, or was never published, is nothing to readers.
    """
    original: Any = translation.translation_of
    if original.public_state != Public.LIVE or not translation.is_out_of_date:
        return None
    moments: list[datetime] = [original.major_at, original.newsstand.published_at]
    return max(moments)
