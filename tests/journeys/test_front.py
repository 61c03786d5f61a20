"""The front page is arranged on one page, and a story passed on, at both widths."""

import pytest

from tests import factories
from tests.cast import cast

from .browser import at_both_widths, axe

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people():
    people = cast()
    who = people["writer"], people["reviewer"], people["publisher"]
    for headline in ("Library stays open", "Sports day opens"):
        factories.published(*who, headline=headline, photos=[factories.photo()])
    return people


@at_both_widths
def test_a_publisher_finds_a_story_puts_it_in_front_and_saves(page, people, sign_in):
    sign_in(people["publisher"])
    page.goto("/admin/front/en/")
    page.get_by_label("Words in a published story").press_sequentially("library")
    page.locator(".found li").nth(1).wait_for(state="detached")
    page.get_by_role("button", name="Make it the lead: Library stays open").click()
    preview = page.frame_locator("iframe")
    preview.locator(".card-lead", has_text="Library stays open").wait_for()
    axe(page)
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Saved. Readers see it now.").wait_for()

    page.goto("/en/")
    assert page.locator(".card-lead h2").inner_text() == "Library stays open"


@at_both_widths
def test_a_reader_copies_the_link_and_shows_the_qr_code(page, people):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/en/news/2023/07/sports-day-opens/")
    page.get_by_role("button", name="Copy the link").click()
    page.get_by_text("Copied").wait_for()
    page.get_by_role("button", name="QR code").click()
    page.get_by_role("img", name="QR code of the address of this page").wait_for()
    axe(page)

    assert page.evaluate("navigator.clipboard.readText()") == page.url


@at_both_widths
def test_nothing_jumps_while_a_page_loads(page, people):
    page.add_init_script(
        "window.jumps = 0; new PerformanceObserver(list => list.getEntries().forEach("
        "entry => jumps += entry.value)).observe({type: 'layout-shift', buffered: true})"
    )
    for address in ("/en/", "/en/news/2023/07/sports-day-opens/"):
        page.goto(address, wait_until="networkidle")
        assert (address, page.evaluate("jumps")) == (address, 0)
