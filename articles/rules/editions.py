"""Whether a translation still says what its original says.

A translation remembers the text of the original that it was made from. It is in step while that is
the original's last major text. Minor corrections, tags and links outdate nothing.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Protocol


class Original(Protocol):
    """What the state of a translation asks of its original."""

    @property
    def major_fingerprint(self) -> str: ...

    @property
    def major_at(self) -> datetime | None: ...


class Translated(Protocol):
    """What the state of a translation asks of the translation."""

    @property
    def source_fingerprint(self) -> str: ...


class Step(Enum):
    """How a translation stands to its original."""

    MISSING = "there is no translation"
    IN_STEP = "the translation was made from the text that the original has now"
    OUT_OF_DATE = "the original changed since the translation was made, or confirmed"


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
    return TranslationState(Step.OUT_OF_DATE, original.major_at)
