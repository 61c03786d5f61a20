"""The staff pages of stories, pictures, sections and tags, and what accounts mean to stories."""

from .accounts import ApproverAdmin
from .articles import ArticleAdmin
from .photos import PhotoAdmin
from .taxonomy import SectionAdmin, TagAdmin

__all__ = ["ApproverAdmin", "ArticleAdmin", "PhotoAdmin", "SectionAdmin", "TagAdmin"]
