"""The trash: what readers can't see goes there, comes back, and is emptied; the sheet stays."""

import io
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles import press
from articles.models import Act, Article, DeskDocument, Version
from articles.rules.refusals import Refused, Stale
from tests import factories

pytestmark = pytest.mark.django_db


def trashed(by, **fields):
    article = factories.submitted(by, **fields)
    article.withdraw_submission(by=by)
    article.trash(by=by)
    return article


def purge(days=30):
    out = io.StringIO()
    call_command("purge_trash", days=days, stdout=out, stderr=out)
    return out.getvalue()


def test_a_story_comes_back_from_the_trash_as_a_draft(people):
    article = trashed(people["writer"])
    article.untrash(by=people["writer"])

    assert (article.work_state, article.trashed_at) == ("draft", None)


def test_a_story_in_the_trash_is_not_changed(people):
    with pytest.raises(Refused):
        factories.edit(trashed(people["writer"]), people["writer"], headline="Changed")


def test_what_readers_see_is_not_trashed(people):
    live = factories.published(people["writer"], people["reviewer"], people["publisher"])
    factories.edit(live, people["writer"], headline="Half a thought")

    with pytest.raises(Stale):
        live.trash(by=people["writer"])


def test_a_withdrawn_story_is_trashed_as_it_is(people):
    live = factories.published(people["writer"], people["reviewer"], people["publisher"])
    press.withdraw(live, by=people["publisher"], note="Wrong.")

    live.trash(by=people["writer"])

    assert live.work_state == "trashed"


def test_a_story_with_a_sheet_is_never_deleted(people):
    article = factories.submitted(people["writer"])

    for delete in (article.delete, Article.objects.all().delete):
        with pytest.raises(Refused, match="Move it to the trash"):
            delete()


def test_a_draft_nobody_acted_on_is_deleted_and_no_longer_found(people):
    factories.draft(people["writer"]).delete()

    assert (Article.objects.count(), DeskDocument.objects.count()) == (0, 0)


def test_the_trash_is_emptied_after_thirty_days_and_the_sheet_stays(people, time_machine):
    number = trashed(people["writer"]).pk
    time_machine.move_to(timezone.now() + timedelta(days=31))

    assert purge() == (
        f"Story {number} is gone: Sports day opens\n1 stories were emptied out of the trash.\n"
    )

    last = Act.objects.last()
    assert (last.act, last.article_pk, last.account_pk) == ("purge", number, 0)
    assert (last.article, last.details) == (None, {"headline": "Sports day opens"})
    assert Version.objects.count() == 0
    factories.on_the_sheet()
    call_command("verify", stdout=io.StringIO())


def test_the_trash_keeps_what_is_newer(people):
    trashed(people["writer"])

    assert purge() == "0 stories were emptied out of the trash.\n"


def test_a_story_that_was_public_is_not_emptied_out(people):
    live = factories.published(people["writer"], people["reviewer"], people["publisher"])
    press.withdraw(live, by=people["publisher"], note="Wrong.")
    live.trash(by=people["writer"])

    assert purge(days=-1) == "0 stories were emptied out of the trash.\n"
    with pytest.raises(Refused):
        live.purge()


def test_a_translation_goes_before_its_original(people):
    original = trashed(people["writer"])
    trashed(
        people["writer"],
        language="zh-hans",
        translation_of=original,
        is_translation=False,
        credits=[("translator", "Li Si")],
    )

    assert purge(days=-1).endswith("2 stories were emptied out of the trash.\n")


def test_an_original_stays_with_its_translation(people):
    original = trashed(people["writer"])
    factories.draft(people["writer"], language="zh-hans", translation_of=original)

    assert purge(days=-1).startswith(f"Story {original.pk} stays, another one names it")
    assert Article.objects.get(pk=original.pk).acts_count == original.acts_count
