"""What readers are told of a pair, the moment it changed, and what the audit proves of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import press
from articles.models import Article, PublishedArticle
from articles.press.audit import Broken, check
from tests import factories

from .forging import forge, write
from .pairs import again, correct, translation_of

pytestmark = pytest.mark.django_db


# What readers are told


def page_of(story, client):
    return client.get(PublishedArticle.objects.get(article=story).address).content.decode()


TO_READERS = "The original of this translation was changed on"


def test_readers_are_told_until_it_is_confirmed(people, outdated, client):
    assert TO_READERS in page_of(outdated, client)
    press.confirm_translation(outdated, by=people["reviewer"])

    assert TO_READERS not in page_of(outdated, client)


def test_readers_are_told_until_a_changed_translation_is_published(people, outdated, client):
    correct(outdated, people, "<p>312 people took part.</p>")

    assert TO_READERS not in page_of(outdated, client)


def test_an_office_may_keep_it_from_readers(outdated, client, settings):
    settings.NEWSROOM_TELL_READERS_OF_CHANGES = False

    assert TO_READERS not in page_of(outdated, client)


def test_readers_are_not_told_of_an_original_they_can_not_see(people, original, outdated, client):
    press.withdraw(again(original), by=people["publisher"], note="Wrong.")
    assert TO_READERS not in page_of(outdated, client)
    check(again(outdated))

    press.restore(again(original), by=people["publisher"])
    assert TO_READERS in page_of(outdated, client)


def test_the_page_of_a_translation_takes_no_statement_more(
    outdated, client, django_assert_num_queries
):
    address = PublishedArticle.objects.get(article=outdated).address
    client.get(address)

    with django_assert_num_queries(2):
        client.get(address)


# The moment of the pair


def test_a_change_of_the_translation_is_one_of_the_pair(people, original, time_machine):
    time_machine.move_to(timezone.now() + timedelta(minutes=1))
    translation = translation_of(again(original), people)
    made = again(original).pair_updated_at
    assert made > again(original).updated_at
    time_machine.shift(60)
    translation.submit(by=people["translator"])

    pair, story = again(original).pair_updated_at, again(translation)
    assert (pair > made, story.pair_updated_at) == (True, story.updated_at)


def test_a_change_of_the_original_is_one_of_the_pair(people, original, live, time_machine):
    time_machine.move_to(timezone.now() + timedelta(minutes=1))
    factories.edit(again(original), people["writer"], place="Beijing")

    story = again(original)
    assert story.pair_updated_at >= story.updated_at > again(live).pair_updated_at


# The audit


def test_the_audit_follows_a_pair(people, original, outdated):
    check(outdated)
    press.confirm_translation(outdated, by=people["reviewer"])
    correct(original, people, "<p>313人参加。</p>")
    correct(outdated, people, "<p>313 people took part.</p>")

    assert [check(again(story))["acts"] for story in (original, outdated)] == [11, 8]


@pytest.mark.parametrize(
    ("which", "column", "value", "what"),
    [
        ("original", "major_number", 1, "its last major text is said to be 1, not 2"),
        ("original", "major_fingerprint", "0" * 64, "does not have the fingerprint"),
        ("translation", "source_fingerprint", "0" * 64, "a text that its original never had"),
        ("translation", "source_number", 2, "a text that its original never had"),
    ],
)
def test_the_audit_names_a_pair_changed_by_hand(original, outdated, which, column, value, what):
    story = original if which == "original" else outdated
    write(Article, {"pk": story.pk}, **{column: value})

    with pytest.raises(Broken, match=what):
        check(again(story))


def test_the_audit_names_a_translation_that_nobody_confirmed(original, outdated):
    text = again(original).major_fingerprint
    write(Article, {"pk": outdated.pk}, source_number=2, source_fingerprint=text)

    with pytest.raises(Broken, match="another text than its acts say"):
        check(again(outdated))


def test_the_audit_names_a_forged_version_in_an_act(people, outdated):
    press.confirm_translation(outdated, by=people["reviewer"])
    act = outdated.acts.last()
    forge(outdated, act.number, details={"source": act.details["source"] | {"version": 1}})

    with pytest.raises(Broken, match="another text than its acts say"):
        check(again(outdated))


def test_the_audit_names_a_page_that_hides_the_change(outdated):
    write(PublishedArticle, {"article": outdated}, original_changed_at=None)

    with pytest.raises(Broken, match="readers are told otherwise"):
        check(again(outdated))
