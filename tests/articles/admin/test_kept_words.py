"""Never lose words: what is kept while somebody types, and what it never does."""

import re
from datetime import date
from urllib.parse import urlencode

import pytest
from django.apps import apps

from articles.models import Act, Article, Presence, RecoveryCopy
from tests import factories
from tests.articles.admin import pages

pytestmark = pytest.mark.django_db


def keep(user, story, **changes):
    address = f"/admin/articles/article/{story.pk}/keep/"
    return pages.as_user(user).post(address, pages.form(story, **changes) if changes else {})


def test_keeping_has_no_effect_on_the_story(people, story):
    before = Article.objects.filter(pk=story.pk).values().get()
    keep(people["writer"], story, headline="Half a head")

    assert Article.objects.filter(pk=story.pk).values().get() == before
    assert (story.versions.count(), Act.objects.count()) == (1, 0)


def test_the_copy_comes_back_into_the_form_and_saves_nothing(people, story):
    keep(people["writer"], story, headline="Half a head")

    page = pages.as_user(people["writer"]).get(pages.change(story), {"restore": 1})

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
    ask = getattr(pages.as_user(people["writer"]), method)
    whole = pages.form(story, headline="Half a head", body="<p>Half a text.</p>")

    for hidden in KEPT:
        fields = {name: value for name, value in (whole | hidden).items() if value is not None}
        copy = urlencode(fields, doseq=True)
        RecoveryCopy.objects.keep(people["writer"], story, copy)
        RecoveryCopy.objects.keep(people["writer"], None, copy)
        before = everything()

        for address in (pages.change(story), pages.ADD):
            assert ask(address, {"restore": 1} | hidden_in_address(hidden)).status_code == 200

        assert (hidden, everything()) == (hidden, before)


def hidden_in_address(hidden):
    return {name: value for name, value in hidden.items() if value}


def test_the_copy_is_saved_by_sending_the_form(people, story):
    keep(people["writer"], story, headline="A whole headline")
    browser = pages.as_user(people["writer"])
    page = browser.get(pages.change(story), {"restore": 1})
    assert f'action="{pages.change(story)}"' in page.text

    answer = browser.post(pages.change(story), pages.form(story, headline="A whole headline"))

    assert (answer.status_code, RecoveryCopy.objects.count()) == (302, 0)
    assert Article.objects.get().headline == "A whole headline"


def test_a_copy_of_a_text_frozen_meanwhile_is_shown_to_be_copied(people, story):
    keep(people["writer"], story, headline="Half a head")
    story.submit(by=people["writer"])

    page = pages.as_user(people["writer"]).get(pages.change(story), {"restore": 1})

    assert page.status_code == 409
    assert re.search(r"<textarea[^>]* readonly\s*>Half a head</textarea\s*>", page.text)


def test_credits_and_pictures_come_back_too(people):
    story = factories.draft(people["writer"], photos=[factories.photo()])
    keep(people["writer"], story, **{"photo_uses-0-caption": "Half a caption"})

    page = pages.as_user(people["writer"]).get(pages.change(story), {"restore": 1})

    parts = {part.formset.prefix: part.formset for part in page.context["inline_admin_formsets"]}
    assert parts["photo_uses"].forms[0]["caption"].value() == "Half a caption"
    assert parts["credits"].is_valid()


def test_the_form_offers_the_copy_to_its_own_account_alone(people, story):
    keep(people["writer"], story, headline="Half a head")

    offered = {
        role: pages.as_user(people[role]).get(pages.change(story)).context.get("unsaved_at")
        is not None
        for role in ("writer", "publisher")
    }

    assert offered == {"writer": True, "publisher": False}


def test_a_save_ends_the_copy(people, story):
    keep(people["writer"], story, headline="Half a head")
    data = pages.form(story, headline="A whole headline")
    pages.as_user(people["writer"]).post(pages.change(story), data)

    assert RecoveryCopy.objects.count() == 0


def test_a_new_story_is_kept_before_its_first_save(people):
    browser = pages.as_user(people["writer"])
    browser.post("/admin/articles/article/keep/", {"headline": "Not saved yet", "language": "en"})

    page = browser.get(pages.ADD, {"restore": 1})

    assert page.context["adminform"].form["headline"].value() == "Not saved yet"


def test_a_copy_can_be_thrown_away(people, story):
    keep(people["writer"], story, headline="Half a head")
    pages.as_user(people["writer"]).post(f"/admin/articles/article/{story.pk}/forget/")

    assert RecoveryCopy.objects.count() == 0


def test_a_strangers_story_keeps_nothing(people, story):
    assert keep(people["photographer"], story, headline="Mine").status_code == 404
    assert RecoveryCopy.objects.count() == 0


def test_others_who_have_the_story_open_are_named(people, story):
    keep(people["writer"], story)

    assert keep(people["publisher"], story).json()["others"] == ["Writer"]
    assert Presence.objects.count() == 2


def test_a_form_beyond_all_measure_is_refused(people, story):
    response = keep(people["writer"], story, body="x" * 2_000_001)

    assert response.status_code == 400


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
