"""The press: the one door from the desk to the newsstand, see verbs.py."""

from .on_approval import cancel_on_approval, publish_as_chosen, publish_on_approval
from .pairs import confirm_translation
from .reprinting import decide, reprint_waiting
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
