"""From the bytes of a release to a draft on the desk."""

import hashlib
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from articles.models import Article

from .decoding import ReleaseError, decode
from .markup import body_html
from .matching import Unmatched, match_or_make, sounding_like
from .parsing import parse


@dataclass(frozen=True)
class Intake:
    """A release taken in: its draft, the contributors made for it, and remarks on doubts."""

    article: Article
    made: list
    remarks: list


class AlreadyTakenIn(ReleaseError):
    """The same file was taken in before, as `article`."""

    def __init__(self, article):
        super().__init__(
            _("This file was already imported, as story %(number)s: %(headline)s")
            % {"number": article.pk, "headline": article.headline}
        )
        self.article = article


def digest_of(data):
    return hashlib.sha256(data).hexdigest()


def already_taken_in(digest):
    """Return the latest Article made from the file with this digest, or None."""
    return Article.objects.filter(imported_digest=digest).order_by("-pk").first()


@transaction.atomic
def take_in(data, *, language, by, again=False, **about):
    """Make a draft from a release and return the Intake. If it fails, nothing is saved.

    Raises ReleaseError with one line that says what is wrong, and AlreadyTakenIn for a file
    that was taken in before, unless `again`. `about` are further fields of the story.
    """
    digest = digest_of(data)
    if not again and (earlier := already_taken_in(digest)):
        raise AlreadyTakenIn(earlier)
    release = parse(decode(data))
    article = Article.objects.create(
        language=language,
        headline=release.headline,
        body=body_html(release.lines),
        event_on=release.event_on,
        is_translation=release.is_translation,
        imported_digest=digest,
        created_by=by,
        **about,
    )
    intake = Intake(article, made=[], remarks=list(release.remarks))
    _credit(intake, release.credits)
    _suggest_reviewer(intake, release.suggested_reviewers)
    article.record_version(by=by)
    return intake


def _credit(intake, credits):
    credited = {}
    for role, name in credits:
        if contributor := _contributor(intake, name):
            credited.setdefault((role, contributor))
    for position, (role, contributor) in enumerate(credited):
        intake.article.credits.create(role=role, contributor=contributor, position=position)


def _suggest_reviewer(intake, names):
    """Suggest the first reviewer the release names. Only an approval gives the credit."""
    if names:
        intake.article.suggested_reviewer = _contributor(intake, names[0])
        intake.article.save()
    if names[1:]:
        remark = _("Only the first reviewer was kept, as a suggestion. Left out: %(names)s")
        intake.remarks.append(remark % {"names": "; ".join(names[1:])})


def _contributor(intake, name):
    """Return the contributor with the name, a new one if needed. If in doubt, remark and None."""
    try:
        contributor, is_new = match_or_make(name, by=intake.article.created_by)
    except Unmatched as unmatched:
        if str(unmatched) not in intake.remarks:
            intake.remarks.append(str(unmatched))
        return None
    if is_new:
        intake.made.append(contributor)
        _report_doubles(intake, contributor)
    return contributor


def _report_doubles(intake, contributor):
    """Add a remark that names the contributors who may be the same person as a new one."""
    if others := sounding_like(contributor):
        remark = _("%(name)s is new here, but may be %(others)s: if so, merge the two.")
        facts = {"name": contributor, "others": "; ".join(map(str, others))}
        intake.remarks.append(remark % facts)
