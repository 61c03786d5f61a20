"""The staff pages of stories, pictures, sections and tags."""

from .articles import ArticleAdmin
from .photos import PhotoAdmin
from .taxonomy import SectionAdmin, TagAdmin

__all__ = ["ArticleAdmin", "PhotoAdmin", "SectionAdmin", "TagAdmin"]
