"""A story that appeared elsewhere before is dated by that day, and is never announced as news."""

import io
import re
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from articles.models import Article, PublishedArticle
from articles.press.audit import Broken, check
from tests.factories import draft, published

pytestmark = pytest.mark.django_db

DAY, WHERE = date(2022, 9, 6), "the former site"


@pytest.fixture
def old(people):
    about = {"first_published_on": DAY, "first_published_where": WHERE, "event_on": None}
    return published(people["writer"], people["reviewer"], people["publisher"], **about).published


@pytest.fixture
def new(people):
    about = {"headline": "The news of today", "event_on": None}
    return published(people["writer"], people["reviewer"], people["publisher"], **about).published


def test_the_page_says_when_and_where(old, client):
    page = client.get(old.address).content.decode()

    assert "First published 6 September 2022, the former site" in " ".join(page.split())
    assert '"datePublished":"2022-09-06T00:00:00+08:00"' in page
    assert 'published_time" content="2022-09-06T00:00:00+08:00"' in page


def test_it_stands_in_lists_and_addresses_by_that_day(old):
    assert old.dated_on == DAY
    assert old.address == "/en/news/2022/09/sports-day-opens/"


def test_the_event_comes_before_it_in_lists(people):
    about = {"first_published_on": DAY, "event_on": date(2022, 9, 1)}
    story = published(people["writer"], people["reviewer"], people["publisher"], **about)

    assert story.published.dated_on == date(2022, 9, 1)


def test_news_of_today_comes_before_it_in_every_feed(new, old, client):
    for address in ("/en/feed/", "/en/sections/campus/feed/", "/en/people/zhang-san/feed/"):
        feed = client.get(address).content.decode()
        assert re.findall("<title>(.*?)</title>", feed)[1:] == [new.headline, old.headline]
        assert "Mon, 05 Sep 2022 16:00:00 +0000" in feed


def test_it_is_not_in_the_news_sitemap(old, client):
    assert old.address not in client.get("/news-sitemap.xml").content.decode()
    assert old.address in client.get("/sitemap-0.xml").content.decode()


def test_it_is_part_of_the_text_that_is_approved(people):
    story = draft(people["writer"], first_published_on=DAY, first_published_where=WHERE)

    content = story.latest_version.content
    assert (content["first_published_on"], content["first_published_where"]) == (
        "2022-09-06",
        WHERE,
    )


def test_an_older_text_brings_its_day_back(people):
    story = draft(people["writer"], first_published_on=DAY, first_published_where=WHERE)
    first = story.latest_version
    story.first_published_on, story.first_published_where = None, ""
    story.save()
    story.record_version(by=people["writer"])
    story.bring_back(first, by=people["writer"])
    story.refresh_from_db()

    assert (story.first_published_on, story.first_published_where) == (DAY, WHERE)


def test_the_audit_sees_a_row_that_feeds_would_place_elsewhere(old):
    late = {"announced_at": old.published_at}
    super(type(PublishedArticle.objects.all()), PublishedArticle.objects.all()).update(**late)

    with pytest.raises(Broken, match="its announced_at is not as it was printed"):
        check(Article.objects.get())


@pytest.mark.parametrize(
    "about", [{"first_published_where": WHERE}, {"first_published_on": date(2999, 1, 1)}]
)
def test_a_day_that_is_missing_or_to_come_is_refused_on_its_field(about):
    with pytest.raises(ValidationError) as refused:
        Article(**about).clean()
    assert list(refused.value.message_dict) == ["first_published_on"]


def imported(tmp_path, people, *arguments):
    file = tmp_path / "release.txt"
    file.write_text("Sports day opens\n\nThe sports day opened on 5 September 2022.\n")
    options = ("--language", "en", "--by", people["writer"].username)
    call_command("import_release", str(file), *options, *arguments, stdout=io.StringIO())
    return Article.objects.get()


def test_an_import_may_name_the_day(people, tmp_path):
    story = imported(tmp_path, people, "--published", "2022-09-06", "--where", WHERE)

    assert (story.first_published_on, story.first_published_where) == (DAY, WHERE)


def test_an_import_to_a_day_that_is_to_come_makes_nothing(people, tmp_path):
    with pytest.raises(CommandError, match="in the future"):
        imported(tmp_path, people, "--published", "2999-01-01")
    assert not Article.objects.exists()
