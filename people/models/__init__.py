"""Accounts, contributors and the units they belong to. No module here imports stories."""

from .contributor import Contributor
from .sending import Sending
from .session import Session
from .unit import Unit
from .user import User

__all__ = ["Contributor", "Sending", "Session", "Unit", "User"]
