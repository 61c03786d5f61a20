"""The credit line: who wrote, photographed, translated and reviewed a story.

Every place that prints a credit line uses these functions, which take plain entries.
"""

from collections.abc import Callable, Collection, Iterable, Sequence

from django.db.models import TextChoices
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from articles.text.content import CreditEntry


class Role(TextChoices):
    """The roles, in the order in which every credit line prints them."""

    TEXT = "text", pgettext_lazy("credit role", "Text")
    PICTURE = "picture", pgettext_lazy("credit role", "Picture")
    TRANSLATOR = "translator", pgettext_lazy("credit role", "Translator")
    REVIEW = "review", pgettext_lazy("credit role", "Review")


AUTHORS = (Role.TEXT, Role.TRANSLATOR)  # who wrote the words, and so never reviews them

# Without Review on purpose: nobody enters it, the press writes it from the approval.
TYPED_ROLES = [role for role in Role if role is not Role.REVIEW]

GROUP_TITLES = {
    Role.TEXT: _("Stories written"),
    Role.PICTURE: _("Stories with pictures"),
    Role.TRANSLATOR: _("Stories translated"),
    Role.REVIEW: _("Stories reviewed"),
}


def grouped(entries: Iterable[CreditEntry]) -> list[tuple[Role, list[CreditEntry]]]:
    """Return [(Role, [entry, …]), …] in credit-line order, each person once per role."""
    groups: dict[Role, dict[int | str, CreditEntry]] = {role: {} for role in Role}
    for entry in entries:
        person = entry.get("contributor") or entry["name"]
        groups[Role(entry["role"])].setdefault(person, entry)
    return [(role, list(people.values())) for role, people in groups.items() if people]


def unique(entries: Iterable[CreditEntry]) -> list[CreditEntry]:
    """Return the entries in credit-line order, each person once per role."""
    return [entry for _role, people in grouped(entries) for entry in people]


def join_names(names: Sequence[str]) -> str:
    """Join names (or safe HTML) as the page's language does: “A, B and C”, “甲、乙、丙”."""
    *firsts, last = names
    comma = pgettext("between names", ", ")
    conjunction = pgettext("between the last two names", " and ")
    start = comma.join(firsts)
    return f"{start}{conjunction}{last}" if firsts else last


def as_text(entries: Iterable[CreditEntry], *, roles: Collection[Role] = tuple(Role)) -> str:
    """Return the credit line as plain text: “Text Ding Jing · Picture Ding Jing”."""
    return " · ".join(
        f"{role.label} {join_names([person['name'] for person in people])}"
        for role, people in grouped(entries)
        if role in roles
    )


def as_html(
    entries: Iterable[CreditEntry], address_of: Callable[[CreditEntry], str]
) -> list[tuple[str, object, SafeString]]:
    """Return [(role, label, names as HTML)], linked where `address_of` an entry is not ""."""
    return [
        (role.value, role.label, mark_safe(join_names([_name(p, address_of) for p in people])))  # noqa: S308 -- every name went through format_html
        for role, people in grouped(entries)
    ]


def _name(person: CreditEntry, address_of: Callable[[CreditEntry], str]) -> SafeString:
    address = address_of(person)
    if not address:
        return format_html("{}", person["name"])
    return format_html('<a href="{}">{}</a>', address, person["name"])
