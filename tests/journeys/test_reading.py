"""What readers meet, at both widths and in both languages."""

import pytest

from tests import factories
from tests.cast import cast

from .browser import at_both_widths, axe

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def office():
    people = cast()
    who = people["writer"], people["reviewer"], people["publisher"]
    photo = factories.photo(factories.contributor("Ding Jing", "丁静"))
    original = factories.published(
        *who, language="zh-hans", headline="运动会开幕", photos=[photo], text_by="Li Si"
    )
    factories.published(
        *who, translation_of=original, photos=[photo], credits=[("translator", "Wang Wu")]
    )


@at_both_widths
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_every_kind_of_page_is_accessible(page, office, language):
    for address in ("", "news/", "news/2023/", "news/2023/07/", "sections/campus/", "people/"):
        page.goto(f"/{language}/{address}")
        axe(page)
        width = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert (address, width) == (address, 0)


@pytest.mark.parametrize("address", ["", "news/", "search/"])
def test_on_a_phone_at_twice_the_size_the_search_box_has_the_whole_line(page, office, address):
    page.set_viewport_size({"width": 195, "height": 422})
    page.goto(f"/en/{address}")

    box, line = (page.locator(part).bounding_box() for part in ("[name=q]", ".masthead-name"))

    assert page.evaluate("document.documentElement.scrollWidth") == 195
    assert box["width"] == line["width"]


@at_both_widths
def test_a_reader_goes_from_the_front_page_to_the_other_edition_and_the_photographer(page, office):
    page.goto("/en/")
    page.get_by_role("link", name="Sports day opens").first.click()
    page.wait_for_url("**/en/news/2023/07/sports-day-opens/")
    axe(page)
    page.locator("main").get_by_role("link", name="简体中文").click()
    page.wait_for_url("**/zh-hans/news/2023/07/yun-dong-hui-kai-mu/")
    page.get_by_role("link", name="丁静").last.click()
    page.wait_for_url("**/zh-hans/people/ding-jing/")
    axe(page)

    assert page.locator("h1").inner_text().startswith("丁静")


@at_both_widths
def test_the_keyboard_reaches_a_table_only_where_it_scrolls(page):
    people = cast()
    cells = "".join(f"<td>Wednesday{number}</td>" for number in range(5))
    story = factories.published(
        *(people["writer"], people["reviewer"], people["publisher"]),
        body=f"<p>See the times.</p><table><tbody><tr>{cells}</tr></tbody></table>",
    )

    page.goto(story.published.address)
    axe(page)

    is_phone = page.viewport_size["width"] == 390
    assert page.locator("table").get_attribute("tabindex") == ("0" if is_phone else None)
