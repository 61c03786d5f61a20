"""Who: accounts, contributors and the units they belong to. Knows nothing of stories."""

from .contributor import Contributor
from .unit import Unit
from .user import User

__all__ = ["Contributor", "Unit", "User"]
