"""What changed between two versions of a story, as plain data for a page. A leaf.

It works on contents (articles/models/content.py) and on the text of stories. Everything
returned is text that a template escapes, never HTML; but for the merged texts of
merging.py, which are clean.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from .body import compare_bodies, folded
from .credits import compare_credits
from .facts import compare_facts
from .merging import Conflict, Merge, merged
from .pictures import compare_pictures
from .words import segments

__all__ = ["Comparison", "Conflict", "Merge", "compare", "compare_bodies", "folded", "merged"]

_PARTS = {
    "headline": _("Headline"),
    "standfirst": _("Standfirst"),
    "body": _("Text"),
    "credits": _("Credits"),
    "pictures": _("Pictures"),
}
_FACTS = _("Other details")


@dataclass(frozen=True)
class Comparison:
    """What changed; false when nothing did. See templates/admin/articles/article/changes.html.

    `headline` and `standfirst` are lists of Segments (empty: unchanged), `body` is a list of
    Rows and Folds, `is_markup_only` says that the text changed in a way readers can't see.
    """

    is_first: bool
    language: str
    headline: list
    standfirst: list
    body: list
    is_markup_only: bool
    credits: list
    pictures: list
    facts: list

    def __bool__(self):
        return bool(self.parts)

    @property
    def parts(self):
        """[(name, label)] of the parts that changed, in the order of the page."""
        labels = _PARTS | {"facts": _FACTS}
        changed = {name for name in labels if getattr(self, name)}
        changed |= {"body"} if self.is_markup_only else set()
        return [(name, label) for name, label in labels.items() if name in changed]


def compare(old, new, *, names=None):
    """Return the Comparison of two contents; `old` is None or {} for a first version.

    `names` says what people call a value: {"section": {slug: name}, "unit": {slug: name}}.
    A key that is missing counts as empty.
    """
    old = old or {}
    body = _body(old.get("body") or "", new.get("body") or "")
    return Comparison(
        is_first=not old,
        language=new.get("language") or "",
        headline=_words(old, new, "headline"),
        standfirst=_words(old, new, "standfirst"),
        body=body,
        is_markup_only=not body and (old.get("body") or "") != (new.get("body") or ""),
        credits=compare_credits(old.get("credits") or [], new.get("credits") or []),
        pictures=compare_pictures(old.get("pictures") or [], new.get("pictures") or []),
        facts=compare_facts(old, new, names=names or {}, leave_out=_PARTS),
    )


def _words(old, new, name):
    before, after = old.get(name) or "", new.get(name) or ""
    return segments(before, after) if before != after else []


def _body(old, new):
    """Return the rows of the text, folded, or [] if no block of it changed."""
    rows = compare_bodies(old, new) if old != new else []
    return folded(rows) if any(row.change != "unchanged" for row in rows) else []
