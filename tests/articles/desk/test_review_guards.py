"""Every guard of a review: who is on which side, the steps, paper."""

import pytest
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from django.utils import timezone

from articles import press
from articles.models import Article, PaperScan
from articles.rules.refusals import Refused
from people.models import Contributor
from tests import factories
from tests.cast import account

pytestmark = pytest.mark.django_db

ON_THE_AUTHOR_SIDE = "on the author side"
NOT_THE_SAME = "changed since the story was submitted"


@pytest.fixture
def people(people):
    return people | {
        "other": account("other", "reviewer"),
        "both": account("both", "writer", "reviewer", "publisher"),
    }


@pytest.fixture
def two_steps(settings):
    settings.NEWSROOM_REVIEW_STEPS = ["", ""]


@pytest.fixture
def on_paper(settings, people):
    settings.NEWSROOM_PAPER_APPROVAL = True

    def sign(article, person):
        scan = PaperScan.of(ContentFile(b"%PDF-1.4"), "application/pdf")
        values = {"person": person, "signed_on": timezone.localdate(), "scan": scan}
        return article.approve_on_paper(by=people["publisher"], **values)

    return sign


def publish(article, people, by="writer", reviewer="reviewer"):
    article.submit(by=people[by])
    article.approve(by=people[reviewer])
    press.publish(article, by=people["publisher"])


def test_who_submits_a_text_of_others_does_not_review_it(people):
    article = factories.draft(people["writer"])
    article.submit(by=people["both"])

    with pytest.raises(Refused, match=ON_THE_AUTHOR_SIDE):
        article.approve(by=people["both"])


def test_who_wrote_a_published_text_does_not_review_it_again_unchanged(people):
    article = factories.draft(people["both"])
    publish(article, people, by="both")
    article.correct(by=people["publisher"], note="Look again.")
    article.submit(by=people["publisher"])

    with pytest.raises(Refused, match=ON_THE_AUTHOR_SIDE):
        article.approve(by=people["both"])


def test_who_wrote_only_what_was_published_may_review_what_others_wrote_since(people):
    article = factories.draft(people["both"])
    publish(article, people, by="both")
    factories.edit(article, people["publisher"], headline="Sports day is open")
    article.submit(by=people["publisher"])

    article.approve(by=people["both"])
    assert article.work_state == "approved"


def test_an_approval_of_an_earlier_review_bars_nobody(people, two_steps):
    article = factories.approved(people["writer"], people["reviewer"])
    article.withdraw_submission(by=people["writer"])
    article.submit(by=people["writer"])
    article.approve(by=people["other"])

    article.approve(by=people["reviewer"])
    assert article.work_state == "approved"


@pytest.mark.parametrize("back", ["withdraw_submission", "request_changes"])
def test_a_text_that_goes_back_has_no_step_signed(people, two_steps, back):
    article = factories.approved(people["writer"], people["reviewer"])
    by = people["writer" if back == "withdraw_submission" else "other"]
    getattr(article, back)(by=by, note="The date is wrong.")

    assert (article.review_step, Article.objects.get().review_step) == (0, 0)


def test_a_text_changed_after_its_approval_has_no_step_signed(people, two_steps):
    article = factories.approved(people["writer"], people["reviewer"])
    article.approve(by=people["other"])
    factories.edit(article, people["writer"], headline="Sports day is open")

    assert Article.objects.get().review_step == 0


def test_who_is_credited_with_a_picture_may_sign_on_paper(people, on_paper):
    article = factories.submitted(people["writer"], credits=[("picture", "Dean Wu")])
    on_paper(article, factories.contributor("Dean Wu"))

    assert article.work_state == "approved"


def test_nobody_signs_two_steps_on_paper(people, on_paper, two_steps):
    article = factories.submitted(people["writer"])
    on_paper(article, factories.contributor("Dean Wu"))

    with pytest.raises(Refused, match="Dean Wu has approved this text already"):
        on_paper(article, factories.contributor("Dean Wu"))


def test_an_account_signs_one_step_under_whatever_name(people, on_paper, two_steps):
    factories.approved(people["writer"], people["reviewer"])
    Contributor.objects.filter(user=people["reviewer"]).update(user=None)
    new = Contributor.objects.create(name="Wu Jun", user=people["reviewer"])

    with pytest.raises(Refused, match="Wu Jun has approved this text already"):
        on_paper(Article.objects.get(), new)


def test_a_print_is_of_the_text_submitted(people, on_paper):
    article = factories.submitted(people["writer"])
    factories.reworded(factories.contributor(), people["publisher"], name="Zhang Si")

    with pytest.raises(Refused, match=NOT_THE_SAME):
        on_paper(article, factories.contributor("Dean Wu"))


def test_an_account_that_was_switched_off_does_nothing(people):
    article = factories.submitted(people["writer"])
    article.claim(by=people["reviewer"])
    people["reviewer"].is_active = False

    with pytest.raises(Refused):
        article.release(by=people["reviewer"])


def test_who_submits_does_not_count_among_who_could_review(people):
    for name in ("reviewer", "other"):
        people[name].groups.clear()
    article = factories.draft(people["writer"])
    people["publisher"].user_permissions.add(Permission.objects.get(codename="review_article"))
    people["both"].groups.clear()

    with pytest.raises(Refused, match="Nobody else could review"):
        article.submit(by=people["publisher"])


def test_only_who_may_is_told_of_the_emergency(people):
    for name in ("reviewer", "other", "both"):
        people[name].groups.clear()
    article = factories.draft(people["writer"])

    def says(user):
        with pytest.raises(Refused) as refusal:
            article.submit(by=user)
        return "In an emergency" in str(refusal.value)

    assert (says(people["writer"]), says(people["administrator"])) == (False, True)


def test_who_signed_a_step_is_not_named_for_the_next(people, two_steps):
    article = factories.approved(people["writer"], people["reviewer"])

    with pytest.raises(Refused, match="These people could do it: Other, Both"):
        article.approve(by=people["writer"])


def test_a_claim_ends_with_the_review(people):
    article = factories.submitted(people["writer"])
    article.claim(by=people["reviewer"])
    article.withdraw_submission(by=people["writer"])

    assert Article.objects.get().claimed_by is None


def test_who_submits_does_not_count_for_a_step(people, two_steps):
    people["reviewer"].groups.clear()
    article = factories.draft(people["writer"])

    with pytest.raises(Refused, match="in 2 steps, each signed by somebody else"):
        article.submit(by=people["both"])


def test_who_reads_a_story_may_stop_reading_it(people):
    article = factories.submitted(people["writer"])
    article.claim(by=people["reviewer"])
    article.release(by=people["reviewer"])

    assert article.is_claimed is False
