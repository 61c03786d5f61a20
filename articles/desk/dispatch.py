"""Which function does each act."""

from django.db import transaction

from articles import press
from articles.models import Article
from articles.rules import acts

VERBS = {
    acts.SUBMIT: Article.submit,
    acts.ASK: Article.ask,
    acts.WITHDRAW_SUBMISSION: Article.withdraw_submission,
    acts.CLAIM: Article.claim,
    acts.RELEASE: Article.release,
    acts.REQUEST_CHANGES: Article.request_changes,
    acts.APPROVE: Article.approve,
    acts.APPROVE_ON_PAPER: Article.approve_on_paper,
    acts.ACCEPT_EDIT: Article.accept_edit,
    acts.PUBLISH: press.publish,
    acts.PUBLISH_ON_APPROVAL: press.publish_on_approval,
    acts.CANCEL_ON_APPROVAL: press.cancel_on_approval,
    acts.UNSCHEDULE: press.unschedule,
    acts.EMERGENCY: press.publish_in_emergency,
    acts.SIGN_AFTER: press.sign_after,
    acts.CORRECT: Article.correct,
    acts.UPDATE_LISTING: press.update_listing,
    acts.DISCARD: Article.discard,
    acts.WITHDRAW: press.withdraw,
    acts.RESTORE: press.restore,
    acts.TRASH: Article.trash,
    acts.UNTRASH: Article.untrash,
}


def do(act, article, *, by, **how):
    """Do an act on a story, and what follows from it. `how` are the arguments of its verb.

    The last approval is followed by the publication, if a publisher chose so. Raises Refused.
    """
    with transaction.atomic():
        VERBS[act](article, by=by, **how)
        press.publish_as_chosen(article)
