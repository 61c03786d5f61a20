"""What the program raises when it does not do what somebody asked for."""

from django.utils.functional import Promise


class Refused(Exception):
    """An act that can't be done. `reasons` are sentences for the person who tried."""

    def __init__(self, *reasons: str | Promise) -> None:
        super().__init__(*reasons)
        self.reasons = list(reasons)

    def __str__(self) -> str:
        return " ".join(str(reason) for reason in self.reasons)


class Stale(Refused):
    """Refused because somebody else changed the story in the meantime."""
