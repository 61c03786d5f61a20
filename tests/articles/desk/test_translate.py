"""*Translate* begins the other edition: all but the words, once, by whoever may."""

from datetime import date

import pytest
from django.db import IntegrityError

from articles.models import Article, Credit, PhotoUse, StoryKind, Tag
from articles.models.desk import translating
from articles.rules.refusals import Refused
from people.models import Unit
from tests import factories
from tests.cast import account

pytestmark = pytest.mark.django_db

AROUND = ("section", "unit", "kind", "event_on", "place", "contact")


@pytest.fixture
def original(people):
    """A Chinese draft as full as a story gets."""
    fields = {
        "unit": Unit.objects.create(name="School of Sport"),
        "kind": StoryKind.objects.create(name="Report"),
        "place": "操场",
        "contact": "宣传部 010-1234",
        "first_published_on": date(2022, 9, 6),
        "first_published_where": "旧站",
        "tags": [Tag.objects.create(slug=slug, name=slug) for slug in ("sport", "campus")],
        "photos": [factories.photo(factories.contributor("Ding Jing")), factories.photo()],
        "credits": [("text", "Wang Wu"), ("picture", "Qian Qi"), ("translator", "Zhao Liu")],
    }
    story = factories.draft(people["writer"], language="zh-hans", headline="运动会开幕", **fields)
    uses = PhotoUse.objects.filter(article=story)
    uses.filter(position=1).update(is_lead=True)
    uses.filter(position=0).update(is_decorative=True, alt_text="")
    story.related.add(factories.draft(people["writer"], language="zh-hans"))
    story.record_version(by=people["writer"])
    return Article.objects.get(pk=story.pk)


@pytest.fixture
def edition(people, original):
    edition, is_new = original.translate(by=people["translator"])
    assert is_new
    return Article.objects.get(pk=edition.pk)


def credits_of(story):
    rows = Credit.objects.filter(article=story)
    return [(row.role, row.contributor and row.contributor.name) for row in rows]


def test_what_stands_around_the_text_comes_along(original, edition):
    assert {name: getattr(edition, name) for name in AROUND} == {
        name: getattr(original, name) for name in AROUND
    }
    assert set(edition.tags.all()) == set(original.tags.all())


def test_it_is_the_edition_in_the_other_language_made_by_who_translates(people, original, edition):
    made = edition.language, edition.translation_of, edition.created_by, edition.work_state
    assert made == ("en", original, people["translator"], "draft")


def test_the_words_and_the_address_wait_to_be_written(edition):
    words = edition.headline, edition.standfirst, edition.body, edition.slug
    assert words == ("", "", "", "")


def test_the_same_pictures_come_along_and_their_captions_wait(original, edition):
    names = "photo", "position", "is_lead", "is_decorative", "caption", "alt_text"
    first, second = (use.photo_id for use in original.photo_uses.all())
    assert list(edition.photo_uses.values_list(*names)) == [
        (first, 0, False, True, "", ""),
        (second, 1, True, False, "", ""),
    ]


def test_text_and_picture_are_credited_as_in_the_original_and_who_translates(edition):
    assert credits_of(edition) == [
        ("text", "Zhang San"),
        ("text", "Wang Wu"),
        ("picture", "Qian Qi"),
        ("translator", "Translator"),
    ]


def test_an_account_without_a_contributor_leaves_the_translator_to_be_named(original):
    nameless = account("nameless", "translator")
    nameless.contributor.delete()
    nameless.refresh_from_db()

    edition, _is_new = original.translate(by=nameless)

    assert credits_of(edition)[-1] == ("translator", None)


def test_it_was_not_first_published_where_the_original_was(edition):
    assert (edition.first_published_on, edition.first_published_where) == (None, "")


def test_stories_of_the_other_language_are_not_related_to_it(edition):
    assert edition.related.count() == 0


def test_its_first_version_is_kept_in_the_name_of_who_translates(people, edition):
    version = edition.latest_version
    assert (version.number, version.made_by) == (1, people["translator"])


def test_its_address_is_made_of_its_own_headline(people, edition):
    factories.edit(edition, people["translator"], headline="Sports day opens")

    assert edition.slug == "sports-day-opens"


def test_without_a_headline_it_is_called_by_its_original(edition):
    assert str(edition) == "English edition of “运动会开幕”"


def test_what_readers_see_is_translated_and_not_a_correction_being_written(people):
    who = people["writer"], people["reviewer"], people["publisher"]
    story = factories.published(*who, place="Gym")
    story.correct(by=people["writer"], note="Wrong place")
    factories.edit(story, people["writer"], place="Pool")

    edition, _is_new = story.translate(by=people["translator"])

    assert edition.place == "Gym"


def test_a_draft_is_translated_as_last_saved(people):
    story = factories.edit(factories.draft(people["writer"]), people["writer"], place="Pool")

    assert story.translate(by=people["translator"])[0].place == "Pool"


def test_a_second_translation_leads_to_the_first(people, original, edition):
    assert original.translate(by=people["publisher"]) == (edition, False)


def test_the_other_edition_of_a_translation_is_its_original(people, original, edition):
    assert edition.translate(by=people["publisher"]) == (original, False)


def test_of_two_who_translate_at_one_moment_the_second_gets_the_edition_of_the_first(
    people, original, monkeypatch
):
    def none_yet(article):
        monkeypatch.undo()
        Article.objects.get(pk=article.pk).translate(by=people["publisher"])

    monkeypatch.setattr(Article, "other_edition", property(none_yet))

    edition, is_new = original.translate(by=people["translator"])

    assert (edition.created_by, is_new) == (people["publisher"], False)
    assert Article.objects.filter(translation_of=original).count() == 1


def test_another_fault_of_the_database_is_not_taken_for_a_race(people, original, monkeypatch):
    def broken(article, by):
        raise IntegrityError("something else")

    monkeypatch.setattr(translating, "_begun", broken)

    with pytest.raises(IntegrityError):
        original.translate(by=people["translator"])


def test_a_story_in_the_trash_is_not_translated(people):
    story = factories.draft(people["writer"])
    story.trash(by=people["writer"])

    with pytest.raises(Refused, match="Restore it first"):
        story.translate(by=people["translator"])


def test_what_was_made_is_complete_but_for_its_words(people, original, edition):
    assert [str(item.text) for item in edition.missing()] == [
        "The headline is missing.",
        "The text is empty.",
        "Picture 1 has no caption.",
        "Picture 2 has no caption.",
        "Picture 2 has no alt text. Write one, or mark it as decorative.",
    ]
