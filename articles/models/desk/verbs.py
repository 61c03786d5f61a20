"""The verbs of an Article: functions that do an act, and what else changes its text.

`by` is the acting account, `note` goes on the sheet, `version` is the version number the
person was shown. They raise Refused, with what is missing or who could do it, and Stale.
"""

from contextlib import suppress

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from articles.models.record.content import (
    content_of,
    day_of,
    restore_credits,
    restore_facts,
    restore_listing,
    restore_pictures,
    review_by,
)
from articles.models.record.version import Version, fingerprint_of
from articles.rules import acts, checklist, permissions, turns
from articles.rules.refusals import Refused, Stale
from articles.rules.states import Public, Work
from articles.text.comparing import changed_parts
from people.letters import tidy_lines

from .details import recording
from .door import move, refuse_unless
from .edition import made_from, now_major, source_fields, source_named, usual_source
from .needs import reviewers_for
from .stories import changed_meanwhile

WORDS = ("headline", "standfirst", "body")


def record_version(article, *, by):
    """Freeze what readers would see, if it changed since the last version; return it or None.

    An approval becomes void; on a published story, a correction begins. A change by the reviewer
    keeps the story in review. These are acts, and go on the sheet. Raises Refused while the text is frozen,
    Stale if somebody else saved in the meantime.
    """
    article.forget_review()  # credits may have been saved since it was read
    content = content_of(article)
    fingerprint = fingerprint_of(content)
    latest = article.latest_version = article.versions.first()
    if latest and latest.number != article.version_number:
        raise Stale(changed_meanwhile())
    if latest and latest.fingerprint == fingerprint:
        return None
    in_review = article.work_state == Work.IN_REVIEW
    if not (article.is_editable or (in_review and permissions.can_edit_in_review(by, article))):
        raise Refused(
            _("The text is frozen while it is reviewed or scheduled. Take it back first.")
        )
    text = Version(
        article=article,
        number=article.version_number + 1,
        content=content,
        fingerprint=fingerprint,
        made_by=by,
        made_by_pk=by.pk,
        made_by_name=by.signing_name,
        previous_hash=latest.row_hash if latest else "",
        is_minor=article.is_minor,
        is_review_edit=in_review,
    )
    _keep(article, text, by)
    return text


# What a save is that changes the text of a story in this state.
SAVING = {
    Work.IN_REVIEW: acts.REVIEW_EDIT,
    Work.APPROVED: acts.VOID,
    Work.CLEAN: acts.CORRECT,
}


def _keep(article, text, by):
    """Keep a new version, by an act if the save is one."""
    changes = {"version_number": text.number} | _of_its_pair(article, text)
    if act := SAVING.get(article.work_state):
        move(article, act, by=by, text=text, details=_made_void(article, text, act), **changes)
        return
    with transaction.atomic(savepoint=False):
        article.write(**changes, review_step=0)
        article.keep_version(text)


def _made_void(article, text, act):
    """Return what of an approved text is changed, and whose approvals fall by it."""
    if act is not acts.VOID:
        return {}
    return {
        "changed": changed_parts(article.latest_version.content, text.content),
        "fell": [approval.signer_name for approval in article.review.given],
    }


def _of_its_pair(article, text):
    """Return what a new version changes for translations, and of what the story is one.

    Before the first publication, every text is the one to translate.
    """
    changes, latest = {}, article.latest_version
    if article.public_state == Public.NEVER:
        changes = now_major(article, text, timezone.now())
    linked = latest.content.get("translation_of", 0) if latest else 0
    if text.content["translation_of"] != linked:
        changes |= made_from(article)
    return changes


def verb_of(act):
    """Return the method of an Article that does an act which needs no more than its row."""

    def verb(article, **how):
        return move(article, act, **how)

    return verb


def keep_claim(article, user):
    """Note that the reviewer who claimed the story is at work on it."""
    if article.is_claimed and article.claimed_by_id == user.pk:
        mine = type(article).objects.filter(pk=article.pk, claimed_by=user)
        QuerySet.update(mine, claimed_at=timezone.now())


def submit(
    article,
    *,
    by,
    note="",
    version=None,
    reviewer=None,
    due_at=None,
    is_urgent=False,
    is_minor=None,
    public_note="",
    source=None,
    details=None,
):
    """Hand the text to the reviewers, wanted by `due_at`; `reviewer` is asked by name.

    With None, somebody whose approval fell is asked again: see asked_again().
    For a correction, `is_minor` says its kind and `public_note` is its note for readers; with
    None, both stay as they were when it was submitted last. `source` is the number of the original's
    version that a translation renders; with None, see usual_source().
    """
    refuse_unless(article, acts.SUBMIT, by=by, version=version)
    details = (details or {}) | _advice_not_followed(article)
    how = {"due_at": due_at, "is_urgent": is_urgent, "is_checked": True}
    reviewer = _able(article, reviewer, by) if reviewer else asked_again(article, by)
    if reviewer:
        how["asked_reviewer"] = reviewer
        details |= _asked(reviewer)
    said = is_minor, public_note, note
    correction = {} if is_minor is None else _correction(article, *said)
    details |= correction.pop("details", {})
    with transaction.atomic():
        if correction:
            article.write(**correction)
        record_version(article, by=by)
        if article.translation_of_id:
            details |= _renders(article, source)
            if article.public_state == Public.NEVER:
                how |= source_fields(details["source"])
        return move(article, acts.SUBMIT, by=by, note=note, details=details, **how)


def _renders(article, source):
    """Return the details by which a submitted translation says what it was made from."""
    article.translation_of = type(article).objects.get(pk=article.translation_of_id)
    if source is None:
        source = usual_source(article, article.latest_version)
    return source_named(article, source)


def ask(article, *, by, reviewer, note="", version=None):
    """Ask an account to review the text, in place of the one asked before."""
    refuse_unless(article, acts.ASK, by=by, version=version)
    how = {"asked_reviewer": _able(article, reviewer, by), "is_checked": True}
    return move(article, acts.ASK, by=by, note=note, details=_asked(reviewer), **how)


def asked_again(article, by=None, *, is_ending=False):
    """Return the account whose approval fell, if it could review the text now, or None.

    Of several, the one that approved first: it signed the step that comes first. `is_ending`
    counts approvals that the next act ends.
    """
    fell = turns.fallen_approvals(article.sheet, is_ending=is_ending)
    able = {one.pk: one for one in reviewers_for(article, by) if one.pk in fell}
    for account in sorted(able, key=lambda one: fell[one].approval.number):
        with suppress(Refused):
            return _able(article, able[account], by)
    return None


def _able(article, reviewer, by):
    """Return the account asked to review. Raises Refused for one that could not."""
    if reviewer not in reviewers_for(article, by):
        text = _("%(name)s can’t review this text. Ask somebody else.")
        raise Refused(text % {"name": reviewer.signing_name})
    if reviewer.person:
        signed = review_by(reviewer.person, article.language)
        if reasons := checklist.on_both_sides([*content_of(article)["credits"], signed]):
            raise Refused(*reasons)
    return reviewer


def _asked(reviewer):
    return {"asked": {"account": reviewer.pk, "name": reviewer.signing_name}}


def approve(article, *, by, note="", version=None, details=None):
    """Sign the text as its reviewer."""
    details = _at_step(article, (details or {}) | _advice_not_followed(article))
    return move(article, acts.APPROVE, by=by, note=note, version=version, details=details)


def approve_on_paper(article, *, by, person, signed_on, scan, note="", version=None):
    """Record that `person` (a Contributor) signed a print of this text; `scan` is a PaperScan."""
    refuse_unless(article, acts.APPROVE_ON_PAPER, by=by, version=version)
    if reason := why_no_signer(article, person):
        raise Refused(reason)
    if reason := why_no_day(article, signed_on):
        raise Refused(reason)
    paper = {
        "person": person.pk,
        "account": person.user_id,
        "name": person.names,
        "signed_on": signed_on.isoformat(),
        "scan": scan.sha256,
    }
    how = {"details": _at_step(article, {"paper": paper}), "is_checked": True}
    with transaction.atomic():
        act = move(article, acts.APPROVE_ON_PAPER, by=by, note=note, **how)
        scan.belongs_to(act)
        return act


def why_no_signer(article, person):
    """Return why a contributor can't have signed the text on paper as its reviewer, or ""."""
    review, content = article.review, article.latest_version.content
    if review.is_by(person.pk, person.user_id):
        text = _("%(name)s is on the author side of this text, so somebody else has to sign it.")
        return text % {"name": person.names}
    if person.pk in {act.signer for act in review.given} or person.user_id in review.approvers:
        text = _(
            "%(name)s has approved this text already. Each step must be signed by a different person."
        )
        return text % {"name": person.names}
    signed = review_by(person, article.language)
    if reasons := checklist.on_both_sides([*content["credits"], signed]):
        return reasons[0]
    return ""


def why_no_day(article, signed_on):
    """Return why the text can't have been signed on paper on this day, or ""."""
    if signed_on > timezone.localdate():
        return _("The day of the signature is in the future.")
    version = article.latest_version
    made_on = timezone.localdate(version.made_at) if version else signed_on
    if signed_on < made_on:
        text = _("The text was last changed on %(day)s, so it can’t have been signed before.")
        return text % {"day": date_format(made_on)}
    return ""


def why_no_correction(article, is_minor, public_note, note):
    """Return why a correction can't be submitted as this, or ""."""
    if is_minor and not article.is_read_by_the_public:
        return _("Readers can’t see this story, so its correction can’t be minor.")
    if not (is_minor or tidy_lines(public_note) or tidy_lines(note)):
        return _("Say what is corrected: in the note for readers, or in the one for the office.")
    return ""


def _correction(article, is_minor, public_note, note):
    """Return what a correction changes, and its `details`. Its note follows those printed."""
    if reason := why_no_correction(article, is_minor, public_note, note):
        raise Refused(reason)
    row, public_note = article.newsstand, tidy_lines(public_note)
    corrections = list(row.version.content.get("corrections", [])) if row else []
    if public_note:
        corrections.append({"note": public_note, "on": timezone.localdate().isoformat()})
    details = {"minor": is_minor, "public_note": public_note}
    return {"is_minor": is_minor, "corrections": corrections, "details": details}


def discard(article, *, by, note="", version=None):
    """Make the working copy what readers see now. Versions already saved are kept."""
    with transaction.atomic():
        act = move(article, acts.DISCARD, by=by, note=note, version=version)
        printed = article.newsstand.version
        with recording(article, by=by):
            _write_back(article, printed)
        article.credits.filter(contributor=None).delete()
        article.photo_uses.filter(photo=None).delete()
        article.write(corrections=printed.content.get("corrections", []))
        if article.latest_version.fingerprint != printed.fingerprint:
            article.write(version_number=article.version_number + 1)
            article.keep_version(_again(article, printed))
        return act


def _again(article, version):
    """Return a copy of a version as the latest, in the name of whoever made it."""
    return Version(
        article=article,
        number=article.version_number,
        content=version.content,
        fingerprint=version.fingerprint,
        made_by=version.made_by,
        made_by_pk=version.made_by_pk,
        made_by_name=version.made_by_name,
        previous_hash=article.latest_version.row_hash,
        is_review_edit=version.is_review_edit,
    )


def bring_back(article, version, *, by):
    """Write an older Version into the working copy, as a save of the account `by`.

    Notes on corrections and half-filled rows stay as they are; pictures and people deleted
    since stay out.
    """
    if version.article_id != article.pk or not article.is_editable_by(by):
        raise Refused(_("You can’t change the text of this story now."))
    with transaction.atomic():
        with recording(article, by=by):
            _write_back(article, version)
        return record_version(article, by=by)


def purge(article):
    """Delete a trashed story that was never public, but not its sheet; return the last act."""
    if not article.is_open(acts.PURGE):
        raise Refused(_("Only a story in the trash that was never published can be deleted."))
    with transaction.atomic():
        act = move(article, acts.PURGE, by=None, details={"headline": str(article)})
        article.delete(by_purge=True)
    return act


def _write_back(article, version):
    content = version.content
    for name in WORDS:
        setattr(article, name, content[name])
    restore_facts(article, content)
    article.first_published_on = day_of(content.get("first_published_on"))
    article.first_published_where = content.get("first_published_where", "")
    article.slug = content.get("slug") or article.slug
    original = type(article).objects.filter(pk=content.get("translation_of") or 0)
    article.translation_of = original.first()
    article.save()
    restore_listing(article, content)
    article.credits.exclude(contributor=None).delete()
    article.photo_uses.exclude(photo=None).delete()
    restore_credits(article, content)
    restore_pictures(article, content)


def _at_step(article, details):
    """Add the number of this step and of all steps, if there is more than one."""
    if len(article.steps) > 1:
        details |= {"step": article.review_step + 1, "steps": len(article.steps)}
    return details


def _advice_not_followed(article):
    """Return the advice that the text does not follow: whoever signs accepts it, on the sheet."""
    standing = article.standing()
    return {"standing": standing} if standing else {}
