"""Addresses that only machines ask for."""

import io
from urllib.robotparser import RobotFileParser

import pytest
from django.contrib.staticfiles import finders
from PIL import Image

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "given"),
    [("en-GB", "/en/"), ("zh-CN,zh;q=0.9", "/zh-hans/"), ("fr", "/en/"), ("", "/en/")],
)
def test_home_leads_to_the_language_asked_for(client, asked, given):
    answer = client.get("/", headers={"accept-language": asked})
    assert (answer.status_code, answer["Location"]) == (302, given)
    assert "Accept-Language" in answer["Vary"]


@pytest.mark.parametrize(
    ("address", "open"),
    [("/admin/", False), ("/preview/abc/", False), ("/en/", True), ("/media/cards/1-a.png", True)],
)
def test_robots_keep_out_of_the_desk_alone(client, address, open):
    robots = RobotFileParser()
    robots.parse(client.get("/robots.txt").content.decode().splitlines())
    assert robots.can_fetch("*", f"http://testserver{address}") is open


def test_robots_are_told_of_searches_and_sitemaps(client):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert "Disallow: /*/search/" in lines
    assert lines[-2:] == [
        "Sitemap: http://testserver/sitemap.xml",
        "Sitemap: http://testserver/news-sitemap.xml",
    ]


def picture(static_address):
    name = static_address.removeprefix("/static/")
    with open(finders.find(name), "rb") as file:  # noqa: PTH123
        return Image.open(io.BytesIO(file.read()))


def test_the_icon_that_nobody_links_to_is_there(client):
    icon = picture(client.get("/favicon.ico")["Location"])
    assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}


@pytest.mark.parametrize(
    ("language", "name", "tag"),
    [("en", "School News Office", "en"), ("zh-hans", "学院新闻中心", "zh-Hans")],
)
def test_the_manifest_names_the_office_in_the_page_s_language(client, language, name, tag):
    answer = client.get(f"/{language}/site.webmanifest")
    manifest = answer.json()
    assert answer["Content-Type"] == "application/manifest+json"
    assert (manifest["name"], manifest["lang"]) == (name, tag)
    assert manifest["start_url"] == f"/{language}/"


def test_every_icon_of_the_manifest_has_the_size_it_says(client):
    icons = client.get("/en/site.webmanifest").json()["icons"]
    sizes = ["{}x{}".format(*picture(icon["src"]).size) for icon in icons]
    assert sizes == [icon["sizes"] for icon in icons] == ["192x192", "512x512", "512x512"]


def test_a_page_not_found_helps(client):
    page = client.get("/en/nothing/here/")
    assert page.status_code == 404
    assert 'href="/en/news/"' in page.content.decode()


def test_a_fault_has_a_page_without_the_database(client, django_assert_num_queries, rf):
    from django.views.defaults import server_error

    with django_assert_num_queries(0):
        answer = server_error(rf.get("/en/"))
    assert (answer.status_code, b"Something went wrong" in answer.content) == (500, True)
