"""Never lose words: a crash, a closed tab, a lost network, an ended session, two writers."""

import pytest
from playwright.sync_api import expect

from articles.models import Article, Presence, RecoveryCopy
from tests import factories
from tests.cast import account, cast

from .browser import axe, settle

pytestmark = pytest.mark.django_db(transaction=True)

STATE = "[data-recovery-state]"


@pytest.fixture
def writer():
    return cast()["writer"]


@pytest.fixture
def story(writer):
    return factories.draft(writer)


def open_form(page, story):
    """Open the form and wait for the script's first sign: then it knows what was saved."""
    with page.expect_response("**/keep/"):
        page.goto(f"/admin/articles/article/{story.pk}/change/")
    settle(page)


def wait_until_kept(page, words):
    page.locator(STATE, has_text="Kept at").wait_for(timeout=15_000)
    assert words in RecoveryCopy.objects.get().form


def test_words_of_a_closed_tab_come_back(page, sign_in, writer, story):
    sign_in(writer)
    open_form(page, story)
    page.locator("#id_headline").fill("Unsaved")
    wait_until_kept(page, "headline=Unsaved")
    other = page.context.new_page()
    page.close()

    other.goto(f"/admin/articles/article/{story.pk}/change/")
    axe(other)
    other.get_by_role("link", name="Restore this text").click()

    expect(other.locator("#id_headline")).to_have_value("Unsaved")
    other.locator("input[name=_continue]").click()
    other.locator(".messagelist .success").wait_for()
    assert Article.objects.get().headline == "Unsaved"
    assert RecoveryCopy.objects.count() == 0


def test_a_form_that_was_only_opened_leaves_no_words_behind(page, sign_in, writer, story):
    sign_in(writer)
    page.goto(f"/admin/articles/article/{story.pk}/change/")
    page.goto("/admin/")
    page.wait_for_load_state("networkidle")

    assert RecoveryCopy.objects.count() == 0


def test_words_written_without_a_network_stay_in_the_browser(page, sign_in, writer, story):
    sign_in(writer)
    open_form(page, story)
    page.context.set_offline(True)
    page.locator("#id_standfirst").fill("Written on a train.")
    page.locator(STATE, has_text="No network").wait_for(timeout=15_000)
    page.context.set_offline(False)
    page.reload()

    page.get_by_role("button", name="Restore this text").click()
    page.wait_for_url("**?restore=1")

    expect(page.locator("#id_standfirst")).to_have_value("Written on a train.")


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

    page.locator(STATE, has_text="Also open at: Meng Yao").wait_for(timeout=15_000)
