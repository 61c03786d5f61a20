"""*Translate* on the staff pages, and the original beside the editor of its translation."""

import pytest

from articles import press
from articles.models import Article, PhotoUse
from tests import factories
from tests.articles.admin import pages

pytestmark = pytest.mark.django_db

BODY = "<p>第一段。</p><h2>小标题</h2><p>第三段有311人。</p>"


@pytest.fixture
def original(people):
    return chinese(people)


@pytest.fixture
def edition(people, original):
    return original.translate(by=people["translator"])[0]


def chinese(people, **fields):
    """A public Chinese story with a picture."""
    fields = {
        "headline": "运动会开幕",
        "standfirst": "三百余人参加。",
        "photos": [factories.photo()],
        "credits": [("text", "Second")],
    } | fields
    who = people["writer"], people["reviewer"], people["publisher"]
    return factories.published(*who, language="zh-hans", body=BODY, **fields)


def correct(story, people, *, is_minor=False, **changes):
    """Publish a correction of a story."""
    story = Article.objects.get(pk=story.pk)
    story.correct(by=people["writer"], note="Wrong", is_minor=is_minor)
    factories.edit(story, people["writer"], **changes)
    story.submit(by=people["writer"])
    story.approve(by=people["reviewer"])
    press.publish(story, by=people["publisher"])


def address(story):
    return f"/admin/articles/article/{story.pk}/translate/"


def translate(user, story):
    return pages.as_user(user).post(address(story))


def beside(user, story):
    return pages.as_user(user).get(pages.change(story)).context["beside"]


def messages(answer):
    return [str(message) for message in answer.context["messages"]]


def test_translate_leads_to_the_form_of_the_new_edition(people, original):
    answer = translate(people["translator"], original)

    assert answer.url == pages.change(original.translations.get())


def test_an_address_that_is_only_opened_translates_nothing(people, original):
    answer = pages.as_user(people["translator"]).get(address(original))

    assert (answer.status_code, original.translations.count()) == (405, 0)


def test_the_draft_of_somebody_else_is_neither_translated_nor_told_of(people):
    story = factories.draft(people["photographer"])

    nobodys = Article(pk=story.pk + 99)
    codes = [translate(people["writer"], one).status_code for one in (story, nobodys)]

    assert (codes, story.translations.count()) == ([404, 404], 0)


def test_who_writes_no_stories_translates_none(people, original):
    assert translate(people["reviewer"], original).status_code == 403
    assert original.translations.count() == 0


def test_a_second_click_leads_to_the_edition_of_the_first(people, original, edition):
    assert translate(people["publisher"], original).url == pages.change(edition)
    assert original.translations.count() == 1


def test_who_may_not_see_the_other_edition_is_told_whom_to_ask(people, original, edition):
    edition.credits.filter(role="text").delete()
    browser = pages.as_user(people["writer"])

    answer = browser.post(address(original), follow=True)

    assert answer.redirect_chain == [(pages.change(original), 302)]
    assert messages(answer) == [
        "Translator has begun this edition already, and it is not yours to see. Ask them."
    ]


def test_a_story_in_the_trash_is_not_translated_and_the_page_says_why(people):
    story = factories.draft(people["translator"])
    story.trash(by=people["translator"])

    answer = pages.as_user(people["translator"]).post(address(story), follow=True)

    assert messages(answer) == ["The original is in the trash. Restore it first."]


@pytest.mark.parametrize(
    ("role", "is_offered"), [("writer", True), ("translator", True), ("reviewer", False)]
)
def test_the_panel_offers_translate_to_who_may(people, original, role, is_offered):
    page = pages.as_user(people[role]).get(pages.change(original))

    assert (f'action="{address(original)}"' in page.text) is is_offered


def test_the_panel_offers_translate_once(people, original, edition):
    for story in (original, edition):
        page = pages.as_user(people["translator"]).get(pages.change(story))
        assert f'action="{address(story)}"' not in page.text


def test_the_original_stands_beside_its_translation_paragraph_by_paragraph(
    people, original, edition
):
    page = pages.as_user(people["translator"]).get(pages.change(edition)).text

    assert '<p class="original-headline">运动会开幕</p>' in page
    assert '<p class="original-standfirst">三百余人参加。</p>' in page
    paragraphs = ["<p>第一段。</p>", "<h2>小标题</h2>", "<p>第三段有311人。</p>"]
    assert all(f"<li>{paragraph}</li>" in page for paragraph in paragraphs)


def test_captions_stand_beside_those_of_the_original(people, original, edition):
    page = pages.as_user(people["translator"]).get(pages.change(edition)).text

    assert 'Original: <q lang="zh-hans">A caption</q>' in page
    assert 'Original: <q lang="zh-hans">A field</q>' in page


def test_a_picture_shown_twice_has_each_time_its_own_caption(people):
    photo = factories.photo()
    original = factories.draft(people["writer"], language="zh-hans", photos=[photo, photo])
    PhotoUse.objects.filter(article=original, position=1).update(caption="Again")
    original.record_version(by=people["writer"])
    edition = original.translate(by=people["translator"])[0]

    page = pages.as_user(people["translator"]).get(pages.change(edition)).text

    assert [page.count(f">{words}</q>") for words in ("A caption", "Again")] == [1, 1]


def test_a_story_of_its_own_has_nothing_beside_it(people, original):
    page = pages.as_user(people["publisher"]).get(pages.change(original))

    assert page.context["beside"] is None
    assert 'class="translating"' not in page.text


def test_an_original_one_may_not_see_is_not_beside_its_translation(people):
    original = factories.draft(people["photographer"], language="zh-hans", headline="机密")
    edition = original.translate(by=people["translator"])[0]
    factories.edit(edition, people["translator"], headline="Sports")
    edition.credits.create(role="text", contributor=people["writer"].contributor)

    page = pages.as_user(people["writer"]).get(pages.change(edition))

    assert (page.status_code, page.context["beside"]) == (200, None)


def test_beside_a_translation_in_step_stands_what_readers_see(people, original, edition):
    correct(original, people, is_minor=True, body=BODY.replace("。", "！", 1))

    shown = beside(people["translator"], edition)
    assert (shown.version.number, shown.changed) == (original.version_number + 1, None)


def test_beside_one_out_of_date_stands_the_version_it_was_made_from_and_what_changed(
    people, original, edition
):
    correct(original, people, body=BODY.replace("311", "312"))

    shown = beside(people["translator"], edition)
    page = pages.as_user(people["translator"]).get(pages.change(edition)).text

    assert shown.version.number == original.version_number
    assert [name for name, _label in shown.changed.parts] == ["body"]
    assert "The original changed since" in page
    assert "<li><p>第三段有311人。</p></li>" in page


def test_a_correction_of_the_original_that_is_being_written_is_not_beside(
    people, original, edition
):
    story = Article.objects.get(pk=original.pk)
    story.correct(by=people["writer"], note="Wrong")
    factories.edit(story, people["writer"], headline="未审")

    assert beside(people["translator"], edition).version.number == original.version_number


def test_the_original_is_beside_a_form_that_is_shown_again(people, edition):
    fields = pages.form(edition, headline="")

    page = pages.as_user(people["translator"]).post(pages.change(edition), fields)

    assert (page.status_code, page.context["beside"].original) == (200, edition.translation_of)


def test_the_address_of_the_form_shows_no_headline_of_a_story_one_may_not_see(people):
    """Of the original and of related stories: the choice of a field is looked up for anybody."""
    secret = factories.draft(people["writer"], headline="Secret", language="zh-hans")
    browser, named = pages.as_user(people["photographer"]), {"translation_of": secret.pk}

    for fields in (named, {"related": [secret.pk]}):
        assert "Secret" not in browser.get(pages.ADD, fields).text
        answer = browser.post(pages.ADD, pages.form(headline="Mine", **fields))
        assert (answer.status_code, "Secret" in answer.text) == (200, False)
        assert "that you can see" in answer.text


def test_an_original_that_is_named_already_stays_though_one_may_not_see_it(people):
    original = factories.draft(people["photographer"], language="zh-hans")
    edition = original.translate(by=people["writer"])[0]
    edition.credits.filter(role="text").delete()

    answer = pages.as_user(people["writer"]).post(
        pages.change(edition), pages.form(edition, headline="Games")
    )

    edition.refresh_from_db()
    assert (answer.status_code, edition.translation_of) == (302, original)


def test_a_story_that_has_a_translation_is_not_made_one(people, original, edition):
    other = factories.draft(people["writer"], language="en", headline="Other")
    fields = pages.form(Article.objects.get(pk=original.pk), translation_of=other.pk)

    answer = pages.as_user(people["publisher"]).post(pages.change(original), fields)

    assert "This story has translations, so it is no translation itself." in answer.text


def test_the_first_page_lists_what_waits_for_a_translation(people, original):
    chinese(people, headline="又一篇").translate(by=people["translator"])
    factories.draft(people["writer"])

    for role, expected in [("translator", [original]), ("publisher", [original]), ("writer", [])]:
        page = pages.as_user(people[role]).get("/admin/")
        assert page.context["to_translate"] == expected
        assert (f'action="{address(original)}"' in page.text) is bool(expected)


def test_a_translation_in_the_trash_leaves_its_original_waiting(people, original, edition):
    edition.trash(by=people["translator"])

    page = pages.as_user(people["translator"]).get("/admin/")

    assert page.context["to_translate"] == [original]
    assert translate(people["translator"], original).url == pages.change(edition)
