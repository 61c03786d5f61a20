"""New names for old pages: printed anew once a second account approved it, and proven after."""

import json

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.models import QuerySet

from articles import press
from articles.models import Act, Article, House, Proposal, PublishedArticle, Tag
from articles.models.desk import housekeeping
from articles.press import reprinting
from articles.press.audit import Broken
from articles.press.audit_house import check_house
from articles.rules import house_acts
from articles.rules.refusals import Refused
from people.models import Contributor, Unit
from tests import factories
from tests.articles.press.forging import signed_by, verified, write

pytestmark = pytest.mark.django_db

PROVEN = "All is as it was signed"


@pytest.fixture
def live(people):
    """A published story with a unit, a tag, a picture and an author, all on the house's sheet."""
    story = factories.published(
        *[people[role] for role in ("writer", "reviewer", "publisher")],
        unit=Unit.objects.create(name="Library", name_zh="图书馆"),
        tags=[Tag.objects.create(name="Sport", name_zh="体育")],
        photos=[factories.photo(factories.contributor())],
    )
    factories.on_the_sheet()
    return story


THINGS = {
    "section": lambda story: story.section,
    "unit": lambda story: story.unit,
    "tag": lambda story: story.tags.get(),
    "contributor": lambda story: story.credits.get().contributor,
}
NEW = {"name": "New Words", "name_zh": "新名"}


def renamed(people, thing, *, on_old_pages):
    if isinstance(thing, Contributor):
        _approve_page(people, thing)
    housekeeping.keep(thing, NEW, by=people["publisher"], on_old_pages=on_old_pages)
    if on_old_pages:
        press.decide(Proposal.objects.waiting().get(), house_acts.APPROVE, by=people["reviewer"])


def _approve_page(people, person):
    waiting = housekeeping.propose(person, {"is_approved": [False, True]}, by=people["writer"])
    press.decide(waiting, house_acts.APPROVE, by=people["reviewer"])
    person.refresh_from_db()


def printed(row, client):
    """Return everything that readers get of the story, as one text."""
    pages = (row.address, "/en/feed/", "/en/feed/atom/", "/en/feed.json", "/en/news/", "/en/")
    pages += ("/en/news/2023/07/", "/en/search/?q=opens")
    stories = [client.get(page).content.decode() for page in pages]
    # What is said of the house, and not of a story, is as it is now.
    return "".join(text.partition("<main")[2] or text for text in stories)


@pytest.mark.parametrize("kind", THINGS)
def test_printed_pages_keep_their_words(client, people, live, kind):
    thing, before = THINGS[kind](live), PublishedArticle.objects.values().get()
    renamed(people, thing, on_old_pages=False)

    assert PublishedArticle.objects.values().get() == before
    assert verified().startswith(PROVEN)


@pytest.mark.parametrize("kind", THINGS)
def test_old_pages_get_the_new_words_by_two_accounts(client, people, live, kind):
    row, thing = live.published, THINGS[kind](live)
    old = thing.name
    assert old in printed(row, client)
    renamed(people, thing, on_old_pages=True)

    text = printed(PublishedArticle.objects.get(), client)
    # A contributor's address stays, and has the old name in it.
    assert ("New Words" in text, f">{old}<" in text, f": {old}" in text) == (True, False, False)
    assert verified().startswith(PROVEN)


def test_one_person_alone_changes_no_printed_page(people, live):
    before = PublishedArticle.objects.values().get()
    housekeeping.keep(live.unit, NEW, by=people["publisher"], on_old_pages=True)

    with pytest.raises(Refused, match="somebody else"):
        press.decide(Proposal.objects.get(), house_acts.APPROVE, by=people["publisher"])
    assert (PublishedArticle.objects.values().get(), live.unit.name) == (before, "Library")


def test_the_sheets_say_who_when_from_to_and_which_pages(people, live):
    renamed(people, live.unit, on_old_pages=True)

    act, own = House.sheet().last(), live.acts.last()
    assert (act.act, act.account) == ("house_approve", people["reviewer"])
    assert act.details["changes"] == {
        "name": ["Library", "New Words"],
        "name_zh": ["图书馆", "新名"],
    }
    assert act.details["pages"] == [live.pk]
    assert (own.act, own.details["house"]) == ("reprint", act.number)


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_a_page_gets_the_name_in_its_language(people, live, language):
    person = live.credits.get().contributor
    words = {"contributors": [person.pk], "names": {"en": "New", "zh-hans": "新"}}
    row = {"language": language, "credits": live.published.credits, "pictures": []}

    first = reprinting.renewed(row, "contributor", words)["credits"][0]
    assert first["name"] == words["names"][language]


def test_a_photographer_is_renamed_at_the_picture_too(people, live):
    renamed(people, live.credits.get().contributor, on_old_pages=True)

    (picture,) = PublishedArticle.objects.get().pictures
    assert picture["credit"]["name"] == "New Words"


def test_a_name_that_would_be_author_and_reviewer_is_refused(people, live):
    person = live.credits.get().contributor
    _approve_page(people, person)
    words = {"name": "Reviewer", "disambiguator": "x"}
    # Apart from the reviewer by what no page prints.
    QuerySet(Contributor).filter(pk=people["reviewer"].contributor.pk).update(name_key="other/")
    housekeeping.keep(
        person, words | {"disambiguator": ""}, by=people["publisher"], on_old_pages=True
    )

    with pytest.raises(Refused, match="as the author and as Review"):
        press.decide(
            Proposal.objects.waiting().get(), house_acts.APPROVE, by=people["administrator"]
        )


def test_many_pages_are_printed_in_slices(people, live, monkeypatch):
    monkeypatch.setattr(reprinting, "PAGES_AT_ONCE", 1)
    hands = [people[role] for role in ("writer", "reviewer", "publisher")]
    for number in range(2):
        factories.published(*hands, unit=live.unit, headline=f"Story {number}")
    renamed(people, live.unit, on_old_pages=True)
    names = [row.unit_printed["name"] for row in PublishedArticle.objects.order_by("pk")]
    between = verified()
    call_command("work", "--once")

    assert (names, between[: len(PROVEN)]) == (["New Words", "Library", "Library"], PROVEN)
    rows = PublishedArticle.objects.order_by("pk")
    assert [row.unit_printed["name"] for row in rows] == ["New Words"] * 3
    assert verified().startswith(PROVEN)


def test_a_story_being_corrected_goes_on(people, live):
    live.correct(by=people["writer"], note="A word")
    renamed(people, live.unit, on_old_pages=True)
    story = Article.objects.get()
    factories.edit(story, people["writer"], headline="Another")
    story.submit(by=people["writer"])
    story.approve(by=people["reviewer"])
    row = press.publish(story, by=people["publisher"])

    assert (row.headline, row.unit_printed["name"]) == ("Another", "New Words")
    assert verified().startswith(PROVEN)


# The proof


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.fixture
def kept(people, live):
    renamed(people, live.unit, on_old_pages=True)
    assert verified().startswith(PROVEN)
    return live


@pytest.mark.parametrize(
    ("column", "value"), [("note", "forged"), ("name", "Somebody"), ("username", "other")]
)
def test_a_row_of_the_house_s_sheet_that_was_changed_is_named(kept, column, value):
    act = House.sheet().last()
    sql(f"UPDATE articles_act SET {column} = %s WHERE id = %s", value, act.pk)

    assert f"Act number {act.number} (row {act.pk})" in verified()


def test_a_row_cut_off_the_house_s_sheet_is_missed(kept):
    act = House.sheet().last()
    QuerySet(Proposal).update(decided=None)
    sql("DELETE FROM articles_act WHERE id = %s", act.pk)

    with pytest.raises(
        Broken, match=f"sheet has {act.number - 1} acts, and {act.number} were done"
    ):
        check_house()


@pytest.mark.parametrize("kind", THINGS)
def test_a_word_changed_behind_the_house_is_named(kept, kind):
    thing = THINGS[kind](kept)
    write(type(thing), {"pk": thing.pk}, name="Forged")

    assert "its name is not what the house's sheet says" in verified()


def test_a_thing_made_behind_the_house_is_named(kept):
    unit = Unit.objects.create(name="Backdoor")

    with pytest.raises(Broken, match=rf"Unit \(row {unit.pk}\): no act of the house made it"):
        check_house()


def test_a_thing_deleted_behind_the_house_is_named(kept):
    tag = Tag.objects.create(name="Gone")
    factories.on_the_sheet()
    QuerySet(Tag).filter(pk=tag.pk).delete()

    with pytest.raises(Broken, match="was deleted without an act"):
        check_house()


def test_a_change_that_one_account_approved_for_itself_is_named(people, kept):
    act = House.sheet().last()
    write(Act, {"pk": act.pk}, **signed_by(people["publisher"]))
    act.refresh_from_db()
    write(Act, {"pk": act.pk}, row_hash=act.computed_hash())

    with pytest.raises(Broken, match="nobody else approved what it says"):
        check_house()


def test_prose_that_went_out_at_once_is_named(people, kept):
    person = kept.credits.get().contributor
    _approve_page(people, person)
    factories.write_words(person, bio="Takes bribes.")
    changes = {"changes": {"bio": ["", "Takes bribes."]}}
    House.sign(house_acts.CHANGE, by=people["publisher"], **housekeeping.about(person), **changes)

    with pytest.raises(Broken, match="nobody else approved what it says"):
        check_house()


def test_a_waiting_change_that_was_swapped_is_named(people, kept):
    housekeeping.keep(kept.unit, {"name": "Old Library"}, by=people["publisher"], on_old_pages=True)
    swapped = {"name": ["New Words", "Forged"]}
    QuerySet(Proposal).filter(state="waiting").update(changes=swapped)

    with pytest.raises(Broken, match="it is not what was proposed"):
        check_house()


def test_names_on_a_page_that_no_act_of_the_house_approved_are_named(kept):
    act = kept.acts.last()
    forged = act.details | {"house": 1}
    sql("UPDATE articles_act SET details = %s WHERE id = %s", json.dumps(forged), act.pk)
    act = Act.objects.get(pk=act.pk)
    sql("UPDATE articles_act SET row_hash = %s WHERE id = %s", act.computed_hash(), act.pk)

    assert "the house approved no such names" in verified()
