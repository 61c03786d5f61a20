"""A reviewer decides on a phone: from the address in a mail, by logging in, in either language."""

import pytest
from django.urls import reverse

from articles.models import Article, Comment, Notice, PreviewLink
from tests import factories
from tests.cast import cast

from .browser import PHONE, at_both_widths, axe, speak

pytestmark = pytest.mark.django_db(transaction=True)

PARAGRAPHS = [f"<p>Paragraph {number} of the story on the sports day.</p>" for number in range(6)]


def corrected(people):
    """A published story with a picture, changed and submitted again."""
    photo = factories.photo(factories.contributor("Ding Jing", "丁静"))
    who = people["writer"], people["reviewer"], people["publisher"]
    article = factories.published(*who, body="".join(PARAGRAPHS), photos=[photo])
    article.correct(by=people["writer"], note="The day was wrong")
    body = "".join(PARAGRAPHS[1:]).replace("sports day", "sports days")
    factories.edit(article, people["writer"], body=body)
    article.submit(by=people["writer"])
    return article


def address(article, page="review"):
    return reverse(f"admin:articles_article_{page}", args=[article.pk])


@pytest.mark.parametrize("page", [PHONE], indirect=True, ids=["390"])
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_a_reviewer_approves_on_a_phone_from_the_address_in_the_mail(page, language):
    people = cast()
    article = corrected(people)
    notice = Notice.objects.filter(recipient=people["reviewer"], kind="submitted").latest("pk")
    speak(page, language)

    page.goto(reverse(notice.page, args=[notice.article_id]))
    page.wait_for_url("**/admin/login/?next=**")
    page.locator("#id_username").fill("reviewer")
    page.locator("#id_password").fill("pw")
    page.locator("[type=submit]").last.click()
    page.wait_for_url(f"**{address(article)}")
    axe(page)
    width = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert width == 0
    page.locator(".decision-approve summary").click()
    axe(page)
    page.locator(".decision-approve button").click()

    page.locator(".messagelist .success").wait_for()
    assert Article.objects.get().work_state == "approved"


@at_both_widths
def test_a_paragraph_is_commented_on_answered_and_resolved(page, sign_in):
    people = cast()
    article = corrected(people)
    sign_in(people["reviewer"])
    page.goto(address(article))
    page.locator("#paragraph-2 summary").focus()
    page.keyboard.press("Enter")
    page.locator("#paragraph-2 textarea").fill("Which day, @writer?")
    page.locator("#paragraph-2 button").click()
    page.wait_for_url("**/review/#paragraph-2")
    assert page.locator("#paragraph-2 .remarks > a").is_visible()
    axe(page)

    sign_in(people["writer"])
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    page.locator(".open-comments a").click()
    page.locator(".thread summary").click()
    page.locator(".thread textarea").fill("Both.")
    page.locator(".thread .comment-form button").click()
    page.locator(".answer").wait_for()
    axe(page)
    page.locator(".thread-acts > form button").click()
    page.locator(".resolved").wait_for()

    assert Comment.objects.open().count() == 0


@at_both_widths
def test_a_visitor_leaves_a_comment_by_private_link(page):
    people = cast()
    article = corrected(people)
    _link, token = PreviewLink.objects.make(
        article.latest_version, by=people["writer"], for_whom="Wu", days=1, may_comment=True
    )

    page.goto(f"/preview/{token}/")
    axe(page)
    page.locator("#id_name").fill("Professor Wu")
    page.locator("#id_body").fill("My title is wrong.")
    page.locator(".visitor-comment button").click()
    page.locator(".visitor-comment [role=status]").wait_for()

    assert Comment.objects.get().author_name == "Professor Wu"


@at_both_widths
def test_two_versions_are_compared_and_the_old_one_is_brought_back(page, sign_in):
    people = cast()
    article = factories.draft(people["writer"], headline="As it was")
    factories.edit(article, people["writer"], headline="As it is")
    sign_in(people["writer"])

    page.goto(address(article, "versions"))
    axe(page)
    page.locator(".compare-two button").click()
    bring_back = page.get_by_role("link", name="Restore version 1")
    page.wait_for_url("**/versions/1/2/")
    axe(page)
    bring_back.click()
    page.locator(".confirm button.act").wait_for()
    axe(page)
    page.locator(".confirm button.act").click()
    page.locator(".messagelist .success").wait_for()

    assert Article.objects.get().headline == "As it was"
