"""Which function does each act."""

from django.db import transaction
from django.utils.translation import gettext as _

from articles import press
from articles.models import Article
from articles.rules import acts
from articles.rules.refusals import Refused

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
    acts.CONFIRM_TRANSLATION: press.confirm_translation,
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


def do_both(act, article, other, *, by, how, other_how):
    """Do an act on both editions of a story, the original first: on both, or on neither.

    `how` and `other_how` are the arguments for each. Raises Refused, saying of which edition.
    """
    pair = [(article, how), (other, other_how)]
    with transaction.atomic():
        for edition, arguments in sorted(pair, key=lambda one: bool(one[0].translation_of_id)):
            try:
                do(act, edition, by=by, **arguments)
            except Refused as refusal:
                raise Refused(*_of_edition(edition, refusal.reasons)) from refusal


def _of_edition(edition, reasons):
    facts = {"language": edition.get_language_display(), "headline": edition}
    text = _("%(language)s edition, “%(headline)s”: %(reason)s")
    return [text % (facts | {"reason": reason}) for reason in reasons]
