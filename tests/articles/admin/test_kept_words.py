"""Never lose words: what is kept while somebody types, and what it never does."""

import re
from datetime import date, timedelta
from urllib.parse import urlencode
from uuid import uuid4

import pytest
import time_machine
from django.apps import apps
from django.test import Client
from django.utils import timezone

from articles.models import Act, Article, Presence, RecoveryCopy, Writing
from tests import factories
from tests.articles.admin import pages
from tests.articles.admin.writing import FIRST, SECOND, copies, keep, offered, restore, save

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def test_keeping_has_no_effect_on_the_story(people, story):
    before = Article.objects.filter(pk=story.pk).values().get()
    keep(people["writer"], story, headline="Half a head")

    assert Article.objects.filter(pk=story.pk).values().get() == before
    assert (story.versions.count(), Act.objects.count()) == (1, 0)


def test_the_copy_comes_back_into_the_form_and_saves_nothing(people, story):
    keep(people["writer"], story, headline="Half a head")

    page = restore(people["writer"], story)

    assert page.context["adminform"].form["headline"].value() == "Half a head"
    assert Article.objects.get(pk=story.pk).headline == "Sports day opens"


def everything():
    """Return all rows of the database, but for what a browser's session leaves."""
    return {
        model: list(model.objects.order_by("pk").values())
        for model in apps.get_models()
        if model._meta.app_label in ("articles", "people")
    }


# A form as it may have been kept: whole, or with a hidden field taken out or put in.
KEPT = [
    {},
    {"seen_version": None},
    {"seen_version": 99},
    {"merged_version": 1},
    {"restoring": ""},
    {"_save": "Save", "_continue": "1"},
    {"_merge": "1"},
    {"_saveasnew": "1"},
    {"credits-TOTAL_FORMS": None},
    {"photo_uses-INITIAL_FORMS": None},
]


@pytest.mark.parametrize("method", ["get", pytest.param("head", marks=pytest.mark.slow)])
def test_showing_the_copy_changes_nothing_in_the_database(people, story, method):
    ask, keep = getattr(pages.as_user(people["writer"]), method), Writing.objects.keep
    whole = pages.form(story, headline="Half a head", body="<p>Half a text.</p>")
    shown = []
    for hidden in KEPT:
        fields = {name: value for name, value in (whole | hidden).items() if value is not None}
        form = urlencode(fields, doseq=True)
        in_address = {name: value for name, value in hidden.items() if value}
        for address, of in ((pages.change(story), story), (pages.ADD, None)):
            copy = keep(people["writer"], of, uuid4(), form, typed_at=0)
            shown.append((address, {"restore": copy.pk} | in_address))
    before = everything()

    for address, query in shown:
        answer = ask(address, query)
        assert answer.context["adminform"].form["headline"].value() == "Half a head"

    assert everything() == before


def test_the_copy_is_saved_by_sending_the_form(people, story):
    keep(people["writer"], story, headline="A whole headline")
    page = restore(people["writer"], story)
    assert f'action="{pages.change(story)}"' in page.text

    restores = page.context["keeping"]["restores"]
    save(people["writer"], story, SECOND, headline="A whole headline", restores=restores)

    assert Article.objects.get().headline == "A whole headline"
    assert offered(people["writer"], story) == []


def test_a_copy_of_a_text_frozen_meanwhile_is_shown_to_be_copied(people, story):
    keep(people["writer"], story, headline="Half a head")
    story.submit(by=people["writer"])

    page = restore(people["writer"], story)

    assert page.status_code == 409
    assert re.search(r"<textarea[^>]* readonly\s*>Half a head</textarea\s*>", page.text)


def test_credits_and_pictures_come_back_too(people):
    story = factories.draft(people["writer"], photos=[factories.photo()])
    keep(people["writer"], story, **{"photo_uses-0-caption": "Half a caption"})

    page = restore(people["writer"], story)

    parts = {part.formset.prefix: part.formset for part in page.context["inline_admin_formsets"]}
    assert parts["photo_uses"].forms[0]["caption"].value() == "Half a caption"
    assert parts["credits"].is_valid()


def test_what_is_kept_is_for_its_own_account_alone(people, story):
    keep(people["writer"], story, headline="Half a head")
    copy = RecoveryCopy.objects.get()
    other = pages.as_user(people["publisher"])

    assert offered(people["writer"], story) == ["Half a head"]
    assert offered(people["publisher"], story) == []
    page = other.get(pages.change(story), {"restore": copy.pk})
    assert page.context["adminform"].form["headline"].value() == "Sports day opens"
    assert "kept_at" not in other.get(kept_page(story)).text
    assert other.get(kept_page(story), {"copy": copy.pk}).status_code == 404


def kept_page(story):
    return f"/admin/articles/article/{story.pk}/kept/"


def test_the_page_of_one_account_keeps_nothing_for_another_who_logs_in_since(people, story):
    """The token of a page is of the session it was opened in."""
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(people["writer"])
    token = browser.get(pages.change(story)).context["csrf_token"]
    login = {"username": "publisher", "password": "pw", "csrfmiddlewaretoken": str(token)}
    assert browser.post("/admin/login/?next=/admin/", login).status_code == 302

    fields = pages.form(story, headline="Half a head") | {"csrfmiddlewaretoken": str(token)}
    answers = [
        browser.post(address, fields)
        for address in (kept_page(story).replace("kept", "keep"), pages.change(story))
    ]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert Writing.objects.count() == 0


# An offer that is not answered


def test_a_word_typed_in_another_form_leaves_what_was_offered(people, story):
    keep(people["writer"], story, FIRST, headline="An hour of work")
    keep(people["writer"], story, SECOND, headline="One word")

    assert offered(people["writer"], story) == ["One word", "An hour of work"]


def test_a_save_without_an_answer_to_the_offer_leaves_what_was_offered(people, story):
    keep(people["writer"], story, FIRST, headline="An hour of work")
    save(people["writer"], story, SECOND, standfirst="Another field.")

    assert offered(people["writer"], story) == ["An hour of work"]


def test_two_tabs_of_a_new_story_never_share_a_copy(people):
    keep(people["writer"], None, FIRST, headline="One story")
    keep(people["writer"], None, SECOND, headline="Another story")
    save(people["writer"], None, SECOND, headline="Another story")

    assert offered(people["writer"], None) == ["One story"]


def test_a_form_that_is_opened_again_begins_a_copy_of_its_own(people, story):
    keep(people["writer"], story, headline="An hour of work", at=1)
    keep(people["writer"], story, headline="One word", at=2, first=1)

    assert copies() == ["One word", "An hour of work"]


def test_a_writing_has_several_copies_and_the_newest_twenty_stay(people, story):
    start = timezone.now()
    for number in range(25):
        with time_machine.travel(start + number * timedelta(minutes=6), tick=False):
            keep(people["writer"], story, headline=f"After {number}", at=number + 1)
            keep(people["writer"], story, headline=f"And after {number}", at=number + 1)

    assert copies() == [f"And after {number}" for number in range(24, 4, -1)]


def test_a_refused_save_is_kept_whatever_the_reason(people, story):
    save(people["writer"], story, headline="")
    save(people["writer"], None, SECOND, headline="A new one", event_on="soon")

    assert copies() == ["A new one", ""]
    assert offered(people["writer"], None) == ["A new one"]


def test_a_save_of_a_story_frozen_meanwhile_is_kept(people, story):
    story.submit(by=people["writer"])
    save(people["writer"], story, headline="Too late")

    assert copies() == ["Too late"]


def test_words_for_a_story_that_somebody_deleted_are_offered_for_a_new_one(people, story):
    keep(people["writer"], story, FIRST, headline="Kept before")
    Article.objects.get().delete()
    save(people["writer"], story, SECOND, headline="Sent after")

    assert offered(people["writer"], None) == ["Sent after", "Kept before"]


def test_what_was_kept_here_is_listed_and_readable_saved_or_not(people, story):
    keep(people["writer"], story, FIRST, headline="Kept", body="<p>Words.</p><script>x</script>")
    save(people["writer"], story, FIRST, headline="Saved", at=1)
    browser = pages.as_user(people["writer"])
    copy = RecoveryCopy.objects.get()

    listed = browser.get(kept_page(story))
    shown = browser.get(kept_page(story), {"copy": copy.pk})

    assert f'href="?copy={copy.pk}"' in listed.text
    assert "Saved later" in listed.text
    assert [text for _name, _label, text in shown.context["texts"]] == ["Kept", "<p>Words.</p>"]


def test_discarding_ends_the_offer_and_stays_readable_for_thirty_days(people, story):
    keep(people["writer"], story, headline="Half a head")
    browser, forget = pages.as_user(people["writer"]), kept_page(story).replace("kept", "forget")

    browser.post(forget, {"writing": FIRST})
    assert (offered(people["writer"], story), copies()) == ([], ["Half a head"])

    with time_machine.travel(timezone.now() + timedelta(days=29)):
        Writing.objects.forget_old()
        assert copies() == ["Half a head"]
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        Writing.objects.forget_old()
        assert copies() == []


def test_words_typed_after_a_discarding_are_offered_again(people, story):
    keep(people["writer"], story, headline="Half a head", at=1)
    Writing.objects.end()
    keep(people["writer"], story, headline="Half a head", at=1)
    assert offered(people["writer"], story) == []

    keep(people["writer"], story, headline="A whole head", at=2)

    assert offered(people["writer"], story) == ["A whole head"]


# What was saved is never offered


def test_what_was_typed_and_taken_back_is_not_offered(people, story):
    keep(people["writer"], story, headline="Half a head", at=1)
    answer = keep(people["writer"], story, place="", at=2, unchanged=1)
    assert (answer.json()["kept"], offered(people["writer"], story)) == ("", [])

    keep(people["writer"], story, headline="A whole head", at=3)
    assert offered(people["writer"], story) == ["A whole head"]


def test_a_save_ends_the_offer(people, story):
    keep(people["writer"], story, headline="Half a head", at=1)
    save(people["writer"], story, headline="A whole headline", at=2)

    assert offered(people["writer"], story) == []


@pytest.mark.parametrize(
    ("typed", "at"), [("Half a head", 1), ("A whole headline", 3)], ids=["older", "the same"]
)
def test_words_that_arrive_after_their_save_are_not_offered(people, story, typed, at):
    save(people["writer"], story, headline="A whole headline", at=2)
    before = dict(pages.form(story, headline=typed)) | {"seen_version": 1}
    keep(people["writer"], story, at=at, **before)

    assert offered(people["writer"], Article.objects.get()) == []


def test_words_typed_while_the_save_was_on_its_way_are_offered(people, story):
    save(people["writer"], story, headline="A whole headline", at=2)
    keep(people["writer"], story, headline="A whole headline, and more", at=3)

    assert offered(people["writer"], story) == ["A whole headline, and more"]


def test_older_words_that_arrive_late_replace_no_newer_ones(people, story):
    keep(people["writer"], story, headline="Half a head", at=2)
    assert keep(people["writer"], story, headline="Half", at=1).json()["kept"] == ""

    assert copies() == ["Half a head"]


# Around it


def test_a_strangers_story_keeps_nothing(people, story):
    assert keep(people["photographer"], story, headline="Mine").status_code == 404
    assert Writing.objects.count() == 0


def test_others_who_have_the_story_open_are_named(people, story):
    keep(people["writer"], story)

    assert keep(people["publisher"], story).json()["others"] == ["Writer"]
    assert Presence.objects.count() == 2


@pytest.mark.parametrize("fields", [{"body": "x" * 2_000_001}, {"writing": "no key"}])
def test_a_form_beyond_all_measure_is_refused(people, story, fields):
    data = pages.form(story) | fields
    answer = pages.as_user(people["writer"]).post(f"/admin/articles/article/{story.pk}/keep/", data)

    assert (answer.status_code, Writing.objects.count()) == (400, 0)


def test_two_changes_of_different_paragraphs_merge(people):
    story = factories.draft(people["writer"], body="<p>One.</p><p>Two.</p><p>Three.</p>")
    mine = pages.form(story, body="<p>One.</p><p>Two.</p><p>Three, mine.</p>", _merge="1")
    factories.edit(story, people["publisher"], body="<p>One, theirs.</p><p>Two.</p><p>Three.</p>")

    page = pages.as_user(people["writer"]).post(pages.change(story), mine)

    form = page.context["adminform"].form
    assert form["body"].value() == "<p>One, theirs.</p>\n<p>Two.</p>\n<p>Three, mine.</p>"
    assert form["seen_version"].value() == 2


def test_what_only_the_other_changed_beside_the_text_is_kept_in_a_merge(people):
    story = factories.draft(people["writer"], place="Nanjing")
    theirs = {
        "headline": "Theirs",
        "event_on": date(2023, 7, 13),
        "section": factories.section("b"),
    }
    mine = pages.form(story, place="Beijing")
    factories.edit(story, people["publisher"], place="Tianjin", **theirs)

    page = pages.as_user(people["writer"]).post(pages.change(story), mine)

    form = page.context["adminform"].form
    kept = {name: form[name].value() for name in (*theirs, "place")}
    assert kept == theirs | {"section": theirs["section"].pk, "place": "Beijing"}


def test_the_copy_is_what_the_browser_sent(people, story):
    keep(people["writer"], story, headline="半个标题 & more")

    assert urlencode({"headline": "半个标题 & more"}) in RecoveryCopy.objects.get().form
