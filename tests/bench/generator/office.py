"""The office that generated stories come from: its sections, people, accounts and pictures."""

from dataclasses import dataclass
from itertools import product

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.db import transaction

from articles.models import Photo, Section, Tag
from articles.pictures import renditions
from newsroom.demo import DRAWINGS
from newsroom.demo.content import load
from people.models import Contributor, Unit
from people.names import slug_from

from .invention import WORDS
from .sheets import put_on_sheet

AUTHOR, REVIEWER = "generator", "generator-reviewer"
CHOSEN_DRAWINGS = ("hall", "track", "lattice")
PHOTOGRAPHERS = TRANSLATORS = 12


@dataclass(frozen=True)
class Office:
    """Who and what generated stories refer to."""

    sections: list
    tags: list
    units: list
    writers: list
    translators: list
    photos: list
    author: object
    reviewer: object


@transaction.atomic
def furnish():
    """Return the Office, with whatever of it is not there yet."""
    content = load()
    reviewer, author, *people = [_person(*names) for names in _names()]
    photographers, people = people[:PHOTOGRAPHERS], people[PHOTOGRAPHERS:]
    office = Office(
        sections=_terms(Section, content.sections),
        tags=_terms(Tag, content.tags),
        units=_terms(Unit, content.units),
        writers=people[TRANSLATORS:],
        translators=people[:TRANSLATORS],
        photos=[_photo(*pair) for pair in zip(CHOSEN_DRAWINGS, photographers, strict=False)],
        author=_account(AUTHOR, author),
        reviewer=_account(REVIEWER, reviewer),
    )
    put_on_sheet(office.author)
    return office


def _terms(model, table):
    return [
        model.objects.get_or_create(slug=slug, defaults=vars(named))[0]
        for slug, named in table.items()
    ]


def _names():
    for given, surname in product(WORDS["given_names"], WORDS["surnames"]):
        yield f"{surname[0]} {given[0]}", surname[1] + given[1]


def _person(name, name_zh):
    """Return the contributor of that name whose address says that nobody bears it."""
    fields = {"name": name, "name_zh": name_zh, "disambiguator": "generated"}
    fields |= {"bio": "An invented person.", "bio_zh": "虚构人物。"}
    slug = f"invented-{slug_from(name, fallback='person')}"
    return Contributor.objects.get_or_create(slug=slug, defaults=fields)[0]


def _account(username, person):
    """Return an account that signs and can't log in."""
    user, is_new = get_user_model().objects.get_or_create(username=username)
    if is_new:
        user.set_unusable_password()
        user.save()
        person.user = user
        person.save(update_fields=["user"])
    return user


def _photo(drawing, photographer):
    picture = renditions.inspect(ContentFile(DRAWINGS[drawing].read_bytes()))
    photo = Photo.objects.filter(sha256=picture.sha256).first()
    if photo is None:
        photo = Photo(title=drawing.capitalize(), photographer=photographer)
        photo.key = picture.sha256[:20]
        photo.take_in(picture)
        photo.save()
    return photo
