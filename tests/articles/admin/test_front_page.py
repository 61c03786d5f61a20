"""The page on which the office arranges its front page."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from articles import press
from articles.admin.office.front_picks import changed
from articles.models import FrontSlot, PublishedArticle
from tests import factories
from tests.articles.admin import pages
from tests.cast import ROLES, cast

pytestmark = pytest.mark.django_db

FRONT = "/admin/front/en/"


@pytest.fixture(scope="module", autouse=True)
def three(shared_rows):
    people = cast()
    hands = people["writer"], people["reviewer"], people["publisher"]
    return [
        factories.published(*hands, headline=f"Story {n}", event_on=date(2023, 7, n)).published.pk
        for n in range(1, 4)
    ]


@pytest.fixture
def rows(three):
    return list(PublishedArticle.objects.filter(pk__in=three).order_by("pk"))


@pytest.fixture
def publisher(people):
    return pages.as_user(people["publisher"])


def form(do, *picks, seen="", **fields):
    """What the browser sends: picks are (place, story number) or (place, story number, until)."""
    data = {"do": do, "seen": seen, "form-TOTAL_FORMS": len(picks), "form-INITIAL_FORMS": 0}
    for number, pick in enumerate(picks):
        for name, value in zip(("place", "story", "until"), pick, strict=False):
            data[f"form-{number}-{name}"] = value
    return data | fields


def standing():
    return list(FrontSlot.objects.values_list("place", "published__headline"))


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("address", ["", "stories/", "preview/"])
def test_publishers_and_administrators_arrange(people, role, address):
    status = 200 if role in ("publisher", "administrator") else 403
    assert pages.as_user(people[role]).get(FRONT + address).status_code == status


def test_a_reviewer_can_not_save(people, rows):
    pages.as_user(people["reviewer"]).post(FRONT, form("save", ("lead", rows[0].pk)))
    assert standing() == []


def test_the_home_leads_to_the_language_of_the_account(publisher):
    assert publisher.get("/admin/front/")["Location"] == FRONT
    assert publisher.get("/admin/front/fr/").status_code == 404


def test_a_save_puts_the_picks_in_front_in_their_order(people, publisher, rows):
    picks = [("lead", rows[0].pk), ("pinned", rows[2].pk), ("pinned", rows[1].pk)]
    assert publisher.post(FRONT, form("save", *picks)).status_code == 302
    assert standing() == [("lead", "Story 1"), ("pinned", "Story 3"), ("pinned", "Story 2")]
    assert {slot.set_by for slot in FrontSlot.objects.all()} == {people["publisher"]}


def test_the_page_shows_what_it_was_given_back(publisher, rows):
    publisher.post(FRONT, form("save", ("lead", rows[0].pk, "2099-07-12T14:05")))
    page = publisher.get(FRONT)
    assert page.context["picks"].rows()[0]["story"] == rows[0].pk
    assert 'value="2099-07-12T14:05"' in page.text


def test_nothing_is_kept_before_a_save(publisher, rows):
    page = publisher.post(FRONT, form(f"lead:{rows[1].pk}", ("lead", rows[0].pk)))
    assert [(row["place"], int(row["story"])) for row in page.context["picks"].rows()] == [
        ("lead", rows[1].pk),
        ("pinned", rows[0].pk),
    ]
    assert standing() == []


def test_a_save_from_an_old_page_is_refused(publisher, rows):
    publisher.post(FRONT, form("save", ("lead", rows[0].pk)))
    answer = publisher.post(FRONT, form("save", ("lead", rows[1].pk), seen=""))
    assert "somebody else has arranged this page" in answer.text
    assert standing() == [("lead", "Story 1")]


def test_picks_refused_stay_on_the_page_and_can_be_saved_over_the_others(publisher, rows):
    publisher.post(FRONT, form("save", ("lead", rows[0].pk)))
    answer = publisher.post(FRONT, form("save", ("lead", rows[1].pk), seen=""))
    again = form("save", ("lead", rows[1].pk), seen=answer.context["seen"])

    publisher.post(FRONT, again)

    assert standing() == [("lead", "Story 2")]


def test_a_save_from_the_present_page_replaces_it(publisher, rows):
    publisher.post(FRONT, form("save", ("lead", rows[0].pk)))
    publisher.post(FRONT, form("save", seen=publisher.get(FRONT).context["seen"]))
    assert standing() == []


def until(**delta):
    return f"{timezone.localtime() + timedelta(**delta):%Y-%m-%dT%H:%M}"


def test_picks_that_make_no_sense_are_refused_in_words(publisher, rows):
    numbers = {n: row.pk for n, row in enumerate(rows)} | {9: 999, "x": "x"}
    for picks, words in (
        ([("lead", 0, "12 o’clock")], "Enter a valid date/time."),
        ([("lead", 0, until(days=-1))], "Choose a time in the future"),
        ([("lead", 0), ("lead", 1)], "A story can be chosen only once"),
        ([("lead", 0), ("pinned", 0)], "A story can be chosen only once"),
        ([("lead", 9)], "Readers can’t see one of these stories any more."),
        ([("lead", "x")], "One of these is not a story."),
        ([("first", 0)], "One of these is not a story."),
    ):
        picks = [(place, numbers[story], *rest) for place, story, *rest in picks]
        page = publisher.post(FRONT, form("save", *picks))
        assert words in page.text
        assert standing() == []


def test_not_all_stories_can_be_pinned(publisher, rows):
    factories.many_published(rows[0].article, 6)
    numbers = type(rows[0]).objects.filter(slug__startswith="copy").values_list("pk", flat=True)
    page = publisher.post(FRONT, form("save", *[("pinned", number) for number in numbers]))
    assert "Pin at most 5 stories" in page.text


def test_withdrawn_picks_leave_the_page(people, publisher, rows):
    publisher.post(FRONT, form("save", ("lead", rows[0].pk), ("pinned", rows[1].pk)))
    press.withdraw(rows[0].article, by=people["publisher"], note="Wrong date")
    picks = publisher.get(FRONT).context["picks"]
    assert [row["story"] for row in picks.rows()] == [rows[1].pk]


def test_only_public_stories_of_the_language_are_found(people, publisher, rows):
    hands = people["writer"], people["reviewer"], people["publisher"]
    factories.draft(people["writer"], headline="Story drafted")
    factories.published(*hands, headline="Story later", at=timezone.now() + timedelta(days=1))
    factories.published(*hands, headline="Story 故事", language="zh-hans")
    found = publisher.get(FRONT + "stories/?q=story").context["found"]
    assert [story.headline for story in found] == ["Story 3", "Story 2", "Story 1"]


def test_whatever_is_sought_has_an_answer(publisher, rows):
    for q in ("", "nothing", '"', "%00", "典礼", "x" * 300):
        assert (q, publisher.get(f"{FRONT}stories/?q={q}").status_code) == (q, 200)


def test_the_preview_is_the_page_of_readers_and_private(publisher, rows):
    page = publisher.post(FRONT + "preview/", form("preview", ("lead", rows[0].pk)))
    assert page.context["lead"] == rows[0]
    assert page["Cache-Control"].startswith("private, no-store")
    assert page["X-Frame-Options"] == "SAMEORIGIN"
    assert standing() == []


@pytest.mark.parametrize(
    ("act", "number", "order"),
    [
        ("up", "2", "acb"),
        ("up", "1", "abc"),
        ("down", "1", "acb"),
        ("down", "2", "abc"),
        ("remove", "0", "bc"),
        ("remove", "7", "abc"),
        ("up", "", "abc"),
        ("burn", "1", "abc"),
        ("pin", "9", "abc9"),
        ("lead", "9", "9abc"),
    ],
)
def test_what_each_button_does(act, number, order):
    places = ("lead", "pinned", "pinned")
    rows = [{"story": name, "place": place} for name, place in zip("abc", places, strict=True)]
    assert "".join(str(row["story"]) for row in changed(rows, act, number)) == order


def test_the_page_takes_few_statements(publisher, rows, django_assert_max_num_queries):
    publisher.post(FRONT, form("save", *[("pinned", row.pk) for row in rows]))
    with django_assert_max_num_queries(10):
        publisher.get(FRONT)
