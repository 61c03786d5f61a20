"""Acts on both editions at once: on both or on neither, and what a submission says."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles import press
from articles.models import Act, Article, Notice, PublishedArticle, RecoveryCopy
from articles.rules.acts import ACTS
from tests import factories
from tests.articles.admin import pages
from tests.articles.admin.editions import NOTE, again, approve, confirm
from tests.cast import account

pytestmark = pytest.mark.django_db


def shown(user, address):
    return pages.as_user(user).get(address).content.decode()


def told():
    return set(Notice.objects.values_list("recipient__username", "kind", "article__language"))


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
