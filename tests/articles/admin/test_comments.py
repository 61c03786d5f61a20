"""Comments: on the story or a paragraph, answered, resolved, seen by nobody outside."""

import pytest
from django.test import Client
from django.urls import reverse

from articles import press
from articles.admin.review.comments import mentioned
from articles.models import Article, Comment, Notice
from articles.models.desk.comment import place
from articles.text.anchors import paragraphs
from people.models import Contributor, User
from tests import factories
from tests.articles.admin import pages
from tests.cast import account

pytestmark = [pytest.mark.django_db, pytest.mark.once]

BODY = "<p>The parade began at nine.</p><p>The dean spoke.</p><ul><li>Long jump</li></ul>"


@pytest.fixture
def story(people):
    return factories.draft(people["writer"], body=BODY)


def address(article, page="comments", *arguments):
    return reverse(f"admin:articles_article_{page}", args=[article.pk, *arguments])


def leave(article, user, body="Is this right?", **data):
    data = {"body": body, "version": article.version_number} | data
    return pages.as_user(user).post(address(article), data)


def on(article, number):
    return paragraphs(article.latest_version.content["body"])[number - 1]


def placed(article):
    return place(article.comments.threads(), article.latest_version)[0].paragraph


# Leaving one


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("writer", 302),
        ("photographer", 404),
        ("translator", 302),
        ("reviewer", 302),
        ("publisher", 302),
        ("administrator", 302),
    ],
)
def test_whoever_may_see_a_story_may_comment(people, story, role, status):
    assert leave(story, people[role]).status_code == status
    assert Comment.objects.count() == (status == 302)


def test_a_comment_names_its_author_after_the_account_is_gone(people, story):
    leave(story, people["reviewer"])
    Comment.objects.update(author=None)

    assert Comment.objects.get().author_name == "Reviewer"


def test_an_answer_to_an_answer_joins_the_same_thread(people, story):
    leave(story, people["reviewer"])
    leave(story, people["writer"], parent=Comment.objects.get().pk)
    leave(story, people["reviewer"], parent=Comment.objects.last().pk)

    threads = story.comments.threads()

    assert [len(thread.answers) for thread in threads] == [2]


def test_an_answer_to_another_story_s_comment_is_refused_and_kept(people, story):
    other = factories.draft(people["writer"])
    leave(other, people["writer"])
    response = leave(story, people["writer"], parent=Comment.objects.get().pk)

    form = response.context_data["form"]
    assert (story.comments.count(), len(form.non_field_errors())) == (0, 1)
    assert form["body"].value()


def test_commenting_keeps_a_claim(people):
    story = factories.submitted(people["writer"])
    story.claim(by=people["reviewer"])
    before = Article.objects.get().claimed_at

    leave(story, people["reviewer"])

    assert Article.objects.get().claimed_at > before


@pytest.mark.parametrize(
    "data",
    [
        {"body": " "},
        {"body": "x" * 5001},
        {"version": 99},
        {"version": ""},
        {"paragraph": "0" * 32},
        {"version": 10**30, "paragraph": "0" * 32},
    ],
)
def test_a_comment_that_makes_no_sense_comes_back(people, story, data):
    response = leave(story, people["writer"], **data)

    assert response.status_code == 200
    assert response.context["form"].errors
    assert Comment.objects.count() == 0


# On a paragraph


def test_a_comment_stays_with_its_paragraph_when_others_change(people, story):
    leave(story, people["reviewer"], paragraph=on(story, 2).key)
    factories.edit(story, people["writer"], body=f"<p>New first.</p>{BODY}")

    assert placed(story).number == 3


def test_a_comment_stays_with_a_paragraph_that_was_improved(people, story):
    leave(story, people["reviewer"], paragraph=on(story, 1).key)
    factories.edit(story, people["writer"], body=BODY.replace("nine", "ten sharp"))

    assert placed(story).text == "The parade began at ten sharp."


def test_a_comment_on_a_paragraph_that_is_gone_keeps_its_words(people, story):
    leave(story, people["reviewer"], paragraph=on(story, 2).key)
    factories.edit(story, people["writer"], body="<p>Something else altogether.</p>")

    assert placed(story) is None
    text = pages.as_user(people["writer"]).get(address(story)).text
    assert "On a paragraph that is gone" in text
    assert "The dean spoke." in text


def test_of_paragraphs_that_say_the_same_the_nearest_is_meant(people):
    story = factories.draft(people["writer"], body="<p>Same.</p><p>Other.</p><p>Same.</p>")
    paragraph = on(story, 3)
    Comment.objects.leave(story.latest_version, by=people["writer"], body="?", paragraph=paragraph)

    assert placed(story).number == 3


def test_a_chinese_paragraph_is_found_again(people):
    story = factories.draft(people["writer"], body="<p>运动会于七月十二日上午开幕。</p><p>完。</p>")
    paragraph = on(story, 1)
    Comment.objects.leave(story.latest_version, by=people["writer"], body="?", paragraph=paragraph)
    factories.edit(story, people["writer"], body="<p>完。</p><p>运动会于七月十三日下午开幕。</p>")

    assert placed(story).number == 2


# Mentions


@pytest.mark.parametrize(
    "data", [{"body": "Please look, @reviewer."}, {"tell": "Reviewer"}, {"tell": "reviewer"}]
)
def test_a_colleague_who_is_mentioned_is_told(people, story, data):
    leave(story, people["writer"], **data)

    notice = Notice.objects.get(kind="mentioned")
    assert (notice.recipient, notice.actor_name) == (people["reviewer"], "Writer")


@pytest.mark.parametrize(
    ("text", "names", "unknown"),
    [
        ("@wang and @Wang.Wu: see below", {"wang", "wang.wu"}, []),
        ("请@王五看一下", {"wang.wu"}, []),
        ("请@wang看一下", {"wang"}, []),
        ("@Wang Wu, is this right?", {"wang.wu"}, []),
        ("@wangxiaoming?", set(), ["wangxiaoming"]),
        ("@nobody.", set(), ["nobody"]),
        ("at wu@wang.example, 5 @ 3, @", set(), []),
    ],
)
def test_names_after_an_at_sign_are_read(text, names, unknown):
    people = [
        User(pk=1, username="wang", contributor=Contributor(name="Wang Li")),
        User(pk=2, username="wang.wu", contributor=Contributor(name="Wang Wu", name_zh="王五")),
    ]

    found, rest = mentioned(text, people)

    assert ({account.username for account in found}, rest) == (names, unknown)


@pytest.mark.parametrize(
    "data", [{"body": "Ask @nobody"}, {"body": "Ask @photographer"}, {"tell": "Photographer"}]
)
def test_who_may_not_see_the_story_is_not_mentioned(people, story, data):
    response = leave(story, people["writer"], **data)

    assert "can see this story" in str(response.context["form"].errors)
    assert Comment.objects.count() == 0


def test_of_two_colleagues_of_one_name_the_user_name_decides(people, story):
    account("second", "reviewer", name="Reviewer")

    assert "reviewer, second" in str(
        leave(story, people["writer"], tell="Reviewer").context["form"].errors
    )
    leave(story, people["writer"], tell="second")
    assert Notice.objects.get(kind="mentioned").recipient.username == "second"


def test_a_mail_address_mentions_nobody(people, story):
    leave(story, people["writer"], body="Write to wu@nobody.example")

    assert Notice.objects.filter(kind="mentioned").count() == 0
    assert Comment.objects.count() == 1


def test_the_names_offered_are_of_those_who_may_see_the_story(people, story):
    names = pages.as_user(people["writer"]).get(address(story, "names")).context["colleagues"]

    told = {account.username for account in names}
    assert told == {"writer", "translator", "reviewer", "publisher", "administrator"}


# Resolving


@pytest.mark.parametrize(
    ("role", "status"),
    [("writer", 302), ("translator", 403), ("reviewer", 302), ("publisher", 302)],
)
def test_the_writing_side_reviewers_and_publishers_resolve(people, story, role, status):
    leave(story, people["administrator"])
    comment = Comment.objects.get()

    response = pages.as_user(people[role]).post(address(story, "resolve", comment.pk))

    assert response.status_code == status
    assert (Comment.objects.open().count() == 0) == (status == 302)


def test_who_left_a_comment_may_resolve_and_reopen_it(people, story):
    leave(story, people["translator"])
    comment, client = Comment.objects.get(), pages.as_user(people["translator"])

    client.post(address(story, "resolve", comment.pk))
    comment.refresh_from_db()
    assert comment.resolved_by_name == "Translator"
    client.post(address(story, "resolve", comment.pk), {"reopen": 1})

    assert list(Comment.objects.open()) == [comment]


def test_a_comment_is_resolved_by_post_alone(people, story):
    leave(story, people["writer"])

    response = pages.as_user(people["writer"]).get(address(story, "resolve", 1))

    assert response.status_code == 405


# Seen by whom


def test_an_open_comment_stands_on_the_story_form_until_it_is_resolved(people, story):
    leave(story, people["reviewer"], body="Which day?", paragraph=on(story, 1).key)
    form = pages.as_user(people["writer"]).get(pages.change(story))
    assert "Which day?" in form.text

    Comment.objects.get().resolve(by=people["writer"])
    assert "Which day?" not in pages.as_user(people["writer"]).get(pages.change(story)).text


def test_readers_see_no_comment_and_no_fingerprint_knows_of_one(people):
    story = factories.approved(people["writer"], people["reviewer"])
    before = story.latest_version.fingerprint
    leave(story, people["writer"], body="CANARY", paragraph=on(story, 1).key)

    row = press.publish(Article.objects.get(), by=people["publisher"])

    assert row.fingerprint == before
    for page in (row.address, "/en/", "/en/feed/", "/en/feed.json"):
        assert "CANARY" not in Client().get(page).text
