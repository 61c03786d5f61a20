"""Open comments are settled with the publication, after the publisher was shown them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import press
from articles.models import Comment
from tests import factories
from tests.articles.admin import pages
from tests.cast import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return cast()


def remark(people, story, body="Who won?"):
    return Comment.objects.leave(story.latest_version, by=people["reviewer"], body=body)


@pytest.mark.parametrize("days", [0, 1])
def test_a_publication_settles_what_is_open(people, days):
    story = factories.approved(people["writer"], people["reviewer"])
    comment = remark(people, story)

    at = timezone.now() + timedelta(days=days) if days else None
    press.publish(story, by=people["publisher"], at=at)

    comment.refresh_from_db()
    assert (comment.is_settled, comment.resolved_by_name) == (True, "Publisher")
    page = pages.as_user(people["writer"]).get(pages.change(story).replace("change", "comments"))
    assert b"Settled when Publisher published the story" in page.content


def test_a_publication_without_review_settles_what_is_open(people):
    story = factories.draft(people["writer"])
    remark(people, story)

    press.publish_in_emergency(story, by=people["administrator"], note="A typhoon.")

    assert Comment.objects.open().count() == 0


def test_other_stories_keep_theirs(people):
    remark(people, factories.draft(people["writer"]))
    factories.published(people["writer"], people["reviewer"], people["publisher"])

    assert Comment.objects.open().count() == 1


def test_the_publisher_is_shown_what_is_settled_by_publishing(people):
    story = factories.approved(people["writer"], people["reviewer"])
    remark(people, story)

    page = pages.as_user(people["publisher"]).get(pages.act(story, "publish"))

    assert b"these count as settled" in page.content and b"Who won?" in page.content


def test_a_settled_comment_can_be_opened_again(people):
    story = factories.published(people["writer"], people["reviewer"], people["publisher"])
    comment = remark(people, story)
    Comment.objects.settle(by=people["publisher"])

    comment.reopen()

    comment.refresh_from_db()
    assert (comment.resolved_at, comment.is_settled) == (None, False)
