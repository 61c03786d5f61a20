"""Comments that a visitor leaves by private link: for the office alone, and not too many."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Comment, Notice, PreviewLink
from articles.models.desk.comment import MOST_OF_A_VISITOR
from articles.rules.notice_kinds import Kind
from tests.articles.admin import pages

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def by_link(story, by, **options):
    values = {"for_whom": "Professor Wu", "days": 7, "may_comment": True} | options
    token = PreviewLink.objects.make(story.latest_version, by=by, **values)[1]
    return f"/preview/{token}/"


def test_a_visitor_s_comment_is_plain_text_for_the_office_alone(people, story):
    page, data = by_link(story, people["writer"]), {"name": "Wu", "body": "<b>My title</b>"}

    response = Client().post(page, data, follow=True)

    assert response.redirect_chain == [(f"{page}?left=1#comment", 302)]
    assert "My title" not in response.text
    comments = reverse("admin:articles_article_comments", args=[story.pk])
    text = pages.as_user(people["writer"]).get(comments).text
    assert "&lt;b&gt;My title&lt;/b&gt;" in text
    assert "by the private link for Professor Wu" in text


@pytest.mark.parametrize("data", [{"name": ""}, {"name": "Wu"}, {"name": "x" * 121, "body": "Yes"}])
def test_a_visitor_without_name_or_comment_is_told(people, story, data):
    response = Client().post(by_link(story, people["writer"]), data)

    assert response.status_code == 200
    assert response.context["form"].errors
    assert Comment.objects.count() == 0


def test_a_link_takes_a_comment_only_if_it_is_open_and_made_for_that(people, story):
    data = {"name": "Wu", "body": "Yes"}
    closed = by_link(story, people["writer"])
    PreviewLink.objects.get().revoke()

    assert Client().post(closed, data).status_code == 410
    Client().post(by_link(story, people["writer"], may_comment=False), data)
    assert Comment.objects.count() == 0


def test_a_link_takes_so_many_comments_and_no_more(people, story):
    page, data = by_link(story, people["writer"]), {"name": "Wu", "body": "Yes"}
    for _number in range(MOST_OF_A_VISITOR):
        Client().post(page, data)

    assert "no longer accepts comments" in Client().post(page, data).text
    assert Comment.objects.count() == MOST_OF_A_VISITOR


def test_a_visitor_s_form_is_guarded_against_other_sites(people, story):
    page = by_link(story, people["writer"])

    response = Client(enforce_csrf_checks=True).post(page, {"name": "Wu", "body": "Yes"})

    assert response.status_code == 403


def test_a_visitor_s_comment_tells_who_made_the_link(people, story):
    page = by_link(story, people["reviewer"])

    Client().post(page, {"name": "Professor Wu", "body": "Who won?"})

    notice = Notice.objects.get()
    assert (notice.recipient, notice.note) == (people["reviewer"], "Who won?")
    assert notice.sentence == "Professor Wu commented on “Sports day opens” by private link."


def test_a_visitor_s_comment_tells_the_owner_where_who_made_the_link_is_gone(people, story):
    page = by_link(story, people["reviewer"])
    people["reviewer"].is_active = False
    people["reviewer"].save()

    Client().post(page, {"name": "Professor Wu", "body": "Who won?"})

    notice = Notice.objects.get()
    assert (notice.recipient, notice.kind) == (people["writer"], Kind.VISITED)
