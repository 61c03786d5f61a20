"""Why is this story not out, and whose turn is it? The answer in words, with names and times.

It is the same on the story page, in lists, on the desk's front page, on the sheet and in mail, and
follows from the acts alone. The sentence queries nothing but whether who was asked can still
review, where the list has not: it reads what is loaded with the story.
"""

from datetime import timedelta
from functools import reduce

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from articles.rules import acts, effects
from articles.rules.editions import Step
from articles.rules.states import DRAFTING, Public, Work
from articles.text.credit_line import join_names

MINUTE = timedelta(minutes=1)


def why_not_out(article, missing=()):
    """Return where the story stands and what it waits for, as one or more sentences.

    `missing` is what lacking() returned, where the page does not list it. claimed_by,
    asked_reviewer, on_approval_by, published, translation_of, latest_version and last_act must be
    loaded.
    """
    parts = [_SENTENCES[article.work_state](article)]
    if article.work_state == Work.IN_REVIEW:
        parts += [_asked(article), _reader(article), _due(article)]
    parts += [_chosen(article), _public(article), beside_its_original(article)]
    if missing:
        parts.append(_("Missing: %(what)s") % {"what": " ".join(str(i.text) for i in missing)})
    return reduce(_after, filter(None, parts), "")


def lacking(article, photos=None):
    """Return what keeps the story from its next act, as checklist Items.

    `photos` are the pictures of its latest version, by key, if they were read before.
    """
    content = article.latest_version.content if article.latest_version else None
    if content and article.work_state in DRAFTING:
        return article.missing(content, photos)
    if content and article.work_state in (Work.IN_REVIEW, Work.APPROVED):
        return article.unusable(content, photos)
    return []


def _after(first, second):
    """Join two sentences as the page's language does: Chinese puts no space between them."""
    facts = {"first": first, "second": second}
    return pgettext("two sentences", "%(first)s %(second)s") % facts if first else second


def since(moment):
    """Return how long ago a moment was, in words, at least one minute; "" for None."""
    return timesince(min(moment, timezone.now() - MINUTE)) if moment else ""


def moment(at):
    """Return a date and time in the page's language and the office's time zone."""
    return date_format(timezone.localtime(at), "DATETIME_FORMAT")


def _facts(article):
    return {"name": article.moved_by_name, "time": since(article.moved_at or article.updated_at)}


def _draft(article):
    if article.public_state == Public.LIVE and article.differs_in_listing_only:
        return _(
            "Tags, address or links were changed and are not yet with readers: a publisher can bring them there."
        )
    is_live = article.public_state == Public.LIVE
    if ended := _ended(article):
        return _after(ended, _("Readers still see the published text.")) if is_live else ended
    if is_live:
        return _("A new version is being written. Readers still see the published text.")
    return _("It is a draft: its writers have yet to submit it.")


def _ended(article):
    """Return how the review of a draft ended, if that is the last that was done, else ""."""
    act = article.last_act
    if act is None or act.act not in _ENDS:
        return ""
    facts = {"name": act.name, "time": since(act.made_at)}
    if fell := act.details.get("fell"):
        facts["what"] = join_names([str(part) for part in act.changed])
        facts["people"] = join_names(fell)
    return str(_ENDS[act.act]) % facts


def _in_review(article):
    facts = _facts(article)
    if article.is_edited_by_reviewer:
        facts["name"] = article.latest_version.made_by_name
        text = _(
            "%(name)s changed the text: a writer has to accept it, or another reviewer has to approve it."
        )
        return text % facts
    if len(article.steps) > 1:
        facts |= {"step": article.review_step + 1, "steps": len(article.steps)}
        return _("Waiting %(time)s for the reviewer of step %(step)s of %(steps)s.") % facts
    return _("Waiting %(time)s for a reviewer.") % facts


def _asked(article):
    if article.asked_reviewer is None or article.is_edited_by_reviewer:
        return ""
    text = _("%(name)s was asked to review it.")
    if not article.asked_can_review:
        text = _("%(name)s was asked to review it and can’t do so any more: ask somebody else.")
    return text % {"name": article.asked_reviewer.signing_name}


def _reader(article):
    if not article.is_claimed:
        return ""
    facts = {"name": article.claimed_by.signing_name, "time": since(article.claimed_at)}
    return _("%(name)s is reviewing it, last active %(time)s ago.") % facts


def _due(article):
    if article.due_at is None:
        return ""
    is_late = article.due_at < timezone.now()
    text = _("It was due by %(time)s.") if is_late else _("It is due by %(time)s.")
    return text % {"time": moment(article.due_at)}


def _chosen(article):
    """Say that a publisher chose to publish it when it is approved."""
    if article.on_approval_by is None:
        return ""
    facts = {"name": article.on_approval_by.signing_name}
    if article.on_approval_at is None:
        return _("%(name)s chose to publish it when it is approved.") % facts
    text = _("%(name)s chose to publish it on %(time)s, or when it is approved if that is later.")
    return text % (facts | {"time": moment(article.on_approval_at)})


def follows(article, act):
    """Return what readers get by the act because a publisher chose so, as a sentence, or ""."""
    chooser, at = article.on_approval_by, article.on_approval_at
    is_last = article.review_step + 1 >= len(article.steps)
    if act.sets is not effects.one_step_on or chooser is None or not is_last:
        return ""
    facts = {"name": chooser.signing_name}
    if at and at > timezone.now():
        text = _("With this approval the story is scheduled for %(time)s: %(name)s chose so.")
        return text % (facts | {"time": moment(at)})
    return _("With this approval the story is published at once: %(name)s chose so.") % facts


def _changes_requested(article):
    text = _("%(name)s asked for changes %(time)s ago; waiting for its writers.")
    return text % _facts(article)


def _approved(article):
    """Name who approved it only if that is the last that was done: others lead here, too."""
    act = article.last_act
    sentence = act and _APPROVALS.get(act.act)
    if not sentence:
        return _("It is approved and waits for a publisher.")
    return str(sentence) % {"name": act.signer_name, "time": since(act.made_at)}


def _clean(article):
    if article.is_scheduled:
        facts = {"time": moment(article.newsstand.published_at), "name": article.moved_by_name}
        return _("%(name)s scheduled it: it will appear on %(time)s.") % facts
    if article.public_state == Public.LIVE:
        return _("Readers see the latest text.")
    return ""


def _trashed(article):
    return _("%(name)s moved it to the trash %(time)s ago.") % _facts(article)


def _public(article):
    if article.public_state == Public.WITHDRAWN:
        return _("It was withdrawn from the public.")
    if article.is_unreviewed:
        return _("It was published without review: a reviewer still has to sign it.")
    return ""


def beside_its_original(article):
    """Return how a translation stands to its original, "" if there is nothing to say of it."""
    original, state = article.translation_of, article.translation_state
    if state is None:
        return ""
    if article.public_state == Public.LIVE and original.public_state == Public.WITHDRAWN:
        return _("Its original was withdrawn from the public.")
    if state.is_out_of_date:
        return _("The original changed on %(time)s.") % {"time": moment(state.since)}
    if state.step is Step.AHEAD:
        text = _("It was made from version %(number)s of the original, which is not published.")
        return text % {"number": article.source_number}
    return ""


_ENDS = {
    acts.VOID.name: gettext_lazy(
        "%(name)s changed it %(time)s ago (%(what)s), so the approval by %(people)s fell: its writers have to submit it again."
    ),
    acts.WITHDRAW_SUBMISSION.name: gettext_lazy(
        "%(name)s took it back from review %(time)s ago: its writers have yet to submit it again."
    ),
}
_APPROVED_BY = gettext_lazy("Approved by %(name)s %(time)s ago; waiting for a publisher.")
_APPROVALS = {
    acts.APPROVE.name: _APPROVED_BY,
    acts.APPROVE_ON_PAPER.name: _APPROVED_BY,
    acts.ACCEPT_EDIT.name: gettext_lazy(
        "%(name)s accepted the reviewer’s changes %(time)s ago, so it is approved; waiting for a publisher."
    ),
    acts.UNSCHEDULE.name: gettext_lazy(
        "%(name)s cancelled its publication %(time)s ago; it is approved and waits for a publisher."
    ),
}
_SENTENCES = {
    Work.DRAFT: _draft,
    Work.IN_REVIEW: _in_review,
    Work.CHANGES_REQUESTED: _changes_requested,
    Work.APPROVED: _approved,
    Work.CLEAN: _clean,
    Work.TRASHED: _trashed,
}
