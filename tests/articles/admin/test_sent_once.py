"""Every form is sent once, whatever the finger does."""

import re
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.utils import timezone

from articles.models import Act, Article, Comment, Notice, PreviewLink, Tag, Writing
from articles.models.desk.house_rule import WordingRule
from articles.models.newsstand.front_slot import FrontSlot
from people import sent_once
from people.models import Contributor, Sending, User
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


# Every other form: its tag `sending` gives it a key

ONCE = {  # forms that may be sent again, because that does nothing more
    "admin/base_site.html": "the language of the page, logging out",
    "admin/sessions.html": "what is ended",
    "admin/proposal.html": "what is decided: the second time is told so",
    "admin/story_list.html": "a second translation is never made",
    "admin/articles/article/panel.html": "a second translation is never made",
    "admin/articles/article/review.html": "what is marked as read",
    "admin/notices.html": "what is read, chosen or tried again",
    "admin/articles/article/links.html": "what is taken back",
    "admin/articles/article/thread.html": "what is resolved or open",
    "admin/articles/article/change_form.html": "what is discarded; the story form has its Writing",
}


def forms_without_a_key(path):
    forms = re.findall(r'<form[^>]*method="post".*?</form>', path.read_text(), re.DOTALL)
    return [form for form in forms if "{% sending %}" not in form]


def test_every_form_that_would_do_a_thing_twice_has_a_key():
    folder = Path(settings.BASE_DIR / "templates")
    found = {
        str(path.relative_to(folder))
        for path in folder.rglob("*.html")
        if forms_without_a_key(path)
    }

    assert found == set(ONCE)


def sending_on(page):
    """Return the key of the last form on a page."""
    return re.findall(r'name="sending" value="([^"]+)"', page.text)[-1]


def send_twice(user, address, fields):
    """Send the form of a page twice; return where both answers lead."""
    browser = pages.as_user(user)
    fields = fields | {"sending": sending_on(browser.get(address))}
    answers = [browser.post(address, fields) for _time in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert b"The second time changed nothing." in browser.get(answers[1].url).content
    return {urlsplit(answer.url).path for answer in answers}


@pytest.fixture
def live(people):
    return factories.published(people["writer"], people["reviewer"], people["publisher"])


def test_a_comment_sent_twice_is_left_once_and_tells_once(people, story):
    address = f"/admin/articles/article/{story.pk}/comments/"

    send_twice(people["writer"], address, {"body": "See, @reviewer", "version": 1})

    assert (Comment.objects.count(), Notice.objects.count()) == (1, 1)


def test_an_act_sent_twice_is_done_once_and_not_refused(people, story):
    story.submit(by=people["writer"])
    address = pages.act(story, "ask")

    reviewer = {"reviewer": people["reviewer"].pk, "version": 1}
    assert send_twice(people["writer"], address, reviewer) == {pages.change(story)}

    assert list(Act.objects.values_list("act", flat=True)) == ["submit", "ask"]


@pytest.mark.parametrize(
    ("name", "model", "fields"),
    [
        ("articles/tag", Tag, {"name": "Sport", "name_zh": "", "slug": ""}),
        (
            "articles/wordingrule",
            WordingRule,
            {"wording": "uni", "instead": "university", "weight": "advice", "is_active": "on"},
        ),
        ("people/contributor", Contributor, {"name": "Lin Yifan", "kind": "person"}),
        (
            "people/user",
            User,
            {
                "username": "lin",
                "usable_password": "false",
                "contributor-TOTAL_FORMS": 0,
                "contributor-INITIAL_FORMS": 0,
            },
        ),
    ],
)
def test_what_is_made_by_a_form_sent_twice_is_made_once(people, name, model, fields):
    before = model.objects.count()

    send_twice(people["administrator"], f"/admin/{name}/add/", fields)

    assert model.objects.count() == before + 1


def test_a_merger_sent_twice_is_answered_twice(people):
    gone, kept = factories.contributor("Lin Yifan"), factories.contributor("Lin Fan")
    address = f"/admin/people/contributor/{gone.pk}/merge/?into={kept.pk}"

    answers = send_twice(people["administrator"], address, {})

    assert answers == {f"/admin/people/contributor/{kept.pk}/change/"}


def test_a_front_page_sent_twice_is_arranged_once_and_by_nobody_else(people, live):
    picks = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 0, "do": "save", "seen": ""}
    picks |= {"form-0-story": live.published.pk, "form-0-place": "lead"}

    send_twice(people["publisher"], "/admin/front/en/", picks)

    assert FrontSlot.objects.count() == 1


def test_a_version_brought_back_twice_is_brought_back_once(people, story):
    factories.edit(story, people["writer"], headline="Another")

    send_twice(
        people["writer"],
        f"/admin/articles/article/{story.pk}/versions/1/bring-back/",
        {"version": 2},
    )

    assert story.versions.count() == 3


def test_a_private_link_sent_twice_is_one_link_and_shown_twice(people, story):
    browser, address = pages.as_user(people["writer"]), f"/admin/articles/article/{story.pk}/links/"
    fields = {"for_whom": "Dean", "days": 7, "sending": sending_on(browser.get(address))}

    shown = {browser.post(address, fields).context["address"] for _time in range(2)}
    other = pages.as_user(people["publisher"]).post(address, fields).context["address"]

    assert (len(shown), PreviewLink.objects.count(), other in shown) == (1, 2, False)


def test_a_visitors_comment_sent_twice_is_left_once(people, story):
    _link, token = PreviewLink.objects.make(
        story.latest_version, by=people["writer"], for_whom="Dean", days=7, may_comment=True
    )
    visitor, address = Client(), f"/preview/{token}/"
    fields = {"name": "Dean", "body": "Good.", "sending": sending_on(visitor.get(address))}

    answers = [visitor.post(address, fields).url for _time in range(2)]

    assert (len(set(answers)), Comment.objects.count()) == (1, 1)


def test_other_words_from_the_same_page_are_another_sending(people, story):
    browser, address = (
        pages.as_user(people["writer"]),
        f"/admin/articles/article/{story.pk}/comments/",
    )
    key = sending_on(browser.get(address))

    for body in ("One", "One, and more"):
        browser.post(address, {"body": body, "version": 1, "sending": key})

    assert Comment.objects.count() == 2


def test_a_form_that_was_refused_may_be_sent_again_as_it_is(people, story):
    browser, address = pages.as_user(people["writer"]), pages.act(story, "submit")
    fields = {"version": 1, "sending": sending_on(browser.get(address))}
    people["reviewer"].groups.clear()
    assert browser.post(address, fields).status_code == 200  # nobody could review it
    people["reviewer"].groups.set(people["reviewer"].groups.model.objects.filter(name="reviewer"))

    assert browser.post(address, fields).status_code == 302
    assert Act.objects.get().act == "submit"


def test_two_sendings_at_once_do_it_once(people, story, monkeypatch):
    """The second looks for the first before it is there, and meets it at its end."""
    browser, address = (
        pages.as_user(people["writer"]),
        f"/admin/articles/article/{story.pk}/comments/",
    )
    fields = {"body": "Once", "version": 1, "sending": sending_on(browser.get(address))}
    first = browser.post(address, fields)
    looked, look = [], sent_once._first_answer

    def too_early(*args):
        looked.append(args)
        return look(*args) if len(looked) > 1 else None

    monkeypatch.setattr(sent_once, "_first_answer", too_early)
    second = browser.post(address, fields)

    assert (second.url, len(looked), Comment.objects.count()) == (first.url, 2, 1)


def test_a_sending_whose_act_fails_leaves_no_trace(people, story, monkeypatch):
    browser, address = (
        pages.as_user(people["writer"]),
        f"/admin/articles/article/{story.pk}/comments/",
    )
    fields = {"body": "Once", "version": 1, "sending": sending_on(browser.get(address))}
    monkeypatch.setattr("articles.admin.review.comments._back", lambda *args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        browser.post(address, fields)

    assert (Comment.objects.count(), Sending.objects.count()) == (0, 0)


def test_sendings_are_forgotten_after_thirty_days(people, story):
    address = f"/admin/articles/article/{story.pk}/comments/"
    send_twice(people["writer"], address, {"body": "Once", "version": 1})

    for days, left in ((29, 1), (31, 0)):
        with time_machine.travel(timezone.now() + timedelta(days=days)):
            Sending.objects.forget_old()
        assert Sending.objects.count() == left
