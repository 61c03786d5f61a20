"""Proof of the house's words: each is what the last act on the house's sheet made it.

The sheet is followed from its first row, and every word computed from it. What a second account
has to approve was approved by one.
"""

from typing import Any

from articles.models import Act, Proposal
from articles.models.record.house import MODELS, House
from articles.rules import house_acts
from people.models import Contributor

from .audit import Broken, Counts, check_chain, ensure

Words = dict[str, Any]
AT_ONCE = (house_acts.MAKE.name, house_acts.CHANGE.name)


def check_house() -> Counts:
    """Check the house's sheet and words. Raises Broken for the first that is not as it was kept."""
    sheet = list(House.sheet())
    check_chain(sheet)
    house = House.objects.first()
    count = house.acts_count if house else 0
    what = f"the house's sheet has {len(sheet)} acts, and {count} were done"
    ensure(len(sheet) == count, house or (sheet[-1] if sheet else None), what)
    words = _follow(sheet)
    for kind in MODELS:
        _check_things(kind, words)
    gone = next(iter(words), None)
    ensure(gone is None, sheet[-1] if sheet else None, f"{gone} was deleted without an act")
    _check_waiting({act.number: act for act in sheet})
    return Counts(house=len(sheet))


def _follow(sheet: list[Act]) -> dict[tuple[str, int], Words]:
    """Return the words of every thing that is there, by kind and key, as the acts left them."""
    words: dict[tuple[str, int], Words] = {}
    acts = {act.number: act for act in sheet}
    for act in sheet:
        thing = (act.details["kind"], act.details["key"])
        if thing[0] not in MODELS:  # such as an account
            continue
        if act.act == house_acts.DELETE.name:
            words.pop(thing, None)
        elif act.act not in (house_acts.PROPOSE.name, house_acts.DECLINE.name):
            before = words.setdefault(thing, {})
            changes = act.details.get("changes", {})
            _check_second(act, changes, before, acts)
            before.update({name: after for name, (_was, after) in changes.items()})
    return words


def _check_second(act: Act, changes: dict[str, Any], before: Words, acts: dict[int, Act]) -> None:
    """Check that what needs a second account had one."""
    what = "nobody else approved what it says"
    if act.act == house_acts.APPROVE.name:
        proposed = acts.get(act.details["proposed"])
        is_so = proposed is not None and proposed.details["changes"] == changes
        by = proposed and proposed.account_pk
        ensure(is_so and by != act.account_pk, act, what)
    elif act.act in AT_ONCE and act.details["kind"] == "contributor":
        prose = [name for name in Contributor.PROSE if name in changes]
        is_approved = changes.get("is_approved", [None, before.get("is_approved")])[1]
        ensure(not (prose and is_approved), act, what)


def _check_things(kind: str, words: dict[tuple[str, int], Words]) -> None:
    for thing in MODELS[kind]._default_manager.order_by("pk").iterator():
        kept = words.pop((kind, thing.pk), None)
        if kept is None:
            raise Broken(thing, "no act of the house made it")
        for name, word in thing.words().items():
            # A row of the sheet leaves out what is empty.
            is_kept = (word or None) == (kept.get(name) or None)
            ensure(is_kept, thing, f"its {name} is not what the house's sheet says")


def _check_waiting(acts: dict[int, Act]) -> None:
    for proposal in Proposal.objects.waiting().select_related("proposed"):
        said = proposal.proposed.details
        is_same = said["changes"] == proposal.changes
        is_same &= said["on_old_pages"] == proposal.on_old_pages
        is_same &= proposal.proposed.account_pk == proposal.made_by_pk
        ensure(is_same, proposal, "it is not what was proposed")
