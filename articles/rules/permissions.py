"""Who may do what to a story: small conditions, put together with `&` and `|`.

A condition takes an account and a story, and gives the reason if it does not hold. Pages,
buttons, acts and the list of accounts that could do an act all use the same conditions. A
superuser has every permission, but cannot review a text of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .states import DRAFTING, Public, Work

if TYPE_CHECKING:
    from .review import Review


class Member(Protocol):
    """What is_of_group() asks of an account."""

    @property
    def is_superuser(self) -> bool: ...

    @property
    def group_names(self) -> Collection[str]: ...


class Account(Member, Protocol):
    """What the conditions ask of an account: a User (people.models) or Staff."""

    pk: int

    @property
    def person(self) -> object | None: ...

    def has_perm(self, perm: str) -> bool: ...


class Article(Protocol):
    """What the conditions ask of a article."""

    claimed_by_id: int | None
    created_by_id: int | None
    acts_count: int
    work_state: Work
    public_state: Public

    @property
    def owners(self) -> Collection[int]: ...

    @property
    def review(self) -> Review: ...


NOT_IN_THE_ROLE = _("Your role does not include this act.")

Why = Callable[[Account, Article], Promise | None]


@dataclass(frozen=True)
class Who:
    """A condition on an account and a article. `why_not` gives the reason, or None if it holds."""

    why_not: Why

    def __call__(self, account: Account, article: Article) -> bool:
        return self.why_not(account, article) is None

    def __and__(self, other: Who) -> Who:
        return Who(
            lambda account, article: (
                self.why_not(account, article) or other.why_not(account, article)
            )
        )

    def __or__(self, other: Who) -> Who:
        return Who(
            lambda account, article: (
                self.why_not(account, article) and other.why_not(account, article)
            )
        )


def who(holds: Callable[[Account, Article], bool], because: Promise = NOT_IN_THE_ROLE) -> Who:
    """Return a condition from a function; `because` is the reason where it does not hold."""
    return Who(lambda account, article: None if holds(account, article) else because)


def has(permission: str) -> Who:
    return who(lambda account, article: account.has_perm(permission))


def is_of_group(account: Member, group: str) -> bool:
    """Return True for a member of the group or a superuser; for everybody if the group is ""."""
    return not group or account.is_superuser or group in account.group_names


is_own = who(lambda account, article: account.pk in article.owners)
is_its_maker = who(lambda account, article: account.pk == article.created_by_id)
is_claimant = who(lambda account, article: account.pk == article.claimed_by_id)
never_acted_on = who(lambda account, article: not article.acts_count)

is_on_no_author_side = who(
    lambda account, article: account.pk not in article.review.authors,
    _("You are on the author side of this text, so somebody else has to review it."),
)
has_not_approved = who(
    lambda account, article: account.pk not in article.review.approvers,
    _("You have approved this text already. Each step must be signed by a different person."),
)
is_of_step = who(lambda account, article: is_of_group(account, article.review.group))
is_writer = who(lambda account, article: account.pk in article.review.writers)
did_not_make_the_text = who(lambda account, article: account.pk != article.review.maker)
was_not_submitted = who(
    lambda account, article: article.public_state == Public.NEVER and article.work_state in DRAFTING
)
has_a_name = who(lambda account, article: account.person is not None)

can_view = has("articles.view_article") & (has("articles.see_any_article") | is_own)
can_translate = has("articles.add_article") & can_view
# Whatever state the story is in.
can_edit = has("articles.change_article") & (has("articles.edit_any_article") | is_own)
can_submit = has("articles.submit_article") & can_edit
can_publish = has("articles.publish_article")
can_withdraw_submission = can_ask = can_submit | can_publish
# A reviewer of any step.
can_request_changes = is_on_no_author_side & has("articles.review_article")
# A reviewer of this step. Each step needs a different account (三审: NEWSROOM_REVIEW_STEPS).
can_review = is_on_no_author_side & has_not_approved & has("articles.review_article") & is_of_step
# If the office allows it. A reviewer may change the text more than once; its writers take it
# back from review instead.
can_edit_in_review = (
    who(lambda account, article: settings.NEWSROOM_REVIEW_EDIT and not article.review.step)
    & has("articles.review_article")
    & has_a_name
    & who(lambda account, article: account.pk not in article.review.writers)
    & has_not_approved
    & is_of_step
)
can_accept_edit = has("articles.submit_article") & is_writer & did_not_make_the_text
# That a translation is still right: of a draft, whoever may change it. Later it is the word of a
# second person, as a review is.
can_confirm_translation = (was_not_submitted & can_edit) | (
    is_on_no_author_side & (has("articles.review_article") | can_publish)
)
can_release = is_claimant | can_publish
can_record_paper = who(lambda account, article: settings.NEWSROOM_PAPER_APPROVAL) & can_publish
can_publish_in_emergency = has("articles.emergency_article") & can_view
# By a private link, to somebody outside.
can_share = can_edit | has("articles.review_article") | can_publish
can_resolve = can_share | is_writer
can_delete = (
    never_acted_on
    & has("articles.delete_article")
    & (is_its_maker | has("articles.edit_any_article"))
)
# For acts that only the program does, without an account.
nobody = who(lambda account, article: False)
