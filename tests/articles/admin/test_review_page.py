"""The review page: what changed since when, the whole story, and the decision, on one load."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import press
from articles.models import Act, Article, Comment
from articles.text.cleaning import plain_text
from people.models import Unit
from tests import factories
from tests.articles.admin import pages
from tests.cast import account

pytestmark = pytest.mark.django_db


def address(article):
    return reverse("admin:articles_article_review", args=[article.pk])


def page(article, user):
    return pages.as_user(user).get(address(article))


def since(article, user):
    return page(article, user).context["since_words"]


def corrected(people, saves=1, **fields):
    """A published story, corrected in `saves` saves and submitted again."""
    article = factories.published(
        people["writer"], people["reviewer"], people["publisher"], **fields
    )
    article.correct(by=people["writer"], note="A name")
    for number in range(saves):
        factories.edit(article, people["writer"], headline=f"Sports day opens {number}")
    article.submit(by=people["writer"])
    return article


# Since when


def test_a_new_story_is_new_as_a_whole(people):
    article = factories.submitted(people["writer"])

    response = page(article, people["reviewer"])

    assert response.context["since"] is None
    assert "everything is new" in response.text


def test_the_sum_of_changes_since_what_readers_see_now_is_shown(people):
    article = corrected(people, saves=14)

    response = page(article, people["reviewer"])

    assert response.context["since_words"] == "Changed since version 1, which readers see now."
    assert "Sports day opens[added: 13]" in " ".join(plain_text(response.text).split())


def test_what_was_published_without_review_counts_as_changed(people):
    article = factories.draft(people["writer"])
    press.publish_in_emergency(article, by=people["administrator"], note="Typhoon.")
    factories.edit(article, people["writer"], place="Beijing")
    article.submit(by=people["writer"])
    assert page(article, people["reviewer"]).context["since"] is None

    article.approve(by=people["reviewer"])
    press.publish(article, by=people["publisher"])
    article.correct(by=people["writer"], note="A place")
    factories.edit(article, people["writer"], place="Tianjin")
    press.publish_in_emergency(article, by=people["administrator"], note="Typhoon.")
    factories.edit(article, people["writer"], place="Jinan")

    assert page(article, people["reviewer"]).context["since"].number == 2


def test_without_a_live_text_they_are_counted_from_the_last_approved_one(people):
    article = factories.approved(people["writer"], people["reviewer"])
    article.withdraw_submission(by=people["writer"])
    factories.edit(article, people["writer"], headline="Another")
    article.submit(by=people["writer"])

    words = since(article, people["reviewer"])

    assert words.startswith("Changed since version 1, which Reviewer approved on")


def test_a_second_step_sees_what_the_first_one_saw(people, settings):
    second, article = account("second", "reviewer"), corrected(people)
    settings.NEWSROOM_REVIEW_STEPS = ["", ""]
    first = since(article, people["reviewer"])
    article.approve(by=people["reviewer"])

    assert since(Article.objects.get(), second) == first


def test_a_writer_sees_what_the_reviewer_changed(people, settings):
    settings.NEWSROOM_REVIEW_EDIT = True
    article = factories.submitted(people["writer"])
    factories.edit(article, people["reviewer"], headline="As the reviewer has it")

    response = page(article, people["writer"])

    assert response.context["since_words"] == "Changed since version 1, as it was submitted."
    assert [name for name, _move, _form in response.context["decisions"]] == ["accept_edit"]
    confirm = pages.as_user(people["writer"]).get(pages.act(article, "accept_edit"))
    assert confirm.context["comparison"].parts == response.context["comparison"].parts


# Who may


@pytest.mark.parametrize(
    ("role", "decisions"),
    [
        ("writer", []),
        ("reviewer", ["approve", "request_changes"]),
        ("publisher", []),
        ("administrator", []),
    ],
)
def test_only_a_reviewer_is_offered_the_decision(people, role, decisions):
    response = page(factories.submitted(people["writer"]), people[role])

    assert [name for name, _move, _form in response.context["decisions"]] == decisions


def test_a_story_that_may_not_be_seen_is_not_found(people):
    article = factories.submitted(people["writer"])

    assert page(article, people["photographer"]).status_code == 404


def test_a_reviewer_who_wrote_the_text_is_told_why_there_is_no_decision(people):
    account("other", "reviewer")
    both = account("both", "writer", "reviewer")
    response = page(factories.submitted(both), both)

    assert response.context["decisions"] == []
    assert "You are on the author side of this text" in response.text


# The decision


def test_approving_here_is_approving_anywhere(people):
    article = factories.submitted(people["writer"])
    client = pages.as_user(people["reviewer"])
    form = dict(client.get(address(article)).context["decisions"][0][2].initial)

    response = client.post(pages.act(article, "approve"), form | {"back": "review"})

    assert response.url == address(article)
    assert Article.objects.get().work_state == "approved"


def test_a_text_that_changed_meanwhile_is_not_approved(people):
    article = factories.submitted(people["writer"])
    client = pages.as_user(people["reviewer"])
    form = client.get(address(article)).context["decisions"][0][2].initial
    article.withdraw_submission(by=people["writer"])
    factories.edit(article, people["writer"], headline="Another")
    article.submit(by=people["writer"])

    client.post(pages.act(article, "approve"), form)

    assert Article.objects.get().work_state == "in_review"


def test_reading_the_page_changes_nothing(people):
    article = factories.submitted(people["writer"])
    before = Article.objects.values().get(), Act.objects.count()

    page(article, people["reviewer"])

    assert (Article.objects.values().get(), Act.objects.count()) == before


def test_a_reviewer_at_work_keeps_the_claim(people):
    article = factories.submitted(people["writer"])
    article.claim(by=people["reviewer"])
    before = Article.objects.get().claimed_at
    here = reverse("admin:articles_article_here", args=[article.pk])

    assert pages.as_user(people["publisher"]).post(here).status_code == 204
    assert Article.objects.get().claimed_at == before
    pages.as_user(people["reviewer"]).post(here)
    assert Article.objects.get().claimed_at > before


def test_the_preview_bears_the_name_of_who_would_approve(people):
    article = factories.submitted(people["writer"])
    text = plain_text(page(article, people["reviewer"]).text)

    assert "Review Reviewer" in " ".join(text.split())


def test_the_waiting_list_leads_a_reviewer_here_and_a_writer_to_the_form(people):
    article = factories.submitted(people["writer"])

    assert address(article) in pages.as_user(people["reviewer"]).get("/admin/").text
    assert address(article) not in pages.as_user(people["writer"]).get("/admin/").text


# The budget


@pytest.mark.parametrize(
    ("saves", "comments", "pictures"), [(1, 0, 0), pytest.param(14, 30, 8, marks=pytest.mark.slow)]
)
@pytest.mark.parametrize("role", ["reviewer", "writer", "publisher"])
def test_the_page_takes_few_statements(people, role, saves, comments, pictures):
    photos = [factories.photo() for _number in range(pictures)]
    article = corrected(
        people, saves, photos=photos, unit=Unit.objects.create(name="School of Sport")
    )
    for _number in range(comments):
        Comment.objects.leave(article.latest_version, by=people["writer"], body="Here?")
    client = pages.as_user(people[role])
    ContentType.objects.clear_cache()

    with CaptureQueriesContext(connection) as queries:
        assert client.get(address(article)).status_code == 200

    assert len(queries) <= 13, "\n".join(query["sql"][:150] for query in queries)


def test_a_step_of_its_own_group_and_another_section_cost_no_more(people, settings):
    settings.NEWSROOM_REVIEW_STEPS = ["reviewer", "publisher"]
    dean = account("dean", "reviewer", "publisher")
    article = factories.submitted(people["writer"])
    article.approve(by=people["reviewer"])
    article.withdraw_submission(by=people["writer"])
    factories.edit(article, people["writer"], section=factories.section("awards", name="Awards"))
    article.submit(by=people["writer"])
    article.approve(by=people["reviewer"])
    client = pages.as_user(dean)

    with CaptureQueriesContext(connection) as queries:
        assert client.get(address(article)).status_code == 200

    assert len(queries) <= 13, "\n".join(query["sql"][:150] for query in queries)
