"""The staff pages. Each module imported here registers its pages."""

from .office import house_rule_pages, photos, taxonomy
from .people import accounts, contributors
from .story import story_admin

__all__ = ["accounts", "contributors", "house_rule_pages", "photos", "story_admin", "taxonomy"]
