"""Sitemaps: every public story once, with its other edition; nothing else."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from tests import factories
from tests.cast import cast

pytestmark = pytest.mark.django_db

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def locations(client, address):
    return [e.text for e in ElementTree.fromstring(client.get(address).content).iter(LOC)]


def test_the_index_leads_to_every_public_story(client):
    people = cast()
    who = people["writer"], people["reviewer"], people["publisher"]
    factories.published(*who)
    factories.published(*who, headline="Later", at=timezone.now() + timedelta(days=1))

    (part,) = locations(client, "/sitemap.xml")

    assert locations(client, part) == ["http://testserver/en/news/2023/07/sports-day-opens/"]
    assert locations(client, "/news-sitemap.xml") == locations(client, part)


def test_both_editions_name_each_other(client):
    people = cast()
    who = people["writer"], people["reviewer"], people["publisher"]
    original = factories.published(*who, language="zh-hans", headline="运动会开幕")
    factories.published(*who, translation_of=original, credits=[("translator", "Li Si")])

    page = client.get("/sitemap-0.xml").content.decode()

    assert page.count('hreflang="zh-hans" href="http://testserver/zh-hans/') == 2
    assert page.count('hreflang="en" href="http://testserver/en/') == 2


def test_yesterday_s_news_is_news_and_last_week_s_is_not(client, time_machine):
    people = cast()
    factories.published(people["writer"], people["reviewer"], people["publisher"])

    time_machine.move_to(timezone.now() + timedelta(days=7))

    assert locations(client, "/news-sitemap.xml") == []


def test_a_part_that_does_not_exist_is_not_found(client):
    assert client.get("/sitemap-7.xml").status_code == 404
