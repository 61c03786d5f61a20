"""Every form is sent once, whatever the finger does."""

import pytest

from articles.models import Article, Writing
from tests import factories
from tests.articles.admin import pages
from tests.articles.admin.writing import keep, save

pytestmark = pytest.mark.django_db


def test_a_new_story_sent_twice_is_made_once_and_answered_twice(people):
    fields = pages.form(headline="Once")
    browser = pages.as_user(people["writer"])

    answers = [browser.post(pages.ADD, fields) for _time in range(2)]

    assert Article.objects.count() == 1
    assert answers[0].url == answers[1].url == pages.LIST


def test_a_new_story_sent_twice_at_once_is_made_once(people, monkeypatch):
    """The second looks for the first before it is there, and meets it at its end."""
    fields = pages.form(headline="Once")
    browser = pages.as_user(people["writer"])
    browser.post(pages.ADD, fields)
    looked, manager = [], type(Writing.objects)
    under = manager.under

    def too_early(*args):
        looked.append(args)
        return under(*args) if len(looked) > 1 else None

    monkeypatch.setattr(manager, "under", too_early)
    answer = browser.post(pages.ADD, fields)

    assert (answer.url, len(looked), Article.objects.count()) == (pages.LIST, 2, 1)


def test_words_kept_in_the_moment_of_the_save_do_not_hinder_it(people, monkeypatch):
    fields = pages.form(headline="Once") | {"typed_at": 2}
    looked, manager = [], type(Writing.objects)
    under = manager.under

    def and_kept(manager, user, key):
        found = under(manager, user, key)
        if not looked:
            keep(user, None, key, at=1, headline="On")
        looked.append(key)
        return found

    monkeypatch.setattr(manager, "under", and_kept)
    answer = pages.as_user(people["writer"]).post(pages.ADD, fields)

    assert (answer.url, Article.objects.get().headline) == (pages.LIST, "Once")
    assert Writing.objects.unsaved().count() == 0


def test_back_and_save_with_other_words_leads_to_the_story_it_made(people):
    save(people["writer"], None, headline="A story", at=1)
    answer = save(people["writer"], None, headline="A story, and more", at=2)

    made = Article.objects.get()
    page = pages.as_user(people["writer"]).get(answer.url)
    assert page.context["adminform"].form["headline"].value() == "A story, and more"
    assert page.request["PATH_INFO"] == pages.change(made)
    assert made.headline == "A story"


def test_a_change_sent_twice_is_answered_as_saved(people, story):
    fields = pages.form(story, headline="Changed")
    browser = pages.as_user(people["writer"])

    answers = [browser.post(pages.change(story), fields).status_code for _time in range(2)]

    assert (answers, story.versions.count()) == ([302, 302], 2)


def test_back_to_an_older_form_and_save_is_a_stale_save(people, story):
    fields = pages.form(story, headline="Changed")
    browser = pages.as_user(people["writer"])
    browser.post(pages.change(story), fields)
    factories.edit(Article.objects.get(), people["writer"], headline="Changed again")

    answer = browser.post(pages.change(story), fields)

    assert answer.context["adminform"].form.saved_beside["number"] == 3


def test_the_key_of_somebody_elses_form_saves_a_story_of_ones_own(people):
    save(people["writer"], None, headline="One")
    save(people["publisher"], None, headline="Two")

    assert sorted(Article.objects.values_list("headline", flat=True)) == ["One", "Two"]
