"""Every guard of `manage.py verify`, against a forger who computes the hashes again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import press
from articles.models import Article, PublishedArticle, PublishedCredit
from people.models import Contributor, User
from tests import factories
from tests.cast import account, cast

from .forging import forge, forge_row, reviews, signed_by, signed_for, verified, write

pytestmark = [pytest.mark.django_db, pytest.mark.once]

NO_SECOND = "no second person approved exactly this text."


@pytest.fixture
def people(people):
    return people | {"other": account("other", "reviewer")}


@pytest.fixture(scope="module", autouse=True)
def live(shared_rows):
    people = cast()
    hands = people["writer"], people["reviewer"], people["publisher"]
    return factories.published(*hands, photos=[factories.photo()])


@pytest.fixture
def story(live):
    """Published: its sheet is submit, approve, publish."""
    return Article.objects.get(pk=live.pk)


@pytest.fixture
def edited(people):
    """Published as its reviewer left it: submit, review_edit, accept_edit, publish."""
    article = factories.submitted(people["writer"])
    factories.edit(article, people["reviewer"], headline="Sports day is open")
    article.accept_edit(by=people["writer"])
    press.publish(article, by=people["publisher"])
    return article


@pytest.fixture
def urgent(people):
    """Published in an emergency, and nobody has signed it."""
    article = factories.draft(people["writer"])
    press.publish_in_emergency(article, by=account("chief", is_superuser=True), note="Typhoon.")
    return article


def anew(article, people, reviewer="reviewer"):
    """Review and publish the text on the desk."""
    article.submit(by=people["writer"])
    article.approve(by=people[reviewer])
    return press.publish(article, by=people["publisher"])


def details(story, number):
    return story.acts.get(number=number).details


def test_a_self_approval_is_named(people, story):
    writer = people["writer"]
    forge(story, 2, **signed_by(writer))
    write(PublishedCredit, {"role": "review"}, contributor=writer.contributor)
    forge_row(story, credits=reviews(story, writer.contributor))

    assert verified().endswith(NO_SECOND)


def test_a_text_nobody_submitted_is_named(story):
    forge(story, 1, act="claim")

    assert verified().endswith("nobody submitted exactly this text.")


def test_another_act_is_no_approval(story):
    forge(story, 2, act="claim")

    assert verified().endswith(NO_SECOND)


def test_an_approval_of_another_text_is_none(people, story):
    factories.edit(story, people["writer"], headline="Sports day is open")
    anew(story, people)
    forge(story, 6, act="claim")
    forge(story, 7, details=details(story, 7) | {"approvals": [2]})

    assert verified().endswith(NO_SECOND)


def test_an_approval_after_publication_is_none(people, story):
    printed = details(story, 3)
    forge(story, 2, act="publish", details=printed | {"approvals": [3]})
    forge(story, 3, act="approve", details={}, **signed_by(people["reviewer"]))

    assert verified().endswith(NO_SECOND)


def test_every_approval_it_was_printed_with_is_there(story):
    forge(story, 3, details=details(story, 3) | {"approvals": [1, 2]})

    assert verified().endswith(NO_SECOND)


def test_every_step_of_its_review_was_signed(story):
    forge(story, 3, details=details(story, 3) | {"steps_signed": ["", ""]})

    assert verified().endswith(NO_SECOND)


def test_a_text_printed_with_no_approval_is_named(story):
    PublishedCredit.objects.filter(role="review").delete()
    forge_row(story, credits=reviews(story))
    forge(story, 3, details=details(story, 3) | {"approvals": []})

    assert verified().endswith(NO_SECOND)


def test_an_approval_of_an_earlier_review_is_not_counted(people):
    article = factories.approved(people["writer"], people["reviewer"])
    article.withdraw_submission(by=people["writer"])
    anew(article, people, "other")

    assert verified().startswith("All is as it was signed")


def test_a_reviewer_s_change_that_nobody_accepted_is_no_approval(people, edited):
    forge(edited, 3, act="submit")

    assert verified().endswith(NO_SECOND)


def test_a_reviewer_does_not_accept_the_own_change(people, edited):
    version = edited.latest_version
    forge(edited, 1, **signed_for(version))
    forge(edited, 3, **signed_by(people["reviewer"]))

    assert verified().endswith(NO_SECOND)


def test_a_change_is_accepted_after_it_was_made(edited):
    version = edited.latest_version
    forge(edited, 1, act="accept_edit", **signed_for(version))
    forge(edited, 3, act="submit")

    assert verified().endswith(NO_SECOND)


def test_a_reviewed_text_is_not_said_to_be_unreviewed(story):
    write(PublishedArticle, {"article": story}, reviewed_number=0)

    assert "it is said to be unreviewed" in verified()


def test_an_emergency_text_is_not_said_to_be_reviewed(urgent):
    write(PublishedArticle, {"article": urgent}, reviewed_number=1)

    assert "its review after the fact is not on the sheet" in verified()


def test_an_emergency_text_that_was_signed_is_not_said_to_be_unreviewed(people, urgent):
    press.sign_after(urgent, by=people["reviewer"])
    write(PublishedArticle, {"article": urgent}, reviewed_number=0)

    assert "its review after the fact is not on the sheet" in verified()


def test_an_emergency_text_bears_no_review_credit(people, urgent):
    forge_row(urgent, credits=reviews(urgent, people["reviewer"].contributor))

    assert "its Review credit names somebody who did not approve it" in verified()


def test_a_signature_of_before_is_not_one_after_the_fact(people, urgent):
    headline, chief = urgent.headline, urgent.acts.get().account
    press.sign_after(urgent, by=people["reviewer"])
    factories.edit(urgent, people["writer"], headline="Typhoon")
    factories.edit(urgent, people["writer"], headline=headline)
    press.publish_in_emergency(urgent, by=chief, note="Typhoon.")

    assert verified().startswith("All is as it was signed")


@pytest.mark.parametrize("published", ["story", "urgent", "signed"])
def test_a_row_is_as_the_last_act_printed_it(people, request, published):
    article = request.getfixturevalue("urgent" if published == "signed" else published)
    if published == "signed":
        press.sign_after(article, by=people["reviewer"])
    write(PublishedArticle, {"article": article}, section=factories.section("research"))

    assert verified().endswith("its section_id is not as it was printed.")


def test_a_row_is_not_as_it_was_printed_before(people, story, time_machine):
    first = story.published.published_at
    time_machine.move_to(timezone.now() + timedelta(hours=1))
    press.withdraw(story, by=people["publisher"], note="Look again.")
    story.correct(by=people["writer"], note="It was right.")
    anew(story, people)
    write(PublishedArticle, {"article": story}, published_at=first, announced_at=first)
    write(PublishedCredit, {"published__article": story}, announced_at=first)

    assert verified().endswith("its published_at is not as it was printed.")


def test_an_address_is_made_of_its_parts(story):
    forge_row(story, address="/en/news/2023/07/elsewhere/")

    assert verified().endswith("its address is not made of its language, month and slug.")


def test_the_version_of_a_row_is_of_its_story(people, story):
    other = factories.draft(people["writer"], photos=[factories.photo()])
    write(PublishedArticle, {"article": story}, version=other.latest_version)

    assert verified().endswith("its version belongs to another story.")


def test_the_pictures_of_a_row_are_those_signed(story):
    story.published.picture_rows.all().delete()

    assert verified().endswith("the pictures it shows are not those it was signed with.")


def test_a_story_that_is_live_stands_on_the_newsstand(story):
    story.published.delete(by_press=True)

    assert verified().endswith("its acts say “live”, which the newsstand does not show.")


def test_a_reviewer_may_be_deleted_between_approval_and_publication(people):
    article = factories.submitted(people["writer"])
    factories.write_words(people["other"].contributor, name="Fan Li", name_zh="范丽")
    article.approve(by=User.objects.get(username="other"))
    Contributor.objects.get(user=people["other"]).delete()
    row = press.publish(Article.objects.get(pk=article.pk), by=people["publisher"])

    review = {"role": "review", "contributor": None, "name": "Fan Li 范丽", "slug": ""}
    assert row.credits[1:] == [review]
    assert verified().startswith("All is as it was signed")


def test_a_name_the_account_got_later_is_not_that_of_its_signature(people, story):
    reviewer = people["reviewer"].contributor
    Contributor.objects.filter(pk=reviewer.pk).update(user=None)
    Contributor.objects.create(name="Dean Wu", user=people["reviewer"])
    reviewer.name = "Dean Wu"
    forge_row(story, credits=reviews(story, reviewer))

    assert "its Review credit is not the name of Reviewer" in verified()
