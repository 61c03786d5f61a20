"""Proof that the files are there: originals, renditions, portraits and scans.

An original and a scan have their hash in a row, a picture's stands in the text that was signed.
What readers get of a picture is made from its original, so it is only asked whether it is whole.
"""

from typing import Any

from articles.models import Act, PaperScan, Photo, PublishedArticle
from articles.pictures import renditions
from articles.rules import acts
from people.models import Contributor

from .audit import Counts, ensure

Kept = dict[int, tuple[str, str, list[int]]]  # of pictures by their key: hash, key, widths


def check_files() -> Counts:
    """Check every file that a row relies on. Raises Broken for the first that is not as kept."""
    kept = _check_pictures()
    for row in PublishedArticle.objects.only("article", "pictures").iterator():
        for shown in row.pictures:
            is_as_signed = kept.get(shown["photo"]) == _facts(shown)
            ensure(is_as_signed, row, f"picture {shown['photo']} is not the one it was signed with")
    for person in Contributor.objects.exclude(portrait_key="").iterator():
        lacking = renditions.lacking(person.portrait_key, person.portrait_widths)
        what = f"of the portrait, {', '.join(lacking)} is missing or cut short: upload it again"
        ensure(not lacking, person, what)
    return Counts(pictures=len(kept), scans=_check_scans())


def _facts(shown: Any) -> tuple[str, str, list[int]]:
    return shown["file"], shown["key"], shown["widths"]


def _check_pictures() -> Kept:
    found: Kept = {}
    for photo in Photo.objects.order_by("pk").iterator():
        ensure(photo.is_kept, photo, "its original is missing or was changed")
        lacking = renditions.lacking(photo.key, photo.widths)
        what = f"{', '.join(lacking)} is missing or cut short: run `manage.py renditions`"
        ensure(not lacking, photo, what)
        found[photo.pk] = photo.sha256, photo.key, photo.widths
    return found


def _check_scans() -> int:
    on_paper = Act.objects.filter(act=acts.APPROVE_ON_PAPER.name)
    without = on_paper.filter(scan=None).first()
    ensure(without is None, without, "its scan is missing")
    scans = PaperScan.objects.select_related("act").order_by("pk")
    for scan in scans.iterator():
        ensure(scan.is_kept, scan, "its file is missing or was changed")
        signed = scan.act and scan.act.details["paper"]["scan"]
        ensure(signed == scan.sha256, scan, "it is not the one on the sheet")
    return scans.count()
