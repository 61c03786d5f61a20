"""What an act is: the columns of the table in acts.py."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.utils.functional import Promise

from . import effects, permissions
from .audiences import Audience
from .notice_kinds import Kind
from .permissions import Who
from .states import Public, Work


class Subject(Enum):
    """What an act is done to. Each subject has a sign-off sheet of its own."""

    STORY = "story"
    HOUSE = "house"


class Side(Enum):
    """For whom an act signs the text it is done on."""

    AUTHOR = "author"
    REVIEW = "review"


class Need(Enum):
    """What an act needs besides a state and a permission: see articles/models/desk/needs.py."""

    COMPLETE = "nothing that the checklist asks for is missing"
    REVIEWERS = "other people could review the text"
    NAME = "the account has a name for the credit line"
    APART = "this name is not printed as an author’s too"
    SAME_TEXT = "readers would see exactly the text that was frozen"


class Place(Enum):
    """Where staff pages offer an act."""

    FIRST = "the panel of a story, at once"
    MORE = "the panel of a story, one click away"
    DECISION = "the review page, with its form"
    BUTTON = "the review page, as one button"
    LINK = "the review page, as a link to its own page"


# An act is equal to itself alone: its words compare otherwise in another language.
@dataclass(frozen=True, kw_only=True, eq=False)
class Transition:
    """One act. `to` and `leaves` are None where the act keeps that state."""

    name: str  # on the sheet and in addresses
    label: Promise
    done: Promise | str = ""  # what who did it reads afterwards
    explanation: Promise | str = ""
    subject: Subject = Subject.STORY
    sources: tuple[Work, ...] = tuple(Work)
    to: Work | None = None
    public: tuple[Public, ...] = tuple(Public)
    leaves: Public | None = None  # what the public can read afterwards
    only_if: Callable[[Any], bool] | None = None  # what else must be true of the story
    who: Who
    needs: tuple[Need, ...] = ()
    note_required: bool = False
    sets: effects.Sets = effects.nothing  # other fields that the act changes
    signs: tuple[Side, ...] = ()
    prints: bool = False  # whether it writes what readers see
    tells: tuple[tuple[Kind, Audience], ...] = ()  # only the first that names an account
    shown: tuple[Place, ...] = ()
    is_awaited: bool = False  # whether a story in one of `sources` waits for it
    in_history: bool = False  # whether the list of versions names it

    @property
    def is_automatic(self) -> bool:
        """True for what only the program does, without an account."""
        return self.who is permissions.nobody

    @property
    def is_about_print(self) -> bool:
        """True for what is done to the text that readers have, not to that of the desk."""
        return Public.NEVER not in self.public and Need.SAME_TEXT not in self.needs

    @property
    def opens_review(self) -> bool:
        return self.to is Work.IN_REVIEW

    @property
    def is_step(self) -> bool:
        """True for a signature that may count as a step of a review."""
        return Side.REVIEW in self.signs and self.sources == (Work.IN_REVIEW,)

    @property
    def takes_author_side(self) -> bool:
        """True if the account that does it counts as a writer of the text from then on."""
        return self.signs == (Side.AUTHOR,)
