"""What staff do with the house's words: every way by which they are written begins here.

Names change at once, by an account that acts for the house. What could say anything (about-texts,
portraits, the words that tell two people apart), what somebody else wrote, and new names for
pages that two people signed, wait for a second account: see articles/press/reprinting.py.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.newsstand.published import PublishedArticle
from articles.models.record.house import House, Proposal, kind_of
from articles.pictures import portraits
from articles.rules import house_acts, permissions
from articles.rules.refusals import Refused
from people.models import Contributor

from .staff import all_staff

# How published rows lead to things of each kind.
ROWS = {
    "section": "section",
    "unit": "unit",
    "tag": "tag_rows__tag",
    "contributor": "credit_rows__contributor",
}


def about(thing):
    """Return what the house's sheet says of a thing in every row about it."""
    return {"kind": kind_of(thing), "key": thing.pk, "name": str(thing)}


def pages_of(thing):
    """Return the published stories that print the thing's name, whether readers see them or not."""
    rows = PublishedArticle.objects.filter(**{ROWS[kind_of(thing)]: thing})
    return rows.distinct() if isinstance(thing, Contributor) else rows


def who_could(proposal):
    """Return the accounts that could approve a change."""
    able = (one for one in all_staff() if house_acts.APPROVE.who(one, proposal))
    return [one.user for one in able if not one.is_machine]


@transaction.atomic
def add(thing, *, by):
    """Save a new thing; return the Proposal if its words wait for a second account, else None.

    A contributor may be credited at once: what the credit says is approved with the story.
    """
    keeps = house_acts.keeps(by, kind_of(thing))
    if isinstance(thing, Contributor):
        if not keeps:
            thing.slug = thing.plain_address()
        is_plain = keeps and not any(getattr(thing, name) for name in thing.PROSE)
        thing.is_approved = is_plain or thing.says_only_its_name
    thing.save(by_house=True)
    changes = {name: ["", word] for name, word in thing.words().items() if word}
    House.sign(house_acts.MAKE, by=by, **about(thing), changes=changes)
    if isinstance(thing, Contributor) and not thing.is_approved:
        return propose(thing, {"is_approved": [False, True]}, by=by)
    return None


@transaction.atomic
def keep(thing, new, *, by, on_old_pages=False):
    """Give a thing new words, {column: value}; return the Proposal if some have to wait.

    Raises Refused if the account may not, or another change of it waits already.
    """
    changes = {name: [getattr(thing, name), word] for name, word in new.items()}
    if not changes and not on_old_pages:
        return None
    if not house_acts.keeps(by, kind_of(thing)):
        raise Refused(permissions.NOT_IN_THE_ROLE)
    if "slug" in changes and pages_of(thing).exists():
        raise Refused(_("Published pages lead to this address, so it stays."))
    if isinstance(thing, Contributor) and not thing.is_approved:
        _change(thing, changes, by)
        end(Proposal.objects.waiting().about(thing), house_acts.TAKE_BACK, by=by)
        return propose(thing, {"is_approved": [False, True]}, by=by)
    waits = set(changes) if on_old_pages else {*changes}.intersection(getattr(thing, "PROSE", ()))
    _change(thing, {name: pair for name, pair in changes.items() if name not in waits}, by)
    if not waits and not on_old_pages:
        return None
    waiting = {name: pair for name, pair in changes.items() if name in waits}
    return propose(thing, waiting, by=by, on_old_pages=on_old_pages)


def _change(thing, changes, by):
    if changes:
        apply(thing, changes)
        House.sign(house_acts.CHANGE, by=by, **about(thing), changes=changes)


def apply(thing, changes):
    """Write new words. Raises Refused if something else has such a name by now."""
    for name, (_before, after) in changes.items():
        setattr(thing, name, after)
    try:
        thing.clean()
    except ValidationError as error:
        raise Refused(*error.messages) from None
    thing.save(by_house=True)
    if "portrait_key" in changes:
        portraits.forget(changes["portrait_key"][0])


@transaction.atomic
def propose(thing, changes, *, by, on_old_pages=False):
    """Put a change before a second account. Raises Refused if one waits already."""
    if Proposal.objects.waiting().about(thing).exists():
        raise Refused(waits_already())
    details = {"changes": changes, "on_old_pages": on_old_pages}
    act = House.sign(house_acts.PROPOSE, by=by, **about(thing), **details)
    return Proposal.objects.create(
        **about(thing),
        **details,
        made_by=by,
        made_by_pk=by.pk,
        made_by_name=by.signing_name,
        made_at=timezone.now(),
        proposed=act,
    )


def waits_already():
    return _("Another change waits for approval. Have it approved, declined or taken back first.")


def end(proposals, act, *, by, note=""):
    """End these waiting changes without effect: `act` is TAKE_BACK or DECLINE."""
    states = {house_acts.TAKE_BACK: "taken_back", house_acts.DECLINE: "declined"}
    for proposal in proposals.select_related("proposed"):
        if not proposals.filter(pk=proposal.pk).update(state=states[act]):
            continue  # somebody else was faster
        where = {"kind": proposal.kind, "key": proposal.key, "name": proposal.name}
        where["proposed"] = proposal.proposed.number
        proposal.state = states[act]
        proposal.decided = House.sign(act, by=by, note=note, **where)
        proposal.save(update_fields=["decided"])
        portraits.forget(proposal.changes.get("portrait_key", ["", ""])[1])


@transaction.atomic
def remove(thing, *, by):
    """Delete a thing that no story uses, and put it on the sheet."""
    end(Proposal.objects.waiting().about(thing), house_acts.TAKE_BACK, by=by)
    where = about(thing)
    changes = {name: [word, ""] for name, word in thing.words().items() if word}
    thing.delete()
    House.sign(house_acts.DELETE, by=by, **where, changes=changes)
