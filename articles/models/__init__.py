"""The desk's tables and the newsstand's. Imports run one way: see docs/architecture.md."""

from .act import Act, Unchangeable
from .article import Article
from .credit import Credit
from .index import DeskDocument, SearchDocument
from .movable import signature
from .notice import Notice
from .paper import PaperScan
from .photo import Photo, PhotoUse
from .published import FormerAddress, PublishedArticle, PublishedCredit, PublishedPicture
from .taxonomy import Section, Tag
from .version import Version, fingerprint_of

__all__ = [
    "Act",
    "Article",
    "Credit",
    "FormerAddress",
    "Notice",
    "PaperScan",
    "Photo",
    "PhotoUse",
    "PublishedArticle",
    "PublishedCredit",
    "PublishedPicture",
    "Section",
    "Tag",
    "Unchangeable",
    "Version",
    "fingerprint_of",
    "signature",
]
