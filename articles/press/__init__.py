"""The press: the one door from the desk to the newsstand, see verbs.py."""

from .schedule import hold_back, hold_unsigned, unschedule
from .verbs import (
    publish,
    publish_in_emergency,
    restore,
    sign_after,
    standing_approvals,
    withdraw,
)
