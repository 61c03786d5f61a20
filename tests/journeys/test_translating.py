"""A published Chinese story gets its English edition: made, written beside its original, submitted."""

import pytest
from playwright.sync_api import expect

from articles.models import Article
from tests import factories
from tests.cast import cast

from .browser import DESKTOP, PHONE, axe

pytestmark = pytest.mark.django_db(transaction=True)

BODY = "".join(f"<p>第{number}段。运动会昨天在体育馆开幕。</p>" for number in "一二三四五六七八九")


@pytest.mark.parametrize("page", [PHONE], indirect=True, ids=["390"])
def test_a_translator_makes_the_english_edition_and_submits_it(page, sign_in):
    people = cast()
    who = people["writer"], people["reviewer"], people["publisher"]
    fields = {"headline": "运动会开幕", "body": BODY, "photos": [factories.photo()]}
    factories.published(*who, language="zh-hans", **fields)
    sign_in(people["translator"])

    page.goto("/admin/")
    page.locator("[aria-labelledby=to-translate]").get_by_role("button", name="Translate").click()
    page.locator(".messagelist .success").wait_for()
    axe(page)
    page.locator("#id_headline").fill("Sports day opens")
    page.locator(".cke_editable").click()
    for number in range(7):
        page.keyboard.type(f"Paragraph {number}.")
        page.keyboard.press("Enter")
    page.keyboard.type("The last.")
    eighth = page.locator(".original-body > :nth-child(8)")
    expect(eighth).to_have_attribute("aria-current", "true")
    expect(eighth).to_be_in_viewport()
    page.set_viewport_size(DESKTOP)
    axe(page)
    page.locator("#id_photo_uses-0-caption").fill("The opening")
    page.locator("#id_photo_uses-0-alt_text").fill("A field")
    page.locator("a.act-submit").click()
    page.wait_for_url("**/act/submit/")
    page.locator("form button.act").click()
    page.locator(".messagelist .success").wait_for()

    edition = Article.objects.get(language="en")
    assert (edition.work_state, edition.slug) == ("in_review", "sports-day-opens")
