"""From a working copy to its content, see articles/text/content.py, and back."""

from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from articles.models.photo import Photo, PhotoUse
from articles.models.taxonomy import Section, Tag
from articles.text.content import SCHEMA, Content, CreditEntry, Picture, PictureCredit
from articles.text.credit_line import Role, unique
from people.models import Contributor, Unit


def content_of(article: Any) -> Content:
    """Return the content of a working copy as it would be printed now."""
    uses = article.photo_uses.exclude(photo=None).select_related("photo__photographer")
    typed = article.credits.exclude(contributor=None).select_related("contributor")
    credits, pictures = people_and_pictures(typed, list(uses), article.language)
    content: Content = {
        "schema": SCHEMA,
        "language": article.language,
        "headline": article.headline,
        "standfirst": article.standfirst,
        "body": article.body,
        "section": article.section.slug if article.section else "",
        "unit": article.unit.slug if article.unit else "",
        "event_on": article.event_on.isoformat() if article.event_on else "",
        "place": article.place,
        "is_translation": bool(article.is_translation or article.translation_of_id),
        "credits": credits,
        "pictures": pictures,
        "slug": article.slug,
        "tags": sorted(tag.slug for tag in article.tags.all()),
        "related": sorted(article.related.order_by().values_list("pk", flat=True)),
        "translation_of": article.translation_of_id or 0,
    }
    # Left out if empty, so that older fingerprints stay valid.
    if article.contact:
        content["contact"] = article.contact
    if article.first_published_on:
        content["first_published_on"] = article.first_published_on.isoformat()
    if article.first_published_where:
        content["first_published_where"] = article.first_published_where
    if article.corrections:
        content["corrections"] = article.corrections
    return content


def _credited(contributor: Contributor, language: str) -> PictureCredit:
    credit: PictureCredit = {
        "contributor": contributor.pk,
        "name": contributor.name_in(language),
        "slug": contributor.slug,
    }
    # Left out for a person, so that older fingerprints stay valid.
    if contributor.kind != contributor.Kind.PERSON:
        credit["kind"] = contributor.kind
    return credit


def review_by(reviewer: Contributor, language: str) -> CreditEntry:
    """Return the Review entry of a contributor on a page in `language`."""
    return {
        "role": str(Role.REVIEW),
        "contributor": reviewer.pk,
        "name": reviewer.name_in(language),
        "slug": reviewer.slug,
    }


def people_and_pictures(
    typed: Iterable[Any], uses: list[PhotoUse], language: str
) -> tuple[list[CreditEntry], list[Picture]]:
    """Return the credits and the pictures of a content, from rows of the desk, saved or not.

    `typed` are Credits with a contributor, `uses` have a photo. Every photographer gets a
    Picture credit.
    """
    has_lead = any(use.is_lead for use in uses)
    pictures = [
        _picture(use, language, use.is_lead if has_lead else not number)
        for number, use in enumerate(uses)
    ]
    shown = [
        CreditEntry(role=str(Role.PICTURE), **picture["credit"])
        for picture in pictures
        if picture["credit"]["name"]
    ]
    named = [
        CreditEntry(role=str(credit.role), **_credited(credit.contributor, language))
        for credit in typed
    ]
    return unique(shown + named), pictures


def _picture(use: PhotoUse, language: str, is_lead: bool) -> Picture:
    photo = cast(Photo, use.photo)  # of a row that has one
    picture: Picture = {
        "photo": photo.pk,
        "file": photo.sha256,
        "key": photo.key,
        "width": photo.width,
        "height": photo.height,
        "widths": photo.widths,
        "lead": is_lead,
        "caption": use.caption,
        "alt": "" if use.is_decorative else use.alt_text,
        "decorative": use.is_decorative,
        "credit": _credited(photo.photographer, language)
        if photo.photographer
        else {"contributor": None, "name": photo.credit_text, "slug": ""},
    }
    if photo.copyright:
        picture["copyright"] = photo.copyright
    return picture


def restore_credits(article: Any, content: Content) -> None:
    """Write the entered credits of a content back. Photographers' credits follow the pictures."""
    shown = {picture["credit"]["contributor"] for picture in content["pictures"]}
    typed = [
        entry
        for entry in content["credits"]
        if entry["role"] != Role.PICTURE or entry["contributor"] not in shown
    ]
    there = set(Contributor.objects.kept({entry["contributor"] for entry in typed}))
    pairs = [(entry["role"], entry["contributor"]) for entry in typed]
    pairs = [(role, number) for role, number in pairs if number and number in there]
    for position, (role, number) in enumerate(pairs):
        article.credits.create(role=role, contributor_id=number, position=position)


def restore_facts(article: Any, content: Content) -> None:
    """Set what a content says around its text, in any language. The article is not saved."""
    article.section = Section.objects.filter(slug=content["section"]).first()
    article.unit = Unit.objects.filter(slug=content["unit"]).first()
    article.event_on = day_of(content["event_on"])
    article.place = content["place"]
    article.contact = content.get("contact", "")


def day_of(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def restore_tags(article: Any, content: Content) -> None:
    """Write back the tags of a content that are still there."""
    article.tags.set(Tag.objects.filter(slug__in=content.get("tags", ())))


def restore_listing(article: Any, content: Content) -> None:
    """Write back the tags and related stories of a content that are still there."""
    restore_tags(article, content)
    stories = type(article).objects.filter(pk__in=content.get("related", ()))
    article.related.set(stories)


def restore_pictures(article: Any, content: Content) -> None:
    """Write back those pictures of a content that the library still has."""
    numbers = [picture["photo"] for picture in content["pictures"]]
    there = set(Photo.objects.filter(pk__in=numbers).values_list("pk", flat=True))
    pictures = [picture for picture in content["pictures"] if picture["photo"] in there]
    for position, picture in enumerate(pictures):
        article.photo_uses.create(
            photo_id=picture["photo"],
            position=position,
            is_lead=picture["lead"],
            caption=picture["caption"],
            alt_text=picture["alt"],
            is_decorative=picture["decorative"],
        )
