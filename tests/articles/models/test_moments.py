"""Times under a hash are kept to the millisecond, as every way of moving a database keeps them."""

from datetime import UTC, datetime

import pytest
from django.core import serializers

from articles.models import Act, PublishedArticle, Version
from articles.models.record.moment import as_hashed
from tests import factories

pytestmark = pytest.mark.django_db

FIELDS = [
    (Act, "made_at"),
    (Version, "made_at"),
    (PublishedArticle, "first_published_at"),
    (PublishedArticle, "published_at"),
]


def test_a_hash_has_a_time_cut_to_milliseconds():
    moment = datetime(2026, 11, 25, 8, 0, 0, 123999, tzinfo=UTC)

    assert as_hashed(moment) == "2026-11-25T08:00:00.123+00:00"


@pytest.mark.parametrize(("model", "column"), FIELDS)
def test_a_row_keeps_milliseconds_in_memory_and_in_the_database(
    people, model, column, time_machine
):
    time_machine.move_to(datetime(2026, 11, 25, 8, 0, 0, 123999, tzinfo=UTC), tick=False)
    story = factories.published(people["writer"], people["reviewer"], people["publisher"])

    stored = {getattr(row, column).microsecond for row in model.objects.all()}
    assert (stored, story.published.published_at.microsecond) == ({123000}, 123000)


def test_a_sheet_that_went_through_json_is_still_whole(people, time_machine):
    time_machine.move_to(datetime(2026, 11, 25, 8, 0, 0, 123999, tzinfo=UTC))
    factories.published(people["writer"], people["reviewer"], people["publisher"])

    for act in serializers.deserialize("json", serializers.serialize("json", Act.objects.all())):
        assert act.object.computed_hash() == act.object.row_hash
