"""What leads on from a story: related ones, newer and older, and ways to pass it on."""

import re
from datetime import date, timedelta

import pytest
from django.template import Context, Template
from django.utils import timezone

from articles import press
from articles.models import Article, Tag
from people.models import Unit
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def publish(people):
    def publish(headline="Story", day=12, **fields):
        hands = people["writer"], people["reviewer"], people["publisher"]
        fields = {"headline": headline, "event_on": date(2023, 7, day)} | fields
        return factories.published(*hands, **fields)

    return publish


def section(slug):
    return factories.section(slug, name=slug.title())


def related(client, story):
    """The headlines that the page of a story names as related."""
    row = client.get(story.published.address).context["story"]
    return [link["headline"] for link in row.related_links]


def beside(client, story):
    """The headlines of the (older, newer) story in the section."""
    row = client.get(story.published.address).context["story"]
    return tuple(link and link["headline"] for link in (row.older, row.newer))


def test_newer_and_older_are_the_next_in_the_section_on_both_sides(client, publish):
    stories = [publish(f"Story {day}", day) for day in (10, 11, 11, 12)]
    publish("Elsewhere", 11, section=section("research"))
    publish("另一种语言", 11, language="zh-hans")
    assert [beside(client, story) for story in stories] == [
        (None, "Story 11"),
        ("Story 10", "Story 11"),
        ("Story 11", "Story 12"),
        ("Story 11", None),
    ]


def test_a_story_with_a_tag_in_common_is_related(client, publish):
    glass = Tag.objects.create(name="Glass")
    publish("With it", tags=[glass], section=section("research"))
    publish("Without", section=section("students"))
    assert related(client, publish("Now", tags=[glass])) == ["With it"]


def test_the_same_section_alone_relates_nothing(client, publish):
    publish("Sports day opens")
    assert related(client, publish("Library closes")) == []


def test_the_unit_and_words_of_the_headline_relate(client, publish):
    library = Unit.objects.create(name="Library")
    publish("Books are back", unit=library, section=section("research"))
    publish("图书馆开放夜读", language="zh-hans")
    assert related(client, publish("Open", unit=library)) == ["Books are back"]
    assert related(client, publish("图书馆延长开放", language="zh-hans")) == ["图书馆开放夜读"]


def test_words_of_the_headline_alone_relate_nothing(client, publish):
    own = {"unit": Unit.objects.create(name="Library"), "tags": [Tag.objects.create(name="Glass")]}
    publish("Library opens night reading", section=section("research"))
    assert related(client, publish("Library opens night reading", **own)) == []


def test_a_story_in_another_language_is_not_related(client, publish):
    same = {"unit": Unit.objects.create(name="Library"), "tags": [Tag.objects.create(name="Glass")]}
    publish("另一种语言", language="zh-hans", **same)
    assert related(client, publish("Now", **same)) == []


def test_the_section_and_two_telling_words_relate(client, publish):
    publish("Open book now")
    assert related(client, publish("Book open too")) == ["Open book now"]
    assert related(client, publish("Book shut", section=section("research"))) == []


def test_numbers_and_short_words_tell_nothing(client, publish):
    publish("The 2024 fun day and 1998")
    assert related(client, publish("1998 and 2024 the fun day")) == []


def test_a_tag_relates_more_than_the_unit_and_the_unit_more_than_two_words(client, publish):
    glass, library = Tag.objects.create(name="Glass"), Unit.objects.create(name="Library")
    publish("Tagged", 1, tags=[glass], section=section("research"))
    publish("Of the unit", 2, unit=library, section=section("research"))
    publish("Blown vases", 3)
    publish("Of the unit too", 4, unit=library)
    story = publish("Vases blown", tags=[glass], unit=library)
    assert related(client, story) == ["Of the unit too", "Tagged", "Blown vases", "Of the unit"]


def test_the_most_in_common_comes_first_and_four_are_enough(client, publish):
    tags = [Tag.objects.create(name=name) for name in ("Glass", "Sport")]
    publish("Both", 1, tags=tags, section=section("research"))
    for day in range(2, 7):
        publish(f"Day {day}", day, tags=tags[:1], section=section("research"))
    story = publish("Now", tags=tags)
    assert related(client, story) == ["Both", "Day 6", "Day 5", "Day 4"]


def test_what_staff_chose_comes_in_place_of_all_else(client, people, publish):
    glass = Tag.objects.create(name="Glass")
    publish("Alike", tags=[glass])
    chosen = publish("Chosen", section=section("research"))
    story = factories.draft(people["writer"], tags=[glass])
    story.related.add(chosen)
    story.submit(by=people["writer"])
    story.approve(by=people["reviewer"])
    press.publish(story, by=people["publisher"])
    assert related(client, story) == ["Chosen"]


def test_nothing_unpublished_is_named_beside_a_story(client, people, publish):
    glass = Tag.objects.create(name="Glass")
    canary = {"headline": "Canary", "tags": [glass]}
    gone = publish(**canary, day=13)
    later = publish(**canary, at=timezone.now() + timedelta(days=1), day=11)
    drafted = factories.draft(people["writer"], **canary)
    story = factories.draft(people["writer"], tags=[glass])
    story.related.add(gone, later, drafted)
    story.submit(by=people["writer"])
    story.approve(by=people["reviewer"])
    press.publish(story, by=people["publisher"])
    press.withdraw(gone, by=people["publisher"], note="Canary")
    assert "Canary" not in client.get(story.published.address).text


def test_a_related_story_is_named_as_it_stands_now(client, people, publish):
    glass = Tag.objects.create(name="Glass")
    first = publish("First", tags=[glass])
    story = publish("Second", tags=[glass])
    first = Article.objects.get(pk=first.pk)
    factories.edit(first, people["writer"], headline="First, corrected")
    first.submit(by=people["writer"])
    first.approve(by=people["reviewer"])
    press.publish(first, by=people["publisher"])
    assert related(client, story) == ["First, corrected"]


@pytest.mark.parametrize("others", [1, 31])
def test_all_of_it_takes_two_statements(client, publish, others, django_assert_num_queries):
    glass = Tag.objects.create(name="Glass")
    factories.many_published(publish("First", tags=[glass]), others)
    address = publish("Second", tags=[glass]).published.address
    with django_assert_num_queries(2):
        client.get(address)


def test_corrections_the_contact_and_the_time_of_the_update_are_read(client, people, publish):
    story = Article.objects.get(pk=publish(contact="press@example.edu").pk)
    story.correct(by=people["writer"])
    story.submit(by=people["writer"], is_minor=False, public_note="It was in Hall 2.")
    story.approve(by=people["reviewer"])
    row = press.publish(story, by=people["publisher"])
    page = client.get(row.address).text
    today = f"{timezone.localdate():%-d %B %Y}"
    assert re.search(
        rf'<time datetime="{timezone.localdate()}">{today}</time>\s+It was in Hall 2\.', page
    )
    assert f"Updated {today}, {timezone.localtime(row.updated_at):%H:%M}" in page
    assert '<a href="mailto:press@example.edu">press@example.edu</a>' in page


def test_an_unreviewed_story_bears_no_review_credit(client, people):
    story = factories.draft(people["writer"])
    press.publish_in_emergency(story, by=people["administrator"], note="Storm")
    page = client.get(story.published.address)
    assert (page.status_code, ">Review<" in page.text) == (200, False)


def test_the_qr_code_is_of_the_whole_address(client, publish):
    story = publish()
    page = client.get(story.published.address).text
    address = f"http://testserver{story.published.address}"
    drawn = Template("{% load share %}{% qr_code address %}").render(Context({"address": address}))
    assert drawn.startswith("<svg")
    assert drawn in page
    assert f'<a href="{address}" rel="bookmark">' in page
