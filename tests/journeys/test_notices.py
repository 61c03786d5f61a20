"""My notices in the browser: read, marked, chosen, on a phone and in both languages."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Notice, NoticeSettings
from articles.rules.notice_kinds import Kind
from tests import factories
from tests.cast import account

from .browser import at_both_widths, axe

pytestmark = pytest.mark.django_db(transaction=True)
ENOUGH = 24  # px: a finger's target, WCAG 2.5.8


@pytest.fixture
def li():
    """An administrator with old and new notices, and a mail that was refused."""
    li = account("li", "administrator", "reviewer", email="li@example.edu")
    writer = account("writer", "writer", name="Zhao Wei")
    story = factories.draft(writer, headline="Interns of 2023 visit the observatory")
    note = "The second paragraph names the wrong year.\nPlease look at the programme."
    kinds = [Kind.PUBLISHED, Kind.CHANGES_ASKED, Kind.SUBMITTED, Kind.OVERDUE]
    for kind in kinds:
        Notice.objects.tell_person(
            li, kind, story, "Zhao Wei", note if kind == Kind.CHANGES_ASKED else ""
        )
    Notice.objects.filter(kind=Kind.PUBLISHED).update(read_at=timezone.now())
    Notice.objects.filter(kind=Kind.SUBMITTED).update(failure="(421) Try again later", tries=2)
    return li


@at_both_widths
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_notices_are_read_and_chosen(page, live_server, sign_in, li, language):
    sign_in(li)
    cookie = {"name": "django_language", "value": language, "url": live_server.url}
    page.context.add_cookies([cookie])
    page.goto("/admin/notices/")
    axe(page)
    width = page.evaluate("document.documentElement.scrollWidth")
    heights = [button.bounding_box()["height"] for button in page.locator("main button").all()]

    assert width <= page.viewport_size["width"]
    assert min(heights) >= ENOUGH

    page.locator(".notices button").first.click()
    expect(page.locator(".unread")).to_have_count(2)
    page.locator("#id_mentioned").select_option("digest")
    page.locator(".choices + button").click()
    page.locator(".messagelist .success").wait_for()
    assert NoticeSettings.objects.get().choice(Kind.MENTIONED) == "digest"
