"""`manage.py verify` names the first row that is not as it was signed."""

import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from articles.models import Act, Article, PublishedArticle, PublishedCredit, fingerprint_of
from articles.press import withdraw
from tests.articles.press.forging import undone
from tests.cast import cast
from tests.factories import draft, edit, on_the_sheet, photo, published, reworded

from .forging import forge_version

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture(scope="module", autouse=True)
def live(shared_rows):
    people = cast()
    return published(
        people["writer"], people["reviewer"], people["publisher"], photos=[photo(credit_text="Zoo")]
    )


@pytest.fixture
def story(live):
    return Article.objects.get(pk=live.pk)


def verify():
    on_the_sheet()
    out = io.StringIO()
    call_command("verify", stdout=out)
    return out.getvalue().strip()


def broken():
    with pytest.raises(CommandError) as caught:
        verify()
    return str(caught.value).removeprefix("Broken: ")


def sql(statement, *values):
    """Go behind the program's back; rows that hang on a deleted one are allowed to dangle."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def change(row, column, value):
    sql(f"UPDATE {row._meta.db_table} SET {column} = %s WHERE id = %s", value, row.pk)


def test_an_untouched_office_is_proven(people, story):
    draft(people["writer"])
    assert verify() == (
        "All is as it was signed: 2 stories, 2 versions, 3 acts, 1 published rows, "
        "1 pictures, 0 scans, 8 acts of the house."
    )


def test_a_changed_column_of_a_published_row_is_named(story):
    row = PublishedArticle.objects.get()
    named = {"fingerprint": "what was published was another text"}
    for column, value in (
        ("headline", "Sports day Opens"),
        ("standfirst", "."),
        ("body", "<p>The sports day opened!</p>"),
        ("place", "A"),
        ("event_on", "2023-07-13"),
        ("fingerprint", "0" * 64),
        ("pictures", "[]"),
        ("language", "zh-hans"),
    ):
        what = named.get(column, f"its {column} is not what was signed")
        with undone():
            change(row, column, value)
            assert broken() == f"story {story.pk}, PublishedArticle (row {row.pk}): {what}."


@pytest.mark.parametrize("role", ["text", "picture", "review"])
def test_a_changed_credit_is_found(story, role):
    for key in ("role", "contributor", "name"):
        row = PublishedArticle.objects.get()
        entry = next(entry for entry in row.credits if entry["role"] == role)
        entry[key] = {"role": "translator", "contributor": 99, "name": entry["name"] + "g"}[key]
        with undone():
            change(row, "credits", json.dumps(row.credits))
            assert broken().startswith(f"story {story.pk}, PublishedArticle (row {row.pk}): ")


def test_a_review_without_a_name_is_found(story):
    row = PublishedArticle.objects.get()
    row.credits[-1]["name"] = ""
    change(row, "credits", json.dumps(row.credits))
    assert broken().endswith("its Review credit is not the name of Reviewer, who approved it.")


def test_credits_that_are_no_longer_credits_are_found(story):
    change(PublishedArticle.objects.get(), "credits", '[{"rple": "text"}]')
    assert broken().startswith(f"story {story.pk}, Article")


def test_a_changed_act_is_named(story):
    act = story.acts.get(number=2)
    for column in ("act", "username", "name", "note", "previous_hash", "row_hash"):
        with undone():
            change(act, column, "submit" if column == "act" else "x")
            assert broken().startswith(f"story {story.pk}, Act number 2 (row {act.pk}): "), column


@pytest.mark.parametrize(
    ("number", "what"),
    [
        (1, "Act number 2 (row {next}): act 1 before it is missing."),
        (2, "Act number 3 (row {next}): act 2 before it is missing."),
        (3, "Article (row {story}): its sheet has 2 acts, and 3 were done."),
    ],
)
def test_a_deleted_act_is_named(story, number, what):
    act = story.acts.get(number=number)
    following = story.acts.filter(number=number + 1).first()
    sql("DELETE FROM articles_notice")
    sql("DELETE FROM articles_act WHERE id = %s", act.pk)
    where = what.format(next=following and following.pk, story=story.pk)
    assert broken() == f"story {story.pk}, {where}"


def test_an_act_pointing_to_another_account_is_named(people, story):
    act = story.acts.get(number=2)
    change(act, "account_id", people["publisher"].pk)
    assert "it points to account" in broken()


def test_a_changed_version_is_named(story):
    version = story.versions.get()
    change(version, "content", json.dumps(version.content | {"headline": "Other"}))
    what = "its content does not have the fingerprint it bears."
    assert broken() == f"story {story.pk}, Version number 1 (row {version.pk}): {what}"


def test_a_version_rewritten_with_its_fingerprint_is_not_what_was_signed(story):
    version = story.versions.get()
    content = version.content | {"headline": "Other"}
    forge_version(story, 1, content=content, fingerprint=fingerprint_of(content))
    assert broken().endswith("version 1 is not the text it was signed for.")


VERSION_FACTS = [
    ("made_by_pk", 99),
    ("made_by_name", "Somebody"),
    ("made_at", "2023-07-12 08:00:00"),
    ("is_minor", True),
    ("is_review_edit", True),
]


@pytest.mark.parametrize(("column", "value"), VERSION_FACTS)
def test_who_made_a_version_when_and_how_is_under_a_hash(story, column, value):
    version = story.versions.get()
    change(version, column, value)
    what = "who made it, when or how, does not have the hash it bears."
    assert broken() == f"story {story.pk}, Version number 1 (row {version.pk}): {what}"


def test_a_version_given_to_another_account_is_named(people, story):
    change(story.versions.get(), "made_by_id", people["reviewer"].pk)
    writer, reviewer = people["writer"].pk, people["reviewer"].pk
    assert broken().endswith(f"it points to account {reviewer}, not {writer}.")


@pytest.mark.parametrize(("rows", "column"), [("versions", "made_by_id"), ("acts", "account_id")])
def test_a_row_taken_from_an_account_that_is_there_is_named(people, story, rows, column):
    row = getattr(story, rows).get(number=1)
    change(row, column, None)
    assert broken().endswith(f"it points to no account, and is of account {people['writer'].pk}.")


def test_a_version_said_to_be_another_s_with_its_hash_is_not_what_was_signed(people, story):
    edit(story, people["writer"], headline="Sports day opened")
    story.submit(by=people["writer"])
    forge_version(story, 1, made_by_pk=people["reviewer"].pk, made_by=people["reviewer"])
    act = story.acts.get(number=1)
    what = "version 1 is said to be made by another, or otherwise."
    assert broken() == f"story {story.pk}, Act number 1 (row {act.pk}): {what}"


def test_an_act_holds_who_made_every_version_before(people):
    story = draft(people["writer"])
    edit(story, people["writer"], headline="Sports day opened")
    story.submit(by=people["writer"])
    forge_version(story, 1, made_by_pk=people["reviewer"].pk, made_by=people["reviewer"])
    assert broken().endswith("version 2 is said to be made by another, or otherwise.")


NAMED = '{"slug": "campus", "name": "Gossip", "name_zh": ""}'


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("section_printed", NAMED),
        ("unit_printed", NAMED),
        ("tags_printed", f"[{NAMED}]"),
        ("related", "[1]"),
        ("translation_group", 99),
        ("dated_on", "2023-07-13"),
        ("first_published_at", "2023-07-12 08:00:00"),
        ("published_at", "2023-07-12 08:00:00"),
        ("updated_at", "2023-07-12 08:00:00"),
    ],
)
def test_what_is_printed_beside_the_text_is_named(story, column, value):
    change(PublishedArticle.objects.get(), column, value)
    if column == "dated_on":
        PublishedCredit.objects.update(dated_on=value)
    assert broken().endswith(f"its {column} is not as it was printed.")


def test_a_withdrawal_moved_to_another_day_is_named(people, story):
    withdraw(story, by=people["publisher"], note="Wrong.")
    change(PublishedArticle.objects.get(), "withdrawn_at", "2023-07-12 08:00:00")
    assert broken().endswith("it was not withdrawn when it says.")


def test_a_withdrawn_story_put_back_is_named(people, story):
    withdraw(story, by=people["publisher"], note="Wrong.")
    change(PublishedArticle.objects.get(), "withdrawn_at", None)
    assert broken().endswith("its acts say “withdrawn”, which the newsstand does not show.")


@pytest.mark.parametrize(
    ("column", "value", "what"),
    [
        (
            "is_minor",
            True,
            "it is said to be a minor correction, or none, other than its acts say.",
        ),
        ("round_began", 0, "its review is said to begin with act 0, and began with 1."),
    ],
)
def test_which_approvals_a_text_needs_is_what_its_acts_say(story, column, value, what):
    change(story, column, value)
    assert broken() == f"story {story.pk}, Article (row {story.pk}): {what}"


def test_a_minor_correction_is_proven_until_it_ends(people, story):
    edit(story, people["writer"], headline="A comma,")
    story.submit(by=people["writer"], is_minor=True)
    assert "All is as it was signed" in verify()
    change(story, "is_minor", False)
    assert "minor correction" in broken()
    change(story, "is_minor", True)
    story.withdraw_submission(by=people["writer"])
    story.discard(by=people["writer"])
    assert "All is as it was signed" in verify()


def test_a_state_nobody_acted_for_is_named(people):
    article = draft(people["writer"])
    change(article, "public_state", "live")
    assert broken().endswith("it is “live”, and its acts say “never”.")


def test_a_missing_credit_row_is_named(story):
    sql("DELETE FROM articles_publishedcredit")
    assert broken().endswith("the pages of its contributors do not follow its credits.")


def test_a_working_copy_beside_a_live_story_breaks_nothing(people, story):
    story = Article.objects.get(pk=story.pk)
    edit(story, people["writer"], headline="Sports day opened")
    story.submit(by=people["writer"])
    assert "All is as it was signed" in verify()


def test_a_reviewer_may_be_renamed_or_lose_the_account(people, story):
    person = people["reviewer"].contributor
    reworded(person, people["administrator"], name="Somebody Else")
    person.user = None
    person.save()
    assert "All is as it was signed" in verify()


def test_an_account_may_be_deleted(people, story):
    people["reviewer"].delete()
    assert Act.objects.filter(account=None).count() == 1
    assert "All is as it was signed" in verify()
