"""Never lose words: what is kept while somebody types, and what it never does."""

import re
from datetime import date, timedelta
from urllib.parse import urlencode
from uuid import UUID, uuid4

import pytest
import time_machine
from django.apps import apps
from django.http import QueryDict
from django.utils import timezone

from articles.models import Act, Article, Presence, RecoveryCopy, Writing
from tests import factories
from tests.articles.admin import pages

pytestmark = pytest.mark.django_db

FIRST, SECOND = (UUID(int=number) for number in (1, 2))
KEEP_NEW = "/admin/articles/article/keep/"


def keep(user, story, key=FIRST, at=0, **changes):
    """Send the form as the script does while one types; without changes only a sign of life."""
    address = f"/admin/articles/article/{story.pk}/keep/" if story else KEEP_NEW
    fields = pages.form(story, **changes) | {"writing": key, "typed_at": at} if changes else {}
    return pages.as_user(user).post(address, fields)


def save(user, story, key=FIRST, at=0, **changes):
    fields = pages.form(story, **changes) | {"writing": key, "typed_at": at}
    return pages.as_user(user).post(pages.change(story) if story else pages.ADD, fields)


def copies():
    """Return the headline of every copy kept, the latest first."""
    forms = RecoveryCopy.objects.order_by("-pk").values_list("form", flat=True)
    return [QueryDict(form)["headline"] for form in forms]


def offered(user, story):
    """Return the headlines that the form offers to put back, the latest first."""
    page = pages.as_user(user).get(pages.change(story) if story else pages.ADD)
    unsaved = page.context["keeping"]["unsaved"]
    return [QueryDict(copy.form)["headline"] for copy in unsaved]


def restore(user, story, number=0):
    """Open the form with an offered text; return the page."""
    address = pages.change(story) if story else pages.ADD
    copy = RecoveryCopy.objects.order_by("-pk")[number]
    return pages.as_user(user).get(address, {"restore": copy.pk})


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


@pytest.mark.parametrize("hidden", KEPT, ids=str)
@pytest.mark.parametrize("method", ["get", "head"])
def test_showing_the_copy_changes_nothing_in_the_database(people, story, hidden, method):
    fields = pages.form(story, headline="Half a head", body="<p>Half a text.</p>") | hidden
    fields = {name: value for name, value in fields.items() if value is not None}
    form = urlencode(fields, doseq=True)
    ask, keep = getattr(pages.as_user(people["writer"]), method), Writing.objects.keep
    kept = {
        address: keep(people["writer"], of, uuid4(), form, typed_at=0)
        for address, of in ((pages.change(story), story), (pages.ADD, None))
    }
    in_address = {name: value for name, value in hidden.items() if value}
    before = everything()

    for address, copy in kept.items():
        answer = ask(address, {"restore": copy.pk} | in_address)
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


# Every form is sent once


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
    saved_as = manager.saved_as

    def too_early(*args):
        looked.append(args)
        return saved_as(*args) if len(looked) > 1 else None

    monkeypatch.setattr(manager, "saved_as", too_early)
    answer = browser.post(pages.ADD, fields)

    assert (answer.url, len(looked), Article.objects.count()) == (pages.LIST, 2, 1)


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


# Unsaved words and an act


def confirm(user, story, act, **fields):
    data = {"version": story.version_number, "note": "Because.", "when": "now"} | fields
    return pages.as_user(user).post(pages.act(story, act), data)


def test_an_act_asks_about_unsaved_text_before_it_is_done(people, story):
    keep(people["writer"], story, headline="In a second window")

    page = confirm(people["writer"], story, "submit")
    assert Article.objects.get().work_state == "draft"
    assert "It is not in what is shown below." in page.text

    confirm(people["writer"], story, "submit", without=page.context["stamp"])
    assert Article.objects.get().work_state == "in_review"


def test_an_act_asks_again_about_words_typed_since(people, story):
    keep(people["writer"], story, headline="In a second window", at=1)
    page = pages.as_user(people["writer"]).get(pages.act(story, "submit"))
    keep(people["writer"], story, headline="In a second window, and more", at=2)

    confirm(people["writer"], story, "submit", without=page.context["stamp"])

    assert Article.objects.get().work_state == "draft"


def test_an_approval_does_not_pass_over_the_reviewers_own_unsaved_correction(people):
    story = factories.submitted(people["writer"])
    keep(people["reviewer"], story, headline="Corrected by the reviewer")

    page = confirm(people["reviewer"], story, "approve", back="review")

    assert Article.objects.get().work_state == "in_review"
    assert "was not saved" in page.text


def test_an_act_asks_nobody_about_the_unsaved_text_of_others(people, story):
    keep(people["publisher"], story, headline="Not the writer's")

    confirm(people["writer"], story, "submit")

    assert Article.objects.get().work_state == "in_review"


def test_a_save_for_an_act_leads_to_its_page_with_the_text_saved(people, story):
    answer = save(people["writer"], story, headline="Typed", _act="submit")

    assert answer.url == pages.act(story, "submit")
    assert Article.objects.get().headline == "Typed"
    confirm(people["writer"], Article.objects.get(), "submit")
    assert Article.objects.get().latest_version.content["headline"] == "Typed"


def test_a_save_for_an_act_that_is_refused_does_not_go_on_to_it(people, story):
    answer = save(people["writer"], story, headline="", _act="submit")

    assert answer.context["adminform"].form.errors == {"headline": ["This field is required."]}


@pytest.mark.parametrize("act", ["nothing", "//evil.example", ""])
def test_a_save_for_an_act_that_does_not_exist_goes_where_a_save_goes(people, story, act):
    assert save(people["writer"], story, headline="Typed", _act=act).url == pages.LIST


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
