"""Proof that a translation is said to be in step, or out of date, as its acts left it.

audit.py raises Broken for what is found here.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from articles.models import Act, Article, Version
from articles.models.desk.edition import last_source, source_fields
from articles.rules import acts, effects
from articles.rules.states import Public

from .pairs import original_changed_at

Fault = tuple[Any, str]  # a row, and what is wrong with it


def faults_of_pair(article: Article, sheet: Sequence[Act]) -> Iterator[Fault]:
    """Yield what a story says of the other edition that its versions and acts do not."""
    expected = major_number(article, sheet)
    if article.major_number != expected:
        yield article, f"its last major text is said to be {article.major_number}, not {expected}"
    if article.major_fingerprint != _text(article, article.major_number):
        yield article, "its last major text does not have the fingerprint it is said to have"
    if article.translation_of_id:
        yield from _faults_of_translation(article, sheet)


def _faults_of_translation(article: Article, sheet: Sequence[Act]) -> Iterator[Fault]:
    # In one statement, so that no act on the original comes in between.
    pairs = Article.objects.select_related("published", "translation_of__published")
    article = pairs.get(pk=article.pk)
    original: Any = article.translation_of
    if article.source_fingerprint != _text(original, article.source_number):
        yield article, "it is said to be made from a text that its original never had"
    source = last_source(sheet, original.pk, is_printed=True)
    is_so = {name: getattr(article, name) for name in ("source_number", "source_fingerprint")}
    if source and source_fields(source) != is_so:
        yield article, "it is said to be made from another text than its acts say"
    row = article.newsstand
    is_printed_so = row and row.translation_group == original.pk
    if is_printed_so and row.original_changed_at != original_changed_at(article):
        yield row, "readers are told otherwise when its original changed"


def major_number(article: Article, sheet: Sequence[Act]) -> int:
    """Return the number of the last major text, see Edition.major_number, as the acts say."""
    number, is_minor, public = 0, False, Public.NEVER
    for act in sheet:
        row = acts.ACTS[act.act]
        if row.prints and not (is_minor and row is acts.PUBLISH):
            number = act.version_number
        is_minor = row.sets not in effects.END_CORRECTION and act.details.get("minor", is_minor)
        public = row.leaves or public
    return article.version_number if public == Public.NEVER else number


def _text(article: Article, number: int) -> str:
    version = Version.objects.filter(article=article, number=number).first()
    return version.text_fingerprint if version else ""
