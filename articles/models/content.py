"""A story's content: everything readers see, as plain data with a stable form.

The fingerprint is taken of this, so a key added here changes every fingerprint:
raise SCHEMA when that is meant. Tags, slug and notes are left out on purpose.
"""

from articles.credits import Role, unique
from people.models import Contributor

from .photo import Photo

SCHEMA = 1


def content_of(article):
    """Return the content of a working copy as it would be printed now."""
    uses = list(article.photo_uses.select_related("photo__photographer"))
    has_lead = any(use.is_lead for use in uses)
    pictures = [
        _picture(use, article.language, use.is_lead if has_lead else not number)
        for number, use in enumerate(uses)
    ]
    content = {
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
        "credits": _credits(article, pictures),
        "pictures": pictures,
    }
    # Only where there are any, so that fingerprints taken before stay as they are.
    added = {"contact": article.contact, "corrections": article.corrections}
    return content | {key: value for key, value in added.items() if value}


def _entry(role, contributor, language):
    entry = {
        "role": str(role),
        "contributor": contributor.pk,
        "name": contributor.name_in(language),
        "slug": contributor.slug,
    }
    # A person goes without saying, in this and all earlier versions.
    is_person = contributor.kind == contributor.Kind.PERSON
    return entry if is_person else entry | {"kind": contributor.kind}


def _credits(article, pictures):
    """The typed credits, and a Picture credit for the photographer of every picture used."""
    typed = [
        _entry(credit.role, credit.contributor, article.language)
        for credit in article.credits.select_related("contributor")
    ]
    shown = [picture["credit"] | {"role": str(Role.PICTURE)} for picture in pictures]
    return unique([credit for credit in shown if credit["name"]] + typed)


def _picture(use, language, is_lead):
    photo = use.photo
    if photo.photographer:
        credit = _entry(Role.PICTURE, photo.photographer, language)
    else:
        credit = {"contributor": None, "name": photo.credit_text, "slug": ""}
    credit.pop("role", None)
    rights = {"copyright": photo.copyright} if photo.copyright else {}
    return rights | {
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
        "credit": credit,
    }


def restore_credits(article, content):
    """Write the typed credits of a content back; those of photographers follow the pictures."""
    shown = {picture["credit"]["contributor"] for picture in content["pictures"]}
    typed = [
        entry
        for entry in content["credits"]
        if entry["role"] != Role.PICTURE or entry["contributor"] not in shown
    ]
    there = set(Contributor.objects.kept({entry["contributor"] for entry in typed}))
    typed = [entry for entry in typed if entry["contributor"] in there]
    for position, entry in enumerate(typed):
        article.credits.create(
            role=entry["role"], contributor_id=entry["contributor"], position=position
        )


def restore_pictures(article, content):
    """Write the pictures of a content back, with their words, as far as the library has them."""
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
