"""Offices of one, two and three people, walked through the staff pages without a browser."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from articles.models import Article, PublishedArticle
from articles.text.credit_line import as_text
from tests import factories
from tests.articles.admin import pages
from tests.cast import account

pytestmark = pytest.mark.django_db


def do(user, article, name, **data):
    """Confirm an act on its page; return the page if the act was refused, else None."""
    article.refresh_from_db()
    data = {"version": article.version_number} | data
    response = pages.as_user(user).post(pages.act(article, name), data)
    return response if response.status_code == 200 else None


def credit_line():
    return as_text(PublishedArticle.objects.public().get().credits)


# One person


def test_an_office_of_one_is_told_what_it_can_not_do_and_whom_to_add():
    one = account("one", "writer", "reviewer", "publisher", "administrator", name="Wang Wu")
    article = factories.draft(one)

    refused = do(one, article, "submit")

    assert [str(reason) for reason in refused.context["reasons"]] == [
        "Nobody else could review this story. Ask Wang Wu to give one more account the reviewer role.",
        "Somebody without an account may sign on paper instead, if the office switches that on (NEWSROOM_PAPER_APPROVAL).",
        "In an emergency you may publish it without review. It then has to be reviewed after publication.",
    ]
    assert Article.objects.get().work_state == "draft"


def test_an_office_of_one_publishes_in_an_emergency_and_the_debt_stays():
    one = account("one", "writer", "reviewer", "publisher", "administrator")
    article = factories.draft(one)

    do(one, article, "emergency", note="Typhoon: no classes tomorrow.")

    assert credit_line() == "Text Zhang San"
    assert do(one, article, "sign_after").context["reasons"][0] == (
        "You are on the author side of this text, so somebody else has to review it."
    )


def test_an_office_of_one_publishes_what_the_dean_signed_on_paper(settings):
    settings.NEWSROOM_PAPER_APPROVAL = True
    one, dean = account("one", "writer", "publisher"), factories.contributor("Dean Wu")
    article = factories.draft(one)
    scan = SimpleUploadedFile("signed.pdf", b"%PDF-1.4\n%%EOF", "application/pdf")

    do(one, article, "submit")
    do(one, article, "approve_on_paper", person=dean.pk, signed_on=timezone.localdate(), scan=scan)
    do(one, article, "publish", when="now")

    assert credit_line() == "Text Zhang San · Review Dean Wu"


# Two people


def test_an_office_of_two_reviews_each_other_s_stories():
    both = [account(name, "writer", "reviewer", "publisher") for name in ("ann", "bob")]
    for author, reader in (both, reversed(both)):
        article = factories.draft(author)
        do(author, article, "submit")
        assert do(author, article, "approve") is not None
        do(reader, article, "approve")
        do(author, article, "publish", when="now")

    assert PublishedArticle.objects.public().count() == 2


def test_in_an_office_of_two_one_mends_a_word_and_the_other_accepts():
    ann, bob = (account(name, "writer", "reviewer", "publisher") for name in ("ann", "bob"))
    article = factories.draft(ann)
    do(ann, article, "submit")
    article.refresh_from_db()

    data = pages.form(article, headline="Sports day has opened")
    pages.as_user(bob).post(pages.change(article), data)
    assert do(bob, article, "approve") is not None
    do(ann, article, "accept_edit")
    do(ann, article, "publish", when="now")

    row = PublishedArticle.objects.public().get()
    assert (row.headline, credit_line()) == (
        "Sports day has opened",
        "Text Zhang San · Review Bob",
    )


def test_an_office_of_two_is_one_again_when_somebody_leaves():
    ann, bob = (account(name, "writer", "reviewer", "publisher") for name in ("ann", "bob"))
    article = factories.approved(ann, bob)
    bob.is_active = False
    bob.save()

    refused = do(ann, article, "publish", when="now")

    assert "a second active account" in str(refused.context["reasons"][0])


# Three people


def test_an_office_of_three_writes_reviews_and_schedules(time_machine):
    ann, bob = account("ann", "writer"), account("bob", "reviewer")
    eve = account("eve", "publisher")
    article = factories.draft(ann)
    at = timezone.localtime() + timedelta(days=1)

    do(ann, article, "submit")
    do(bob, article, "claim")
    do(bob, article, "request_changes", note="Which day?")
    article.refresh_from_db()
    factories.edit(article, ann, headline="Sports day opens on Friday")
    do(ann, article, "submit")
    do(bob, article, "approve")
    do(eve, article, "publish", when="later", at=at.strftime("%Y-%m-%dT%H:%M"))

    assert not PublishedArticle.objects.public().exists()
    time_machine.move_to(at + timedelta(minutes=1))
    assert credit_line() == "Text Zhang San · Review Bob"


def test_in_an_office_of_three_nobody_does_the_work_of_another():
    ann, bob = account("ann", "writer"), account("bob", "reviewer")
    eve = account("eve", "publisher")
    article = factories.submitted(ann)

    refused = do(eve, article, "approve")

    assert refused.context["reasons"] == [
        "Your role does not include this act.",
        "These people could do it: Bob.",
    ]
    assert do(bob, article, "publish", when="now") is not None
