"""The story form: what saves, what is refused, and that no text is lost."""

import re
from datetime import date

import pytest

from articles.admin.story.story_forms import MOST_LETTERS
from articles.models import Article
from articles.rules.refusals import Refused
from articles.text.cleaning import plain_text
from tests import factories
from tests.articles.admin import pages
from tests.cast import cast

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def test_a_headline_and_a_language_are_enough():
    writer = cast()["writer"]

    pages.as_user(writer).post(pages.ADD, pages.form(headline="运动会", language="zh-hans"))

    story = Article.objects.get()
    assert (story.slug, story.created_by, story.version_number) == ("yun-dong-hui", writer, 1)


def test_a_stale_save_is_refused_with_both_texts_on_screen():
    people = cast()
    story = factories.draft(people["writer"])
    mine = pages.form(story, body="<p>My own words.</p>")
    factories.edit(story, people["publisher"], body="<p>What she saved.</p>")

    response = pages.as_user(people["writer"]).post(pages.change(story), mine)

    assert Article.objects.get().body == "<p>What she saved.</p>"
    assert b"<p>What she saved.</p>" in response.content
    assert b"<p>My own words.</p>" in response.content


def test_a_stale_save_after_one_s_own_in_another_window_says_so():
    people = cast()
    story = factories.draft(people["writer"])
    mine = pages.form(story, body="<p>My own words.</p>")
    factories.edit(story, people["writer"], body="<p>Mine, too.</p>")

    response = pages.as_user(people["writer"]).post(pages.change(story), mine)

    errors = response.context["adminform"].form.non_field_errors()
    assert errors == ["Not saved: you saved this story in another window meanwhile."]


def test_a_stale_save_shows_what_the_other_changed_in_credits_and_pictures():
    people = cast()
    story = factories.draft(people["writer"], photos=[factories.photo()])
    mine = pages.form(story, body="<p>My own words.</p>")
    story.photo_uses.update(caption="Her caption")
    story.record_version(by=people["publisher"])

    response = pages.as_user(people["writer"]).post(pages.change(story), mine)

    assert "[added: Her]" in " ".join(plain_text(response.text).split())


def test_a_stale_save_goes_through_once_the_texts_are_merged():
    people = cast()
    story = factories.draft(people["writer"])
    mine = pages.form(story, body="<p>Both texts.</p>")
    factories.edit(story, people["publisher"], body="<p>What she saved.</p>")

    mine["merged_version"] = story.version_number
    pages.as_user(people["writer"]).post(pages.change(story), mine)

    assert Article.objects.get().body == "<p>Both texts.</p>"


def save_that_loses(monkeypatch, meanwhile):
    """Send the form of a story to which `meanwhile` happens between reading and saving."""
    people = cast()
    story = factories.draft(people["writer"], photos=[factories.photo()])
    mine = pages.form(story, headline="Mine", **{"photo_uses-0-caption": "My caption"})
    recorded, calls = Article.record_version, []

    def beaten(article, *, by):
        calls.append(article.headline)
        monkeypatch.setattr(Article, "record_version", recorded)
        meanwhile(article)
        return recorded(article, by=by)

    monkeypatch.setattr(Article, "record_version", beaten)
    response = pages.as_user(people["writer"]).post(pages.change(story), mine)
    assert calls == ["Mine"]
    return story, response


def test_a_save_that_loses_a_race_is_refused_with_everything_typed(monkeypatch):
    def faster(article):
        article.version_number = article._guarded["version_number"] = 99

    story, response = save_that_loses(monkeypatch, faster)

    form = response.context["adminform"].form
    parts = {
        part.formset.prefix: part.formset for part in response.context["inline_admin_formsets"]
    }
    assert response.status_code == 200
    assert "changed this story meanwhile" in form.non_field_errors()[0]
    assert form["headline"].value() == "Mine"
    assert parts["photo_uses"].forms[0]["caption"].value() == "My caption"
    saved = Article.objects.get()
    assert (saved.headline, saved.version_number) == (story.headline, 1)
    assert saved.photo_uses.get().caption != "My caption"


def test_a_refused_save_changes_nothing_even_where_it_would_succeed_now(monkeypatch):
    def refused(article):
        raise Refused("The desk is closed for a moment.")

    _story, response = save_that_loses(monkeypatch, refused)

    errors = response.context["adminform"].form.non_field_errors()
    assert errors == ["The desk is closed for a moment."]
    assert Article.objects.get().versions.count() == 1


def test_an_unchanged_save_makes_no_version():
    people = cast()
    story = factories.draft(people["writer"])

    response = pages.as_user(people["writer"]).post(pages.change(story), pages.form(story))

    assert (response.status_code, story.versions.count()) == (302, 1)


def test_a_save_that_finds_the_text_frozen_changes_nothing_and_gives_the_words_back():
    people = cast()
    story = factories.submitted(people["writer"])

    data = pages.form(story, headline="Changed")
    response = pages.as_user(people["writer"]).post(pages.change(story), data)

    assert (response.status_code, Article.objects.get().headline) == (409, story.headline)
    assert re.search(r" readonly\s*>Changed</textarea\s*>", response.content.decode())


def test_a_change_voids_the_approval():
    people = cast()
    story = factories.approved(people["writer"], people["reviewer"])

    data = pages.form(story, headline="Changed")
    pages.as_user(people["writer"]).post(pages.change(story), data)

    assert Article.objects.get().work_state == "draft"
    assert story.acts.last().act == "void"


def test_a_script_link_is_taken_out_of_the_text():
    people = cast()
    story = factories.draft(people["writer"])

    body = '<p><a href="javascript:alert(1)">Read</a></p>'
    pages.as_user(people["writer"]).post(pages.change(story), pages.form(story, body=body))

    assert Article.objects.get().body == "<p>Read</p>"


def test_an_address_another_story_of_the_month_has_is_an_error_on_its_field():
    people = cast()
    other = factories.draft(people["writer"])
    story = factories.draft(people["writer"])

    data = pages.form(story, slug=other.slug)
    response = pages.as_user(people["writer"]).post(pages.change(story), data)

    assert response.context["adminform"].form.errors == {
        "slug": ["Another story of this month has this address."]
    }


def test_a_state_sent_with_the_form_is_ignored():
    people = cast()
    story = factories.draft(people["writer"])

    data = pages.form(story, work_state="approved", public_state="live")
    pages.as_user(people["writer"]).post(pages.change(story), data)

    assert Article.objects.values_list("work_state", "public_state").get() == ("draft", "never")


@pytest.mark.parametrize("typed", ["2023-07-12", "2023/7/12", "12 July 2023", "July 12, 2023"])
def test_the_date_of_the_event_is_read_as_people_write_it(typed):
    writer = cast()["writer"]

    pages.as_user(writer).post(pages.ADD, pages.form(headline="Sports day", event_on=typed))

    assert Article.objects.get().event_on == date(2023, 7, 12)


def test_a_chinese_date_is_read_on_the_chinese_page():
    client = pages.as_user(cast()["writer"])
    client.cookies["django_language"] = "zh-hans"

    client.post(pages.ADD, pages.form(headline="运动会", event_on="2023年7月12日"))

    assert Article.objects.get().event_on == date(2023, 7, 12)


def test_a_date_with_two_meanings_is_refused_with_an_example():
    client = pages.as_user(cast()["writer"])

    answer = client.post(pages.ADD, pages.form(headline="Sports day", event_on="12/07/2023"))

    errors = answer.context["adminform"].form.errors
    assert errors == {"event_on": ["Write the date as 2023-07-12."]}


def test_a_text_is_written_in_fields_of_its_own_language():
    people = cast()
    story = factories.draft(people["writer"], language="zh-hans")

    response = pages.as_user(people["writer"]).get(pages.change(story))

    widgets = {
        name: field.widget for name, field in response.context["adminform"].form.fields.items()
    }
    languages = {
        name: widget.attrs["lang"] for name, widget in widgets.items() if "lang" in widget.attrs
    }
    assert languages == {"headline": "zh-hans", "standfirst": "zh-hans", "body": "zh-hans"}


@pytest.mark.parametrize("key", ["abc", "9" * 30, "-1", "٣x"])
def test_a_choice_that_no_row_can_be_is_refused_on_its_field(key):
    people = cast()
    story = factories.draft(people["writer"])
    names = ["section", "unit", "tags", "related", "translation_of", "credits-0-contributor"]
    data = pages.form(story, headline="Changed", **dict.fromkeys(names, key))

    answer = pages.as_user(people["writer"]).post(pages.change(story), data).text

    assert [name for name in names if f'id="id_{name}_error"' not in answer] == []
    assert Article.objects.get().headline == story.headline


def test_a_choice_in_the_address_of_a_new_story_that_no_row_can_be_is_left_out():
    choices = {"unit": "abc", "tags": "abc", "related": "9" * 30, "translation_of": "x"}

    page = pages.as_user(cast()["writer"]).get(pages.ADD, choices)

    assert page.status_code == 200


def test_rows_that_nobody_changed_pass_as_they_are_and_the_others_are_checked():
    people = cast()
    story = factories.draft(people["writer"], photos=[factories.photo(), factories.photo()])
    changes = {"photo_uses-0-caption": "Changed", "photo_uses-1-photo": "999"}

    response = pages.as_user(people["writer"]).post(
        pages.change(story), pages.form(story, **changes)
    )
    assert 'id="id_photo_uses-1-photo_error"' in response.text

    del changes["photo_uses-1-photo"]
    pages.as_user(people["writer"]).post(
        pages.change(story), pages.form(story, **changes, **{"photo_uses-1-DELETE": "on"})
    )
    assert [use.caption for use in story.photo_uses.all()] == ["Changed"]


def test_a_text_that_is_too_long_is_refused_at_its_field_and_stays_on_screen():
    writer = cast()["writer"]
    story = factories.draft(writer)
    words = "<p>" + "x" * MOST_LETTERS + "</p>"

    page = pages.as_user(writer).post(pages.change(story), pages.form(story, body=words))

    form = page.context["adminform"].form
    assert form.errors["body"] == [
        "The text is too long: 300007 characters with its markup, 300000 at most."
    ]
    assert form["body"].value() == words
