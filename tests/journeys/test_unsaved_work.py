"""Nobody passes over unsaved work in silence: an act, a link, a click beside it."""

from datetime import date

import pytest
from playwright.sync_api import expect

from articles.models import Article, Comment, FrontSlot, HouseRule
from tests import factories
from tests.cast import cast

from .browser import at_both_widths, axe, patience, settle, speak

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people():
    return cast()


def change(story):
    return f"/admin/articles/article/{story.pk}/change/"


def warned(page, leave):
    """Do what leaves the page, stay when asked, and return the kinds of questions asked."""
    asked = []

    def stay(dialog):
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    leave()
    page.wait_for_timeout(500)
    page.remove_listener("dialog", stay)
    return asked


@at_both_widths
@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Save, then: Submit for review"), ("zh-hans", "先保存，再“提交审核”")],
)
def test_an_act_saves_the_words_on_screen_first(page, sign_in, people, language, words):
    story = factories.draft(people["writer"])
    sign_in(people["writer"])
    speak(page, language)
    page.goto(change(story))
    settle(page)
    page.locator("#id_headline").fill("On screen")

    page.get_by_role("link", name=words).click()
    page.wait_for_url("**/act/submit/")
    axe(page)
    assert "On screen" in page.locator(".as-readers").inner_text()
    page.locator("form button.act").click()
    page.locator(".messagelist .success").wait_for()

    story = Article.objects.get()
    assert (story.work_state, story.latest_version.content["headline"]) == (
        "in_review",
        "On screen",
    )


def test_a_reviewers_correction_is_in_the_text_she_approves(page, sign_in, people):
    story = factories.submitted(people["writer"])
    sign_in(people["reviewer"])
    page.goto(change(story))
    settle(page)
    page.locator("#id_headline").fill("Corrected")
    page.locator("a.act-approve").click()
    page.wait_for_url("**/act/approve/")

    assert "Corrected" in page.locator(".as-readers").inner_text()


@at_both_widths
def test_an_act_asks_about_words_in_a_second_window(page, sign_in, people):
    story = factories.submitted(people["writer"])
    sign_in(people["reviewer"])
    page.goto(change(story))
    settle(page)
    page.locator("#id_headline").fill("Corrected")
    page.locator("[data-recovery-state]", has_text="Kept at").wait_for(timeout=patience(15))
    other = page.context.new_page()
    other.goto(f"/admin/articles/article/{story.pk}/review/")
    other.locator("summary.act-approve").click()
    other.locator(".decision-approve button.act").click()

    other.locator(".unsaved-asked").wait_for()
    axe(other)
    assert Article.objects.get().work_state == "in_review"
    other.get_by_role("button", name="Approve without the unsaved text").click()
    other.locator(".messagelist .success").wait_for()
    assert Article.objects.get().work_state == "approved"


def test_leaving_a_form_with_unsaved_words_warns_and_a_save_does_not(page, sign_in, people):
    story = factories.draft(people["writer"])
    sign_in(people["writer"])
    page.goto(change(story))
    settle(page)
    home = page.get_by_role("link", name="Home")
    page.locator("#id_headline").click()
    page.keyboard.type("Unsaved ")
    assert warned(page, lambda: home.click(no_wait_after=True)) == ["beforeunload"]

    save = page.locator("input[name=_continue]")
    assert warned(page, save.click) == []
    page.locator(".messagelist .success").wait_for()
    assert warned(page, home.click) == []


def test_leaving_an_unsaved_comment_warns_and_it_is_sent_once(page, sign_in, people):
    story = factories.draft(people["writer"])
    sign_in(people["writer"])
    page.goto(f"/admin/articles/article/{story.pk}/comments/")
    page.locator("#comment-new, [name=body]").last.click()
    page.keyboard.type("A comment")
    home = page.get_by_role("link", name="Home")
    assert warned(page, lambda: home.click(no_wait_after=True)) == ["beforeunload"]

    page.get_by_role("button", name="Post the comment").dblclick()
    page.locator(".messagelist .success").wait_for()
    assert Comment.objects.count() == 1


def test_a_comment_outlives_the_session_and_back_sends_it_once(page, sign_in, people):
    story = factories.draft(people["writer"])
    sign_in(people["writer"])
    page.goto(f"/admin/articles/article/{story.pk}/comments/")
    body = page.locator(".comment-form [name=body]").last
    post = page.get_by_role("button", name="Post the comment").last
    body.fill("A comment")
    page.context.clear_cookies(name="sessionid")
    post.click()
    expect(page.locator("#again-name")).to_have_value("writer")
    axe(page)
    page.locator("#again-password").fill("pw")
    page.get_by_role("button", name="Log in", exact=True).click()
    page.locator(".messagelist .success").wait_for()

    page.go_back()
    settle(page)
    body.fill("A comment")
    post.click()
    page.get_by_text("The second time changed nothing.").wait_for()
    assert Comment.objects.count() == 1


def test_leaving_an_unsaved_front_page_warns(page, sign_in, people):
    hands = people["writer"], people["reviewer"], people["publisher"]
    factories.published(*hands, event_on=date(2023, 7, 12))
    sign_in(people["publisher"])
    page.goto("/admin/front/en/")
    page.get_by_role("button", name="Make it the lead").first.click()
    page.get_by_text("Not saved yet").wait_for()
    settle(page)
    home = page.get_by_role("link", name="Home")
    page.locator("#q").click()
    assert warned(page, lambda: home.click(no_wait_after=True)) == ["beforeunload"]

    assert warned(page, page.get_by_role("button", name="Save", exact=True).click) == []
    page.locator(".messagelist .success").wait_for()
    assert FrontSlot.objects.count() == 1


@at_both_widths
def test_words_are_put_right_in_the_text_alone_and_can_be_undone(page, sign_in, people):
    HouseRule.objects.create(kind="wording", wording="uni", instead="university", weight="blocking")
    body = '<p>The uni is a united place, see <a href="https://a.example/uni">here</a>.</p>'
    story = factories.draft(people["writer"], body=body)
    sign_in(people["writer"])
    page.goto(change(story))
    settle(page)
    text = "CKEDITOR.instances.id_body.getData().trim()"
    before = page.evaluate(text)

    page.get_by_role("button", name="Replace it").click()
    page.get_by_text("Replaced in 1 place.").wait_for()
    axe(page)
    assert page.evaluate(text) == before.replace("The uni ", "The university ")
    expect(page.locator(".missing")).not_to_be_visible()

    page.locator("[data-findings-done] button").click()
    assert page.evaluate(text) == before
