"""Proof that nothing was changed behind the office's back: `manage.py verify`.

Every sign-off sheet is followed from its first act, every fingerprint is computed again, and
every published row is compared with the text that two people signed. Nothing is written.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db import transaction

from articles.models import Act, Article, PublishedArticle, Version, fingerprint_of
from articles.models.record.house import House
from articles.models.record.moment import as_hashed
from articles.rules import acts, effects, house_acts
from articles.rules.review import Review, Reviewer
from articles.rules.states import Public
from articles.rules.transition import Side, Subject
from articles.text.content import without_listing
from articles.text.credit_line import Role
from articles.text.reading.credited_names import by_script
from people.letters import without_brackets
from people.models import Contributor, User

from .audit_pairs import faults_of_pair
from .printing import address_of, printed
from .reprinting import renewed

OPENING = acts.names(lambda act: act.opens_review)
# Those that end a correction. Whether it is minor is said when it is submitted.
ENDING = acts.names(lambda act: act.sets in effects.END_CORRECTION)
PRINTING = acts.names(lambda act: act.prints)
Counts = Counter[str]  # how many rows of each kind were checked
Hashes = dict[int, tuple[str, str]]  # of versions by number: fingerprint, and hash of the row


class Broken(Exception):
    """Something recorded is not as it was signed. Its text names the row and what differs."""

    def __init__(self, row: Any, what: str) -> None:
        article = row.pk if isinstance(row, Article) else getattr(row, "article_id", None)
        story = f"story {article}, " if article else ""
        number = f" number {row.number}" if hasattr(row, "number") else ""
        super().__init__(f"{story}{type(row).__name__}{number} (row {row.pk}): {what}.")


def ensure(is_so: bool, row: Any, what: str) -> None:
    """Raise Broken unless it is so. `what` says what is wrong with the row otherwise."""
    if not is_so:
        raise Broken(row, what)


def check_all() -> Counts:
    """Check every story. Raises Broken for the first row that is not as it was signed."""
    counts: Counts = Counter()
    last = 0
    while found := _check_next(last):
        last, checked = found
        counts.update(checked)
    for model in (Version, PublishedArticle):
        orphan = model._default_manager.exclude(article__in=Article.objects.all()).first()
        ensure(orphan is None, orphan, "its story is gone")
    counts["acts"] += _check_sheets_left()
    return counts


def _check_sheets_left() -> int:
    """Check the sheets of stories emptied out of the trash; return how many acts they hold."""
    checked = 0
    left = Act.objects.filter(article=None, subject=Subject.STORY.value)
    left = left.order_by("article_pk", "number")
    for _number, acts_left in groupby(left.iterator(), key=lambda act: act.article_pk):
        sheet = list(acts_left)
        check_chain(sheet)
        ensure(sheet[-1].act == acts.PURGE.name, sheet[-1], "its story is gone")
        checked += len(sheet)
    return checked


@transaction.atomic
def _check_next(last: int) -> tuple[int, Counts] | None:
    """Check the story after number `last`, locked; return its number and counts, or None."""
    articles = Article.objects.select_for_update().order_by("pk")
    article = articles.filter(pk__gt=last).first()
    return (article.pk, check(article)) if article else None


def check(article: Article) -> Counts:
    try:
        return _check(article)
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise Broken(article, f"something of it can't be read ({error!r})") from error


def _check(article: Article) -> Counts:
    hashes = _check_versions(article)
    sheet = _check_acts(article, hashes)
    row = PublishedArticle.objects.filter(article=article).select_related("version").first()
    _check_public_state(article, sheet, row)
    if row:
        _check_row(row, sheet)
    _check_review_state(article, sheet)
    for broken, what in faults_of_pair(article, sheet):
        raise Broken(broken, what)
    return Counter(stories=1, acts=len(sheet), versions=len(hashes), published=int(row is not None))


def _check_versions(article: Article) -> Hashes:
    """Return the hashes of a story's versions by number, each computed again."""
    found: Hashes = {}
    previous_hash = ""
    for version in article.versions.order_by("number").iterator(chunk_size=20):
        is_intact = fingerprint_of(version.content) == version.fingerprint
        ensure(is_intact, version, "its content does not have the fingerprint it bears")
        expected = len(found) + 1
        ensure(version.number == expected, version, f"version {expected} before it is missing")
        is_intact = version.row_hash == version.computed_hash()
        what = "who made it, when or how, does not have the hash it bears"
        ensure(is_intact, version, what)
        follows = version.previous_hash == previous_hash
        ensure(follows, version, "it does not follow from the version before it")
        _check_account(version, version.made_by_id, version.made_by_pk)
        found[version.number] = version.fingerprint, version.row_hash
        previous_hash = version.row_hash
    what = f"it has {len(found)} versions, and {article.version_number} were made"
    ensure(len(found) == article.version_number, article, what)
    return found


def _check_account(row: Act | Version, account: int | None, number: int) -> None:
    """Check that a row points to the account it names, unless that one was deleted."""
    ensure(account in (None, number), row, f"it points to account {account}, not {number}")
    is_gone = account is not None or not User.objects.filter(pk=number).exists()
    ensure(is_gone, row, f"it points to no account, and is of account {number}")


def _check_acts(article: Article, hashes: Hashes) -> list[Act]:
    """Return a story's acts in order, the chain of their hashes followed."""
    sheet = list(article.acts.order_by("number"))
    check_chain(sheet)
    for act in sheet:
        fingerprint, version_hash = hashes.get(act.version_number, ("", ""))
        what = f"version {act.version_number} is not the text it was signed for"
        ensure(act.fingerprint == fingerprint, act, what)
        what = f"version {act.version_number} is said to be made by another, or otherwise"
        ensure(act.version_hash == version_hash, act, what)
        _check_choice(act, sheet)
    what = f"its sheet has {len(sheet)} acts, and {article.acts_count} were done"
    ensure(len(sheet) == article.acts_count, article, what)
    return sheet


def check_chain(sheet: Iterable[Act]) -> None:
    """Check that every act is there and follows from the one before it."""
    previous_hash = ""
    for number, act in enumerate(sheet, start=1):
        article = act.article_id
        ensure(act.number == number, act, f"act {number} before it is missing")
        follows = act.previous_hash == previous_hash
        ensure(follows, act, "it does not follow from the act before it")
        is_intact = act.row_hash == act.computed_hash()
        ensure(is_intact, act, "what it says does not have the hash it bears")
        _check_account(act, act.account_id, act.account_pk)
        what = f"it points to story {article}, not {act.article_pk}"
        ensure(article in (None, act.article_pk), act, what)
        previous_hash = act.row_hash


def _check_review_state(article: Article, sheet: Sequence[Act]) -> None:
    """Check the fields that say which approvals the present text needs, and since when."""
    opened = max((act.number for act in sheet if act.act in OPENING), default=0)
    what = f"its review is said to begin with act {article.round_began}, and began with {opened}"
    ensure(article.round_began == opened, article, what)
    said = [act for act in sheet if "minor" in act.details or act.act in ENDING]
    is_minor = bool(said) and said[-1].details.get("minor", False)
    what = "it is said to be a minor correction, or none, other than its acts say"
    ensure(article.is_minor == is_minor, article, what)
    chosen = _chosen(sheet)
    expected = (chosen.account_pk, chosen.details.get("at")) if chosen else (None, None)
    at = article.on_approval_at
    actual = (article.on_approval_by_id, as_hashed(at) if at else None)
    what = "it is said to be published when approved, or not, other than its acts say"
    ensure(actual == expected, article, what)


def _chosen(sheet: Sequence[Act]) -> Act | None:
    """Return the choice to publish when approved that still stands after these acts, or None."""
    chosen = None
    for act in sheet:
        if act.act == acts.PUBLISH_ON_APPROVAL.name:
            chosen = act
        elif acts.ACTS[act.act].sets in effects.DROP_CHOICE:
            chosen = None
    return chosen


def _check_choice(done: Act, sheet: Sequence[Act]) -> None:
    """Check that what was published in somebody's name without them had been chosen by them."""
    if number := done.details.get("on_approval"):
        chosen = _chosen(sheet[: done.number - 1])
        is_theirs = chosen and chosen.number == number and chosen.account_pk == done.account_pk
        ensure(bool(is_theirs), done, f"act {number} is no choice of {done.name} to publish it")


def _check_public_state(
    article: Article, sheet: Sequence[Act], row: PublishedArticle | None
) -> None:
    """Check that the story is public, withdrawn or neither, as the last such act left it."""
    left = [acts.ACTS[act.act].leaves for act in sheet]
    expected = next((state for state in reversed(left) if state), Public.NEVER)
    what = f"it is “{article.public_state}”, and its acts say “{expected}”"
    ensure(article.public_state == expected, article, what)
    what = f"its acts say “{expected}”, which the newsstand does not show"
    ensure((row is None) == (expected == Public.NEVER), row or article, what)
    if row:
        ensure((row.withdrawn_at is not None) == (expected == Public.WITHDRAWN), row, what)
        moment = _withdrawn_at(sheet) if row.withdrawn_at else None
        ensure(row.withdrawn_at == moment, row, "it was not withdrawn when it says")


def _withdrawn_at(sheet: Sequence[Act]) -> datetime:
    """Return when a withdrawn story was withdrawn: how long it may be shown again rests on it."""
    done = [act for act in sheet if acts.ACTS[act.act].leaves == Public.WITHDRAWN][-1]
    moment: datetime = done.made_at
    return moment


def _check_row(row: PublishedArticle, sheet: Sequence[Act]) -> None:
    """Check that a published row is what its approvals were given for, column by column."""
    of_its_story = row.version.article_id == row.article_id
    ensure(of_its_story, row, "its version belongs to another story")
    _check_reviews(row, _approvals(row, sheet))
    expected = printed(row.version, approvals=[])
    for words in _renewals(row, sheet):
        expected |= renewed(expected, "contributor", words)
    actual = {column: getattr(row, column) for column in expected}
    actual["credits"] = [entry for entry in row.credits if entry["role"] != Role.REVIEW]
    for column, value in expected.items():
        ensure(actual[column] == value, row, f"its {column} is not what was signed")
    address = address_of(row.language, row.year, row.month, row.slug)
    ensure(row.address == address, row, "its address is not made of its language, month and slug")
    _check_hanging(row)
    _check_print(row, sheet)


def _renewals(row: PublishedArticle, sheet: Sequence[Act]) -> list[Any]:
    """Return the names of contributors that the house brought to the page since it was printed.

    Every renewal, of whatever name, has to be an approved act on the house's sheet.
    """
    done = [act.number for act in sheet if act.act in PRINTING][-1]
    found = []
    for act in sheet[done:]:
        if act.act == acts.REPRINT.name:
            said = act.details
            house = House.sheet().filter(number=said["house"], act=house_acts.APPROVE.name).first()
            is_so = house and (house.details["kind"], house.details.get("words")) == (
                said["kind"],
                said["words"],
            )
            ensure(bool(is_so), act, "the house approved no such names")
            found += [said["words"]] if said["kind"] == "contributor" else []
    return found


def _approvals(row: PublishedArticle, sheet: Sequence[Act]) -> Sequence[Act]:
    """Return the approvals that held when the row was printed, none for an unreviewed text."""
    done = [act for act in sheet if act.act in PRINTING][-1]
    _check_text(row, done, sheet)
    if done.act == acts.EMERGENCY.name:
        return _signed_after(row, done, [act for act in sheet if act.number > done.number])
    what = "it is said to be unreviewed, and was not published in an emergency"
    ensure(row.reviewed_number == row.version.number, row, what)
    review = _review_then(row, sheet, done)
    ensure(bool(review.author_signatures), row, "nobody submitted exactly this text")
    held = [act.number for act in review.approvals]
    is_approved = held and held == done.details["approvals"] and len(held) >= len(review.steps)
    ensure(bool(is_approved), row, "no second person approved exactly this text")
    return [act for act in sheet if act.number in held]


def _check_text(row: PublishedArticle, done: Act, sheet: Sequence[Act]) -> None:
    """Check that the row bears the text of the act that printed it.

    What stands beside the text may be another since, if a publisher brought it to readers.
    """
    updates = [act for act in sheet[done.number :] if act.act == acts.UPDATE_LISTING.name]
    last = (updates or [done])[-1]
    signed = row.article.versions.filter(number=done.version_number).first()
    is_same = signed and without_listing(signed.content) == without_listing(row.version.content)
    is_last = last.fingerprint == row.fingerprint and bool(is_same)
    ensure(is_last, row, "what was published was another text")


def _review_then(row: PublishedArticle, sheet: Sequence[Act], done: Act) -> Review:
    """Return the review as it was at the act `done`, from what the acts before it recorded."""
    before: list[Any] = [act for act in sheet if act.number < done.number]
    return Review(
        version=done.version_number,
        fingerprint=done.fingerprint,
        steps=tuple(done.details["steps_signed"]),
        sheet=tuple(before),
        reviewers={
            act.account_pk: Reviewer(act.evidence["groups"], act.evidence["superuser"])
            for act in before
            if act.evidence and Side.REVIEW in acts.ACTS[act.act].signs
        },
        takes_paper=True,
        is_record=True,
    )


def _signed_after(row: PublishedArticle, done: Act, later: Sequence[Act]) -> Sequence[Act]:
    """Return the signature a text got after an emergency; none while it is unreviewed."""
    signed = [act for act in later if act.act == acts.SIGN_AFTER.name]
    reviews = [act for act in signed if act.fingerprint == done.fingerprint]
    is_reviewed = row.reviewed_number == row.version.number
    ensure(bool(reviews) == is_reviewed, row, "its review after the fact is not on the sheet")
    by_author = any(act.account_pk in act.evidence["authors"] for act in reviews)
    ensure(not by_author, row, "no second person approved exactly this text")
    return reviews[:1]


def _check_print(row: PublishedArticle, sheet: Sequence[Act]) -> None:
    """Check every column that readers see against the last act that printed the row."""
    hashes = [act.details["printed"] for act in sheet if "printed" in act.details][-1]
    for column, value in row.printed_hashes().items():
        ensure(hashes.get(column) == value, row, f"its {column} is not as it was printed")


def _check_reviews(row: PublishedArticle, approvals: Iterable[Act]) -> None:
    """Check the Review credits: a name may have changed since, who signed may not."""
    reviews = [entry for entry in row.credits if entry["role"] == Role.REVIEW]
    signed = {_signer(act): act for act in approvals}
    credited = [entry["contributor"] or entry["name"] for entry in reviews]
    what = "its Review credit names somebody who did not approve it"
    ensure(credited == list(signed), row, what)
    for entry, act in zip(reviews, signed.values(), strict=True):
        what = f"its Review credit is not the name of {act.name}, who approved it"
        ensure(without_brackets(entry["name"]) in _names(act), row, what)


def _signer(act: Act) -> int | str:
    """Return who signed as a credit has it: the contributor's number, a name if that is gone."""
    found = Contributor.objects.filter(pk=act.signer or 0).first()
    return found.pk if found else act.signer_name


def _names(act: Act) -> set[str]:
    """Return the names an approval may be printed with: as signed then, or as known now.

    Without the words that tell a name apart, which may have changed since.
    """
    signed = without_brackets(act.signer_name)
    names = {signed, *by_script(signed)}
    for contributor in Contributor.objects.filter(pk=act.signer or 0):
        names |= {without_brackets(contributor.name), without_brackets(contributor.name_zh)}
    return names - {""}


def _check_hanging(row: PublishedArticle) -> None:
    """Check the rows that lead to a story from its contributors and its pictures."""
    pairs = [(entry["contributor"], entry["role"]) for entry in row.credits if entry["contributor"]]
    kept = Contributor.objects.kept({number for number, _role in pairs})
    credits = {(kept[number], role, row.language, row.dated_on) for number, role in pairs}
    columns = ("contributor_id", "role", "language", "dated_on")
    is_as_credited = set(row.credit_rows.values_list(*columns)) == credits
    ensure(is_as_credited, row, "the pages of its contributors do not follow its credits")
    photos = {picture["photo"] for picture in row.pictures}
    is_as_shown = set(row.picture_rows.values_list("photo_id", flat=True)) == photos
    ensure(is_as_shown, row, "the pictures it shows are not those it was signed with")
