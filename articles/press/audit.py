"""Proof that nothing was changed behind the office's back: `manage.py verify`.

Every sign-off sheet is walked from its first row, every fingerprint computed again, and
every published row held against the text that two people signed. Reads only.
"""

from collections import Counter
from itertools import groupby

from django.db import transaction

from articles.models import Act, Article, PublishedArticle, Version, fingerprint_of
from articles.rules import acts
from articles.rules.review import Review, Reviewer
from articles.rules.states import Public
from articles.rules.transition import Side
from articles.text.credit_line import Role
from articles.text.credited_names import by_script
from people.models import Contributor

from .printing import address_of, printed

PRINTING = acts.names(lambda act: act.prints)


class Broken(Exception):
    """Something recorded is not as it was signed. Its text names the row and what differs."""

    def __init__(self, row, what):
        story = row.pk if isinstance(row, Article) else row.article_id
        number = f" number {row.number}" if hasattr(row, "number") else ""
        super().__init__(f"story {story}, {type(row).__name__}{number} (row {row.pk}): {what}.")


def check_all():
    """Check every story; return how many rows of each kind were checked, as a Counter.

    Raises Broken for the first row that is not as it was signed.
    """
    counts, last = Counter(), 0
    while found := _check_next(last):
        last, checked = found
        counts.update(checked)
    for model in (Version, PublishedArticle):
        if orphan := model.objects.exclude(article__in=Article.objects.all()).first():
            raise Broken(orphan, "its story is gone")
    counts.update(_check_sheets_left())
    return counts


def _check_sheets_left():
    """Check the sheets of stories emptied out of the trash; return how many acts they hold."""
    checked = 0
    left = Act.objects.filter(article=None).order_by("article_pk", "number")
    for _story, sheet in groupby(left.iterator(), key=lambda act: act.article_pk):
        sheet = list(sheet)
        check_chain(sheet)
        if sheet[-1].act != acts.PURGE.name:
            raise Broken(sheet[-1], "its story is gone")
        checked += len(sheet)
    return Counter(acts=checked)


@transaction.atomic
def _check_next(last):
    """Check the story after number `last`; return its number and counts, None after the last.

    The story is locked meanwhile, so that an act just being done is not taken for damage.
    """
    articles = Article.objects.select_for_update().order_by("pk")
    article = articles.filter(pk__gt=last).first()
    return article and (article.pk, check(article))


def check(article):
    """Check one story; return its counts. Raises Broken."""
    try:
        return _check(article)
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise Broken(article, f"something of it can't be read ({error!r})") from error


def _check(article):
    fingerprints = _check_versions(article)
    sheet = _check_acts(article, fingerprints)
    row = PublishedArticle.objects.filter(article=article).select_related("version").first()
    _check_public_state(article, sheet, row)
    if row:
        _check_row(row, sheet)
    return Counter(
        stories=1, acts=len(sheet), versions=len(fingerprints), published=int(row is not None)
    )


def _check_versions(article):
    """Return the fingerprints of a story's versions by number, each computed again."""
    fingerprints = {}
    for version in article.versions.order_by("number").iterator(chunk_size=20):
        if fingerprint_of(version.content) != version.fingerprint:
            raise Broken(version, "its content does not have the fingerprint it bears")
        if version.number != len(fingerprints) + 1:
            raise Broken(version, f"version {len(fingerprints) + 1} before it is missing")
        fingerprints[version.number] = version.fingerprint
    if len(fingerprints) != article.version_number:
        what = f"it has {len(fingerprints)} versions, and {article.version_number} were made"
        raise Broken(article, what)
    return fingerprints


def _check_acts(article, fingerprints):
    """Return a story's acts in order, the chain of their hashes followed."""
    sheet = list(article.acts.order_by("number"))
    check_chain(sheet)
    for act in sheet:
        if act.fingerprint != fingerprints.get(act.version_number, ""):
            raise Broken(act, f"version {act.version_number} is not the text it was signed for")
    if len(sheet) != article.acts_count:
        what = f"its sheet has {len(sheet)} acts, and {article.acts_count} were done"
        raise Broken(article, what)
    return sheet


def check_chain(sheet):
    """Check that every act is there and follows from the one before it."""
    previous_hash = ""
    for number, act in enumerate(sheet, start=1):
        if act.number != number:
            raise Broken(act, f"act {number} before it is missing")
        if act.previous_hash != previous_hash:
            raise Broken(act, "it does not follow from the act before it")
        if act.row_hash != act.computed_hash():
            raise Broken(act, "what it says does not have the hash it bears")
        if act.account_id not in (None, act.account_pk):
            raise Broken(act, f"it points to account {act.account_id}, not {act.account_pk}")
        if act.article_id not in (None, act.article_pk):
            raise Broken(act, f"it points to story {act.article_id}, not {act.article_pk}")
        previous_hash = act.row_hash


def _check_public_state(article, sheet, row):
    """Check that the story is public, withdrawn or neither, as the last such act left it."""
    left = [acts.ACTS[act.act].leaves for act in sheet]
    expected = next((state for state in reversed(left) if state), Public.NEVER)
    if article.public_state != expected:
        raise Broken(article, f"it is “{article.public_state}”, and its acts say “{expected}”")
    if (row is not None) != (expected != Public.NEVER):
        raise Broken(
            row or article, f"its acts say “{expected}”, which the newsstand does not show"
        )
    if row and (row.withdrawn_at is not None) != (expected == Public.WITHDRAWN):
        raise Broken(row, f"its acts say “{expected}”, which the newsstand does not show")


def _check_row(row, sheet):
    """Check that a published row is what its approvals were given for, column by column."""
    if row.version.article_id != row.article_id:
        raise Broken(row, "its version belongs to another story")
    _check_reviews(row, _approvals(row, sheet))
    expected = printed(row.version, approvals=[])
    actual = {column: getattr(row, column) for column in expected}
    actual["credits"] = [entry for entry in row.credits if entry["role"] != Role.REVIEW]
    for column, value in expected.items():
        if actual[column] != value:
            raise Broken(row, f"its {column} is not what was signed")
    if row.address != address_of(row.language, row.year, row.month, row.slug):
        raise Broken(row, "its address is not made of its language, month and slug")
    _check_hanging(row)
    _check_print(row, sheet)


def _approvals(row, sheet):
    """Return the approvals a row was printed with: those that held when it was printed.

    None for a text that went out in an emergency and that nobody has reviewed yet.
    """
    done = [act for act in sheet if act.act in PRINTING][-1]
    if done.fingerprint != row.fingerprint:
        raise Broken(row, "what was published was another text")
    if done.act == acts.EMERGENCY.name:
        return _signed_after(row, [act for act in sheet if act.number > done.number])
    if row.reviewed_number != row.version.number:
        raise Broken(row, "it is said to be unreviewed, and was not published in an emergency")
    review = _review_then(row, sheet, done)
    if not review.author_signatures:
        raise Broken(row, "nobody submitted exactly this text")
    held = [act.number for act in review.approvals]
    if not held or held != done.details["approvals"] or len(held) < len(review.steps):
        raise Broken(row, "no second person approved exactly this text")
    return review.approvals


def _review_then(row, sheet, done):
    """Return the review as it was at the act `done`: the sheet up to it, and what its acts recorded."""
    before = [act for act in sheet if act.number < done.number]
    return Review(
        version=row.version.number,
        fingerprint=row.fingerprint,
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


def _signed_after(row, later):
    """Return the signature a text got after an emergency; none while it is unreviewed."""
    reviews = [
        act
        for act in later
        if act.act == acts.SIGN_AFTER.name and act.fingerprint == row.fingerprint
    ]
    if bool(reviews) != (row.reviewed_number == row.version.number):
        raise Broken(row, "its review after the fact is not on the sheet")
    if any(act.account_pk in act.evidence["authors"] for act in reviews):
        raise Broken(row, "no second person approved exactly this text")
    return reviews[:1]


def _check_print(row, sheet):
    """Check the row against the hash the act that printed it left on the sheet."""
    hashes = [act.details["printed"] for act in sheet if "printed" in act.details]
    if hashes and hashes[-1] != row.printed_hash():
        raise Broken(row, "it is not as it was printed")


def _check_reviews(row, approvals):
    """Check the Review credits: a name may have changed since, who signed may not."""
    reviews = [entry for entry in row.credits if entry["role"] == Role.REVIEW]
    signed = {_signer(act): act for act in approvals}
    if [entry["contributor"] or entry["name"] for entry in reviews] != list(signed):
        raise Broken(row, "its Review credit names somebody who did not approve it")
    for entry, act in zip(reviews, signed.values(), strict=True):
        if entry["name"] not in _names(act):
            raise Broken(row, f"its Review credit is not the name of {act.name}, who approved it")


def _signer(act):
    paper = act.details.get("paper")
    return paper["person"] if paper else act.contributor_pk or act.name


def _names(act):
    """Return the names an approval may be printed with: as signed then, as known now."""
    name = act.details["paper"]["name"] if "paper" in act.details else act.name
    names = {name, *by_script(name)}
    numbers = {_signer(act), act.account.person.pk if act.account and act.account.person else None}
    numbers = {number for number in numbers if isinstance(number, int)}
    for contributor in Contributor.objects.filter(pk__in=numbers):
        names |= {contributor.name, contributor.name_zh}
    return names - {""}


def _check_hanging(row):
    """Check the rows that lead to a story from its contributors and its pictures."""
    credited = [entry for entry in row.credits if entry["contributor"]]
    kept = Contributor.objects.kept({entry["contributor"] for entry in credited})
    credits = {
        (kept[entry["contributor"]], entry["role"], row.language, row.dated_on)
        for entry in credited
    }
    columns = ("contributor_id", "role", "language", "dated_on")
    if set(row.credit_rows.values_list(*columns)) != credits:
        raise Broken(row, "the pages of its contributors do not follow its credits")
    photos = {picture["photo"] for picture in row.pictures}
    if set(row.picture_rows.values_list("photo_id", flat=True)) != photos:
        raise Broken(row, "the pictures it shows are not those it was signed with")
