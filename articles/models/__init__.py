"""The desk's tables and the newsstand's. Imports run one way: see docs/architecture.md."""

from .act import Act, Unchangeable
from .article import Article
from .comment import Comment
from .credit import Credit
from .former_address import FormerAddress
from .front import FrontSlot
from .heartbeat import Heartbeat
from .house import HouseRule, StoryKind
from .index import DeskDocument, SearchDocument
from .notice import Notice, NoticeSettings
from .paper import PaperScan
from .photo import Photo, PhotoUse
from .preview_link import PreviewLink
from .published import PublishedArticle, PublishedCredit, PublishedPicture, PublishedTag
from .recovery import Presence, RecoveryCopy
from .taxonomy import Section, Tag
from .version import Version, fingerprint_of

__all__ = [
    "Act",
    "Article",
    "Comment",
    "Credit",
    "DeskDocument",
    "FormerAddress",
    "FrontSlot",
    "Heartbeat",
    "HouseRule",
    "Notice",
    "NoticeSettings",
    "PaperScan",
    "Photo",
    "PhotoUse",
    "Presence",
    "PreviewLink",
    "PublishedArticle",
    "PublishedCredit",
    "PublishedPicture",
    "PublishedTag",
    "RecoveryCopy",
    "SearchDocument",
    "Section",
    "StoryKind",
    "Tag",
    "Unchangeable",
    "Version",
    "fingerprint_of",
]
