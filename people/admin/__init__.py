"""The staff pages of contributors and units."""

from .contributors import ContributorAdmin, UnitAdmin

__all__ = ["ContributorAdmin", "UnitAdmin"]
