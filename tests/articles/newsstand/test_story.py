import re
from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from articles import press
from articles.models import Article, FormerAddress
from articles.press.printing import address_of
from people.models import Unit
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def text_of(response, css_class):
    """The text a reader sees in the paragraph of a class."""
    html = response.content.decode()
    inner = re.search(rf'<p class="{css_class}"[^>]*>(.*?)</p>', html, re.S)[1]
    return unescape(re.sub(r"<[^>]+>", "", inner))


def test_the_credit_line_stands_on_the_page_in_its_order(client, publish):
    credits = [("translator", "Li Qianqian"), ("picture", "Ding Jing"), ("text", "Wu Di")]
    story = publish(text_by="Ding Jing", credits=credits, is_translation=True)
    line = text_of(client.get(story.published.address), "credit-line")
    assert line == (
        "Text Ding Jing and Wu Di · Picture Ding Jing · Translator Li Qianqian · Review Reviewer"
    )


def test_names_of_the_credit_line_lead_to_their_pages(client, publish):
    page = client.get(publish(text_by="Ding Jing").published.address)
    assert '<a href="/en/people/ding-jing/">Ding Jing</a>' in page.content.decode()


def test_a_story_takes_two_statements(client, publish, django_assert_max_num_queries):
    photo = factories.photo(factories.contributor("Ding Jing"))
    unit = Unit.objects.create(name="Library")
    story = publish(photos=[photo], unit=unit)
    with django_assert_max_num_queries(2):
        assert client.get(story.published.address).status_code == 200


def test_a_picture_says_its_size_its_photographer_and_what_it_shows(client, publish):
    photo = factories.photo(factories.contributor("Ding Jing"), data=factories.jpeg())
    page = client.get(publish(photos=[photo]).published.address).content.decode()
    assert "Picture: Ding Jing" in page
    assert 'width="1600" height="1067" alt="A field"' in page
    assert f"/media/pictures/{photo.key}/640.webp 640w" in page


def test_a_withdrawn_story_is_gone(client, people, publish):
    story = publish()
    press.withdraw(story, by=people["publisher"], note="Wrong date")
    page = client.get(story.published.address)
    assert page.status_code == 410
    assert "Sports day opens" not in page.content.decode()


def test_a_scheduled_story_is_not_there_yet(client, publish):
    story = publish(at=timezone.now() + timedelta(hours=1))
    assert client.get(story.published.address).status_code == 404


def test_a_story_taken_off_the_schedule_never_was(client, people, publish):
    story = publish(at=timezone.now() + timedelta(hours=1))
    address = story.published.address
    press.unschedule(story, by=people["publisher"])
    assert client.get(address).status_code == 404


def test_a_former_address_leads_to_the_present_one_for_good(client, publish):
    row = publish().published
    FormerAddress.objects.create(address="/en/news/2023/07/sports/", published=row)
    page = client.get("/en/news/2023/07/sports/")
    assert (page.status_code, page["Location"]) == (301, row.address)


def test_both_editions_lead_to_each_other(client, people, publish):
    original = publish(language="zh-hans", headline="运动会")
    translation = publish(translation_of=original, credits=[("translator", "Li Qianqian")])
    here, there = translation.published.address, original.published.address
    assert f'href="{there}" lang="zh-hans"' in client.get(here).content.decode()
    assert f'href="{here}" lang="en"' in client.get(there).content.decode()


def test_a_story_in_one_language_switches_to_the_front_page(client, publish):
    page = client.get(publish().published.address).content.decode()
    assert re.findall(r'href="([^"]*)" lang="zh-hans"', page) == ["/zh-hans/"]


@pytest.mark.parametrize(
    ("language", "date"), [("en", "12 July 2023"), ("zh-hans", "2023年7月12日")]
)
def test_dates_are_written_as_the_language_does(client, publish, language, date):
    page = client.get(publish(language=language).published.address).content.decode()
    assert f'<time datetime="2023-07-12">{date}</time>' in page


def test_readers_keep_the_old_text_while_a_new_one_is_written(client, people, publish):
    story = Article.objects.get(pk=publish().pk)
    factories.edit(story, people["writer"], headline="Canary")
    assert "Canary" not in client.get(story.published.address).content.decode()


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_press_and_the_site_agree_on_a_story_s_address(language):
    parts = {"year": 2023, "month": 7, "slug": "sports-day"}
    with translation.override(language):
        assert address_of(language, **parts) == reverse("newsstand:story", kwargs=parts)


def test_the_page_says_section_and_unit_as_they_were_printed(client, publish):
    unit = Unit.objects.create(name="Library", name_zh="图书馆")
    row = publish(unit=unit).published
    for thing, name in ((row.section, "Gossip"), (unit, "Book Hall")):
        factories.write_words(thing, name=name)
    page = client.get(row.address).content.decode()

    assert re.findall(">(Campus|Gossip)</a>", page.partition("<article")[2]) == ["Campus"]
    assert re.findall(">(Library|Book Hall)</a>", page) == ["Library"]
    assert ('content="Campus"' in page, '"articleSection":"Campus"' in page) == (True, True)
