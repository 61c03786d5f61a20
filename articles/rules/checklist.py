"""What is missing before a story may be submitted, in the office's words.

It reads a content (articles/text/content.py), so that the form, the command line and the
submission all use the same list.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from articles.text.cleaning import plain_text
from articles.text.content import Content, CreditEntry
from articles.text.credit_line import AUTHORS, Role
from articles.text.reading.classifying import read
from articles.text.reading.line_forms import Kind
from articles.text.reading.unread_credits import may_name_a_reviewer
from articles.text.reading.unwrapping import Line
from people.letters import letters_of


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
    items += _left_in_the_text(content)
    return items + _missing_credits(content) + _missing_on_pictures(content)


def _left_in_the_text(content: Content) -> list[Item]:
    """Find what came with a pasted text and is none of it.

    A credit line left there could name a reviewer who never read the story.
    """
    lines = read(plain_text(content["body"]), content["headline"])
    return [
        Item("body", words % {"line": Truncator(line.taken or line.text).chars(80)})
        for line in lines
        if (words := _why_out(line))
    ]


def _why_out(line: Line) -> str | Promise | None:
    if line.credits and (line.taken or line.kind is Kind.CAPTION):
        roles = {role for role, names in line.credits.credits if names or line.credits.left_out}
        if not roles.isdisjoint(Role):
            return _(
                "The text has a credit, “%(line)s”. Remove it from the text and add it under Credits. Review is added by the approval."
            )
    if line.is_doubtful and may_name_a_reviewer(line.text):
        return _(
            "“%(line)s” seems to name a reviewer. Remove it from the text: Review is added by the approval."
        )
    if line.kind is Kind.HEADLINE:
        return _("The text begins with the headline again, “%(line)s”. Remove it from the text.")
    if line.kind is Kind.LABEL:
        return _("“%(line)s” is only a label. Remove it from the text.")
    return None


def _missing_credits(content: Content) -> list[Item]:
    roles = {entry["role"] for entry in content["credits"]}
    items = []
    if Role.TEXT not in roles:
        items.append(Item("credits", _("Say who wrote the text: add a Text credit.")))
    if content["is_translation"] and Role.TRANSLATOR not in roles:
        items.append(Item("credits", _("This is a translation: add a Translator credit.")))
    return items


def on_both_sides(credits: Iterable[CreditEntry]) -> list[str]:
    """Return why a credit line can't be printed: names of an author that are a reviewer's too.

    Two people of one name are told apart by what is printed after it.
    """
    credits = list(credits)
    authors = {_printed(entry) for entry in credits if entry["role"] in AUTHORS}
    text = _(
        "“%(name)s” would be printed as the author and as Review. If these are two people, write on the page of one contributor what tells them apart. If not, somebody else has to review."
    )
    reviews = [entry for entry in credits if entry["role"] == Role.REVIEW]
    return [text % {"name": entry["name"]} for entry in reviews if _printed(entry) in authors]


def _printed(entry: CreditEntry) -> str:
    return "".join(letters_of(entry["name"]))


def _missing_on_pictures(content: Content) -> list[Item]:
    items = []
    for number, picture in enumerate(content["pictures"], start=1):
        if not picture["caption"]:
            text = _("Picture %(number)s has no caption.") % {"number": number}
            items.append(Item("pictures", text))
        if not (picture["alt"] or picture["decorative"]):
            sentence = _("Picture %(number)s has no alt text. Write one, or mark it as decorative.")
            items.append(Item("pictures", sentence % {"number": number}))
        if not picture["credit"]["name"]:
            sentence = _(
                "Picture %(number)s has no photographer. Name one on the picture, or an outsider to credit."
            )
            items.append(Item("pictures", sentence % {"number": number}))
    return items
