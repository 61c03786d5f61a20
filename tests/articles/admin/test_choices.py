"""What a form knows of its object saves questions, and lets nothing in that was not asked for."""

import pytest

from articles.models import Article, Credit, Tag
from tests import factories
from tests.articles.admin import pages
from tests.cast import cast

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def save(story, user, **changes):
    return pages.as_user(user).post(pages.change(story), pages.form(story, **changes))


@pytest.mark.parametrize("value", ["None", "0", "999", "9" * 30, "\0", "x"])
def test_a_choice_that_does_not_exist_is_refused(value):
    writer = cast()["writer"]
    story = factories.draft(writer, tags=[Tag.objects.create(slug="a", name="A")])
    fields = ["credits-0-contributor", "tags", "section"]

    answer = save(story, writer, **dict.fromkeys(fields, value)).text

    assert [field for field in fields if f'id="id_{field}_error"' not in answer] == []
    assert story.versions.count() == 1


@pytest.mark.parametrize("key", ["None", "0", "999", "9" * 30, "\0", "x"])
def test_a_row_that_does_not_exist_is_taken_for_one_that_was_removed(key):
    writer = cast()["writer"]
    story = factories.draft(writer)
    credit = story.credits.get()

    assert save(story, writer, **{"credits-0-id": key}).status_code == 302
    assert (story.credits.get(), story.versions.count()) == (credit, 1)


def test_the_row_of_another_story_is_refused():
    writer = cast()["writer"]
    story, other = factories.draft(writer), factories.draft(writer)
    foreign = other.credits.get()

    save(story, writer, **{"credits-0-id": foreign.pk, "credits-0-role": "picture"})
    assert Credit.objects.get(pk=foreign.pk).role == "text"


def test_chosen_tags_are_kept_taken_and_given_back():
    writer = cast()["writer"]
    one, two = [Tag.objects.create(slug=slug, name=slug) for slug in ("a", "b")]
    story = factories.draft(writer, tags=[one])

    for chosen in ([one.pk, two.pk], [two.pk], []):
        save(story, writer, tags=chosen, headline=f"With {chosen}")
        story = Article.objects.get(pk=story.pk)
        assert [tag.pk for tag in story.tags.all()] == chosen


def test_a_second_translation_into_a_language_is_refused():
    writer = cast()["writer"]
    original = factories.draft(writer, language="zh-hans", headline="运动会")
    factories.draft(writer, translation_of=original)
    story = factories.draft(writer)

    assert save(story, writer, translation_of=original.pk).status_code == 200
    assert Article.objects.get(pk=story.pk).translation_of is None


HIDDEN = "A dean resigns on Friday"


@pytest.mark.parametrize("field", ["related", "translation_of"])
@pytest.mark.parametrize("way", ["address", "refused"])
def test_a_story_one_may_not_see_has_no_label_on_a_form(field, way):
    people = cast()
    hidden = factories.draft(people["writer"], headline=HIDDEN, language="zh-hans")
    browser = pages.as_user(people["photographer"])
    if way == "address":
        page = browser.get(pages.ADD, {field: hidden.pk})
    else:
        page = browser.post(pages.ADD, pages.form(None, headline="", **{field: hidden.pk}))
    assert page.status_code == 200
    assert HIDDEN not in page.text


@pytest.mark.parametrize("field", ["related", "translation_of"])
def test_a_story_named_by_somebody_else_keeps_its_label(field):
    people = cast()
    hidden = factories.draft(people["writer"], headline=HIDDEN, language="zh-hans")
    story = factories.draft(people["photographer"])
    if field == "related":
        story.related.add(hidden)
    else:
        Article.objects.filter(pk=story.pk).update(translation_of=hidden)
    page = pages.as_user(people["photographer"]).get(pages.change(story))
    assert HIDDEN in page.text
