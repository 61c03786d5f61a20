"""The words of the house: what waits for a second account, what stands on the house's sheet."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models import ProtectedError

from articles import press
from articles.desk.merging_contributors import merge
from articles.models import Act, House, Proposal, Section, Tag
from articles.models.desk import housekeeping
from articles.models.record.act import Unchangeable
from articles.pictures import portraits, renditions
from articles.press.audit_house import check_house
from articles.releases.intake import take_in
from articles.rules import house_acts
from articles.rules.refusals import Refused, Stale
from people.models import Contributor, Unit
from people.names import NotByTheHouse
from tests import factories
from tests.cast import account

pytestmark = pytest.mark.django_db

ABOUT = "The dean takes bribes."


def made(people, by="writer", **fields):
    """Return a new contributor as somebody makes it while crediting."""
    person = Contributor(**{"name": "Wang Lei"} | fields)
    housekeeping.add(person, by=people[by])
    return person


def credited(people, person, **fields):
    """Publish a story that credits the person as Text, through the whole workflow."""
    story = factories.draft(people["writer"], text_by="", **fields)
    story.credits.create(role="text", contributor=person)
    story.record_version(by=people["writer"])
    story.submit(by=people["writer"])
    story.approve(by=people["reviewer"])
    return press.publish(story, by=people["publisher"])


def decided(act, by, **how):
    press.decide(Proposal.objects.waiting().get(), act, by=by, **how)


def acts():
    return [act.act.removeprefix("house_") for act in House.sheet()]


# Who is made while crediting


def test_a_new_contributor_is_credited_at_once(people):
    row = credited(people, made(people, bio=ABOUT))

    assert [entry["name"] for entry in row.credits] == ["Wang Lei", "Reviewer"]


@pytest.mark.parametrize(
    "words",
    [{"bio": ABOUT}, {"bio_zh": ABOUT}, {"name_zh": ABOUT}, {"unit": ABOUT}],
    ids=lambda words: next(iter(words)),
)
def test_what_one_account_writes_of_a_person_is_not_read(client, people, words):
    if "unit" in words:
        words = {"unit": Unit.objects.create(name=ABOUT, slug="unit")}
    person = made(people, **words)
    credited(people, person)

    pages = ("people/", f"people/{person.slug}/", f"people/{person.slug}/feed/", "search/?q=Wang")
    for language in ("en", "zh-hans"):
        for page in pages:
            response = client.get(f"/{language}/{page}", follow=True)
            assert ABOUT not in response.content.decode(), page
    assert "Wang Lei" in client.get(f"/en/people/{person.slug}/").content.decode()
    assert client.get(f"/zh-hans/people/{person.slug}/").status_code == 404


def test_it_is_read_once_a_second_account_approved_it(client, people):
    person = made(people, bio=ABOUT, name_zh="王磊")
    credited(people, person)
    decided(house_acts.APPROVE, people["reviewer"])

    page = client.get("/en/people/wang-lei/").content.decode()
    assert (ABOUT in page, "<h1>Wang Lei 王磊</h1>" in page) == (True, True)
    assert acts() == ["make", "propose", "approve"]


def test_who_says_no_more_than_the_name_needs_nobody(people):
    assert (made(people).is_approved, Proposal.objects.count()) == (True, 0)


@pytest.mark.parametrize(
    ("names", "slug"),
    [
        ({"name": "Wang Lei", "name_zh": "王磊"}, "wang-lei"),
        ({"name": "Lei Wang", "name_zh": "王磊"}, "lei-wang"),
        ({"name": "", "name_zh": "王磊"}, "wang-lei"),
        ({"name": "The Dean Takes Bribes", "name_zh": "王磊"}, "person"),
        ({"name": "Wang Lei", "name_zh": "院长受贿"}, "person"),
    ],
)
def test_an_address_says_no_more_than_the_name_that_is_printed(people, names, slug):
    assert made(people, **names, slug="the-dean-takes-bribes").slug == slug


def test_an_imported_contributor_is_made_by_who_imports(people):
    release = "Lab opens\n\nThe lab opened.\n\nText: Wang Lei 王磊\n".encode()
    take_in(release, language="en", by=people["writer"])

    waiting = Proposal.objects.get()
    assert (waiting.made_by, waiting.thing.is_approved) == (people["writer"], False)


# Who may approve


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("writer", False),
        ("photographer", False),
        ("translator", False),
        ("reviewer", True),
        ("publisher", True),
        ("administrator", True),
    ],
)
def test_who_may_approve(people, role, may):
    made(people, bio=ABOUT, by="writer")
    if not may and role != "writer":
        with pytest.raises(Refused, match="Your role does not include this act"):
            decided(house_acts.APPROVE, people[role])
    elif not may:
        with pytest.raises(Refused, match="You made this change"):
            decided(house_acts.APPROVE, people[role])
    else:
        decided(house_acts.APPROVE, people[role])

    assert Contributor.objects.get(name="Wang Lei").is_approved is may


@pytest.mark.parametrize("who", ["publisher", "superuser"])
def test_nobody_approves_what_they_wrote(people, who):
    people["superuser"] = account("root", is_superuser=True)
    made(people, bio=ABOUT, by=who)

    with pytest.raises(Refused, match="somebody else has to approve it"):
        decided(house_acts.APPROVE, people[who])


def test_an_account_that_was_switched_off_approves_nothing(people):
    made(people, bio=ABOUT)
    people["reviewer"].is_active = False

    with pytest.raises(Refused):
        decided(house_acts.APPROVE, people["reviewer"])


def test_a_decision_is_made_once(people):
    made(people, bio=ABOUT)
    waiting = Proposal.objects.get()
    press.decide(waiting, house_acts.APPROVE, by=people["reviewer"])

    with pytest.raises(Stale, match="was decided meanwhile"):
        press.decide(waiting, house_acts.APPROVE, by=people["publisher"])


def test_declining_needs_a_reason_and_changes_nothing(client, people):
    person = made(people, bio=ABOUT)
    with pytest.raises(Refused, match="Give a reason"):
        decided(house_acts.DECLINE, people["reviewer"])
    decided(house_acts.DECLINE, people["reviewer"], note="Not true.")

    person.refresh_from_db()
    assert (person.is_approved, House.sheet().last().note) == (False, "Not true.")


def test_who_made_a_change_takes_it_back(people):
    made(people, bio=ABOUT)
    with pytest.raises(Refused):
        decided(house_acts.TAKE_BACK, people["publisher"])
    decided(house_acts.TAKE_BACK, people["writer"])

    assert Proposal.objects.get().state == "taken_back"


# Who acts for the house


@pytest.fixture
def known(people):
    """A contributor whose page was approved."""
    return made(people, by="publisher", name_zh="王磊")


@pytest.mark.parametrize(
    "words",
    [{"bio": ABOUT}, {"bio_zh": ABOUT}, {"disambiguator": "who takes bribes"}],
    ids=lambda words: next(iter(words)),
)
def test_prose_waits_whoever_writes_it(people, known, words):
    (column,) = words
    waiting = housekeeping.keep(known, words, by=people["publisher"])
    before = getattr(Contributor.objects.get(pk=known.pk), column)
    press.decide(waiting, house_acts.APPROVE, by=people["administrator"])

    assert (before, getattr(Contributor.objects.get(pk=known.pk), column)) == ("", words[column])


def test_a_name_changes_at_once_and_stands_on_the_sheet(people, known):
    assert housekeeping.keep(known, {"name": "Lei Wang"}, by=people["publisher"]) is None

    act = House.sheet().last()
    assert Contributor.objects.get(pk=known.pk).name == "Lei Wang"
    assert (act.act, act.account, act.details["changes"]) == (
        "house_change",
        people["publisher"],
        {"name": ["Wang Lei", "Lei Wang"]},
    )


@pytest.mark.parametrize("role", ["writer", "photographer", "translator", "reviewer"])
def test_who_does_not_act_for_the_house_changes_nothing(people, known, role):
    with pytest.raises(Refused):
        housekeeping.keep(known, {"name": "Lei Wang"}, by=people[role])

    assert Contributor.objects.get(pk=known.pk).name == "Wang Lei"


def test_two_changes_of_prose_do_not_wait_at_once(people, known):
    housekeeping.keep(known, {"bio": "One."}, by=people["publisher"])

    with pytest.raises(Refused, match="Another change waits"):
        housekeeping.keep(known, {"bio": "Two."}, by=people["administrator"])


def test_what_was_changed_meanwhile_is_not_approved(people, known):
    housekeeping.keep(known, {"bio": "One."}, by=people["publisher"])
    factories.write_words(known, bio="Another.")

    with pytest.raises(Stale, match="changed in another way"):
        decided(house_acts.APPROVE, people["reviewer"])


def test_who_corrects_new_words_becomes_their_maker(people):
    person = made(people, bio=ABOUT)
    housekeeping.keep(person, {"bio": "Teaches."}, by=people["publisher"])

    waiting = Proposal.objects.waiting().get()
    assert waiting.made_by == people["publisher"]
    with pytest.raises(Refused, match="somebody else"):
        press.decide(waiting, house_acts.APPROVE, by=people["publisher"])


def test_an_address_that_pages_lead_to_stays(people, known):
    credited(people, known)

    with pytest.raises(Refused, match="so it stays"):
        housekeeping.keep(known, {"slug": "another"}, by=people["publisher"])


def test_a_declined_portrait_leaves_no_file(people, known, django_capture_on_commit_callbacks):
    picture = renditions.inspect(ContentFile(factories.jpeg(700, 900)))
    words = portraits.make(picture)
    housekeeping.keep(known, words, by=people["publisher"])
    with django_capture_on_commit_callbacks(execute=True):
        decided(house_acts.DECLINE, people["reviewer"], note="Blurred.")

    assert default_storage.listdir(f"pictures/{words['portrait_key']}")[1] == []


def test_what_the_house_did_is_proven(people, known):
    housekeeping.keep(known, {"name": "Lei Wang", "bio": "Teaches."}, by=people["publisher"])
    decided(house_acts.APPROVE, people["reviewer"])
    waits = made(people, name="Li Si", bio=ABOUT)
    merge(waits, into=Contributor.objects.get(pk=known.pk), by=people["administrator"])
    unit = Unit(name="Library")
    housekeeping.add(unit, by=people["publisher"])
    housekeeping.remove(unit, by=people["administrator"])
    factories.on_the_sheet()

    assert check_house()["house"] == House.sheet().count()


# No other way


@pytest.mark.parametrize(
    ("make", "word"),
    [
        (lambda: Section.objects.create(name="Campus"), "name"),
        (lambda: Unit.objects.create(name="Library"), "name_zh"),
        (lambda: Tag.objects.create(name="Sport"), "slug"),
        (lambda: Contributor.objects.create(name="Wang Lei"), "bio"),
        (lambda: Contributor.objects.create(name="Wang Lei"), "portrait_key"),
    ],
)
def test_words_change_by_the_house_alone(make, word):
    thing = make()
    setattr(thing, word, "other")
    with pytest.raises(NotByTheHouse):
        thing.save()
    with pytest.raises(NotByTheHouse):
        type(thing).objects.update(**{word: "other"})


def test_nobody_is_made_approved_by_hand():
    with pytest.raises(NotByTheHouse):
        Contributor.objects.create(name="Wang Lei", is_approved=True)


def test_the_sheet_of_the_house_is_added_to_and_never_changed(people):
    made(people)
    with pytest.raises(Unchangeable):
        House.sheet().update(note="forged")
    with pytest.raises(Unchangeable):
        House.sheet().last().save()
    assert Act.objects.filter(subject="story").count() == 0


def test_a_tag_that_pages_print_is_not_deleted(people):
    tag = Tag.objects.create(name="Sport")
    factories.published(*[people[r] for r in ("writer", "reviewer", "publisher")], tags=[tag])

    with pytest.raises(ProtectedError):
        tag.delete()


# The same person twice


def test_a_merger_brings_no_words_to_readers_that_nobody_approved(people, known):
    twin = made(people, name="Lei Wang", bio=ABOUT, disambiguator="again")
    kept = merge(twin, into=known, by=people["administrator"])

    kept.refresh_from_db()
    waiting = Proposal.objects.waiting().get()
    assert (kept.bio, waiting.changes, waiting.key) == ("", {"bio": ["", ABOUT]}, kept.pk)
