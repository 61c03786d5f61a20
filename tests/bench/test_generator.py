"""The generator: an archive of any size, the same every time, that `verify` accepts."""

import pytest

from articles.models import Article, PublishedArticle, SearchDocument, fingerprint_of
from articles.models.record.content import content_of
from articles.press.audit import check_all
from articles.press.audit_house import check_house
from people.models import Contributor
from tests import factories
from tests.bench.generator.filling import NotHere, fill
from tests.bench.generator.invention import invent
from tests.cast import account

pytestmark = [pytest.mark.slow, pytest.mark.once, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def alone(settings):
    settings.ALLOWED_HOSTS = ["localhost"]


def generate(stories):
    fill(stories, say=lambda line: None)


def test_generated_stories_are_as_their_workflow_would_have_left_them():
    generate(24)

    assert check_all()["published"] == 24
    assert check_house()["house"] > 24
    for article in Article.objects.all():
        assert article.latest_version.fingerprint == fingerprint_of(content_of(article))


def test_generated_stories_are_read_and_found_and_nobody_real_is_credited(client):
    generate(2)

    for address in ("/en/", "/zh-hans/", "/en/people/"):
        assert client.get(address, headers={"host": "localhost"}).status_code == 200
    assert not Contributor.objects.exclude(slug__startswith="invented-").exists()
    assert SearchDocument.objects.count() == 2


def test_related_stories_are_earlier_ones_of_the_language_with_a_tag_in_common():
    generate(60)
    rows = {row.article_id: row for row in PublishedArticle.objects.all()}

    def tags(row):
        return {tag["slug"] for tag in row.tags_printed}

    pairs = [(row, rows[number]) for row in rows.values() for number in row.related]
    assert all(row.language == other.language and tags(row) & tags(other) for row, other in pairs)
    assert all(other.pk < row.pk for row, other in pairs)
    assert max(len(row.related) for row in rows.values()) == 4


def test_more_are_added_to_those_that_are_there():
    generate(2)
    first = set(PublishedArticle.objects.values_list("address", "fingerprint"))
    generate(6)

    assert PublishedArticle.objects.count() == 6
    assert first < set(PublishedArticle.objects.values_list("address", "fingerprint"))


def test_a_story_is_the_same_whatever_the_number_of_stories():
    assert invent(77) == invent(77)
    assert len({invent(number).day.year for number in range(1000)}) == 10


def test_half_a_story_is_refused():
    with pytest.raises(NotHere, match="even number"):
        generate(7)


def test_stories_of_an_office_are_never_joined_by_generated_ones():
    factories.draft(account("writer", "writer"))

    with pytest.raises(NotHere, match="1 other stories"):
        generate(2)


def test_a_site_that_others_reach_is_refused(settings):
    settings.ALLOWED_HOSTS = ["localhost", "news.example.edu"]

    with pytest.raises(NotHere, match=r"news\.example\.edu"):
        generate(2)
