"""Every guard of `manage.py verify` over sheets, versions and what is left of a story."""

import pytest

from articles.models import Act, Article, PublishedArticle, Version
from articles.press import audit
from tests import factories

from .forging import forge, undone, verified, write

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def story(people):
    """Published: its sheet is submit, approve, publish."""
    return factories.published(people["writer"], people["reviewer"], people["publisher"])


@pytest.mark.parametrize(
    ("number", "what"),
    [(1, "version 1 before it is missing."), (2, "it has 1 versions, and 2 were made.")],
)
def test_a_version_that_is_missing_is_named(people, number, what):
    article = factories.draft(people["writer"])
    factories.edit(article, people["writer"], headline="Sports day is open")
    article.versions.filter(number=number).delete()

    assert verified().endswith(what)


def test_an_act_signs_the_text_of_its_version(story):
    forge(story, 2, fingerprint="")

    assert verified().endswith("version 1 is not the text it was signed for.")


def test_an_act_follows_from_the_one_before(story):
    act = story.acts.get(number=3)
    act.previous_hash = ""
    write(Act, {"pk": act.pk}, previous_hash="", row_hash=act.computed_hash())

    assert verified().endswith("it does not follow from the act before it.")


def test_an_act_is_of_its_story(story):
    write(Act, {"article": story}, article_pk=story.pk + 1)
    forge(story)

    assert f"it points to story {story.pk}, not {story.pk + 1}." in verified()


def test_a_version_whose_story_is_gone_is_named(people):
    article = factories.draft(people["writer"])
    with undone():
        write(Version, {"article": article}, article_id=article.pk + 1)
        article.delete()
        assert "Version number 1" in verified()


def test_a_published_row_whose_story_is_gone_is_named(people, story):
    other = factories.draft(people["writer"])
    with undone():
        write(Act, {"article": story}, article=None)
        gone = {"article_id": other.pk + 1, "version": other.latest_version}
        write(PublishedArticle, {"article": story}, **gone)
        Article.objects.get(pk=story.pk).delete(by_purge=True)
        assert "PublishedArticle" in verified()


def test_the_sheet_of_a_story_that_was_emptied_out_is_proven(people):
    article = factories.submitted(people["writer"])
    article.withdraw_submission(by=people["writer"])
    article.trash(by=people["writer"])
    act = article.purge()
    write(Act, {"article_pk": act.article_pk, "number": 1}, note="Forged")

    assert "what it says does not have the hash it bears" in verified()


def test_a_sheet_without_its_story_ends_with_the_purge(people):
    article = factories.submitted(people["writer"])
    write(Act, {"article": article}, article=None)
    Article.objects.get().delete(by_purge=True)

    assert verified().endswith("its story is gone.")


def test_a_version_follows_from_the_one_before(people):
    article = factories.draft(people["writer"])
    factories.edit(article, people["writer"], headline="Sports day is open")
    version = article.versions.get(number=2)
    version.previous_hash = ""
    write(Version, {"pk": version.pk}, previous_hash="", row_hash=version.computed_hash())

    assert verified().endswith("it does not follow from the version before it.")


@pytest.mark.parametrize("error", [AttributeError, IndexError, KeyError, TypeError, ValueError])
def test_what_can_t_be_read_is_named(story, monkeypatch, error):
    def unreadable(article):
        raise error("event_on")

    monkeypatch.setattr(audit, "_check", unreadable)

    assert f"story {story.pk}, Article" in verified()
    assert "something of it can't be read" in verified()
