"""How the other edition of a story is begun, the same story in the other language.

`could_be_translated` and `translate` are methods of Article.
"""

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models.newsstand.published import PublishedArticle
from articles.models.record.content import (
    restore_credits,
    restore_facts,
    restore_pictures,
    restore_tags,
)
from articles.rules import permissions
from articles.rules.refusals import Refused
from articles.rules.states import Work
from articles.text.credit_line import Role
from people.names import other_language


def could_be_translated(article, user):
    """Return True if the account could begin the other edition, unless there is one."""
    return article.work_state != Work.TRASHED and permissions.can_translate(user, article)


def without_headline(article):
    """Return what to call a story that has no headline yet."""
    original = article.translation_of
    if original is None:
        return gettext("(no headline yet)")
    facts = {"language": article.get_language_display(), "headline": original.headline[:200]}
    return gettext("%(language)s edition of “%(headline)s”") % facts


def translate(article, *, by):
    """Begin the other edition for an account to write; return (edition, whether it is new).

    It has everything of the text_to_translate() but the words: these wait to be written. The
    day and place of a first publication are not its own, and stay empty. Raises Refused for a
    story in the trash.
    """
    if article.work_state == Work.TRASHED:
        raise Refused(_("The original is in the trash. Restore it first."))
    if edition := article.other_edition:
        return edition, False
    try:
        with transaction.atomic():
            return _begun(article, by), True
    except IntegrityError:
        if edition := article.translations.first():  # somebody else began it at this moment
            return edition, False
        raise


def text_to_translate(versions):
    """Return of an original's versions the one readers see, else the one they saw, else the latest."""
    printed = PublishedArticle.objects.filter(version=OuterRef("pk"))
    versions = versions.annotate(is_printed=Exists(printed))
    return versions.order_by("-is_printed", "-number").first()


def _begun(original, by):
    version = text_to_translate(original.versions)
    edition = type(original)(
        language=other_language(original.language),
        translation_of=original,
        kind=original.kind,
        created_by=by,
    )
    restore_facts(edition, version.content)
    edition.save()
    restore_tags(edition, version.content)
    kept = [one for one in version.content["credits"] if one["role"] != Role.TRANSLATOR]
    restore_credits(edition, version.content | {"credits": kept})
    edition.credits.create(
        role=Role.TRANSLATOR, contributor=by.person, position=edition.credits.count()
    )
    wordless = {"caption": "", "alt": ""}
    pictures = [picture | wordless for picture in version.content["pictures"]]
    restore_pictures(edition, version.content | {"pictures": pictures})
    edition.record_version(by=by)
    return edition
