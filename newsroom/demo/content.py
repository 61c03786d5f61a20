"""The content of the demonstration, read from office.toml and stories/*.toml.

A story file holds what its editions share and then its editions, the original first; every
further one is a translation of it. Files are named in the order the stories go out.
"""

import tomllib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from . import FOLDER
from .consistency import problems


class ContentError(ValueError):
    """The content contradicts itself; the message names the file and what is wrong."""


@dataclass(frozen=True)
class Office:
    """The invented school, with a line that says it is invented, and where its older news stood."""

    name: str
    name_zh: str
    former_site: str
    former_site_zh: str
    note: str
    note_zh: str


@dataclass(frozen=True)
class Named:
    """A section, a tag or a unit."""

    name: str
    name_zh: str


@dataclass(frozen=True)
class Contributor:
    """Who can be credited. Fields as in people.models.Contributor; `unit` is a key."""

    name: str
    name_zh: str = ""
    kind: str = "person"
    unit: str = ""
    disambiguator: str = ""
    bio: str = ""
    bio_zh: str = ""
    is_retired: bool = False


@dataclass(frozen=True)
class Account:
    """A login: its role is a group of people.roles, its contributor a key."""

    role: str
    contributor: str


@dataclass(frozen=True)
class Credit:
    """One line of the credits: role is text, picture or translator."""

    role: str
    contributor: str


@dataclass(frozen=True)
class Correction:
    """A correction of a published edition. `words` are pairs, [as it was, as it is now]."""

    is_minor: bool
    reason: str
    public_note: str
    words: tuple


@dataclass(frozen=True)
class Comment:
    """A comment of one account on a paragraph, counted from 1, and another's reply."""

    by: str
    body: str
    paragraph: int
    reply_by: str = ""
    reply: str = ""


@dataclass(frozen=True)
class Link:
    """A private link to an edition, and what its visitor wrote."""

    for_whom: str
    comment: str


@dataclass(frozen=True)
class Picture:
    """A drawing (a file in newsroom/demo/pictures) as one edition uses it; photographer is a key."""

    drawing: str
    photographer: str
    caption: str
    alt: str


@dataclass(frozen=True)
class Edition:
    """One language of a story, and the state the workflow is to bring it to.

    `release` names a file to import instead of the text given here. `working_copy` holds
    the fields changed, and not yet submitted, after publication; `reviewers_words` what the
    reviewer changed under review, as pairs. `related` are headlines of earlier stories.
    `is_translation` is true of all but a story's first edition.
    """

    language: str
    state: str
    headline: str = ""
    standfirst: str = ""
    place: str = ""
    body: str = ""
    credits: tuple[Credit, ...] = ()
    pictures: tuple[Picture, ...] = ()
    reviewer: str = "deputy"
    reason: str = ""
    days_ahead: int = 0
    is_urgent: bool = False
    due_in_hours: int = 0
    contact: str = ""
    related: tuple[str, ...] = ()
    reviewers_words: tuple = ()
    correction: Correction | None = None
    comments: tuple[Comment, ...] = ()
    link: Link | None = None
    release: Path | None = None
    working_copy: dict = field(default_factory=dict)
    is_translation: bool = False

    @property
    def author(self):
        """The account that makes and submits this edition."""
        return "translator" if self.is_translation else "writer"


@dataclass(frozen=True)
class Story:
    """What the editions share; section, kind, tags and unit are keys."""

    key: str
    section: str
    kind: str
    tags: tuple[str, ...]
    unit: str
    event_on: date | None
    first_published_on: date | None
    editions: tuple[Edition, ...]


@dataclass(frozen=True)
class Pick:
    """A story put in front, by its headline: the place is lead or pinned, `days` how long, 0 for good."""

    language: str
    place: str
    headline: str
    days: int = 0


@dataclass(frozen=True)
class Content:
    """Everything, each mapping by its key, which is also the address (slug).

    Kinds of story go by their English names. A rule has the fields of articles.models.HouseRule.
    """

    office: Office
    sections: dict[str, Named]
    tags: dict[str, Named]
    units: dict[str, Named]
    contributors: dict[str, Contributor]
    accounts: dict[str, Account]
    kinds: dict[str, str]
    rules: tuple[dict, ...]
    front: tuple[Pick, ...]
    stories: tuple[Story, ...]


def load(folder=FOLDER):
    """Return the Content of a folder, in the order its stories go out.

    Raises ContentError if a key refers to nothing or a story lacks what its state needs.
    """
    content = _read(folder)
    if found := list(problems(content)):
        raise ContentError("\n".join(found))
    return content


def _read(folder):
    data = _toml(folder / "office.toml")
    photographers = data["photographers"]
    return Content(
        office=Office(**data["office"]),
        sections=_each(Named, data["sections"]),
        tags=_each(Named, data["tags"]),
        units=_each(Named, data["units"]),
        contributors=_each(Contributor, data["contributors"]),
        accounts=_each(Account, data["accounts"]),
        kinds=data["kinds"],
        rules=tuple(data["rules"]),
        front=tuple(Pick(**pick) for pick in data["front"]),
        stories=tuple(
            _story(path, photographers) for path in sorted((folder / "stories").glob("*.toml"))
        ),
    )


def _toml(path):
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{path.name}: {error}") from error


def _each(kind, table):
    return {key: kind(**values) for key, values in table.items()}


def _story(path, photographers):
    data = _toml(path)
    try:
        editions = tuple(
            _edition(values, path.parent.parent, photographers, is_translation=number > 0)
            for number, values in enumerate(data.pop("editions", ()))
        )
        return Story(
            key=path.stem,
            section=data.pop("section", ""),
            kind=data.pop("kind", ""),
            tags=tuple(data.pop("tags", ())),
            unit=data.pop("unit", ""),
            event_on=data.pop("event_on", None),
            first_published_on=data.pop("first_published_on", None),
            editions=editions,
            **data,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ContentError(f"{path.name}: {error}") from error


def _edition(values, folder, photographers, *, is_translation):
    values["body"] = values.get("body", "").strip()
    values["credits"] = tuple(Credit(*pair) for pair in values.get("credits", ()))
    values["pictures"] = tuple(
        Picture(photographer=photographers[picture["drawing"]], **picture)
        for picture in values.get("pictures", ())
    )
    values["comments"] = tuple(Comment(**one) for one in values.get("comments", ()))
    for name, kind in (("correction", Correction), ("link", Link)):
        if name in values:
            values[name] = kind(**values[name])
    if "release" in values:
        values["release"] = folder / values["release"]
    if body := values.get("working_copy", {}).get("body"):
        values["working_copy"]["body"] = body.strip()
    return Edition(is_translation=is_translation, **values)
