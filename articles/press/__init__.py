"""The press: the one door from the desk to the newsstand, see verbs.py."""

from .verbs import (
    hold_back,
    hold_unsigned,
    publish,
    publish_in_emergency,
    restore,
    sign_after,
    standing_approvals,
    unschedule,
    update_listing,
    withdraw,
)
