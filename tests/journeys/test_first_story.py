"""The first story goes out: a release comes in, two people sign it, everyone reads it."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from articles.models import Article
from people.models import Contributor
from tests import factories
from tests.cast import account, cast

from .browser import at_both_widths, axe

pytestmark = pytest.mark.django_db(transaction=True)

RELEASE = Path(__file__).parents[1] / "articles/releases/qmes-internship-base.txt"
ADDRESS = re.compile(r"/en/news/2023/07/[a-z0-9-]+/$")


def do(page, article, act, note=""):
    """Press the act's button on the story's page and confirm it."""
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    page.locator(f"a.act-{act}").click()
    page.wait_for_url(f"**/act/{act}/")
    axe(page)
    if note:
        page.locator("#id_note").fill(note)
    page.locator("form button.act").click()
    page.locator(".messagelist .success").wait_for()


@at_both_widths
def test_a_release_is_imported_reviewed_published_and_read(page, sign_in):
    people = cast()
    account("fan", "reviewer", name="Fan Xiaoli")
    factories.section()
    call_command("import_release", str(RELEASE), language="en", by="writer")
    article = Article.objects.get()

    sign_in(people["writer"])
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    assert page.locator(".missing").inner_text() == "Choose a section."
    page.locator("#id_section").select_option(label="Campus")
    page.locator("input[name=_continue]").click()
    page.locator(".messagelist .success").wait_for()
    do(page, article, "submit")

    sign_in(Contributor.objects.get(name="Fan Xiaoli").user)
    page.goto("/admin/")
    axe(page)
    do(page, article, "approve")

    sign_in(people["publisher"])
    do(page, article, "publish")
    page.get_by_role("link", name="Open the public page").click()

    page.wait_for_url(ADDRESS)
    axe(page)
    line = " ".join(page.locator(".credit-line").inner_text().split())
    assert line == (
        "Text Ding Jing · Picture Ding Jing · Translator Li Qianqian · Review Fan Xiaoli"
    )


def test_a_writer_writes_a_chinese_story_with_headline_and_language_alone(page, sign_in):
    people = cast()
    sign_in(people["writer"])

    page.goto("/admin/articles/article/add/")
    axe(page)
    page.locator("#id_headline").fill("开学典礼")
    page.locator("#id_language").select_option("zh-hans")
    page.locator("input[name=_continue]").click()

    page.locator(".missing").wait_for()
    expect(page.locator("#id_slug")).to_have_value("kai-xue-dian-li")


def test_a_writer_is_offered_no_way_to_approve_or_publish_a_story_of_their_own(page, sign_in):
    people = cast()
    article = factories.submitted(people["writer"])
    sign_in(people["writer"])

    page.goto(f"/admin/articles/article/{article.pk}/change/")
    assert page.locator("a.act-approve, a.act-publish, a.act-request_changes").count() == 0
    page.goto(f"/admin/articles/article/{article.pk}/act/approve/")

    assert page.locator("form button.act").count() == 0


def test_two_people_writing_at_once_lose_nothing(page, sign_in):
    people = cast()
    article = factories.draft(people["writer"])
    sign_in(people["writer"])
    page.goto(f"/admin/articles/article/{article.pk}/change/")

    factories.edit(Article.objects.get(), people["publisher"], headline="Theirs")
    page.locator("#id_headline").fill("Mine")
    page.locator("input[name=_continue]").click()

    assert "Theirs" in page.locator(".beside").inner_text()
    assert page.locator("#id_headline").input_value() == "Mine"
    page.locator("input[name=merged_version]").check()
    page.locator("input[name=_continue]").click()
    page.locator(".messagelist .success").wait_for()
    assert Article.objects.get().headline == "Mine"
