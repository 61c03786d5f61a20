"""Who may do what to a story: small conditions, put together with `&` and `|`.

A condition is asked about an account and a story, and says why not. The same objects serve
pages, buttons and acts, and tell which accounts of the office could do an act. A superuser
has every permission and is never exempt from four eyes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from .review import Review


class Account(Protocol):
    """What the conditions ask of an account. `people.models.User` answers, and so does Staff."""

    pk: int
    is_superuser: bool

    @property
    def group_names(self) -> Collection[str]: ...

    @property
    def person(self) -> object | None: ...

    def has_perm(self, perm: str) -> bool: ...


class Member(Protocol):
    """What is asked of an account that may be of a group."""

    @property
    def is_superuser(self) -> bool: ...

    @property
    def group_names(self) -> Collection[str]: ...


class Story(Protocol):
    """What the conditions ask of a story."""

    claimed_by_id: int | None
    created_by_id: int | None
    acts_count: int

    @property
    def owners(self) -> Collection[int]: ...

    @property
    def review(self) -> Review: ...


NOT_IN_THE_ROLE = _("Your role does not include this act.")

Why = Callable[[Account, Story], Promise | None]


@dataclass(frozen=True)
class Who:
    """A condition on an account and a story. `why_not` gives the reason, or None if it holds."""

    why_not: Why

    def __call__(self, account: Account, story: Story) -> bool:
        return self.why_not(account, story) is None

    def __and__(self, other: Who) -> Who:
        return Who(
            lambda account, story: self.why_not(account, story) or other.why_not(account, story)
        )

    def __or__(self, other: Who) -> Who:
        return Who(
            lambda account, story: self.why_not(account, story) and other.why_not(account, story)
        )


def who(holds: Callable[[Account, Story], bool], because: Promise = NOT_IN_THE_ROLE) -> Who:
    """Return the condition that `holds`; `because` tells somebody for whom it does not hold."""
    return Who(lambda account, story: None if holds(account, story) else because)


def has(permission: str) -> Who:
    """Return the condition that the account has a permission."""
    return who(lambda account, story: account.has_perm(permission))


def is_of_group(account: Member, group: str) -> bool:
    """Return True for a member of the group, for a superuser, and for everybody where it is ""."""
    return not group or account.is_superuser or group in account.group_names


is_own = who(lambda account, story: account.pk in story.owners)
is_its_maker = who(lambda account, story: account.pk == story.created_by_id)
is_claimant = who(lambda account, story: account.pk == story.claimed_by_id)
never_acted_on = who(lambda account, story: not story.acts_count)

is_on_no_author_side = who(
    lambda account, story: account.pk not in story.review.authors,
    _("You are on the author side of this text, so somebody else has to review it."),
)
has_not_approved = who(
    lambda account, story: account.pk not in story.review.approvers,
    _("You have approved this text already. Each step must be signed by a different person."),
)
is_of_step = who(lambda account, story: is_of_group(account, story.review.group))
is_writer = who(lambda account, story: account.pk in story.review.writers)
did_not_make_the_text = who(lambda account, story: account.pk != story.review.maker)
has_a_name = who(lambda account, story: account.person is not None)

can_view = has("articles.view_article") & (has("articles.see_any_article") | is_own)
# Whatever state the story is in.
can_edit = has("articles.change_article") & (has("articles.edit_any_article") | is_own)
can_submit = has("articles.submit_article") & can_edit
can_publish = has("articles.publish_article")
can_withdraw_submission = can_submit | can_publish
# A reviewer of whatever step.
can_request_changes = is_on_no_author_side & has("articles.review_article")
# A reviewer of the step at hand. Every step is signed by another account (三审: NEWSROOM_REVIEW_STEPS).
can_review = is_on_no_author_side & has_not_approved & has("articles.review_article") & is_of_step
# Where the office allows it. One who changed the text already may go on; one of its writers
# takes it back instead.
can_edit_in_review = (
    who(lambda account, story: settings.NEWSROOM_REVIEW_EDIT and not story.review.step)
    & has("articles.review_article")
    & has_a_name
    & who(lambda account, story: account.pk not in story.review.writers)
    & has_not_approved
    & is_of_step
)
can_accept_edit = has("articles.submit_article") & is_writer & did_not_make_the_text
can_release = is_claimant | can_publish
can_record_paper = who(lambda account, story: settings.NEWSROOM_PAPER_APPROVAL) & can_publish
can_publish_in_emergency = has("articles.emergency_article") & can_view
# By a private link, to somebody outside.
can_share = can_edit | has("articles.review_article") | can_publish
can_resolve = can_share | is_writer
can_delete = (
    never_acted_on
    & has("articles.delete_article")
    & (is_its_maker | has("articles.edit_any_article"))
)
# What the program does by itself, in nobody's name.
nobody = who(lambda account, story: False)
