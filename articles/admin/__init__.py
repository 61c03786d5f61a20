"""The staff pages of stories, pictures, sections and tags, and of accounts."""

from .office.house_rule_pages import (
    EventRuleAdmin,
    LengthRuleAdmin,
    NameRuleAdmin,
    PictureRuleAdmin,
    StoryKindAdmin,
    TitleRuleAdmin,
    WordingRuleAdmin,
)
from .office.photos import PhotoAdmin
from .office.taxonomy import SectionAdmin, TagAdmin
from .people.accounts import AccountAdmin
from .people.contributors import ContributorAdmin, UnitAdmin
from .story.story_admin import ArticleAdmin

__all__ = [
    "AccountAdmin",
    "ArticleAdmin",
    "ContributorAdmin",
    "EventRuleAdmin",
    "LengthRuleAdmin",
    "NameRuleAdmin",
    "PhotoAdmin",
    "PictureRuleAdmin",
    "SectionAdmin",
    "StoryKindAdmin",
    "TagAdmin",
    "TitleRuleAdmin",
    "UnitAdmin",
    "WordingRuleAdmin",
]
