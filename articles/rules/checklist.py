"""What is missing before a story may be submitted, in the office's words.

It reads a content (articles/text/content.py), so that the form, the command line and the
submission all use the same list.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.text.cleaning import plain_text
from articles.text.content import Content
from articles.text.credit_line import Role
from articles.text.credit_parsing import OTHER, parse_credit_line


@dataclass(frozen=True)
class Item:
    """One thing that is missing. `field` is the form field to go to.

    `found` are words of the text that `instead` would put right.
    """

    field: str
    text: str | Promise
    found: str = ""
    instead: str = ""


def missing(content: Content) -> list[Item]:
    """Return the Items that keep a story with this content from being submitted."""
    items = []
    if not content["headline"]:
        items.append(Item("headline", _("The headline is missing.")))
    if not plain_text(content["body"]):
        items.append(Item("body", _("The text is empty.")))
    if not content["section"]:
        items.append(Item("section", _("Choose a section.")))
    items += _credits_in_the_text(content)
    return items + _missing_credits(content) + _missing_on_pictures(content)


def _credits_in_the_text(content: Content) -> list[Item]:
    """Find a credit line at the end of a pasted text: it could name a reviewer who never read it."""
    last = plain_text(content["body"]).rpartition("\n")[2]
    if any(role != OTHER for role, _names in parse_credit_line(last) or ()):
        text = _(
            "The text ends with a credit, “%(line)s”. Remove it from the text and add it under Credits. Review is added by the approval."
        )
        return [Item("body", text % {"line": last})]
    return []


def _missing_credits(content: Content) -> list[Item]:
    roles = {entry["role"] for entry in content["credits"]}
    items = []
    if Role.TEXT not in roles:
        items.append(Item("credits", _("Say who wrote the text: add a Text credit.")))
    if content["is_translation"] and Role.TRANSLATOR not in roles:
        items.append(Item("credits", _("This is a translation: add a Translator credit.")))
    return items


def _missing_on_pictures(content: Content) -> list[Item]:
    items = []
    for number, picture in enumerate(content["pictures"], start=1):
        if not picture["caption"]:
            text = _("Picture %(number)s has no caption.") % {"number": number}
            items.append(Item("pictures", text))
        if not (picture["alt"] or picture["decorative"]):
            sentence = _("Picture %(number)s has no alt text. Write one, or mark it as decorative.")
            items.append(Item("pictures", sentence % {"number": number}))
    return items
