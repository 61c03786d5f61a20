"""Whether the pictures of a text may be shown on a day: asked by every act that shows them."""

from datetime import datetime

from django.utils import timezone

from articles.models import Photo, Version
from articles.rules import rights
from articles.rules.refusals import Refused


def refuse_unusable(version: Version, at: datetime) -> None:
    """Raise Refused if pictures of the text may not be shown on that day."""
    if reasons := unusable(version, at):
        raise Refused(*reasons)


def unusable(version: Version, at: datetime) -> list[str]:
    """Return what is wrong with the pictures of a text on that day, as sentences."""
    pictures, photos = version.content["pictures"], Photo.objects.shown_in([version.content])
    return rights.unusable(pictures, photos, timezone.localdate(at))
