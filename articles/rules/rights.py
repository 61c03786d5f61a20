"""Which pictures of a text may not be shown on a day, and whom to ask about it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.text.content import Picture


def unusable(pictures: Iterable[Picture], photos: Mapping[int, Any], on: date) -> list[str]:
    """Return one sentence for each picture of a content that may not be shown on the day `on`.

    `photos` holds each Photo by its key. The day on which a use ends is its last.
    """
    found = (
        _why_not(photos[picture["photo"]], number, on)
        for number, picture in enumerate(pictures, start=1)
        if picture["photo"] in photos
    )
    return [sentence for sentence in found if sentence]


def _why_not(photo: Any, number: int, on: date) -> str:
    facts = {"number": number, "name": photo.answerable}
    if photo.consent == photo.Consent.MISSING:
        text = _(
            "Picture %(number)s: the consent of the people shown is missing. Ask %(name)s, or choose another picture."
        )
        return text % facts
    if photo.usage_ends_on is None or photo.usage_ends_on >= on:
        return ""
    facts |= {"day": date_format(photo.usage_ends_on), "terms": photo.usage_term}
    text = _(
        "Picture %(number)s: its use ended on %(day)s. Ask %(name)s, or choose another picture."
    )
    if photo.usage_term:
        text = _(
            "Picture %(number)s: its use ended on %(day)s (terms of use: %(terms)s). Ask %(name)s, or choose another picture."
        )
    return text % facts
