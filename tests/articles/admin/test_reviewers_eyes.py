"""The review page knows its reader: what she saw last, what she asked for, and what came of it."""

import pytest
from django.urls import reverse

from articles.models import Act, Article, Comment, ReadMark, Version
from tests import factories
from tests.articles.admin import pages
from tests.cast import account

pytestmark = [pytest.mark.django_db, pytest.mark.once]

FIRST = "everything is new"


def address(article, page="review", *arguments):
    return reverse(f"admin:articles_article_{page}", args=[article.pk, *arguments])


def page(article, user, **chosen):
    return pages.as_user(user).get(address(article), chosen)


def words(article, user, **chosen):
    """Return the sentence that names what is compared with, up to a moment in it."""
    return page(article, user, **chosen).context["since"].words.partition(" on ")[0]


def demanded(people, note="Who won?"):
    """A story to which the reviewer asked for changes."""
    article = factories.submitted(people["writer"])
    article.request_changes(by=people["reviewer"], note=note)
    return article


def submit_again(article, people, note="", **changes):
    article = Article.objects.get(pk=article.pk)
    if changes:
        factories.edit(article, people["writer"], **changes)
    article.submit(by=people["writer"], note=note)
    return article


def read(article, user, number):
    return pages.as_user(user).post(address(article, "read", number))


# Compared with what this account saw


def _approve(article, reviewer):
    article.approve(by=reviewer)
    article.withdraw_submission(by=article.created_by)


def _ask_for_changes(article, reviewer):
    article.request_changes(by=reviewer, note="Who won?")


def _claim(article, reviewer):
    article.claim(by=reviewer)
    article.withdraw_submission(by=article.created_by)


def _comment(article, reviewer):
    Comment.objects.leave(article.latest_version, by=reviewer, body="Who won?")
    article.withdraw_submission(by=article.created_by)


def _mark_as_read(article, reviewer):
    read(article, reviewer, 1)
    article.withdraw_submission(by=article.created_by)


@pytest.mark.parametrize(
    ("look", "sentence"),
    [
        (_approve, "Compared with version 1, which you approved"),
        (_ask_for_changes, "Compared with version 1, to which you asked for changes"),
        (_claim, "Compared with version 1, which you started reviewing"),
        (_comment, "Compared with version 1,"),
        (_mark_as_read, "Compared with version 1, which you marked as read"),
    ],
)
def test_changes_are_counted_from_what_this_account_saw_last(people, look, sentence):
    article = factories.submitted(people["writer"])
    look(article, people["reviewer"])
    submit_again(article, people, headline="Another headline")

    response = page(article, people["reviewer"])

    assert words(article, people["reviewer"]) == sentence
    assert [name for name, _label in response.context["comparison"].parts] == ["headline"]
    assert FIRST not in response.text


def test_what_others_saw_does_not_count(people):
    article = demanded(people)
    submit_again(article, people, headline="Another headline")

    response = page(article, account("second", "reviewer"))

    assert response.context["since"].version is None
    assert FIRST in response.text


@pytest.mark.parametrize("look", ["claim", "comment"])
def test_who_began_to_read_a_text_still_sees_what_changed_in_it(people, look):
    article = submit_again(demanded(people), people, headline="Another headline")
    if look == "claim":
        article.claim(by=people["reviewer"])
    else:
        Comment.objects.leave(article.latest_version, by=people["reviewer"], body="And why?")

    assert page(article, people["reviewer"]).context["since"].version.number == 1


def test_nothing_changed_since_the_text_was_marked_as_read(people):
    article = submit_again(demanded(people), people, headline="Another headline")
    read(article, people["reviewer"], 2)

    response = page(article, people["reviewer"])

    assert response.context["since"].version.number == 2
    assert not response.context["comparison"]
    assert "You marked version 2 as read on" in response.text


def test_of_what_was_done_with_one_version_the_decision_is_named(people):
    article = factories.submitted(people["writer"])
    article.claim(by=people["reviewer"])
    article.request_changes(by=people["reviewer"], note="Who won?")
    Comment.objects.leave(article.latest_version, by=people["reviewer"], body="And when?")
    submit_again(article, people, headline="Another headline")

    sentence = words(article, people["reviewer"])

    assert sentence == "Compared with version 1, to which you asked for changes"


# Chosen by the account


def published(people):
    """Version 1 approved and published, 2 approved, 3 asked about, 4 in review."""
    who = people["writer"], people["reviewer"], people["publisher"]
    article = factories.published(*who)
    article.correct(by=people["writer"], note="A name")
    for place, act in (("Beijing", "approve"), ("Tianjin", "request_changes")):
        article = submit_again(article, people, place=place)
        getattr(article, act)(by=people["reviewer"], note="Which?")
    return submit_again(article, people, place="Jinan")


@pytest.mark.parametrize(
    ("chosen", "number"),
    [
        ({}, 3),
        ({"since": "read"}, 3),
        ({"since": "approved"}, 2),
        ({"since": "published"}, 1),
        ({"since": "2"}, 2),
        ({"since": "4"}, 3),
        ({"since": "0"}, 3),
        ({"since": "99999999999999999999"}, 3),
        ({"since": "²"}, 3),
        ({"since": "anything"}, 3),
    ],
)
def test_the_account_chooses_since_when(people, chosen, number):
    article = published(people)

    response = page(article, people["reviewer"], **chosen)

    assert response.context["since"].version.number == number
    assert [(name, n) for name, _label, n, _is in response.context["since"].ways] == [
        ("read", 3),
        ("published", 1),
        ("approved", 2),
    ]
    assert list(response.context["since"].numbers) == [3, 2, 1]


def test_a_version_is_offered_once(people):
    article = factories.approved(people["writer"], people["reviewer"])
    article = submit_again(article, people, place="Beijing")

    ways = page(article, people["reviewer"], since="approved").context["since"].ways

    assert [(name, number, is_chosen) for name, _label, number, is_chosen in ways] == [
        ("read", 1, True)
    ]


# Back to an older text


def test_going_back_to_an_older_text_is_shown_as_that(people):
    article = factories.submitted(people["writer"])
    for headline in ("Another headline", "Sports day opens"):
        article.request_changes(by=people["reviewer"], note="No.")
        article = submit_again(article, people, headline=headline)

    response = page(article, people["reviewer"])

    assert response.context["since"].version.number == 2
    assert "This is the text of version 1 again." in " ".join(response.text.split())
    versions = pages.as_user(people["writer"]).get(address(article, "versions"))
    assert "the text of version 1 again" in versions.text
    assert versions.text.count("the text of version") == 1


# Her demand, and its answer


def demands(article, user):
    return page(article, user).context["demands"]


def test_her_reason_stands_on_top_with_the_writers_answer(people):
    article = demanded(people)
    article = submit_again(article, people, note="Class two did.", headline="Class two won")

    response = page(article, people["reviewer"])
    text = " ".join(response.text.split())

    assert text.index("You asked for changes to version 1") < text.index("Who won?")
    assert text.index("Who won?") < text.index("Class two did.") < text.index("What changed")
    assert "no answer" not in text
    assert "changed nothing" not in text


def test_another_reviewer_reads_who_asked_for_changes(people):
    article = submit_again(demanded(people), people)

    text = " ".join(page(article, account("second", "reviewer")).text.split())

    assert "Reviewer asked for changes to version 1" in text


def test_replies_to_her_comments_are_an_answer(people):
    article = factories.submitted(people["writer"])
    version = article.latest_version
    mine = Comment.objects.leave(version, by=people["reviewer"], body="Which class?")
    theirs = Comment.objects.leave(version, by=people["publisher"], body="Which day?")
    Comment.objects.leave(version, by=people["writer"], body="Too early", parent=mine)
    article.request_changes(by=people["reviewer"], note="Who won?")
    for parent, body, by in (
        (mine, "Class two.", "writer"),
        (mine, "Thanks.", "reviewer"),
        (theirs, "Monday.", "writer"),
    ):
        Comment.objects.leave(version, by=people[by], body=body, parent=parent)
    article = submit_again(article, people)

    (demand,) = demands(article, people["reviewer"])

    assert [reply.body for reply in demand.replies] == ["Class two."]
    assert not demand.is_unanswered


@pytest.mark.parametrize(
    ("note", "changes", "said"),
    [
        ("", {}, ["The writers left no answer.", "The writers changed nothing"]),
        ("", {"headline": "Class two won"}, ["The writers left no answer."]),
        ("It says so.", {}, ["The writers changed nothing"]),
        ("Class two did.", {"headline": "Class two won"}, []),
    ],
)
def test_a_demand_that_was_ignored_is_called_so(people, note, changes, said):
    article = submit_again(demanded(people), people, note=note, **changes)

    text = page(article, people["reviewer"]).text

    sentences = ["The writers left no answer.", "The writers changed nothing"]
    assert [one for one in sentences if one in text] == said


def test_nothing_is_said_of_an_answer_before_the_story_is_submitted_again(people):
    text = page(demanded(people), people["reviewer"]).text

    assert "Who won?" in text
    assert "The writers" not in text


# Her approval that fell


def test_a_reviewer_whose_approval_fell_reads_what_made_it_fall(people):
    article = factories.approved(people["writer"], people["reviewer"])
    article = submit_again(article, people, headline="Class two won", place="Beijing")

    text = " ".join(page(article, people["reviewer"]).text.split())

    assert "Your approval of version 1 no longer counts. Writer changed the story on " in text
    assert ": Headline and Place." in text
    assert "no longer counts" not in page(article, account("second", "reviewer")).text


# Marked as read


def test_reading_is_noted_by_post_alone(people):
    article = factories.submitted(people["writer"])
    client = pages.as_user(people["reviewer"])
    before = Act.objects.count(), Version.objects.count()

    client.get(address(article))
    assert client.get(address(article, "read", 1)).status_code == 405
    assert ReadMark.objects.count() == 0
    assert client.post(address(article, "read", 1)).url == address(article)
    assert client.post(address(article, "read", 99)).status_code == 404

    mark = ReadMark.objects.get()
    assert (mark.user, mark.article, mark.version_number) == (people["reviewer"], article, 1)
    assert (Act.objects.count(), Version.objects.count()) == before


def test_the_last_mark_counts(people):
    article = submit_again(demanded(people), people, headline="Another headline")
    read(article, people["reviewer"], 2)
    first = ReadMark.objects.get().made_at
    read(article, people["reviewer"], 1)

    mark = ReadMark.objects.get()
    assert (mark.version_number, mark.made_at > first) == (1, True)


def test_a_story_that_may_not_be_seen_is_not_marked(people):
    article = factories.submitted(people["writer"])

    assert read(article, people["photographer"], 1).status_code == 404
    assert ReadMark.objects.count() == 0
