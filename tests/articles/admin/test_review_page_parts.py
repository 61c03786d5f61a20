"""The parts of the review page: their order, where one lands, pictures' rights, the buttons."""

import pytest
from django.urls import reverse

from articles.models import Article, Comment
from articles.text.anchors import paragraphs
from tests import factories
from tests.articles.admin import pages

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def address(article, page="review", *arguments):
    return reverse(f"admin:articles_article_{page}", args=[article.pk, *arguments])


def page(article, user):
    return pages.as_user(user).get(address(article))


# Where she lands


def test_who_commented_on_a_paragraph_lands_at_it(people):
    article = factories.submitted(people["writer"], body="<p>It began.</p><p>It ended.</p>")
    second = paragraphs(article.body)[1]
    data = {"body": "When?", "version": 1, "paragraph": second.key, "back": "review"}

    response = pages.as_user(people["reviewer"]).post(address(article, "comments"), data)

    assert response.url == f"{address(article)}#paragraph-2"
    assert 'id="paragraph-2"' in page(article, people["reviewer"]).text


@pytest.mark.parametrize(("back", "name"), [("review", "review"), ("", "comments")])
def test_who_commented_on_the_story_or_answered_lands_at_the_thread(people, back, name):
    article = factories.submitted(people["writer"], body="<p>It began.</p>")
    client = pages.as_user(people["reviewer"])
    data = {"body": "When?", "version": 1, "back": back}
    whole = client.post(address(article, "comments"), data)
    first = Comment.objects.get()
    answer = client.post(address(article, "comments"), data | {"parent": first.pk})

    assert whole.url == answer.url == f"{address(article, name)}#comment-{first.pk}"


# What changed before what did not; pictures


def test_what_changed_comes_first_and_leads_into_the_text(people):
    article = factories.submitted(people["writer"], body="<p>It began.</p><p>It ended.</p>")
    article.request_changes(by=people["reviewer"], note="When?")
    body = "<p>It began.</p><p>It ended at noon.</p>"
    article = factories.edit(Article.objects.get(), people["writer"], body=body)
    article.submit(by=people["writer"])

    response = page(article, people["reviewer"])
    order = [response.text.index(f'id="{part}"') for part in ("changed", "checklist", "as-readers")]

    assert response.context["changed"] == [2]
    assert order == sorted(order)
    assert '<a href="#paragraph-2"' in response.text
    assert response.text.count('class="passage-changed"') == 1


def test_a_picture_shows_its_credit_rights_and_consent(people):
    photo = factories.photo(
        factories.contributor("Ding Jing"),
        copyright="CC BY 4.0",
        usage_term="School pages only",
        usage_ends_on="2030-06-30",
        consent="given",
    )
    article = factories.submitted(people["writer"], photos=[photo, factories.photo()])

    text = page(article, people["reviewer"]).text
    rights = " ".join(text[text.index('id="pictures"') : text.index('id="comments"')].split())

    for said in ("Ding Jing", "CC BY 4.0", "School pages only", "30 June 2030", "given"):
        assert said in rights
    for said in ("City Archive", "not stated", "no last day", "not needed"):
        assert said in rights


def test_consent_that_went_missing_is_said_at_the_picture(people):
    photo = factories.photo()
    article = factories.submitted(people["writer"], photos=[photo])
    photo.consent = "missing"
    photo.save()

    assert '<strong class="why-not">missing</strong>' in page(article, people["reviewer"]).text


# The button


def test_approving_needs_no_script_and_says_so_of_the_end_by_script_alone(people):
    article = factories.submitted(people["writer"])
    text = page(article, people["reviewer"]).text

    assert text.count('class="unseen-end" hidden') == 2
    assert text.count("<kbd aria-hidden") == text.count('kbd aria-hidden="true" hidden') == 2
    pages.as_user(people["reviewer"]).post(address(article, "read", 1))
    assert "unseen-end" not in page(article, people["reviewer"]).text
