"""The other edition on the pages of one: named, told of, and taken too where both can be."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles import press
from articles.models import Act, Article, Notice, PublishedArticle, RecoveryCopy
from articles.press.audit import check
from articles.rules.acts import ACTS
from articles.rules.editions import TAKES_BOTH, TELLS_OTHERS
from tests import factories
from tests.articles.admin import pages
from tests.cast import account

pytestmark = pytest.mark.django_db

ORIGINAL = {
    "language": "zh-hans",
    "headline": "运动会开幕",
    "body": "<p>311人参加。</p>",
}
NOTE = "The number was wrong."


def again(story):
    return Article.objects.get(pk=story.pk)


def confirm(user, story, name, **data):
    """Confirm an act on its page, with what the page's form holds."""
    client, address = pages.as_user(user), pages.act(story, name)
    form = client.get(address).context["form"]
    shown = {field.name: field.value() for field in form if field.value() is not None}
    return client.post(address, shown | data)


def approve(story, people):
    story.submit(by=story.created_by)
    story.approve(by=people["reviewer"])


@pytest.fixture
def pair(people):
    """An original of the writer and its translation by the translator, both drafts."""
    original = factories.draft(people["writer"], **ORIGINAL)
    translation = factories.draft(
        people["translator"],
        text_by="Li Si",
        credits=[("translator", "Translator")],
        body="<p>311 people took part.</p>",
        translation_of=original,
    )
    return original, translation


@pytest.fixture
def approved(people, pair):
    for story in pair:
        approve(story, people)
    return pair


@pytest.fixture
def live(people, approved):
    for story in approved:
        press.publish(story, by=people["publisher"])
    Notice.objects.all().delete()
    return tuple(map(again, approved))


@pytest.fixture
def outdated(people, live):
    original, _translation = live
    factories.edit(original, people["writer"], body="<p>312人参加。</p>")
    approve(original, people)
    press.publish(original, by=people["publisher"])
    return tuple(map(again, live))


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


# Both at once


def states():
    return [(one.work_state, one.public_state) for one in Article.objects.order_by("pk")]


def test_both_editions_are_withdrawn_at_once(people, live):
    confirm(people["publisher"], live[0], "withdraw", note=NOTE, editions="both")

    assert states() == [("clean", "withdrawn")] * 2
    acts = Act.objects.filter(act="withdraw").values_list("article_id", "note")
    assert list(acts) == [(story.pk, NOTE) for story in live]


def test_one_edition_is_taken_unless_both_were_chosen(people, live):
    confirm(people["publisher"], live[1], "withdraw", note=NOTE)

    assert states() == [("clean", "live"), ("clean", "withdrawn")]


def test_both_editions_are_published_the_original_first(people, approved):
    confirm(people["publisher"], approved[1], "publish", editions="both")

    published = Act.objects.filter(act="publish").order_by("pk")
    assert [act.article_id for act in published] == [story.pk for story in approved]
    assert again(approved[1]).is_behind is False


def test_both_editions_are_scheduled_for_one_moment_and_taken_off_again(people, approved):
    at = timezone.now().replace(second=0, microsecond=0) + timedelta(days=1)
    local = timezone.localtime(at).strftime("%Y-%m-%dT%H:%M")
    confirm(people["publisher"], approved[0], "publish", when="later", editions="both", at=local)
    assert list(PublishedArticle.objects.values_list("published_at", flat=True)) == [at, at]

    confirm(people["publisher"], approved[0], "unschedule", editions="both")
    assert states() == [("approved", "never")] * 2


def test_both_drafts_are_trashed_and_restored(people, pair):
    confirm(people["publisher"], pair[0], "trash", editions="both")
    assert states() == [("trashed", "never")] * 2

    confirm(people["publisher"], pair[0], "untrash", editions="both")
    assert states() == [("draft", "never")] * 2


def test_both_editions_are_shown_again(people, live):
    confirm(people["publisher"], live[0], "withdraw", note=NOTE, editions="both")
    confirm(people["publisher"], live[1], "restore", editions="both")

    assert states() == [("clean", "live")] * 2


def test_both_editions_are_submitted_at_once(people, pair):
    confirm(people["publisher"], pair[0], "submit", editions="both", is_urgent="on")

    assert states() == [("in_review", "never")] * 2
    assert list(Article.objects.values_list("is_urgent", flat=True)) == [True, True]


def test_whoever_asks_for_both_editions_gets_both_or_neither(people, approved):
    """Also if the other edition left its place after the page was opened."""
    original, translation = approved
    client, address = pages.as_user(people["publisher"]), pages.act(original, "publish")
    form = client.get(address).context["form"]
    shown = {field.name: field.value() for field in form if field.value() is not None}
    again(translation).withdraw_submission(by=people["translator"])
    answer = client.post(address, shown | {"editions": "both"})

    assert str(answer.context["reasons"][0]).startswith("Nothing was done: the same can’t be done")
    assert states() == [("approved", "never"), ("draft", "never")]


@pytest.mark.parametrize("is_public", [True, False], ids=["a correction", "another source"])
def test_a_submission_that_asks_more_is_made_on_its_own_page(people, request, is_public):
    """Nobody is asked there of which kind the other's correction is, or which text it renders."""
    original, translation = request.getfixturevalue("live" if is_public else "pair")
    factories.edit(again(original), people["writer"], body="<p>312人参加。</p>")
    factories.edit(again(translation), people["translator"], body="<p>311 runners took part.</p>")
    page = pages.as_user(people["publisher"]).get(pages.act(original, "submit"))

    assert "editions" not in page.context["form"].fields
    why = "Submitting it asks more than this page does: do it on its own page."
    assert page.context["why_not_too"] == [why]


def test_if_one_edition_can_not_be_taken_neither_is(people, pair):
    original, translation = pair
    translation.credits.filter(role="translator").delete()
    translation.record_version(by=people["translator"])
    answer = confirm(people["publisher"], original, "submit", editions="both")

    reasons = [str(reason) for reason in answer.context["reasons"]]
    assert all(reason.startswith("English edition, “Sports day opens”: ") for reason in reasons)
    assert states() == [("draft", "never")] * 2
    confirm(people["publisher"], original, "submit", editions="one")
    assert states() == [("in_review", "never"), ("draft", "never")]


def test_four_eyes_hold_for_each_edition(people, pair):
    """An approval that fell with its account keeps both editions from readers."""
    second = account("second", "reviewer")
    original, translation = pair
    approve(original, people)
    translation.submit(by=people["translator"])
    translation.approve(by=second)
    type(second).objects.filter(pk=second.pk).update(is_active=False)
    answer = confirm(people["publisher"], original, "publish", editions="both")

    reasons = str(answer.context["reasons"])
    assert "English edition, “Sports day opens”: No review, no publication" in reasons
    assert states() == [("approved", "never")] * 2


def test_both_are_not_offered_where_the_other_can_not_be_taken_and_the_page_says_why(people, pair):
    original, _translation = pair
    approve(original, people)
    page = pages.as_user(people["publisher"]).get(pages.act(original, "publish"))

    assert "editions" not in page.context["form"].fields
    why = "The other edition stays as it is. This is not possible now: the story is “Draft”."
    assert why in " ".join(page.content.decode().split())


def test_an_edition_that_is_as_published_needs_no_reason_why_it_is_not_submitted_too(people, pair):
    original, translation = pair
    approve(original, people)
    press.publish(original, by=people["publisher"])

    page = pages.as_user(people["translator"]).get(pages.act(translation, "submit"))

    assert page.context["why_not_too"] == []


@pytest.mark.parametrize(("name", "words"), [("withdraw", "see"), ("submit", "will see")])
def test_a_page_shows_what_readers_see_or_what_they_will_see(people, live, name, words):
    page = shown(people["publisher"], pages.act(live[0], name))

    assert re.findall("As readers (.*) it", page) == [words]


def test_a_forged_choice_of_both_takes_neither(people, pair):
    confirm(people["writer"], pair[0], "trash", editions="both", other_version=1)

    assert states() == [("draft", "never")] * 2


def test_an_other_edition_that_changed_meanwhile_is_read_first(people, pair):
    answer = confirm(people["publisher"], pair[0], "trash", editions="both", other_version=0)

    assert "The text has changed since this page was opened" in answer.content.decode()
    assert states() == [("draft", "never")] * 2


def test_unsaved_words_in_the_other_edition_are_asked_about(people, pair):
    user = people["publisher"]
    typed = pages.form(again(pair[1]), headline="Not saved", typed_at=1)
    pages.as_user(user).post(f"/admin/articles/article/{pair[1].pk}/keep/", typed)
    assert RecoveryCopy.objects.count() == 1
    answer = confirm(user, pair[0], "trash", editions="both")

    assert "Not saved" in answer.content.decode()
    assert states() == [("draft", "never")] * 2


# What a submission says


def test_a_submission_asks_which_text_of_the_original_it_renders(people, outdated):
    translation = outdated[1]
    factories.edit(translation, people["translator"], body="<p>312 people took part.</p>")
    page = pages.as_user(people["translator"]).get(pages.act(translation, "submit"))

    field = page.context["form"]["source"]
    assert ([number for number, _label in field.field.choices], field.value()) == ([2, 1], 2)
    confirm(people["translator"], translation, "submit", source=1, is_minor="major", note="312.")
    assert translation.acts.last().details["source"]["version"] == 1


def test_a_submission_asks_nothing_where_there_is_one_text(people, pair):
    page = pages.as_user(people["translator"]).get(pages.act(pair[1], "submit"))

    assert "source" not in page.context["form"].fields


def test_every_act_page_names_the_other_edition(people, live):
    for name in ACTS:
        answer = pages.as_user(people["publisher"]).get(pages.act(live[0], name))
        assert answer.status_code == 404 or pages.change(live[1]) in answer.content.decode(), name
