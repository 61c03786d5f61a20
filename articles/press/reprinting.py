"""What comes of a proposed change of the house's words, and new names for old pages.

A page that was printed keeps its words. If a second account approves a name for old pages too,
each of these is printed anew with that name and nothing else, and its own sheet says so.
"""

from collections.abc import Collection, Mapping
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import Act, Proposal, PublishedArticle
from articles.models.desk.door import move, no_reason
from articles.models.desk.housekeeping import about, apply, end, pages_of
from articles.models.record.house import MODELS, House
from articles.rules import acts, house_acts, permissions
from articles.rules.checklist import on_both_sides
from articles.rules.refusals import Refused, Stale
from articles.rules.transition import Transition
from people.letters import tidy_lines
from people.models import Contributor, User

from .printing import in_print

PAGES_AT_ONCE = 50


@transaction.atomic
def decide(proposal: Proposal, act: Transition, *, by: User, note: str = "") -> None:
    """Approve, decline or take back a proposed change. Raises Refused, and Stale if it is over."""
    note = tidy_lines(note)
    # Locked, so that of two who decide at once the second is told.
    proposal = Proposal.objects.select_for_update().get(pk=proposal.pk)
    if not proposal.is_waiting:
        raise Stale(decided_meanwhile())
    if not by.is_active or not proposal.may_be(act, by):
        raise Refused(act.who.why_not(by, proposal) or permissions.NOT_IN_THE_ROLE)  # type: ignore[arg-type]
    if act.note_required and not note:
        raise Refused(no_reason())
    if act is house_acts.APPROVE:
        _approve(proposal, by, note)
    else:
        end(Proposal.objects.waiting().filter(pk=proposal.pk), act, by=by, note=note)


def decided_meanwhile() -> str:
    return _("This change was decided meanwhile.")


def _approve(proposal: Proposal, by: User, note: str) -> None:
    mine = Proposal.objects.waiting().filter(pk=proposal.pk)
    taken = mine.update(state=Proposal.State.APPROVED)
    thing: Any = MODELS[proposal.kind].objects.select_for_update().filter(pk=proposal.key).first()
    if not taken:
        raise Stale(decided_meanwhile())
    if thing is None or _is_outdated(thing, proposal):
        raise Stale(_("This was changed in another way meanwhile. Decline the change."))
    apply(thing, proposal.changes)
    details: dict[str, Any] = {"proposed": proposal.proposed.number, "changes": proposal.changes}
    if proposal.on_old_pages:
        _refuse_on_both_sides(thing)
        pages = list(pages_of(thing).order_by("pk").values_list("article", flat=True))
        details |= {"pages": pages, "words": words_in_print(thing)}
    act = House.sign(house_acts.APPROVE, by=by, note=note, **about(thing), **details)
    proposal.decided, proposal.reprints_after = act, 0 if proposal.on_old_pages else None
    proposal.save(update_fields=["decided", "reprints_after"])
    if proposal.on_old_pages:
        reprint_some(proposal)


def _is_outdated(thing: Any, proposal: Proposal) -> bool:
    return any(getattr(thing, name) != before for name, (before, _new) in proposal.changes.items())


def words_in_print(thing: Any) -> dict[str, Any]:
    """Return what old pages are to say of a thing; of a contributor, its name in each language."""
    if not isinstance(thing, Contributor):
        return in_print(thing)
    numbers = [thing.pk, *thing.merged.order_by("pk").values_list("pk", flat=True)]
    names = {code: thing.name_in(code) for code, _name in settings.LANGUAGES}
    return {"contributors": numbers, "names": names}


def renewed(columns: Mapping[str, Any], kind: str, words: Any) -> dict[str, Any]:
    """Return the columns of a published row that change by new words of a thing of this kind."""
    if kind == "contributor":
        numbers, name = words["contributors"], words["names"][columns["language"]]
        credits = [_named(entry, numbers, name) for entry in columns["credits"]]
        pictures = [
            picture | {"credit": _named(picture["credit"], numbers, name)}
            for picture in columns["pictures"]
        ]
        return {"credits": credits, "pictures": pictures}
    if kind == "tag":
        tags = columns["tags_printed"]
        return {"tags_printed": [words if tag["slug"] == words["slug"] else tag for tag in tags]}
    return {f"{kind}_printed": words}


def _named(entry: Any, numbers: Collection[int], name: str) -> Any:
    return entry | {"name": name} if entry["contributor"] in numbers else entry


def _refuse_on_both_sides(thing: Any) -> None:
    """Raise Refused if a page would then print one name as the author's and as the reviewer's."""
    if not isinstance(thing, Contributor):
        return
    words = words_in_print(thing)
    columns = ("headline", "language", "credits", "pictures")
    for row in pages_of(thing).order_by("pk").values(*columns).iterator():
        if reasons := on_both_sides(renewed(row, "contributor", words)["credits"]):
            raise Refused(f"“{row['headline']}”", *reasons)


@transaction.atomic
def reprint_some(proposal: Proposal) -> None:
    """Print the next old pages of an approved change with its words; the worker does the rest."""
    act, thing = proposal.decided, proposal.thing
    some: list[PublishedArticle] = []
    if act and thing and proposal.reprints_after is not None:
        rows = pages_of(thing).filter(pk__gt=proposal.reprints_after).order_by("pk")
        some = list(rows.select_related("article", "version")[:PAGES_AT_ONCE])
        pages = set(act.details["pages"])
        for row in some:
            if row.article_id in pages:
                _reprint(row, act)
    proposal.reprints_after = some[-1].pk if len(some) == PAGES_AT_ONCE else None
    proposal.save(update_fields=["reprints_after"])


def reprint_waiting() -> None:
    """Print old pages of approved changes until none is left, in short transactions."""
    while proposal := Proposal.objects.to_reprint().order_by("pk").first():
        reprint_some(proposal)


def _reprint(row: PublishedArticle, act: Act) -> None:
    kind, words = act.details["kind"], act.details["words"]
    new = renewed(vars(row), kind, words)
    if all(getattr(row, column) == value for column, value in new.items()):
        return
    for column, value in new.items():
        setattr(row, column, value)
    details = {"house": act.number, "kind": kind, "words": words, "printed": row.printed_hashes()}
    move(row.article, acts.REPRINT, by=None, details=details)
    row.save(by_press=True, update_fields=list(new))
