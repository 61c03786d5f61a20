"""What reviewers asked of a text, and what its writers answered: on top of the review page."""

from dataclasses import dataclass
from typing import Any

from articles.rules import acts, turns


@dataclass(frozen=True)
class Demand:
    """A request for changes, and what came of it.

    `act` is the request, `submissions` the acts that handed the text in again, `replies` the
    comments that answer those of who asked. `is_unchanged` says that the text is the same.
    """

    act: Any
    is_mine: bool
    submissions: list[Any]
    replies: list[Any]
    is_unchanged: bool

    @property
    def notes(self):
        """The submissions that say something."""
        return [act for act in self.submissions if act.note]

    @property
    def is_unanswered(self):
        """True if the text was handed in again without a word."""
        return bool(self.submissions) and not (self.notes or self.replies)


def demands_on(article, user, threads):
    """Return the open Demands on a story, the account's own first, then the latest."""
    found = [_demand(article, act, user, threads) for act in turns.open_demands(article.sheet)]
    return sorted(found, key=lambda demand: not demand.is_mine)


def _demand(article, act, user, threads):
    later = [one for one in article.sheet if one.number > act.number]
    return Demand(
        act=act,
        is_mine=act.account_pk == user.pk,
        submissions=[one for one in later if one.act == acts.SUBMIT.name],
        replies=_replies(act, threads),
        is_unchanged=act.fingerprint == article.review.fingerprint,
    )


def _replies(act, threads):
    """Return what others replied to the comments of who asked for changes, since then."""
    return [
        answer
        for thread in threads
        if thread.author_id == act.account_pk
        for answer in thread.answers
        if answer.made_at > act.made_at and answer.author_id != act.account_pk
    ]
