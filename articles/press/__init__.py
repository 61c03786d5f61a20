"""The press: the one door from the desk to the newsstand, see verbs.py."""

from .pairs import confirm_translation
from .schedule import hold_back, hold_unfit, unschedule
from .verbs import (
    obstacles,
    publish,
    publish_in_emergency,
    restore,
    sign_after,
    standing_approvals,
    update_listing,
    withdraw,
)
