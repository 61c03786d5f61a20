"""What a story's content is: everything readers see, as plain JSON with a stable form.

A version stores exactly this, and its fingerprint is the hash of exactly these keys. So
the types describe the JSON as it lies in the database and are not built from it: a text
signed under an older schema stays as it was, byte for byte.

To add a key: declare it here as NotRequired, raise SCHEMA, and wherever it is read, above all in
articles/press/printing.py, say what a text without it has.
"""

from typing import NotRequired, TypedDict

SCHEMA = 1


class PictureCredit(TypedDict):
    """Who is named, as printed; `contributor` is None for somebody who has no page."""

    contributor: int | None
    name: str
    slug: str
    kind: NotRequired[str]  # only of an organisation


class CreditEntry(PictureCredit):
    """One person in one role of the credit line."""

    role: str


class Picture(TypedDict):
    photo: int
    file: str
    key: str
    width: int
    height: int
    widths: list[int]
    lead: bool
    caption: str
    alt: str
    decorative: bool
    credit: PictureCredit
    copyright: NotRequired[str]


class ShownPicture(Picture):
    """A picture on a page. `at` is the address below which a private link hands it out."""

    at: NotRequired[str]


class Correction(TypedDict):
    note: str
    on: str


class Content(TypedDict):
    """Dates are ISO 8601; "" is none. Section and unit are slugs."""

    schema: int
    language: str
    headline: str
    standfirst: str
    body: str
    section: str
    unit: str
    event_on: str
    place: str
    is_translation: bool
    credits: list[CreditEntry]
    pictures: list[Picture]
    contact: NotRequired[str]
    first_published_on: NotRequired[str]  # elsewhere, before it came here
    first_published_where: NotRequired[str]
    corrections: NotRequired[list[Correction]]
    slug: NotRequired[str]
    tags: NotRequired[list[str]]  # slugs
    related: NotRequired[list[int]]  # keys of stories
    translation_of: NotRequired[int]  # key of the original, 0 for none


# What is printed beside the text. An approval covers it too, but on a public story a publisher
# may change it without another review: see UPDATE_LISTING in articles/rules/acts.py.
LISTING = ("slug", "tags", "related", "translation_of")


class UnknownSchema(Exception):
    """Raised for a content written by a later release of the program."""


def without_listing(content: Content) -> dict[str, object]:
    """Return the content without what is printed beside the text."""
    return {key: value for key, value in content.items() if key not in LISTING}


def check_schema(content: Content, owner: str) -> None:
    """Raise UnknownSchema, naming the owner, for a content newer than this release knows."""
    schema = content.get("schema", SCHEMA)
    if schema > SCHEMA:
        raise UnknownSchema(
            f"{owner} has a text of schema {schema}; this release reads texts up to schema "
            f"{SCHEMA}. Install the release that wrote it, or a later one."
        )
