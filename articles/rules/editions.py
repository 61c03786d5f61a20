"""An original and its translation: whether they say the same, and what is done to both.

A translation remembers the text of the original that it was made from. It is in step while that is
the original's last major text. Minor corrections, tags and links outdate nothing.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Protocol

from . import acts
from .audiences import Audience
from .notice_kinds import Kind
from .transition import Transition

# What may be done to both editions at once, each with its own permission and its own review.
TAKES_BOTH = (
    *(acts.SUBMIT, acts.PUBLISH, acts.UNSCHEDULE, acts.WITHDRAW, acts.RESTORE),
    *(acts.TRASH, acts.UNTRASH),
)
# What the people of the other edition are told of, each time in the words of OTHER_EDITION.
TELLS_OTHERS = (*TAKES_BOTH, acts.SCHEDULE, acts.HOLD, acts.EMERGENCY, acts.CORRECT)

ORIGINAL_CHANGED = (
    (Kind.ORIGINAL_CHANGED, Audience.WRITERS),
    (Kind.ORIGINAL_CHANGED, Audience.KEEPERS),
)
OTHER_WITHDRAWN = ((Kind.OTHER_WITHDRAWN, Audience.WRITERS),)
OTHER_EDITION = ((Kind.OTHER_EDITION, Audience.WRITERS),)


class Original(Protocol):
    """What the state of a translation asks of its original."""

    @property
    def major_number(self) -> int: ...

    @property
    def major_fingerprint(self) -> str: ...

    @property
    def major_at(self) -> datetime | None: ...


class Translated(Protocol):
    """What the state of a translation asks of the translation."""

    @property
    def source_number(self) -> int: ...

    @property
    def source_fingerprint(self) -> str: ...


class Step(Enum):
    """How a translation stands to its original."""

    MISSING = "there is no translation"
    IN_STEP = "the translation was made from the text that the original has now"
    OUT_OF_DATE = "the original changed since the translation was made, or confirmed"
    AHEAD = "the translation was made from a later text of the original, which is not published"


@dataclass(frozen=True)
class TranslationState:
    step: Step
    since: datetime | None = None  # of one out of date: when the original changed

    @property
    def is_out_of_date(self) -> bool:
        return self.step is Step.OUT_OF_DATE


def state_of(translation: Translated | None, original: Original) -> TranslationState:
    """Return the state of an original's translation, None for one that nobody made yet."""
    if translation is None:
        return TranslationState(Step.MISSING)
    if translation.source_fingerprint == original.major_fingerprint:
        return TranslationState(Step.IN_STEP)
    if translation.source_number > original.major_number:
        return TranslationState(Step.AHEAD)
    return TranslationState(Step.OUT_OF_DATE, original.major_at)


def tells_others(act: Transition, *, outdates: bool) -> tuple[tuple[Kind, Audience], ...]:
    """Return what the people of the other edition are told of an act, as a row's `tells`.

    `outdates` says that by this act, the other edition is out of date.
    """
    if act not in TELLS_OTHERS:
        return ()
    if outdates:
        return ORIGINAL_CHANGED
    return OTHER_WITHDRAWN if act is acts.WITHDRAW else OTHER_EDITION
