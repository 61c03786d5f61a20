"""The staff pages of stories, pictures, sections and tags, and of accounts."""

from .accounts import AccountAdmin
from .articles import ArticleAdmin
from .house import (
    EventRuleAdmin,
    LengthRuleAdmin,
    NameRuleAdmin,
    PictureRuleAdmin,
    StoryKindAdmin,
    TitleRuleAdmin,
    WordingRuleAdmin,
)
from .photos import PhotoAdmin
from .taxonomy import SectionAdmin, TagAdmin

__all__ = [
    "AccountAdmin",
    "ArticleAdmin",
    "EventRuleAdmin",
    "LengthRuleAdmin",
    "NameRuleAdmin",
    "PhotoAdmin",
    "PictureRuleAdmin",
    "SectionAdmin",
    "StoryKindAdmin",
    "TagAdmin",
    "TitleRuleAdmin",
    "WordingRuleAdmin",
]
