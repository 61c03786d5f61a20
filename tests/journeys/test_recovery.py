"""Never lose words: a crash, a closed tab, a lost network, an ended session, two writers."""

import time

import pytest
from django.core.handlers.wsgi import WSGIHandler
from playwright.sync_api import expect

from articles.models import Article, Presence, RecoveryCopy, Writing
from tests import factories
from tests.cast import account, cast

from .browser import axe, patience, settle

pytestmark = pytest.mark.django_db(transaction=True)

STATE = "[data-recovery-state]"


@pytest.fixture
def writer():
    return cast()["writer"]


@pytest.fixture
def story(writer):
    return factories.draft(writer)


def open_form(page, story):
    """Open the form and wait for the script's first sign."""
    with page.expect_response("**/keep/"):
        page.goto(f"/admin/articles/article/{story.pk}/change/")
    settle(page)


def wait_until_kept(page, words):
    page.locator(STATE, has_text="Kept at").wait_for(timeout=patience(15))
    assert words in RecoveryCopy.objects.latest("pk").form


def leave(page):
    """Go to another page as somebody does who is warned and goes all the same."""
    page.once("dialog", lambda dialog: dialog.accept())
    page.goto("/admin/")
    page.wait_for_load_state("networkidle")


@pytest.fixture
def slow(monkeypatch):
    """A function that lets what goes to an address arrive, or its answer come, seconds late."""
    call = WSGIHandler.__call__

    def slow(address, before=0, after=0):
        def late(handler, environ, start_response):
            is_meant = environ["PATH_INFO"].endswith(address)
            time.sleep(before if is_meant else 0)
            answer = call(handler, environ, start_response)
            time.sleep(after if is_meant else 0)
            return answer

        monkeypatch.setattr(WSGIHandler, "__call__", late)

    return slow


def test_words_of_a_closed_tab_come_back(page, sign_in, writer, story):
    sign_in(writer)
    open_form(page, story)
    page.locator("#id_headline").fill("Unsaved")
    wait_until_kept(page, "headline=Unsaved")
    other = page.context.new_page()
    page.close()

    other.goto(f"/admin/articles/article/{story.pk}/change/")
    axe(other)
    other.get_by_role("link", name="Read it").click()
    axe(other)
    other.get_by_role("link", name="Restore this text").click()

    expect(other.locator("#id_headline")).to_have_value("Unsaved")
    other.locator("input[name=_continue]").click()
    other.locator(".messagelist .success").wait_for()
    assert Article.objects.get().headline == "Unsaved"
    assert Writing.objects.unsaved().count() == 0


def test_an_offer_that_is_ignored_stays_whatever_is_typed_and_saved(page, sign_in, writer, story):
    sign_in(writer)
    open_form(page, story)
    page.locator("#id_headline").fill("An hour of work")
    wait_until_kept(page, "An+hour+of+work")
    other = page.context.new_page()
    page.close()

    open_form(other, story)
    other.locator("#id_place").fill("Nanjing")
    wait_until_kept(other, "place=Nanjing")
    other.locator("input[name=_continue]").click()
    other.locator(".messagelist .success").wait_for()
    other.get_by_role("link", name="Restore this text").click()

    expect(other.locator("#id_headline")).to_have_value("An hour of work")


@pytest.mark.parametrize("seconds", [0, 2])
def test_a_form_that_was_only_opened_leaves_no_words_behind(
    page, sign_in, slow, writer, story, seconds
):
    sign_in(writer)
    slow(".js", before=seconds)
    open_form(page, story)
    page.wait_for_timeout(4_000)
    leave(page)

    assert Writing.objects.count() == 0


def test_words_typed_before_the_script_is_there_are_kept(page, sign_in, slow, writer, story):
    sign_in(writer)
    slow("/js/forms.js", before=3)
    page.goto(f"/admin/articles/article/{story.pk}/change/", wait_until="commit")
    page.locator("#id_headline").fill("At once")
    wait_until_kept(page, "headline=At+once")


def test_words_typed_in_the_last_moment_are_kept(page, sign_in, writer, story):
    sign_in(writer)
    open_form(page, story)
    page.locator("#id_headline").fill("In the last moment")
    leave(page)
    open_form(page, story)

    page.get_by_role("link", name="Restore this text").first.click()
    expect(page.locator("#id_headline")).to_have_value("In the last moment")


def test_words_that_were_taken_back_are_not_offered(page, sign_in, writer, story):
    sign_in(writer)
    open_form(page, story)
    page.locator("#id_headline").fill("Half a head")
    wait_until_kept(page, "headline=Half+a+head")
    with page.expect_response("**/keep/"):
        page.locator("#id_headline").fill(story.headline)
    page.wait_for_timeout(500)

    assert Writing.objects.unsaved().count() == 0


@pytest.mark.parametrize("seconds", [1, 7])
def test_words_that_were_saved_are_not_offered_however_late_the_answer(
    page, sign_in, slow, writer, story, seconds
):
    sign_in(writer)
    open_form(page, story)
    slow("/change/", after=seconds)
    page.locator("#id_headline").fill("Saved")
    page.locator("input[name=_continue]").click()
    page.locator(".messagelist .success").wait_for(timeout=patience(60))
    page.wait_for_timeout(4_000)

    assert Article.objects.get().headline == "Saved"
    assert Writing.objects.unsaved().count() == 0
    assert page.evaluate("Object.keys(localStorage)") == []


def test_words_that_arrive_after_their_save_are_not_offered(page, sign_in, slow, writer, story):
    sign_in(writer)
    open_form(page, story)
    slow("/keep/", before=4)
    page.locator("#id_headline").fill("Saved")
    page.wait_for_timeout(3_500)  # one look has begun
    page.locator("input[name=_save]").click()
    page.locator(".messagelist .success").wait_for(timeout=patience(60))
    page.wait_for_timeout(5_000)

    assert Article.objects.get().headline == "Saved"
    assert Writing.objects.unsaved().count() == 0


def test_words_of_a_save_whose_answer_was_lost_are_not_offered(page, sign_in, writer, story):
    sign_in(writer)
    open_form(page, story)

    def lose(route):
        route.fetch(max_redirects=0)
        route.abort()

    page.route("**/change/", lose)
    page.locator("#id_headline").fill("Arrived")
    with page.expect_event("requestfailed"):
        page.locator("input[name=_continue]").click()
    other = page.context.new_page()
    page.close()
    open_form(other, story)

    expect(other.locator("#id_headline")).to_have_value("Arrived")
    assert other.get_by_role("link", name="Restore this text").count() == 0


def test_words_of_a_save_that_never_arrived_are_offered(page, sign_in, writer, story):
    sign_in(writer)
    open_form(page, story)
    page.route("**/change/", lambda route: route.abort())
    page.locator("#id_headline").fill("Pasted and saved at once")
    with page.expect_event("requestfailed"):
        page.locator("input[name=_continue]").click()
    page.unroute("**/change/")
    other = page.context.new_page()
    page.close()
    open_form(other, story)

    other.get_by_role("link", name="Restore this text").click()
    expect(other.locator("#id_headline")).to_have_value("Pasted and saved at once")


def test_words_written_without_a_network_stay_in_the_browser(page, sign_in, writer, story):
    sign_in(writer)
    open_form(page, story)
    page.context.set_offline(True)
    page.locator("#id_standfirst").fill("Written on a train.")
    page.locator(STATE, has_text="No network").wait_for(timeout=patience(15))
    other = page.context.new_page()
    page.close()
    other.context.set_offline(False)
    open_form(other, story)

    # The office may have been reached by the page as it closed, or by the next one.
    other.wait_for_timeout(2_000)
    other.get_by_role("link", name="What was kept here").last.click()
    axe(other)
    other.locator(".versions a").first.click()
    other.get_by_role("link", name="Restore this text").click()

    expect(other.locator("#id_standfirst")).to_have_value("Written on a train.")
    assert other.evaluate("Object.keys(localStorage)") == []


def test_two_tabs_of_a_new_story_are_both_offered(page, sign_in, writer):
    sign_in(writer)
    for number, headline in enumerate(("One story", "Another story")):
        tab = page.context.new_page()
        tab.goto("/admin/articles/article/add/")
        tab.locator("#id_headline").fill(headline)
        wait_until_kept(tab, f"headline={headline.replace(' ', '+')}")
        assert Writing.objects.count() == number + 1

    page.goto("/admin/articles/article/add/")

    assert page.get_by_role("link", name="Restore this text").count() == 2


@pytest.mark.parametrize("seconds", [0, 2])
def test_a_double_click_on_save_makes_one_story(page, sign_in, slow, writer, seconds):
    sign_in(writer)
    slow("/add/", after=seconds)
    page.goto("/admin/articles/article/add/")
    page.locator("#id_headline").fill("Once")
    page.locator("input[name=_save]").dblclick()
    page.locator(".messagelist .success").wait_for()

    assert Article.objects.count() == 1


def test_back_and_save_make_no_second_story(page, sign_in, writer):
    sign_in(writer)
    page.goto("/admin/articles/article/add/")
    page.locator("#id_headline").fill("Once")
    page.locator("input[name=_save]").click()
    page.locator(".messagelist .success").wait_for()
    page.go_back()
    settle(page)
    page.locator("input[name=_save]").click()
    page.wait_for_load_state("networkidle")

    assert Article.objects.count() == 1


def test_an_ended_session_is_renewed_in_place_and_the_text_saved(page, sign_in, writer, story):
    sign_in(writer)
    open_form(page, story)
    page.context.clear_cookies(name="sessionid")
    page.locator("#id_headline").fill("After the session")
    page.locator("input[name=_continue]").click()

    page.locator("#again-password").fill("wrong")
    page.get_by_role("button", name="Log in", exact=True).click()
    page.get_by_text("Name or password is wrong.").wait_for()
    page.locator("#again-password").fill("pw")
    page.get_by_role("button", name="Log in", exact=True).click()

    page.locator(".messagelist .success").wait_for()
    assert Article.objects.get().headline == "After the session"


def test_a_stale_save_merges_two_texts_on_screen(page, sign_in, writer):
    story = factories.draft(writer, body="<p>One.</p><p>Two.</p><p>Three.</p>")
    sign_in(writer)
    open_form(page, story)
    theirs = Article.objects.get()
    factories.edit(theirs, writer, body="<p>One, theirs.</p><p>Two.</p><p>Three.</p>")
    page.evaluate("CKEDITOR.instances.id_body.setData('<p>One.</p><p>Two.</p><p>Three, mine.</p>')")
    page.locator("input[name=_continue]").click()

    page.get_by_role("heading", name="Two texts").wait_for()
    axe(page)
    page.get_by_role("button", name="Merge both texts into the form").click()
    page.get_by_text("Merged, not saved yet.").wait_for()
    page.locator("input[name=_continue]").click()

    page.locator(".messagelist .success").wait_for()
    body = Article.objects.get().body
    assert "One, theirs." in body
    assert "Three, mine." in body


def test_others_who_have_the_story_open_are_named(page, sign_in, writer, story):
    sign_in(writer)
    open_form(page, story)
    Presence.objects.note(account("meng", "publisher", name="Meng Yao"), story)
    page.locator("#id_headline").fill("Together")

    page.locator(STATE, has_text="Also open at: Meng Yao").wait_for(timeout=patience(15))
