"""The tables of the desk, the record and the newsstand. Imports run one way: see docs/architecture.md."""

from .desk.article import Article
from .desk.comment import Comment
from .desk.credit import Credit
from .desk.details import DetailChange
from .desk.heartbeat import Heartbeat
from .desk.house_rule import HouseRule, StoryKind
from .desk.notice import Notice, NoticeSettings
from .desk.private_link import PreviewLink
from .desk.read_mark import ReadMark
from .desk.recovery import Presence, RecoveryCopy, Writing
from .index import DeskDocument, SearchDocument
from .newsstand.former_address import FormerAddress
from .newsstand.front_slot import FrontSlot
from .newsstand.published import PublishedArticle, PublishedCredit, PublishedPicture, PublishedTag
from .photo import Photo, PhotoUse
from .record.act import Act, Unchangeable
from .record.house import House, Proposal
from .record.paper import PaperScan
from .record.version import Version, fingerprint_of
from .taxonomy import Section, Tag
