"""What the publisher fills in is what happens, and the button says it beforehand."""

import pytest

from articles.models import Article
from tests import factories
from tests.cast import cast

from .browser import at_both_widths, axe, speak

pytestmark = pytest.mark.django_db(transaction=True)

LATER = {
    "en": "Publish on 26 November 2099, 8:00 (Shanghai)",
    "zh-hans": "于2099年11月26日 8:00（上海）发布",
}


@pytest.fixture
def form(page, sign_in):
    """A function that opens the form of an approved story in a language."""

    def form(language="en"):
        people = cast()
        story = factories.approved(people["writer"], people["reviewer"])
        speak(page, language)
        sign_in(people["publisher"])
        page.goto(f"/admin/articles/article/{story.pk}/act/publish/")
        return page.locator(".confirm")

    return form


@at_both_widths
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_filling_in_the_moment_chooses_it_and_the_button_says_when(page, form, language):
    box = form(language)
    box.locator("#id_at").fill("2099-11-26T08:00")

    assert box.locator("[value=later]").is_checked()
    assert box.locator("button.act").inner_text() == LATER[language]
    axe(page)
    box.locator("button.act").click()
    page.locator(".messagelist .success").wait_for()
    assert Article.objects.get().is_scheduled


def test_choosing_now_puts_the_moment_aside_and_the_button_says_now(page, form):
    box = form()
    button = box.locator("button.act")
    assert button.inner_text() == "Publish now"
    box.locator("#id_at").fill("2099-11-26T08:00")
    box.locator("[value=now]").check()

    assert (box.locator("#id_at").input_value(), button.inner_text()) == ("", "Publish now")
    box.locator("[value=later]").check()
    assert button.inner_text() == LATER["en"]
    box.locator("[value=now]").check()
    button.click()
    page.locator(".messagelist .success").wait_for()
    assert Article.objects.get().is_read_by_the_public
