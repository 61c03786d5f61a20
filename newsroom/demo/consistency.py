"""Checks the content of the demonstration: what contradicts itself, and where."""

from html.parser import HTMLParser

from . import DRAWINGS
from .acting import STEPS

LANGUAGES = ("zh-hans", "en")
STATES = tuple(STEPS)
WITH_A_REASON = ("changes_requested", "withdrawn", "emergency", "trashed")
ROLES = ("text", "picture", "translator")
TAGS = {
    *("p", "h2", "h3", "blockquote", "ul", "ol", "li"),
    *("table", "thead", "tbody", "tr", "th", "td"),
    *("strong", "em", "a", "sub", "sup"),
}


def problems(content):
    """Yield one line for everything in Content that is wrong; nothing when all is well."""
    for key, contributor in content.contributors.items():
        yield from _unknown(key, "unit", [contributor.unit], content.units)
    for key, account in content.accounts.items():
        yield from _unknown(key, "contributor", [account.contributor], content.contributors)
    for story in content.stories:
        yield from _unknown(story.key, "section", [story.section], content.sections)
        yield from _unknown(story.key, "kind", [story.kind], content.kinds)
        yield from _unknown(story.key, "tag", story.tags, content.tags)
        yield from _unknown(story.key, "unit", [story.unit], content.units)
        languages = [edition.language for edition in story.editions]
        if len(set(languages)) < len(languages):
            yield f"{story.key}: two editions in one language"
        for edition in story.editions:
            where = f"{story.key} {edition.language}"
            yield from _references(where, edition, content)
            yield from _state(where, edition)
            yield from _words(where, edition)
            yield from _markup(where, edition.body)
            yield from _markup(where, edition.working_copy.get("body", ""))
            if edition.state not in ("draft", "trashed"):
                yield from _missing(where, story, edition)


def _unknown(where, what, keys, known):
    for key in keys:
        if key and key not in known:
            yield f"{where}: no such {what}: {key}"


def _references(where, edition, content):
    credited = [credit.contributor for credit in edition.credits]
    photographers = [picture.photographer for picture in edition.pictures]
    yield from _unknown(where, "contributor", credited + photographers, content.contributors)
    yield from _unknown(where, "role", [credit.role for credit in edition.credits], ROLES)
    yield from _unknown(where, "drawing", [use.drawing for use in edition.pictures], DRAWINGS)
    people = [edition.reviewer, *(one.by for one in edition.comments)]
    people += [one.reply_by for one in edition.comments]
    yield from _unknown(where, "account", people, content.accounts)
    yield from _unknown(where, "language", [edition.language], LANGUAGES)


def _state(where, edition):
    yield from _unknown(where, "state", [edition.state], STATES)
    if bool(edition.reason) != (edition.state in WITH_A_REASON):
        yield f"{where}: a reason belongs to {', '.join(WITH_A_REASON)}, and only there"
    if bool(edition.correction) != (edition.state == "corrected"):
        yield f"{where}: a correction belongs to corrected, and only there"
    if bool(edition.reviewers_words) != (edition.state == "edited"):
        yield f"{where}: reviewers_words belong to edited, and only there"
    if (edition.days_ahead > 0) != (edition.state == "scheduled"):
        yield f"{where}: days_ahead belongs to scheduled, and only there"
    if edition.working_copy and edition.state != "published":
        yield f"{where}: only a published edition has a working copy beside it"


def _words(where, edition):
    """Yield the words to change that the text does not hold."""
    corrected = edition.correction.words if edition.correction else ()
    for old, _new in (*edition.reviewers_words, *corrected):
        if old not in edition.body:
            yield f"{where}: these words are not in the text: {old}"


def _missing(where, story, edition):
    """Yield what the checklist of a submission would ask for."""
    if not story.section:
        yield f"{where}: no section"
    if edition.release:
        if not edition.release.is_file():
            yield f"{where}: no such file: {edition.release.name}"
        return
    roles = {credit.role for credit in edition.credits}
    for what, is_there in (
        ("headline", edition.headline),
        ("body", edition.body),
        ("text credit", "text" in roles),
        ("translator credit", "translator" in roles or not edition.is_translation),
        ("caption", all(picture.caption for picture in edition.pictures)),
        ("alt text", all(picture.alt for picture in edition.pictures)),
    ):
        if not is_there:
            yield f"{where}: no {what}"


def _markup(where, body):
    reader = _Reader()
    reader.feed(body)
    reader.close()
    for complaint in reader.complaints:
        yield f"{where}: {complaint}"
    for tag in reader.open:
        yield f"{where}: <{tag}> is not closed"


class _Reader(HTMLParser):
    """Collects complaints about tags and attributes a story may not have."""

    def __init__(self):
        super().__init__()
        self.open, self.complaints = [], []

    def handle_starttag(self, tag, attrs):
        if tag not in TAGS:
            self.complaints.append(f"<{tag}> is not allowed")
        for name, _ in attrs:
            if (tag, name) != ("a", "href"):
                self.complaints.append(f"{name} is not allowed on <{tag}>")
        self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.complaints.append(f"</{tag}> closes nothing")

    def handle_data(self, data):
        if data.strip() and not self.open:
            self.complaints.append(f"text outside a paragraph: {data.strip()}")
