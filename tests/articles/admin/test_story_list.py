"""The list of stories: both editions in one row, found by either, the last changed pair first."""

from datetime import timedelta

import pytest
from django.db.models import QuerySet
from django.utils import timezone

from articles import press
from articles.admin.story import story_list
from articles.models import Article
from tests import factories
from tests.articles.admin import pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(people):
    """A public Chinese story, and its English edition in draft."""
    who = people["writer"], people["reviewer"], people["publisher"]
    original = factories.published(*who, language="zh-hans", headline="运动会开幕")
    edition = original.translate(by=people["translator"])[0]
    factories.edit(edition, people["translator"], headline="Games begin", body="<p>Kites.</p>")
    return original, edition


def listed(user, **asked):
    """Return the context of the list, as an account sees it."""
    return pages.as_user(user).get(pages.LIST, asked).context["cl"]


def rows(user, **asked):
    """Return each row of the list as {language: story}."""
    return [row.editions for row in listed(user, **asked).result_list]


def correct(story, people, headline):
    story = Article.objects.get(pk=story.pk)
    story.correct(by=people["writer"], note="Wrong")
    factories.edit(story, people["writer"], headline=headline)
    story.submit(by=people["writer"])
    story.approve(by=people["reviewer"])
    press.publish(story, by=people["publisher"])


def test_both_editions_stand_in_one_row_each_with_where_it_stands(people, pair):
    original, edition = pair

    assert rows(people["publisher"]) == [{"zh-hans": original, "en": edition}]
    page = pages.as_user(people["publisher"]).get(pages.LIST).text
    for story, words in [
        (original, "Readers see the latest text."),
        (edition, "It is a draft: its writers have yet to submit it."),
    ]:
        assert f'<a href="{pages.change(story)}" lang="{story.language}">{story}</a>' in page
        assert words in page


def test_one_that_is_missing_is_translated_from_its_row(people):
    story = factories.draft(people["writer"])

    page = pages.as_user(people["translator"]).get(pages.LIST).text
    assert f'formaction="/admin/articles/article/{story.pk}/translate/"' in page
    assert "formaction" not in pages.as_user(people["reviewer"]).get(pages.LIST).text


def test_an_edition_one_may_not_see_is_neither_shown_nor_offered_anew(people, pair):
    original, edition = pair
    edition.credits.filter(role="text").delete()

    page = pages.as_user(people["writer"]).get(pages.LIST).text

    assert rows(people["writer"]) == [{"zh-hans": original}]
    assert ("Games begin" in page, "formaction" in page) == (False, False)
    assert "Begun by somebody else" in page


def test_a_translation_has_a_row_of_its_own_where_its_original_may_not_be_seen(people):
    original = factories.draft(people["photographer"], language="zh-hans")
    edition = original.translate(by=people["translator"])[0]
    edition.credits.create(role="text", contributor=people["writer"].contributor)

    assert rows(people["writer"]) == [{"en": edition}]


def test_the_pair_that_changed_last_comes_first_whichever_edition_changed(people, pair):
    original, edition = pair
    other = factories.draft(people["writer"])
    assert [row.pk for row in listed(people["publisher"]).result_list] == [other.pk, original.pk]

    factories.edit(Article.objects.get(pk=edition.pk), people["translator"], headline="Open")

    assert [row.pk for row in listed(people["publisher"]).result_list] == [original.pk, other.pk]


@pytest.mark.parametrize("asked", ["运动会", "kites", "games"])
def test_the_search_finds_the_pair_by_either_edition(people, pair, asked):
    factories.draft(people["writer"], headline="Else", body="<p>Else.</p>")

    assert rows(people["publisher"], q=asked) == [{"zh-hans": pair[0], "en": pair[1]}]


@pytest.mark.parametrize(
    "asked",
    [
        {"work_state__exact": "draft"},
        {"public_state__exact": "live"},
        {"language__exact": "en"},
        {"language__exact": "en", "work_state__exact": "draft"},
    ],
)
def test_a_filter_finds_the_pair_by_either_edition(people, pair, asked):
    assert rows(people["publisher"], **asked) == [{"zh-hans": pair[0], "en": pair[1]}]


def test_two_filters_ask_the_same_edition(people, pair):
    assert rows(people["publisher"], language__exact="en", public_state__exact="live") == []


@pytest.fixture
def office(people):
    """A pair in step, one out of date and stories without another edition, by language."""
    who = people["writer"], people["reviewer"], people["publisher"]
    found = {}
    for language in ("en", "zh-hans"):
        stories = [factories.published(*who, language=language) for _number in range(4)]
        in_step, outdated, alone, trashed = stories
        in_step.translate(by=people["translator"])
        outdated.translate(by=people["translator"])
        correct(outdated, people, "Corrected")
        trashed.translate(by=people["translator"])[0].trash(by=people["translator"])
        found[language] = {"outdated": outdated.pk, "alone": alone.pk, "trashed": trashed.pk}
        factories.draft(people["writer"], language=language).trash(by=people["writer"])
    return found


@pytest.mark.parametrize(("language", "original"), [("en", "zh-hans"), ("zh-hans", "en")])
def test_missing_finds_stories_without_an_edition_in_the_language(
    people, office, language, original
):
    found = {
        row.pk for row in listed(people["publisher"], editions=f"{language}-missing").result_list
    }

    assert found == {office[original]["alone"], office[original]["trashed"]}


@pytest.mark.parametrize(("language", "original"), [("en", "zh-hans"), ("zh-hans", "en")])
def test_out_of_date_finds_translations_whose_original_changed(people, office, language, original):
    found = listed(people["publisher"], editions=f"{language}-outdated").result_list

    assert [row.pk for row in found] == [office[original]["outdated"]]


def test_the_row_says_which_edition_is_out_of_date(people, office):
    page = pages.as_user(people["publisher"]).get(pages.LIST).text

    assert page.count("Out of date</strong>") == 2


@pytest.mark.parametrize("value", ["", "missing", "fr-missing", "en-", "x"])
def test_a_forged_filter_breaks_nothing(people, pair, value):
    assert (
        pages.as_user(people["publisher"]).get(pages.LIST, {"editions": value}).status_code == 200
    )


def test_out_of_date_in_lists_is_what_the_rule_says(people, office):
    for story in Article.objects.select_related("translation_of"):
        is_found = Article.objects.out_of_date().filter(pk=story.pk).exists()
        assert is_found is story.is_out_of_date


# Pages


@pytest.fixture
def many(people, monkeypatch):
    """Seven stories on pages of three, of which the middle three changed at one moment."""
    monkeypatch.setattr("articles.admin.story.story_admin.ArticleAdmin.list_per_page", 3)
    stories = [factories.draft(people["writer"], headline=f"Story {n}") for n in range(7)]
    now = timezone.now()
    for number, story in enumerate(stories):
        moment = now - timedelta(hours=number if number < 3 else max(3, number - 2))
        QuerySet.update(Article.objects.filter(pk=story.pk), pair_updated_at=moment)
    return stories


def test_pages_follow_one_another_without_a_gap_or_a_repeat(people, many):
    seen, following = [], ""
    while following is not None:
        cl = pages.as_user(people["publisher"]).get(pages.LIST + following).context["cl"]
        seen += [row.pk for row in cl.result_list]
        following = cl.following or None

    expected = Article.objects.order_by("-pair_updated_at", "-pk").values_list("pk", flat=True)
    assert seen == list(expected)


def test_a_later_page_leads_back_to_the_first_with_its_filters(people, many):
    first = listed(people["publisher"], q="story")

    cl = pages.as_user(people["publisher"]).get(pages.LIST + first.following).context["cl"]

    assert (first.first, cl.first) == ("", "?q=story")


def test_a_new_story_does_not_shift_the_next_page(people, many):
    following = listed(people["publisher"]).following
    factories.draft(people["writer"], headline="New")

    cl = pages.as_user(people["publisher"]).get(pages.LIST + following).context["cl"]

    assert cl.result_list[0].headline == "Story 5"


def test_the_next_page_keeps_filters_and_search(people, many):
    cl = listed(people["publisher"], q="story", work_state__exact="draft")

    assert cl.following.startswith("?before=")
    assert "q=story&work_state__exact=draft" in cl.following


@pytest.mark.parametrize(
    "key",
    ["x", "_", "2026-11-25_3", "2026-13-45T00:00:00+00:00_3", f"2026-11-25T00:00:00Z_{'9' * 30}"],
)
def test_a_key_that_is_none_gives_the_first_page(people, many, key):
    cl = listed(people["publisher"], before=key)

    assert [row.pk for row in cl.result_list] == [
        row.pk for row in listed(people["publisher"]).result_list
    ]


def test_a_key_is_of_the_last_row(people, many):
    row = listed(people["publisher"]).result_list[-1]

    after = Article.objects.filter(story_list._after(story_list._key_of(row)))
    assert after.count() == 4
