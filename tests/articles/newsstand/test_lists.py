from datetime import date, timedelta

import pytest
from django.utils import timezone

from articles import press
from articles.models import PublishedArticle, Tag
from articles.models.paging import position_of
from people.models import Unit
from tests import factories

pytestmark = pytest.mark.django_db

LISTS = (
    "/en/news/",
    "/en/news/2023/",
    "/en/news/2023/07/",
    "/en/sections/campus/",
    "/en/tags/sport/",
    "/en/units/library/",
    "/en/people/",
)


@pytest.fixture
def publish(people):
    """Publish a number of stories, one a day, all with the same tag, unit and section."""

    def publish(count=1, **fields):
        unit = Unit.objects.get_or_create(slug="library", defaults={"name": "Library"})[0]
        tag = Tag.objects.get_or_create(slug="sport", defaults={"name": "Sport"})[0]
        hands = people["writer"], people["reviewer"], people["publisher"]
        shared = {"unit": unit, "tags": [tag], "text_by": "Ding Jing"} | fields
        return [
            factories.published(
                *hands,
                **{"headline": f"Story {n:02d}", "event_on": date(2023, 7, 1 + n)} | shared,
            )
            for n in range(count)
        ]

    return publish


@pytest.mark.parametrize("others", [0, 29])
def test_a_list_takes_two_statements(client, publish, django_assert_max_num_queries, others):
    factories.many_published(*publish(), others)
    for address in LISTS:
        with django_assert_max_num_queries(2):
            assert client.get(address).status_code == 200


@pytest.mark.parametrize("others", [0, 29])
def test_front_and_contributor_take_four(client, publish, django_assert_max_num_queries, others):
    factories.many_published(*publish(), others)
    for address in ("/en/", "/en/people/ding-jing/"):
        with django_assert_max_num_queries(4):
            assert client.get(address).status_code == 200


def test_pages_follow_each_other_without_gap_or_repetition(client, publish):
    factories.many_published(publish(2)[0], 28)
    first = client.get("/en/news/")
    second = client.get(f"/en/news/?before={first.context['older']}")
    seen = [story.pk for page in (first, second) for story in page.context["stories"]]
    by_day = PublishedArticle.objects.order_by("-event_on", "-pk")
    assert seen == list(by_day.values_list("pk", flat=True))
    assert (len(seen), second.context["older"]) == (30, "")


@pytest.mark.parametrize(
    "query",
    ["?before=abc", "?before=2023-13-40-1", "?before=9999-12-31-" + "9" * 30, "?page=9999"],
)
def test_a_key_that_makes_no_sense_gives_the_first_page(client, publish, query):
    publish()
    answers = {address: client.get(address + query).status_code for address in LISTS}
    assert answers == dict.fromkeys(LISTS, 200)


def test_a_key_past_the_last_story_leads_to_the_first_page(client, publish):
    publish()
    page = client.get("/en/news/?before=0001-01-01-1")
    assert (page.status_code, page["Location"]) == (302, "/en/news/")


@pytest.mark.parametrize(
    "address",
    [
        "/en/news/0000/",
        "/en/news/2023/00/",
        "/en/news/2023/13/",
        "/en/news/2023/07/nothing/",
        "/en/sections/nothing/",
        "/en/tags/nothing/",
        "/en/units/nothing/",
        "/en/people/nobody/",
        "/fr/",
        "/media/originals/aa/aa",
    ],
)
def test_what_is_not_there_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_a_month_without_stories_helps(client):
    assert "Read the latest news" in client.get("/en/news/2023/08/").content.decode()


def test_an_empty_year_leads_to_the_last_one_with_stories_before_it(client, publish):
    publish()
    found = [
        client.get(f"/en/news/{year}/").context["earlier"] for year in (2026, 2025, 2023, 2022)
    ]
    assert found == [2023, 2023, 2022, None]


def test_the_list_of_everything_does_not_lead_to_itself(client):
    assert "Read the latest news" not in client.get("/en/news/").content.decode()


def test_the_name_of_a_tag_is_shown_in_the_languages_whose_stories_print_it(client, people):
    """A writer makes a tag with two names; the reviewer of an English story reads one of them."""
    tag = Tag.objects.create(slug="rowing", name="Rowing", name_zh="没人看过")
    factories.published(people["writer"], people["reviewer"], people["publisher"], tags=[tag])

    for address in (
        "/zh-hans/tags/rowing/",
        "/en/search/?q=没人看到",
        "/zh-hans/search/?q=没人看到",
    ):
        assert "没人看过" not in client.get(address).content.decode()
    assert client.get("/zh-hans/tags/rowing/").context["title"] == "Rowing"


def test_a_tag_only_drafts_bear_is_not_there(client, people):
    factories.draft(people["writer"], tags=[Tag.objects.create(slug="secret", name="Secret")])
    assert client.get("/en/tags/secret/").status_code == 404


def test_a_contributor_s_stories_stand_under_their_roles(client, publish):
    (first,) = publish(credits=[("picture", "Ding Jing")])
    factories.many_published(first, 20)
    groups = client.get("/en/people/ding-jing/").context["groups"]
    assert [(group["role"], len(group["stories"])) for group in groups] == [
        ("text", 20),
        ("picture", 20),
    ]
    rest = client.get(f"/en/people/ding-jing/?role=text&before={groups[0]['older']}")
    assert list(rest.context["groups"][0]["stories"]) == [first.published]


def test_a_role_of_somebody_else_does_not_count(client, publish):
    publish(credits=[("picture", "Wu Di")])
    groups = client.get("/en/people/ding-jing/").context["groups"]
    assert [group["role"] for group in groups] == ["text"]
    assert client.get("/en/people/ding-jing/?role=picture").context["groups"] == []


def test_a_merged_contributor_leads_to_the_one_kept(client):
    kept = factories.contributor("Ding Jing")
    factories.contributor("Jing Ding", merged_into=kept)
    page = client.get("/en/people/jing-ding/")
    assert (page.status_code, page["Location"]) == (301, "/en/people/ding-jing/")


def test_people_follow_each_other_by_name(client, publish):
    publish(credits=[("text", "Wu Di")])
    page = client.get("/en/people/?after=reviewer")
    assert [person.name for person in page.context["people"]] == ["Wu Di"]


@pytest.mark.parametrize("after", ["%00", "nobody", "a b", "9" * 300])
def test_a_name_that_makes_no_sense_gives_the_first_names(client, publish, after):
    publish()
    page = client.get(f"/en/people/?after={after}", follow=True)
    assert [person.name for person in page.context["people"]] == ["Ding Jing", "Reviewer"]


def test_who_has_no_public_credit_is_not_listed(client, people, publish):
    publish()
    factories.draft(people["writer"], text_by="Wu Di")
    names = [person.name for person in client.get("/en/people/").context["people"]]
    assert names == ["Ding Jing", "Reviewer"]
    assert client.get("/en/people/wu-di/").status_code == 404


def test_a_retired_contributor_keeps_the_page(client, publish):
    factories.contributor("Ding Jing", is_retired=True)
    publish()
    assert client.get("/en/people/ding-jing/").status_code == 200


def test_the_lead_is_the_newest_with_a_picture(client, publish):
    publish(3)
    publish(headline="Pictured", photos=[factories.photo()], event_on=date(2023, 7, 2))
    page = client.get("/en/")
    assert page.context["lead"].headline == "Pictured"
    assert [story.headline for story in page.context["seconds"]] == [
        "Story 02",
        "Story 01",
        "Story 00",
    ]


@pytest.mark.parametrize("address", ["/en/", "/zh-hans/", "/en/news/", "/en/people/"])
def test_an_empty_newsstand_has_pages(client, address):
    assert client.get(address).status_code == 200


def test_nothing_unpublished_is_reachable(client, people, publish):
    canary = {"headline": "Canary", "body": "<p>Canary</p>", "standfirst": "Canary"}
    publish()
    drafted = factories.draft(people["writer"], **canary, text_by="Canary")
    (scheduled,) = publish(**canary, at=timezone.now() + timedelta(days=1))
    (withdrawn,) = publish(**canary)
    press.withdraw(withdrawn, by=people["publisher"], note="Canary")
    own = [scheduled.published.address, withdrawn.published.address]
    own.append(f"/en/news/2023/07/{drafted.slug}/")
    people_pages = ["/en/people/ding-jing/", "/en/people/canary/"]
    for address in ["/en/", "/zh-hans/", *LISTS, *people_pages, *own]:
        assert "canary" not in client.get(address).content.decode().lower(), address


def test_a_key_is_read_back():
    assert position_of("2023-07-12-45") == (date(2023, 7, 12), 45)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            ["<h1>2023</h1>", ">July 2023</h2>", ">July</a>", ">12 July 2023</time>", ">2024</a>"],
        ),
        ("zh-hans", ["<h1>2023年</h1>", ">2023年7月</h2>", ">7月</a>", ">2023年7月12日</time>"]),
    ],
)
def test_years_months_and_days_are_written_as_the_language_does(client, publish, language, words):
    publish(language=language, event_on=date(2023, 7, 12))
    page = client.get(f"/{language}/news/2023/").content.decode()
    assert [word for word in words if word not in page] == []
    heading = "July 2023" if language == "en" else "2023年7月"
    assert f"<h1>{heading}</h1>" in client.get(f"/{language}/news/2023/07/").content.decode()
