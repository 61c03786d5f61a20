"""The sheets of what was generated: every act in its order, each row following the last."""

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from articles.models import Act, House
from articles.models.desk.housekeeping import about
from articles.models.record.house import MODELS
from articles.rules import house_acts


def put_on_sheet(account):
    """Put on the house's sheet, at once, that the account made what is not there yet.

    Nobody approved the generated contributors, so that readers see their names alone.
    """
    acts = list(House.sheet())
    there = {(act.details["kind"], act.details["key"]) for act in acts}
    made = [thing for model in MODELS.values() for thing in model.objects.order_by("pk")]
    new = []
    for thing in made:
        where = about(thing)
        if (where["kind"], where["key"]) not in there:
            changes = {name: ["", word] for name, word in thing.words().items()}
            act = Act(
                subject="house",
                article_pk=0,
                number=len(acts) + 1,
                act=house_acts.MAKE.name,
                **Act.signed_by(account),
                version_number=0,
                details=where | {"changes": changes},
                made_at=timezone.now(),
                previous_hash=acts[-1].row_hash if acts else "",
            )
            act.row_hash = act.computed_hash()
            acts.append(act)
            new.append(act)
    QuerySet(Act).bulk_create(new)
    House.objects.update_or_create(pk=1, defaults={"acts_count": len(acts)})


def sheet(edition):
    """Return the acts that brought an edition before the public, and perhaps away again."""
    acts = []
    author, reviewer = edition.office.author, edition.office.reviewer
    first, *corrected = edition.frozen
    _publish(acts, edition, first, edition.published_at)
    for version in corrected:
        said = {"minor": False, "public_note": edition.article.corrections[0]["note"]}
        begun_at = edition.corrected_at - timedelta(hours=6)
        _sign(acts, edition, "correct", author, first, begun_at)
        _publish(acts, edition, version, edition.corrected_at, said)
    if edition.story.is_withdrawn:
        last, at = edition.frozen[-1], edition.withdrawn_at
        _sign(acts, edition, "withdraw", reviewer, last, at, note="Generated as withdrawn.")
    return acts


def _publish(acts, edition, version, at, said=None):
    """Add the acts of one publication; `said` is what the submission of a correction says."""
    author, reviewer = edition.office.author, edition.office.reviewer
    signed = {"evidence": {"authors": [author.pk], "groups": [], "superuser": False}}
    _sign(
        acts,
        edition,
        "submit",
        author,
        version,
        at - timedelta(hours=5),
        details=signed | (said or {}),
    )
    _sign(acts, edition, "approve", reviewer, version, at - timedelta(hours=1), details=signed)
    details = {"approvals": [len(acts)], "steps_signed": [""]}
    details["printed"] = edition.row.printed_hashes()
    _sign(acts, edition, "publish", reviewer, version, at, details=details)


def _sign(acts, edition, name, account, version, at, **words):
    act = Act(
        article=edition.article,
        article_pk=edition.article.pk,
        number=len(acts) + 1,
        act=name,
        account=account,
        account_pk=account.pk,
        username=account.get_username(),
        name=account.signing_name,
        contributor_pk=account.contributor.pk,
        version_number=version.number,
        fingerprint=version.fingerprint,
        version_hash=version.row_hash,
        made_at=at,
        previous_hash=acts[-1].row_hash if acts else "",
        **words,
    )
    act.row_hash = act.computed_hash()
    acts.append(act)
