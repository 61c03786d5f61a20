"""What changed between two versions of a story, as plain data for a page.

It takes contents (articles/text/content.py) and the text of stories. It returns text that a
template has to escape; only the merged texts of three_way.py are clean HTML.
"""

from dataclasses import dataclass
from typing import cast

from django.utils.translation import gettext_lazy as _

from articles.text.content import Content

from .body import Fold, Row, compare_bodies, folded
from .credits import CreditChange, compare_credits
from .facts import Fact, Names, compare_facts, label_of_fact
from .pictures import PictureChange, compare_pictures
from .three_way import Conflict, Merge, merged
from .words import Segment, segments

__all__ = ["Comparison", "Conflict", "Merge", "changed_parts", "compare", "compare_bodies"]
__all__ += ["folded", "label_of", "merged"]

_PARTS = {
    "headline": _("Headline"),
    "standfirst": _("Standfirst"),
    "body": _("Text"),
    "credits": _("Credits"),
    "pictures": _("Pictures"),
}
_FACTS = _("Other details")
_NOTHING = cast(Content, {})


@dataclass(frozen=True)
class Comparison:
    """What changed; false when nothing did. See templates/admin/articles/article/changes.html.

    `headline` and `standfirst` are lists of Segments (empty: unchanged), `body` is a list of
    Rows and Folds, `is_markup_only` says that the text changed in a way readers can't see.
    """

    is_first: bool
    language: str
    headline: list[Segment]
    standfirst: list[Segment]
    body: list[Row | Fold]
    is_markup_only: bool
    credits: list[CreditChange]
    pictures: list[PictureChange]
    facts: list[Fact]

    def __bool__(self) -> bool:
        return bool(self.parts)

    @property
    def parts(self) -> list[tuple[str, object]]:
        """[(name, label)] of the parts that changed, in the order of the page."""
        labels = _PARTS | {"facts": _FACTS}
        changed = {name for name in labels if getattr(self, name)}
        changed |= {"body"} if self.is_markup_only else set()
        return [(name, label) for name, label in labels.items() if name in changed]


def compare(old: Content | None, new: Content, *, names: Names | None = None) -> Comparison:
    """Return the Comparison of two contents; `old` is None or {} for a first version.

    `names` says what people call a value: {"section": {slug: name}, "unit": {slug: name}}.
    A key that is missing counts as empty.
    """
    old = old or _NOTHING
    body = _body(old.get("body") or "", new.get("body") or "")
    return Comparison(
        is_first=not old,
        language=new.get("language") or "",
        headline=_words(old.get("headline") or "", new.get("headline") or ""),
        standfirst=_words(old.get("standfirst") or "", new.get("standfirst") or ""),
        body=body,
        is_markup_only=not body and (old.get("body") or "") != (new.get("body") or ""),
        credits=compare_credits(old.get("credits") or [], new.get("credits") or []),
        pictures=compare_pictures(old.get("pictures") or [], new.get("pictures") or []),
        facts=compare_facts(old, new, names=names or {}, leave_out=_PARTS),
    )


def changed_parts(old: Content, new: Content) -> list[str]:
    """Return the keys of a content that differ, those that a comparison shows first in front."""
    before, after = cast(dict[str, object], old), cast(dict[str, object], new)
    keys = dict.fromkeys([*_PARTS, *after, *before])
    return [key for key in keys if (before.get(key) or "") != (after.get(key) or "")]


def label_of(key: str) -> object:
    """Return what people call a key of a content."""
    return _PARTS.get(key) or label_of_fact(key)


def _words(old: str, new: str) -> list[Segment]:
    return segments(old, new) if old != new else []


def _body(old: str, new: str) -> list[Row | Fold]:
    """Return the rows of the text, folded, or [] if no block of it changed."""
    rows = compare_bodies(old, new) if old != new else []
    return folded(rows) if any(row.change != "unchanged" for row in rows) else []
