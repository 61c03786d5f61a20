"""Staff find working copies by all their words, and only those they may see."""

import pytest
from django.urls import reverse

from tests import factories
from tests.cast import account

pytestmark = pytest.mark.django_db

LIST = reverse("admin:articles_article_changelist")


def found(client, user, asked):
    """Return the headlines the story list shows for a search."""
    client.force_login(user)
    response = client.get(LIST, {"q": asked})
    return {story.headline for story in response.context["cl"].result_list}


@pytest.mark.parametrize(
    "asked", ["kites", "风筝", "zs", "zhangsan", "text:zs", "opened", "campus", "kite-day", "KITE"]
)
def test_a_draft_is_found_by_its_words_names_and_address(client, people, asked):
    factories.draft(people["writer"], headline="Kite day 风筝节", slug="kite-day", text_by="张三")
    factories.draft(
        people["writer"],
        headline="Two",
        body="<p>Else.</p>",
        text_by="Li Si",
        section=factories.section("news", name="News", name_zh=""),
    )

    assert found(client, people["reviewer"], asked) == {"Kite day 风筝节"}


def test_the_words_of_the_last_save_count(client, people):
    article = factories.draft(people["writer"], headline="Kite", slug="one")
    factories.edit(article, people["writer"], headline="Glider")

    assert found(client, people["writer"], "kite") == set()
    assert found(client, people["writer"], "glider") == {"Glider"}


def test_a_text_given_up_is_found_no_more(client, people):
    article = factories.published(
        people["writer"], people["reviewer"], people["publisher"], headline="Kite"
    )
    factories.edit(article, people["writer"], headline="Glider")
    article.discard(by=people["writer"])

    assert found(client, people["writer"], "glider") == set()
    assert found(client, people["writer"], "kite") == {"Kite"}


def test_the_stories_of_others_are_not_found_by_who_may_not_see_them(client, people):
    factories.draft(people["writer"], headline="Kite")

    assert found(client, account("second", "writer"), "kite") == set()


@pytest.mark.parametrize("asked", ["?!", '"', "\x01", "x" * 5000])
def test_signs_find_nothing_and_break_nothing(client, people, asked):
    factories.draft(people["writer"])

    assert found(client, people["reviewer"], asked) == set()


def test_made_anew_the_index_finds_the_same_and_forgets_what_is_gone(client, people):
    article = factories.draft(people["writer"], headline="Kite")
    factories.draft(people["writer"], headline="Kite two").delete()
    factories.index()
    factories.index()

    assert found(client, people["reviewer"], "kite") == {article.headline}
