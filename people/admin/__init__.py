"""The staff pages of contributors, units and accounts."""

from .accounts import AccountAdmin
from .contributors import ContributorAdmin, UnitAdmin

__all__ = ["AccountAdmin", "ContributorAdmin", "UnitAdmin"]
