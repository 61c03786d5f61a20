"""The press: first review, then publish; no review, no publication."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from articles import press
from articles.models import (
    Act,
    Article,
    FormerAddress,
    PublishedArticle,
    PublishedCredit,
    Unchangeable,
)
from articles.rules.refusals import Refused
from articles.text.credit_line import as_text
from tests import factories
from tests.cast import account, cast

pytestmark = pytest.mark.django_db


def publish(**fields):
    people = cast()
    article = factories.published(
        people["writer"], people["reviewer"], people["publisher"], **fields
    )
    return people, article


def test_what_was_approved_is_what_readers_get():
    _people, article = publish()

    row = PublishedArticle.objects.public().get()
    assert (row.headline, row.body) == (article.headline, article.body)
    assert row.fingerprint == article.latest_version.fingerprint
    assert row.address == "/en/news/2023/07/sports-day-opens/"


def test_the_review_credit_is_written_from_the_approval():
    publish()

    assert as_text(PublishedArticle.objects.get().credits) == "Text Zhang San · Review Reviewer"
    assert PublishedCredit.objects.filter(role="review").count() == 1


def test_picture_credits_come_from_the_pictures_used():
    ding = factories.contributor("Ding Jing")
    publish(photos=[factories.photo(ding), factories.photo(ding)], credits=[("picture", "Li Si")])

    line = as_text(PublishedArticle.objects.get().credits)
    assert line == "Text Zhang San · Picture Ding Jing and Li Si · Review Reviewer"


def test_nothing_is_published_without_an_approval():
    people = cast()
    article = factories.submitted(people["writer"])

    with pytest.raises(Refused):
        press.publish(article, by=people["publisher"])
    assert not PublishedArticle.objects.exists()


def test_an_approval_by_an_account_since_deactivated_does_not_hold():
    people = cast()
    article = factories.approved(people["writer"], people["reviewer"])
    people["reviewer"].is_active = False
    people["reviewer"].save()

    with pytest.raises(Refused, match="a second active account"):
        press.publish(article, by=people["publisher"])
    assert Article.objects.get().work_state == "approved"


def test_a_superuser_is_not_exempt():
    people = cast()
    article = factories.draft(people["writer"])

    with pytest.raises(Refused):
        press.publish(article, by=account("chief", is_superuser=True))


def test_a_forged_state_does_not_open_the_press():
    people = cast()
    article = factories.draft(people["writer"])
    super(type(Article.objects.all()), Article.objects.all()).update(work_state="approved")

    with pytest.raises(Refused, match="Nobody submitted exactly this text"):
        press.publish(Article.objects.get(pk=article.pk), by=people["publisher"])


def test_a_version_is_never_changed():
    version = factories.draft(cast()["writer"]).latest_version
    version.content["headline"] = "Forged"

    with pytest.raises(Unchangeable):
        version.save()


def test_a_forged_version_does_not_open_the_press():
    people = cast()
    article = factories.approved(people["writer"], people["reviewer"])
    content = article.latest_version.content | {"headline": "Forged"}
    article.versions.update(content=content)

    with pytest.raises(Refused, match="has changed since the approval"):
        press.publish(Article.objects.get(pk=article.pk), by=people["publisher"])


def test_a_story_published_for_later_appears_at_its_moment(time_machine):
    people = cast()
    article = factories.approved(people["writer"], people["reviewer"])
    press.publish(article, by=people["publisher"], at=timezone.now() + timedelta(hours=2))
    assert not PublishedArticle.objects.public().exists()

    time_machine.move_to(timezone.now() + timedelta(hours=2, seconds=1))

    assert PublishedArticle.objects.public().get().headline == article.headline


def test_a_moment_in_the_past_is_refused():
    people = cast()
    article = factories.approved(people["writer"], people["reviewer"])

    with pytest.raises(Refused):
        press.publish(article, by=people["publisher"], at=timezone.now())


def test_a_story_can_be_taken_off_the_schedule():
    people, article = publish(at=timezone.now() + timedelta(days=1))

    press.unschedule(article, by=people["publisher"])

    assert (article.work_state, article.public_state) == ("approved", "never")
    assert not PublishedArticle.objects.exists()


def test_readers_keep_the_old_text_until_the_new_one_is_approved():
    people, article = publish()
    factories.edit(article, people["writer"], headline="Corrected")
    assert PublishedArticle.objects.public().get().headline == "Sports day opens"

    article.submit(by=people["writer"])
    article.approve(by=people["reviewer"])
    press.publish(article, by=people["publisher"])

    row = PublishedArticle.objects.public().get()
    assert (row.headline, row.updated_at is not None) == ("Corrected", True)


def test_a_discarded_working_copy_is_what_readers_see():
    people, article = publish(photos=[factories.photo(factories.contributor("Ding Jing"))])
    factories.edit(article, people["writer"], headline="Half a thought")

    article.discard(by=people["writer"])

    article = Article.objects.get()
    assert (article.headline, article.work_state) == ("Sports day opens", "clean")
    assert article.record_version(by=people["writer"]) is None


def test_a_withdrawn_story_is_gone_at_once_and_needs_a_reason():
    people, article = publish()
    with pytest.raises(Refused):
        press.withdraw(article, by=people["publisher"], note="")

    press.withdraw(article, by=people["publisher"], note="The list of winners was wrong.")

    assert not PublishedArticle.objects.public().exists()
    assert Act.objects.last().note == "The list of winners was wrong."


def test_an_address_changed_after_publication_is_remembered():
    people, article = publish()
    factories.edit(article, people["writer"], headline="New", slug="new")
    article.submit(by=people["writer"])
    article.approve(by=people["reviewer"])
    press.publish(article, by=people["publisher"])

    assert PublishedArticle.objects.get().address == "/en/news/2023/07/new/"
    assert FormerAddress.of("/en/news/2023/07/sports-day-opens/").headline == "New"


def test_two_stories_never_share_an_address():
    people, _article = publish(slug="day")
    factories.published(people["writer"], people["reviewer"], people["publisher"], slug="day")
    factories.published(
        people["writer"],
        people["reviewer"],
        people["publisher"],
        slug="day",
        event_on=date(2023, 8, 1),
    )

    assert sorted(PublishedArticle.objects.values_list("address", flat=True)) == [
        "/en/news/2023/07/day-2/",
        "/en/news/2023/07/day/",
        "/en/news/2023/08/day/",
    ]


def test_only_the_press_writes_published_rows():
    publish()
    row = PublishedArticle.objects.get()

    for write in (row.save, row.delete, PublishedArticle.objects.all().delete):
        with pytest.raises(Unchangeable):
            write()
    with pytest.raises(Unchangeable):
        PublishedArticle.objects.update(headline="x")


def test_an_act_is_never_changed_or_deleted():
    publish()
    act = Act.objects.first()

    for write in (act.save, act.delete, Act.objects.all().delete):
        with pytest.raises(Unchangeable):
            write()


def test_a_state_assigned_by_hand_is_refused():
    people = cast()
    article = factories.draft(people["writer"])
    article.work_state = "approved"

    with pytest.raises(Unchangeable):
        article.save()
    with pytest.raises(Unchangeable):
        Article.objects.update(public_state="live")
