"""Who is told of an act: the accounts behind the names in articles/rules/audiences.py.

A superuser with neither a role nor a name to sign with looks after the machine, not after
stories, and is told nothing.
"""

from articles.rules import acts, turns
from articles.rules.audiences import Audience
from articles.rules.states import Work

_STEPS = acts.names(lambda act: act.is_step)
_SUBMITTING = acts.names(lambda act: act.takes_author_side and act is not acts.ACCEPT_EDIT)


def told(tells, article):
    """Return the active accounts to be told, each with a `kind`: the first that applies to it.

    `tells` are pairs of a Kind and an Audience.
    """
    kinds = {}
    for kind, audience in tells:
        for account in _ACCOUNTS[audience](article):
            kinds.setdefault(account, kind)
    people = [one for one in article.staff if one.pk in kinds]
    for one in people:
        one.user.kind = kinds[one.pk].value
    return [one.user for one in people]


def _reviewers(article):
    return _could(article, acts.APPROVE) if article.work_state == Work.IN_REVIEW else ()


def _publishers(article):
    # Where one of them chose beforehand, the approval is followed by the publication.
    is_theirs = article.work_state == Work.APPROVED and article.on_approval_by_id is None
    return _keepers(article) if is_theirs else ()


def _keepers(article):
    return _could(article, acts.PUBLISH)


def _asked(article):
    return {article.asked_reviewer_id}.intersection(_reviewers(article))


def _fallen(article):
    fell, latest = turns.fallen_approvals(article.review.sheet), article.review.sheet[-1]
    return [account for account, one in fell.items() if one.ended_by.number == latest.number]


_ACCOUNTS = {
    Audience.ASKED: _asked,
    Audience.REVIEWERS: _reviewers,
    Audience.REVIEWERS_AFTER: lambda article: _could(article, acts.SIGN_AFTER),
    Audience.PUBLISHERS: _publishers,
    Audience.KEEPERS: _keepers,
    Audience.SUBMITTER: lambda article: _did_last(article, *_SUBMITTING),
    Audience.WRITERS: lambda article: {article.created_by_id} | article.review.writers,
    Audience.CLAIMANTS_AND_APPROVERS: lambda article: _did(article, acts.CLAIM.name, *_STEPS),
    Audience.APPROVERS: lambda article: _did(article, *_STEPS),
    Audience.FALLEN: _fallen,
    Audience.SCHEDULER: lambda article: _did_last(article, acts.SCHEDULE.name),
    Audience.CHOOSER: lambda article: _did_last(article, acts.PUBLISH_ON_APPROVAL.name),
    Audience.EMERGENCY_PUBLISHER: lambda article: _did_last(article, acts.EMERGENCY.name),
}


def _could(article, act):
    able = (one for one in article.staff if act.who(one, article))
    return [one.pk for one in able if not one.is_machine]


def _did(article, *names):
    review = article.review
    return [a.account_pk for a in review.sheet if a.act in names and a.number > review.opened_at]


def _did_last(article, *names):
    return [act.account_pk for act in article.review.sheet if act.act in names][-1:]
