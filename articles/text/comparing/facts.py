"""What changed besides the text: section, unit, date, place, language, and any later key."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from articles.text.credit_line import join_names

LABELS = {
    "language": _("Language"),
    "section": _("Section"),
    "unit": _("Unit"),
    "event_on": _("Date of the event"),
    "place": _("Place"),
    "contact": _("Media contact"),
    "first_published_on": _("First published elsewhere on"),
    "first_published_where": _("First published in"),
    "corrections": _("Corrections"),
    "slug": _("Address"),
    "tags": _("Tags"),
    "related": _("Related stories"),
    "translation_of": _("Translation of"),
    "is_translation": _("Is a translation"),
    "schema": _("Form of the record"),
    "caption": _("Caption"),
    "alt": _("Alt text"),
    "decorative": _("Decorative"),
    "credit": _("Credit"),
    "lead": _("Lead picture"),
    "copyright": _("Copyright"),
}

Names = Mapping[str, Mapping[Any, object]]  # {key: {value: what people call it}}


@dataclass(frozen=True)
class Fact:
    """One value before and after, as a page shows it. "" is no value."""

    name: str
    label: object
    old: object
    new: object


def compare_facts(
    old: Mapping[str, Any], new: Mapping[str, Any], *, names: Names, leave_out: Collection[str] = ()
) -> list[Fact]:
    """Return the Facts that differ; a missing key is empty. `names`: {key: {value: its name}}."""
    keys = dict.fromkeys([*LABELS, *new, *old])
    return [
        Fact(key, label_of_fact(key), *(_shown(key, side.get(key), names) for side in (old, new)))
        for key in keys
        if key not in leave_out and (old.get(key) or "") != (new.get(key) or "")
    ]


def label_of_fact(key: str) -> object:
    return LABELS.get(key) or key.replace("_", " ").capitalize()


def _shown(key: str, value: Any, names: Names) -> object:
    if isinstance(value, bool) or key in ("is_translation", "lead", "decorative"):
        return _("yes") if value else _("no")
    if not value:
        return ""
    if key == "language":
        return dict(settings.LANGUAGES).get(value, value)
    if key.endswith("_on"):
        return _day(value)
    if key == "corrections":
        return " · ".join(entry["note"] for entry in value)
    if isinstance(value, list):
        return join_names([str(names.get(key, {}).get(one, one)) for one in value])
    if isinstance(value, str | int):
        return names.get(key, {}).get(value, value)
    return json.dumps(value, ensure_ascii=False)


def _day(value: Any) -> date | str:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return str(value)
