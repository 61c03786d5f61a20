"""Accounts, contributors and the units they belong to. No module here imports stories."""

from .contributor import Contributor
from .unit import Unit
from .user import User

__all__ = ["Contributor", "Unit", "User"]
