"""One edition knows the other: what a translation was made from, and since when it is out of date."""

import pytest

from articles import press
from articles.models import Act, Article, Notice, PublishedArticle
from articles.press.audit import check
from articles.rules.editions import Step
from articles.rules.refusals import Refused, Stale
from tests import factories

from .pairs import OF_THE_ORIGINAL, again, correct, go_out, step, translation_of

pytestmark = pytest.mark.django_db


# What a translation is made from


def test_a_translation_starts_from_the_original_as_readers_have_it(people, original):
    factories.edit(again(original), people["writer"], body="<p>312人参加。</p>")
    translation = translation_of(again(original), people)

    assert (translation.source_number, step(translation)) == (1, Step.IN_STEP)


def test_a_translation_of_a_draft_starts_from_its_last_frozen_text(people):
    draft = factories.draft(people["writer"], **OF_THE_ORIGINAL)
    factories.edit(draft, people["writer"], body="<p>312人参加。</p>")

    assert translation_of(draft, people).source_number == 2


def test_every_text_of_a_draft_outdates_its_translation(people):
    draft = factories.draft(people["writer"], **OF_THE_ORIGINAL)
    translation = translation_of(draft, people)
    factories.edit(draft, people["writer"], body="<p>312人参加。</p>")

    assert step(translation) is Step.OUT_OF_DATE


def test_a_story_whose_original_is_elsewhere_has_no_state(people):
    story = factories.draft(people["writer"], is_translation=True)

    assert (story.translation_state, story.is_behind) == (None, False)


def test_linking_a_translation_anew_does_not_bring_it_up_to_date(people, outdated):
    original = outdated.translation_of
    story = factories.edit(outdated, people["translator"], translation_of=None)
    factories.edit(story, people["translator"], translation_of=original)

    assert step(story) is Step.OUT_OF_DATE


# What outdates it


def test_a_published_correction_of_the_original_outdates_the_translation(people, original, live):
    story = correct(original, people, "<p>312人参加。</p>")

    state = again(live).translation_state
    assert (state.step, state.since) == (Step.OUT_OF_DATE, story.published.updated_at)


def test_a_correction_that_is_not_published_yet_outdates_nothing(people, original, live):
    factories.edit(again(original), people["writer"], body="<p>312人参加。</p>")

    assert step(live) is Step.IN_STEP


def test_a_minor_correction_outdates_nothing(people, original, live):
    correct(original, people, "<p>311人参加</p>", is_minor=True)

    assert (step(live), again(original).major_number) == (Step.IN_STEP, 1)
    assert PublishedArticle.objects.get(article=live).original_changed_at is None


def test_a_correction_said_to_be_minor_at_its_submission_outdates_nothing(people, original, live):
    story = again(original)
    story.correct(by=people["writer"], note="A comma.")
    factories.edit(story, people["writer"], body="<p>311人参加</p>")
    story.submit(by=people["writer"], is_minor=True)
    check(again(story))
    story.approve(by=people["reviewer"])
    press.publish(story, by=people["publisher"])

    assert step(live) is Step.IN_STEP
    check(again(story))


def test_new_tags_and_links_outdate_nothing(people, original, live):
    story = factories.edit(again(original), people["writer"], slug="another")
    press.update_listing(story, by=people["publisher"])

    assert step(live) is Step.IN_STEP


def test_a_text_that_is_as_it_was_again_is_in_step(people, original, outdated):
    correct(original, people, OF_THE_ORIGINAL["body"])

    assert step(outdated) is Step.IN_STEP


def test_lists_find_what_is_out_of_date(people, outdated):
    other = factories.draft(people["writer"], language="zh-hans", headline="又")
    translation_of(other, people)

    assert list(Article.objects.out_of_date()) == [outdated]


# What brings it up to date


def test_publishing_a_changed_translation_says_that_it_renders_the_new_text(people, outdated):
    correct(outdated, people, "<p>312 people took part.</p>")

    act = again(outdated).acts.last()
    assert (act.act, act.details["source"]["version"]) == ("publish", 2)
    assert step(outdated) is Step.IN_STEP


def test_submitting_a_changed_translation_is_not_enough_while_readers_have_the_old(
    people, outdated
):
    factories.edit(outdated, people["translator"], body="<p>312 people took part.</p>")
    outdated.submit(by=people["translator"])

    assert step(outdated) is Step.OUT_OF_DATE


def test_a_minor_correction_of_the_translation_confirms_nothing(people, outdated):
    correct(outdated, people, "<p>311 people took part</p>", is_minor=True)

    assert step(outdated) is Step.OUT_OF_DATE


def test_submitting_the_text_that_readers_have_confirms_nothing(people, outdated):
    outdated.correct(by=people["translator"], note="To be looked at.")
    go_out(outdated, people)

    assert step(outdated) is Step.OUT_OF_DATE


def test_who_submits_may_say_that_the_change_is_not_in_it_yet(people, outdated):
    factories.edit(outdated, people["translator"], body="<p>311 people came.</p>")
    outdated.submit(by=people["translator"], source=1)
    outdated.approve(by=people["reviewer"])
    press.publish(outdated, by=people["publisher"])

    assert step(outdated) is Step.OUT_OF_DATE


def test_a_version_that_is_none_of_the_original_s_is_refused(people, outdated):
    factories.edit(outdated, people["translator"], body="<p>312 people took part.</p>")

    with pytest.raises(Stale, match="original has changed"):
        outdated.submit(by=people["translator"], source=7)


def test_what_changed_after_the_submission_outdates_the_translation(people, original, live):
    correct(original, people, "<p>312人参加。</p>")
    story = factories.edit(again(live), people["translator"], body="<p>312 people took part.</p>")
    story.submit(by=people["translator"])
    correct(original, people, "<p>313人参加。</p>")
    story = again(story)
    story.approve(by=people["reviewer"])
    press.publish(story, by=people["publisher"])

    assert (again(story).source_number, step(story)) == (2, Step.OUT_OF_DATE)


def test_both_editions_corrected_side_by_side_go_out_in_step(people, original, live):
    chinese = factories.edit(again(original), people["writer"], body="<p>312人参加。</p>")
    chinese.submit(by=people["writer"])
    english = factories.edit(again(live), people["translator"], body="<p>312 people took part.</p>")
    english.submit(by=people["translator"])
    for story in (chinese, english):
        story.approve(by=people["reviewer"])
        press.publish(again(story), by=people["publisher"])

    assert step(english) is Step.IN_STEP


def test_a_translation_published_before_its_original_is_ahead_of_it(people, original, live):
    chinese = factories.edit(again(original), people["writer"], body="<p>312人参加。</p>")
    chinese.submit(by=people["writer"])
    correct(live, people, "<p>312 people took part.</p>")

    assert step(live) is Step.AHEAD
    chinese.withdraw_submission(by=people["writer"])
    chinese.discard(by=people["writer"])
    assert step(live) is Step.AHEAD
    check(again(live))


# The confirming act


def test_the_confirming_act_names_the_version_of_the_original(people, outdated):
    press.confirm_translation(outdated, by=people["reviewer"], source=2)

    act = Act.objects.filter(article=outdated).last()
    original = outdated.translation_of
    source = {"story": original.pk, "version": 2, "fingerprint": original.major_fingerprint}
    assert (act.act, act.details, act.version_number) == (
        "confirm_translation",
        {"source": source},
        1,
    )
    assert step(outdated) is Step.IN_STEP
    check(again(outdated))


def test_nobody_on_the_author_side_confirms_a_public_translation(people, outdated):
    for name in ("writer", "translator", "photographer"):
        with pytest.raises(Refused):
            press.confirm_translation(again(outdated), by=people[name])
    people["translator"].groups.set(people["reviewer"].groups.all())
    with pytest.raises(Refused, match="on the author side"):
        press.confirm_translation(
            again(outdated), by=type(people["translator"]).objects.get(pk=people["translator"].pk)
        )
    assert step(outdated) is Step.OUT_OF_DATE


def test_whoever_may_change_a_draft_confirms_it_until_it_is_submitted(people):
    draft = factories.draft(people["writer"], **OF_THE_ORIGINAL)
    translation = translation_of(draft, people)
    factories.edit(draft, people["writer"], body="<p>311人来了。</p>")
    press.confirm_translation(again(translation), by=people["translator"])
    assert step(translation) is Step.IN_STEP

    story = again(translation)
    story.submit(by=people["translator"])
    factories.edit(draft, people["writer"], body="<p>有311人来了。</p>")
    with pytest.raises(Refused):
        press.confirm_translation(again(translation), by=people["translator"])
    press.confirm_translation(again(translation), by=people["reviewer"])
    check(again(translation))


def test_a_change_of_the_original_meanwhile_is_read_first(people, original, outdated):
    correct(original, people, "<p>313人参加。</p>")

    with pytest.raises(Stale, match="original has changed"):
        press.confirm_translation(again(outdated), by=people["reviewer"], source=2)


def test_what_is_in_step_needs_no_confirming(people, live):
    with pytest.raises(Stale):
        press.confirm_translation(live, by=people["reviewer"])


def test_the_translation_s_people_are_told_that_it_was_confirmed(people, outdated):
    Notice.objects.all().delete()
    press.confirm_translation(outdated, by=people["reviewer"])

    told = Notice.objects.values_list("recipient__username", "kind")
    assert list(told) == [("translator", "confirmed")]
