"""Words of the house on staff pages: forms, what waits for a second account, the house's sheet."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import House, Proposal, PublishedArticle, Section, Tag
from articles.models.desk import housekeeping
from articles.rules import house_acts
from people.models import Contributor, Unit
from tests import factories
from tests.articles.admin.pages import as_user

pytestmark = [pytest.mark.django_db, pytest.mark.once]

ADD = "/admin/people/contributor/add/"
FORM = {"kind": "person", "name": "Wang Lei", "name_zh": "", "bio": "Teaches."}


def page_of(thing):
    return f"/admin/{thing._meta.app_label}/{thing._meta.model_name}/{thing.pk}/change/"


def waiting():
    return Proposal.objects.waiting().get()


def decide(user, proposal, act, note=""):
    page = f"/admin/house/{proposal.pk}/decide/"
    return as_user(user).post(page, {"act": act.name, "note": note})


@pytest.fixture
def live(people):
    hands = [people[role] for role in ("writer", "reviewer", "publisher")]
    return factories.published(*hands, unit=Unit.objects.create(name="Library"))


@pytest.mark.parametrize("popup", ["", "?_popup=1"])
def test_who_is_added_while_crediting_waits_for_a_second_account(people, popup):
    response = as_user(people["writer"]).post(ADD + popup, FORM | {"slug": "the-dean"}, follow=True)

    person = Contributor.objects.get(name="Wang Lei")
    assert (person.is_approved, person.slug, waiting().thing) == (False, "wang-lei", person)
    if not popup:
        told = [str(message) for message in response.context["messages"]]
        assert (
            "A change of Wang Lei waits for a second account. Until then readers see what was "
            "approved before. These people could approve it: Reviewer, Publisher, Administrator."
        ) in told


def test_a_link_to_the_public_page_is_there_once_a_published_story_leads_to_it(people, live):
    known = live.credits.get().contributor
    unknown = Contributor.objects.create(name="Wang Lei")
    pages = [as_user(people["publisher"]).get(page_of(one)) for one in (known, unknown)]

    assert ["viewsitelink" in page.text for page in pages] == [True, False]


@pytest.mark.parametrize("role", ["writer", "reviewer", "publisher"])
def test_the_desk_shows_what_waits_to_who_made_it_and_to_who_may_decide(people, role):
    as_user(people["writer"]).post(ADD, FORM)

    text = as_user(people[role]).get("/admin/").content.decode()
    mine = "your change is waiting for approval by somebody else"
    theirs = "changed by Writer, waiting for your approval"
    assert (mine in text, theirs in text) == (role == "writer", role != "writer")


def test_others_are_told_nothing_of_it(people):
    as_user(people["writer"]).post(ADD, FORM)

    assert "Wang Lei" not in as_user(people["translator"]).get("/admin/").content.decode()


def test_old_and_new_stand_side_by_side(people, live):
    person = factories.contributor()
    factories.write_words(person, bio="Reads.", is_approved=True)
    housekeeping.keep(person, {"bio": "Teaches."}, by=people["publisher"])

    response = as_user(people["reviewer"]).get(f"/admin/house/{waiting().pk}/")
    (fact,) = response.context_data["facts"]
    assert (fact["label"], fact["old"], fact["new"]) == ("about, in English", "Reads.", "Teaches.")


def test_who_made_it_sees_what_it_waits_for_and_may_not_approve(people):
    as_user(people["publisher"]).post(ADD, FORM)

    response = as_user(people["publisher"]).get(f"/admin/house/{waiting().pk}/")
    assert [act.name for act in response.context_data["acts"]] == ["house_take_back"]
    names = [account.username for account in response.context_data["could"]]
    assert names == ["reviewer", "administrator"]


def test_a_change_is_approved_by_post(people):
    as_user(people["writer"]).post(ADD, FORM)
    page = f"/admin/house/{waiting().pk}/decide/"

    assert as_user(people["reviewer"]).get(page).status_code == 405
    assert decide(people["reviewer"], waiting(), house_acts.APPROVE).status_code == 302
    assert Contributor.objects.get(name="Wang Lei").is_approved


def test_a_decline_without_a_reason_says_what_to_do_and_loses_nothing(people):
    as_user(people["writer"]).post(ADD, FORM)

    response = decide(people["reviewer"], waiting(), house_acts.DECLINE, note=" ")
    assert [str(reason) for reason in response.context_data["reasons"]] == [
        "Give a reason: the people concerned will read it."
    ]
    assert waiting().is_waiting


def test_who_made_a_declined_change_reads_the_reason(people):
    as_user(people["writer"]).post(ADD, FORM)
    decide(people["reviewer"], waiting(), house_acts.DECLINE, note="Not true.")

    assert "<q>Not true.</q>" in as_user(people["writer"]).get("/admin/").content.decode()


@pytest.mark.parametrize("act", ["", "publish", "house_change"])
def test_another_act_is_none_of_a_decision(people, act):
    as_user(people["writer"]).post(ADD, FORM)

    page = f"/admin/house/{waiting().pk}/decide/"
    assert as_user(people["reviewer"]).post(page, {"act": act}).status_code == 200
    assert waiting().is_waiting


@pytest.mark.parametrize("role", ["photographer", "translator"])
def test_a_change_of_others_is_not_there(people, role):
    as_user(people["writer"]).post(ADD, FORM)

    assert as_user(people[role]).get(f"/admin/house/{waiting().pk}/").status_code == 404
    assert decide(people[role], waiting(), house_acts.APPROVE).status_code == 404


# Renaming


def test_a_renaming_holds_from_now_on_unless_asked_otherwise(people, live):
    as_user(people["publisher"]).post(page_of(live.unit), {"name": "Book Hall", "name_zh": ""})

    row = PublishedArticle.objects.get()
    assert (row.unit.name, row.unit_printed["name"]) == ("Book Hall", "Library")
    assert House.sheet().last().details["changes"] == {"name": ["Library", "Book Hall"]}


def test_a_renaming_on_old_pages_waits_and_lists_them(people, live):
    data = {"name": "Book Hall", "name_zh": "", "reach": "old"}
    as_user(people["publisher"]).post(page_of(live.unit), data)
    before = PublishedArticle.objects.select_related("unit").get()
    page = as_user(people["reviewer"]).get(f"/admin/house/{waiting().pk}/")
    decide(people["reviewer"], waiting(), house_acts.APPROVE)

    row = PublishedArticle.objects.get()
    assert (before.unit.name, before.unit_printed["name"]) == ("Library", "Library")
    assert (row.unit.name, row.unit_printed["name"]) == ("Book Hall", "Book Hall")
    context = page.context_data
    assert (context["page_count"], [row.pk for row in context["pages"]]) == (1, [row.pk])


def test_old_pages_are_offered_where_there_are_any(people, live):
    unused = Unit.objects.create(name="Museum")

    offered = [
        "reach" in as_user(people["publisher"]).get(page_of(thing)).context["adminform"].form.fields
        and 'name="reach"' in as_user(people["publisher"]).get(page_of(thing)).content.decode()
        for thing in (live.unit, unused)
    ]
    assert offered == [True, False]


def test_an_address_that_pages_lead_to_is_not_offered(people, live):
    data = {"name": "Library", "slug": "other"}
    as_user(people["publisher"]).post(page_of(live.unit), data)

    assert Unit.objects.get().slug == "library"


def test_a_second_change_says_at_the_field_that_one_waits(people, live):
    person = factories.contributor()
    factories.write_words(person, is_approved=True)
    data = {"kind": "person", "name": "Zhang San", "bio": "One."}
    as_user(people["publisher"]).post(page_of(person), data)

    response = as_user(people["administrator"]).post(page_of(person), data | {"bio": "Two."})
    form = response.context["adminform"].form
    assert list(form.errors) == ["bio"]
    assert form["bio"].value() == "Two."


def test_the_form_says_what_waits(people):
    as_user(people["writer"]).post(ADD, FORM)

    text = as_user(people["writer"]).get(page_of(Contributor.objects.get(name="Wang Lei")))
    assert f'href="/admin/house/{waiting().pk}/"' in text.content.decode()


@pytest.mark.parametrize("kind", ["section", "unit", "tag"])
def test_what_is_made_changed_and_deleted_is_on_the_sheet(people, kind):
    model = {"section": Section, "unit": Unit, "tag": Tag}[kind]
    browser, folder = as_user(people["administrator"]), f"/admin/{model._meta.app_label}/{kind}/"
    data = {"name": "Campus", "position": 0}
    browser.post(f"{folder}add/", data)
    thing = model.objects.get()
    browser.post(page_of(thing), data | {"name": "Gossip", "slug": "campus"})
    browser.post(f"{folder}{thing.pk}/delete/", {"post": "yes"})

    acts = [(act.act, act.details["kind"], act.details["key"]) for act in House.sheet()]
    names = ("house_make", "house_change", "house_delete")
    assert acts == [(name, kind, thing.pk) for name in names]


def test_an_account_s_contributor_is_kept_by_the_house_too(people):
    person = people["writer"].contributor
    factories.write_words(person, is_approved=True)
    data = {"username": "writer", "first_name": "", "last_name": "", "email": "", "is_active": "on"}
    data |= {"contributor-TOTAL_FORMS": 1, "contributor-INITIAL_FORMS": 1}
    data |= {"contributor-0-id": person.pk, "contributor-0-user": people["writer"].pk}
    words = {"contributor-0-name": "Li Si", "contributor-0-disambiguator": "who takes bribes"}
    as_user(people["administrator"]).post(
        f"/admin/people/user/{people['writer'].pk}/change/", data | words
    )

    person.refresh_from_db()
    assert (person.name, person.disambiguator) == ("Li Si", "")
    assert waiting().changes == {"disambiguator": ["", "who takes bribes"]}


# The sheet


def test_the_sheet_shows_every_act_newest_first(people, live):
    as_user(people["publisher"]).post(page_of(live.unit), {"name": "Book Hall"})
    as_user(people["writer"]).post(ADD, FORM)

    response = as_user(people["reviewer"]).get("/admin/house/sheet/")
    assert [act.act for act in response.context_data["acts"]] == [
        "house_propose",
        "house_make",
        "house_change",
    ]
    assert "Library → Book Hall" in response.content.decode()


def test_the_sheet_names_no_second_account_where_none_was_needed(people):
    housekeeping.add(Contributor(kind="person", name="Wang Lei", slug="wl"), by=people["writer"])

    response = as_user(people["reviewer"]).get("/admin/house/sheet/")

    labels = [fact["label"] for fact in response.context["acts"][0].facts]
    assert Contributor.objects.get(name="Wang Lei").is_approved
    assert labels == ["name", "address", "kind"]


def test_the_sheet_is_paged(people, monkeypatch):
    monkeypatch.setattr("articles.admin.office.house_pages.ACTS_PER_PAGE", 1)
    for name in ("One", "Two"):
        housekeeping.add(Tag(name=name), by=people["publisher"])

    first = as_user(people["reviewer"]).get("/admin/house/sheet/")
    second = as_user(people["reviewer"]).get("/admin/house/sheet/?before=2")
    assert first.context_data["following"] == 2
    assert [act.details["name"] for act in second.context_data["acts"]] == ["One"]


def test_an_act_on_something_else_is_a_row_of_the_sheet_too(people):
    changes = {"groups": ["writer", "reviewer"]}
    account = {"kind": "user", "key": people["writer"].pk, "name": "writer"}
    House.sign(house_acts.CHANGE, by=people["administrator"], **account, changes=changes)

    assert (
        "Groups: writer → reviewer"
        in as_user(people["reviewer"]).get("/admin/house/sheet/").content.decode()
    )


@pytest.mark.parametrize("acts", [1, 30])
def test_budgets(people, live, acts):
    for number in range(acts):
        unit = Unit.objects.create(name=f"Unit {number}")
        person = Contributor(name=f"Person {number}", unit=unit, bio="Teaches.")
        housekeeping.add(person, by=people["writer"])
    browser = as_user(people["reviewer"])
    pages = {"/admin/house/sheet/": 8, f"/admin/house/{Proposal.objects.last().pk}/": 14}
    for page, budget in pages.items():
        ContentType.objects.clear_cache()
        with CaptureQueriesContext(connection) as queries:
            browser.get(page)
        assert len(queries) <= budget, page
