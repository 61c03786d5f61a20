"""The press: the one door from the desk to the newsstand, see verbs.py."""

from .verbs import (
    hold_back,
    hold_unfit,
    obstacles,
    publish,
    publish_in_emergency,
    restore,
    sign_after,
    standing_approvals,
    unschedule,
    withdraw,
)
