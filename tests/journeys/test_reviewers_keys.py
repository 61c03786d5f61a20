"""A reviewer reads to the end and approves with the keyboard alone, nothing hidden by the bar."""

import pytest
from django.urls import reverse

from articles.models import Article
from tests import factories
from tests.cast import cast

from .browser import at_both_widths, settle

pytestmark = pytest.mark.django_db(transaction=True)

BODY = "".join(f"<p>Paragraph {number} of a story on the sports day.</p>" for number in range(12))
# What has the focus: whether it stands in the bar, and whether the bar lies over a part of it.
FOCUSED = """() => {
    const [focused, bar] = [document.activeElement, document.querySelector(".review-bar")];
    const isInBar = bar.contains(focused);
    const [box, top] = [focused.getBoundingClientRect(), bar.getBoundingClientRect().top];
    return [focused.outerHTML.slice(0, 80), isInBar, !isInBar && box.bottom > top];
}"""


@at_both_widths
def test_the_keyboard_reaches_all_and_approves_and_the_button_knows_of_the_end(page, sign_in):
    people = cast()
    article = factories.submitted(people["writer"], body=BODY)
    sign_in(people["reviewer"])
    page.goto(reverse("admin:articles_article_review", args=[article.pk]))
    settle(page)
    hint = page.locator("summary .unseen-end")
    assert hint.is_visible()

    hidden, reached, is_in_bar = [], 0, False
    while not is_in_bar:
        page.keyboard.press("Tab")
        what, is_in_bar, is_hidden = page.evaluate(FOCUSED)
        hidden += [what] if is_hidden else []
        reached += 1
    assert hidden == []
    assert reached > 20

    hint.wait_for(state="hidden")
    page.keyboard.press("Alt+a")
    page.keyboard.press("Enter")
    page.locator(".messagelist .success").wait_for()
    assert Article.objects.get().work_state == "approved"
