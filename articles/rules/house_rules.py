"""What the office's own rules find in a text, as advice or as something that blocks it.

It reads a content and rules as plain objects (articles/models/desk/house_rule.py), so that
the form, the submission and the review page all give the same answer.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.text.cleaning import plain_text
from articles.text.content import Content
from articles.text.han import CHARACTER
from articles.text.replacing import pattern_of

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


@dataclass(frozen=True)
class Finding:
    """One thing a rule found. `field` is the form field to go to; `found` the words in the text."""

    field: str
    text: str | Promise
    is_blocking: bool
    found: str = ""
    instead: str = ""


def length_of(text: str, language: str) -> int:
    """Return the length of a plain text: Chinese characters and words in Chinese, else words."""
    if not language.startswith("zh"):
        return len(_WORD.findall(text))
    return len(CHARACTER.findall(text)) + len(_WORD.findall(CHARACTER.sub(" ", text)))


def findings(
    content: Content,
    rules: Iterable[Any],
    *,
    story_kind: int | None = None,
    today: date | None = None,
) -> list[Finding]:
    """Return what the rules find, in their order. The event's age is counted up to `today`."""
    text = _Text(content, story_kind, today or date.today())
    found = [
        finding
        for rule in rules
        if rule.language in ("", content["language"])
        for finding in _CHECKS[rule.kind](rule, text)
    ]
    return [*_other_language(text), *found]


class _Text:
    """What the rules read of a content."""

    def __init__(self, content: Content, story_kind: int | None, today: date) -> None:
        self.content, self.story_kind, self.today = content, story_kind, today
        self.body = plain_text(content["body"])
        captions = [picture["caption"] for picture in content["pictures"]]
        whole = [content["headline"], content["standfirst"], self.body, *captions]
        self.whole = unicodedata.normalize("NFKC", "\n".join(whole))
        self.event_on = date.fromisoformat(content["event_on"]) if content["event_on"] else None


def _other_language(text: _Text) -> Iterator[Finding]:
    """The form suggests the language of the staff page, which need not be the text's."""
    letters = [char for char in text.content["headline"] + text.body if char.isalpha()]
    chinese = len(CHARACTER.findall("".join(letters)))
    if text.content["language"].startswith("zh"):
        if letters and not chinese:
            sentence = _("There is no Chinese in the text, but its language is Chinese.")
            yield Finding("language", sentence, is_blocking=False)
    elif chinese > len(letters) / 2:
        sentence = _("The text is in Chinese, but its language is not.")
        yield Finding("language", sentence, is_blocking=False)


def _finding(rule: Any, field: str, text: str | Promise, **words: str) -> Finding:
    return Finding(field, text, rule.weight == "blocking", **words)


def _length(rule: Any, text: _Text) -> Iterator[Finding]:
    if rule.story_kind_id not in (None, text.story_kind) or not text.body:
        return
    chinese = text.content["language"].startswith("zh")
    number = length_of(text.body, text.content["language"])
    if rule.least_length and number < rule.least_length:
        sentence = (
            _("The text has %(number)s characters; it should have at least %(limit)s.")
            if chinese
            else _("The text has %(number)s words; it should have at least %(limit)s.")
        )
        facts = {"number": number, "limit": rule.least_length}
        yield _finding(rule, "body", sentence % facts)
    if rule.most_length and number > rule.most_length:
        sentence = (
            _("The text has %(number)s characters; it should have at most %(limit)s.")
            if chinese
            else _("The text has %(number)s words; it should have at most %(limit)s.")
        )
        facts = {"number": number, "limit": rule.most_length}
        yield _finding(rule, "body", sentence % facts)


def _picture(rule: Any, text: _Text) -> Iterator[Finding]:
    for number, picture in enumerate(text.content["pictures"], start=1):
        facts = {"number": number, "width": picture["width"], "height": picture["height"]}
        least_width, least_height = rule.least_width or 1, rule.least_height or 1
        if picture["width"] < least_width or picture["height"] < least_height:
            facts |= {"least_width": least_width, "least_height": least_height}
            sentence = _(
                "Picture %(number)s is %(width)s by %(height)s pixels; it should have at least %(least_width)s by %(least_height)s."
            )
            yield _finding(rule, "pictures", sentence % facts)
        shape = rule.least_width_per_100_height
        if shape and picture["width"] * 100 < shape * picture["height"]:
            facts["shape"] = shape / 100
            sentence = _(
                "Picture %(number)s is too tall: its width should be at least %(shape)s times its height."
            )
            yield _finding(rule, "pictures", sentence % facts)


def _event(rule: Any, text: _Text) -> Iterator[Finding]:
    if text.event_on is None:
        yield _finding(rule, "event_on", _("The date of the event is missing."))
    elif rule.most_days_ago and text.event_on < text.today - timedelta(days=rule.most_days_ago):
        facts = {"days": (text.today - text.event_on).days, "limit": rule.most_days_ago}
        sentence = _("The event was %(days)s days ago; news should be at most %(limit)s days old.")
        yield _finding(rule, "event_on", sentence % facts)


def _wording(rule: Any, text: _Text) -> Iterator[Finding]:
    for words in _found(rule.variants, text.whole):
        facts = {"words": words, "instead": rule.instead}
        sentence = (
            _("“%(words)s”: write “%(instead)s”.") if rule.instead else _("“%(words)s”: avoid it.")
        )
        yield _finding(rule, "body", sentence % facts, found=words, instead=rule.instead)


def _name(rule: Any, text: _Text) -> Iterator[Finding]:
    official = rule.name_in(text.content["language"])
    # The official name may contain a variant of itself, so correct uses are taken out first.
    rest = text.whole.replace(unicodedata.normalize("NFKC", official), " ")
    for words in _found([v for v in rule.variants if v != official], rest):
        sentence = _("“%(words)s”: the official name is “%(instead)s”.")
        facts = {"words": words, "instead": official}
        yield _finding(rule, "body", sentence % facts, found=words, instead=official)


def _title(rule: Any, text: _Text) -> Iterator[Finding]:
    """Find a title beside the name of a person who did not hold it on the day of the event."""
    day = text.event_on or text.today
    begins, ends = rule.valid_from or date.min, rule.valid_until or date.max
    if begins <= day <= ends:
        return
    for name, title in ((rule.name, rule.title), (rule.name_zh, rule.title_zh)):
        if name and title and (words := _side_by_side(title, name, text.whole)):
            facts = {"words": words, "name": name, "title": title}
            sentence = _("“%(words)s”: on the day of the event %(name)s was not “%(title)s”.")
            yield _finding(rule, "body", sentence % facts, found=words)


def _side_by_side(title: str, name: str, whole: str) -> str:
    # 教授 is no part of 副教授, nor of 前教授.
    title, name = rf"(?<![副前原])(?:{pattern_of(title)})", pattern_of(name)
    match = re.search(rf"{title}\s*{name}|{name}\s*,?\s*(?:the\s+)?{title}", whole, re.IGNORECASE)
    return match[0] if match else ""


def _found(variants: Iterable[str], whole: str) -> Iterator[str]:
    """Yield the variants found in the text, as written there, each once."""
    for variant in variants:
        if match := re.search(pattern_of(variant), whole, re.IGNORECASE):
            yield match[0]


_CHECKS = {
    "length": _length,
    "picture": _picture,
    "event": _event,
    "wording": _wording,
    "name": _name,
    "title": _title,
}
