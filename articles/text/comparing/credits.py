"""The credits of a story, before and after."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from articles.text.content import CreditEntry
from articles.text.credit_line import Role, join_names

from .words import ADDED, REMOVED

ROLE_CHANGED, RENAMED, REORDERED, DETAILS = "role_changed", "renamed", "reordered", "details"

ByRole = dict[str, CreditEntry]
ByPerson = dict[int | str, ByRole]


@dataclass(frozen=True)
class CreditChange:
    """One change of the credit line.

    `change` is added, removed, role_changed, renamed, reordered (`name` and `was` hold all
    names of the role) or details (something not printed: the page a name leads to, whether it
    is a person's). `slug` is set if two changes have the same name.
    """

    change: str
    role: object
    name: str
    was: object = ""
    slug: str = ""


def compare_credits(old: list[CreditEntry], new: list[CreditEntry]) -> list[CreditChange]:
    before, after = _by_person(old), _by_person(new)
    changes = [
        change
        for person in dict.fromkeys([*after, *before])
        for change in _of_person(before.get(person, {}), after.get(person, {}))
    ]
    changes = _told_apart(changes) + _reordered(before, after)
    return changes or ([CreditChange(DETAILS, "", "")] if old != new else [])


def _by_person(entries: Iterable[CreditEntry]) -> ByPerson:
    people: ByPerson = {}
    for entry in entries:
        person = entry.get("contributor") or entry["name"]
        people.setdefault(person, {}).setdefault(entry["role"], entry)
    return people


def _of_person(before: ByRole, after: ByRole) -> Iterator[CreditChange]:
    gone = [before[role] for role in before if role not in after]
    come = [after[role] for role in after if role not in before]
    for was, now in zip(gone, come, strict=False):
        yield CreditChange(ROLE_CHANGED, _label(now), now["name"], _label(was), now["slug"])
    for entry in gone[len(come) :]:
        yield CreditChange(REMOVED, _label(entry), entry["name"], slug=entry["slug"])
    for entry in come[len(gone) :]:
        yield CreditChange(ADDED, _label(entry), entry["name"], slug=entry["slug"])
    for role in before:
        if role in after and before[role] != after[role]:
            yield _renamed(before[role], after[role])


def _renamed(was: CreditEntry, now: CreditEntry) -> CreditChange:
    if was["name"] == now["name"]:
        return CreditChange(DETAILS, _label(now), now["name"])
    return CreditChange(RENAMED, _label(now), now["name"], was["name"], now["slug"])


def _label(entry: CreditEntry) -> object:
    return dict(Role.choices).get(entry["role"], entry["role"])


def _told_apart(changes: list[CreditChange]) -> list[CreditChange]:
    names = Counter(change.name for change in changes)
    return [change if names[change.name] > 1 else replace(change, slug="") for change in changes]


def _reordered(before: ByPerson, after: ByPerson) -> list[CreditChange]:
    """Return a change for every role whose people, those in both lists, changed places."""
    changes = []
    for role in Role:
        was, now = ([p for p in side if role in side[p]] for side in (before, after))
        was, now = [p for p in was if p in now], [p for p in now if p in was]
        if was != now:
            names = join_names([after[person][role]["name"] for person in now])
            old_names = join_names([before[person][role]["name"] for person in was])
            changes.append(CreditChange(REORDERED, role.label, names, old_names))
    return changes
