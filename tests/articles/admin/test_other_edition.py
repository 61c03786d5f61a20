"""The other edition on the pages of one: named, told of, and taken too where both can be."""

import pytest

from articles import press
from articles.models import Notice, PublishedArticle
from articles.press.audit import check
from articles.rules.editions import TAKES_BOTH, TELLS_OTHERS
from tests import factories
from tests.articles.admin import pages
from tests.articles.admin.editions import NOTE, again, approve, confirm

pytestmark = pytest.mark.django_db


def shown(user, address):
    return pages.as_user(user).get(address).content.decode()


def told():
    return set(Notice.objects.values_list("recipient__username", "kind", "article__language"))


# From end to end: the case of the office


def test_a_corrected_number_reaches_the_translation_or_its_readers_are_told(people, live, client):
    original, translation = live
    body = "<p>312人参加。</p>"
    data = pages.form(again(original), body=body)
    pages.as_user(people["writer"]).post(pages.change(original), data)
    confirm(people["writer"], original, "submit", is_minor="major", note=NOTE)
    confirm(people["reviewer"], original, "approve")
    Notice.objects.all().delete()
    confirm(people["publisher"], original, "publish")

    page = PublishedArticle.objects.get(article=translation).address
    words = "The original of this translation was changed on"
    assert words in client.get(page).content.decode()
    assert ("translator", "original_changed", "en") in told()
    assert ("administrator", "original_changed", "en") in told()

    data = pages.form(again(translation), body="<p>312 people took part.</p>")
    pages.as_user(people["translator"]).post(pages.change(translation), data)
    confirm(people["translator"], translation, "submit", is_minor="major", note=NOTE)
    confirm(people["reviewer"], translation, "approve")
    confirm(people["publisher"], translation, "publish")

    text = client.get(page).content.decode()
    assert ("312 people" in text, words in text) == (True, False)
    assert [check(again(story))["published"] for story in live] == [1, 1]


def test_withdrawing_an_original_does_not_leave_its_translation_in_silence(people, live):
    original, translation = live
    page = shown(people["publisher"], pages.act(original, "withdraw"))
    assert ("Sports day opens" in page, translation.published.address in page) == (True, True)
    answer = confirm(people["publisher"], original, "withdraw", note=NOTE)

    after = answer.client.get(answer.url).content.decode()
    assert "The other edition, “Sports day opens”, is still public." in after
    assert told() == {
        ("writer", "withdrawn", "zh-hans"),
        ("administrator", "withdrawn", "zh-hans"),
        ("translator", "other_withdrawn", "en"),
    }
    form = shown(people["translator"], pages.change(translation))
    assert "Its original was withdrawn from the public." in form


# Said by itself


@pytest.mark.parametrize("page", ["index", "list", "form", "review", "sheet"])
def test_a_translation_says_that_its_original_changed(people, outdated, page):
    translation = outdated[1]
    addresses = {
        "index": "/admin/",
        "list": pages.LIST,
        "form": pages.change(translation),
        "review": f"/admin/articles/article/{translation.pk}/review/",
        "sheet": f"/admin/articles/article/{translation.pk}/sheet/",
    }

    assert "The original changed on" in shown(people["translator"], addresses[page])


@pytest.mark.parametrize("page", ["change", "review", "sheet"])
def test_what_changed_in_the_original_is_one_click_away(people, outdated, page):
    original, translation = outdated
    address = f"/admin/articles/article/{translation.pk}/{page}/"

    changed = f"/admin/articles/article/{original.pk}/versions/1/2/"
    assert changed in shown(people["translator"], address)
    assert "312" in shown(people["translator"], changed)


def test_an_original_names_its_translation_and_how_it_stands(people, outdated):
    form = shown(people["publisher"], pages.change(outdated[0]))

    assert "The original changed on" in form
    assert pages.change(outdated[1]) in form


def test_who_may_not_see_the_other_edition_reads_its_language_alone(people, pair):
    form = shown(people["writer"], pages.change(pair[0]))

    assert "Translation (English): </strong> You can’t see it." in " ".join(form.split())
    assert "Sports day opens" not in form


# The confirming act


def test_the_page_of_the_confirming_act_shows_what_changed_in_the_original(people, outdated):
    page = shown(people["reviewer"], pages.act(outdated[1], "confirm_translation"))

    assert ("311" in page, "312" in page) == (True, True)
    assert "What changed in the original" in page


def test_the_translation_is_confirmed_by_post_and_the_sheet_says_of_what(people, outdated):
    original, translation = outdated
    confirm(people["reviewer"], translation, "confirm_translation")

    sheet = shown(people["reviewer"], f"/admin/articles/article/{translation.pk}/sheet/")
    assert f"Original: version 2 of story {original.pk}" in sheet
    assert again(translation).is_behind is False


def test_an_original_that_changed_again_is_shown_before_it_is_confirmed(people, outdated):
    original, translation = outdated
    factories.edit(original, people["writer"], body="<p>313人参加。</p>")
    approve(original, people)
    press.publish(original, by=people["publisher"])
    answer = confirm(people["reviewer"], translation, "confirm_translation", source=2)

    assert "The original has changed since this page was opened" in answer.content.decode()
    assert answer.context["form"]["source"].value() == 3


# Whose people are told


def test_what_is_done_to_one_edition_is_told_to_the_people_of_the_other():
    names = ["submit", "publish", "unschedule", "withdraw", "restore", "trash", "untrash"]

    assert [act.name for act in TAKES_BOTH] == names
    more = ["schedule", "hold", "emergency", "correct"]
    assert [act.name for act in TELLS_OTHERS] == names + more


def test_the_people_of_the_other_edition_read_which_act_was_done(people, pair):
    original, _translation = pair
    original.submit(by=people["writer"])

    notice = Notice.objects.get(recipient=people["translator"])
    assert (notice.kind, notice.article_id) == ("other_edition", pair[1].pk)
    words = "“Submit for review” was done to the other edition of “Sports day opens”."
    assert notice.sentence == words


def test_nobody_is_told_of_the_other_edition_of_what_lies_in_the_trash(people, pair):
    original, translation = pair
    translation.trash(by=people["translator"])
    Notice.objects.all().delete()
    again(original).submit(by=people["writer"])

    assert not Notice.objects.filter(recipient=people["translator"]).exists()


def test_a_minor_correction_is_not_told_as_a_change(people, live):
    original, _translation = live
    original.correct(by=people["writer"], note="", is_minor=True)
    factories.edit(original, people["writer"], body="<p>311人参加</p>")
    approve(original, people)
    press.publish(original, by=people["publisher"])

    assert {kind for name, kind, _language in told() if name == "translator"} == {"other_edition"}
