"""Publishing when approved: chosen by a publisher beforehand, done with the last approval."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.files.base import ContentFile
from django.utils import timezone

from articles import press
from articles.desk import outbox
from articles.desk.dispatch import do
from articles.desk.status import why_not_out
from articles.models import Act, Article, Comment, Notice, PaperScan, Photo, PublishedArticle
from articles.models.desk.house_rule import WordingRule
from articles.models.record.act import Unchangeable
from articles.press import audit
from articles.rules import acts
from articles.rules.refusals import Refused, Stale
from tests import factories
from tests.articles.admin import pages
from tests.articles.press.forging import write
from tests.cast import account

pytestmark = pytest.mark.django_db
TOMORROW = timedelta(days=1)


@pytest.fixture
def chosen(people):
    """A story in review that the publisher chose to publish when it is approved."""
    story = factories.submitted(people["writer"])
    press.publish_on_approval(story, by=people["publisher"])
    return story


def approve(story, by):
    """Approve as a page does; return the story as it is then, audited."""
    do(acts.APPROVE, Article.objects.get(pk=story.pk), by=by)
    story = Article.objects.get(pk=story.pk)
    audit.check(story)
    return story


def sheet(story):
    return list(story.acts.order_by("number").values_list("act", "username"))


def test_the_last_approval_is_followed_by_the_publication_in_the_name_of_who_chose(people, chosen):
    story = approve(chosen, people["reviewer"])

    assert sheet(story) == [
        ("submit", "writer"),
        ("publish_on_approval", "publisher"),
        ("approve", "reviewer"),
        ("publish", "publisher"),
    ]
    assert story.acts.last().details["on_approval"] == 2
    assert (story.published.is_public, story.on_approval_by) == (True, None)
    assert [c["name"] for c in story.published.credits if c["role"] == "review"] == ["Reviewer"]


@pytest.mark.parametrize("act", ["approve_on_paper", "accept_edit"])
def test_every_act_that_may_be_the_last_approval_is_followed_by_it(people, chosen, settings, act):
    settings.NEWSROOM_PAPER_APPROVAL = settings.NEWSROOM_REVIEW_EDIT = True
    if act == "accept_edit":
        factories.edit(chosen, people["reviewer"], headline="Better")
        do(acts.ACCEPT_EDIT, chosen, by=people["writer"])
    else:
        scan = PaperScan.of(ContentFile(b"%PDF-1.4"), "application/pdf")
        dean, day = factories.contributor("Dean Wu"), timezone.localdate()
        paper = {"person": dean, "signed_on": day, "scan": scan}
        do(acts.APPROVE_ON_PAPER, chosen, by=people["publisher"], **paper)

    assert PublishedArticle.objects.get().is_public
    audit.check_all()


def test_it_is_followed_by_it_only_after_the_last_step(people, chosen, settings):
    settings.NEWSROOM_REVIEW_STEPS = ["", ""]
    story = approve(chosen, people["reviewer"])
    assert (story.work_state, story.on_approval_by) == ("in_review", people["publisher"])

    assert approve(story, account("second", "reviewer")).published.is_public


def test_who_chose_may_sign_a_step_or_have_written_the_text_but_never_both_sides(people, settings):
    both = account("both", "writer", "reviewer", "publisher")
    own = factories.submitted(both, headline="Own")
    press.publish_on_approval(own, by=both)
    with pytest.raises(Refused):
        do(acts.APPROVE, own, by=both)
    assert approve(own, people["reviewer"]).published.is_public

    other = factories.submitted(people["writer"], headline="Another's")
    press.publish_on_approval(other, by=both)
    assert approve(other, both).published.is_public


def test_a_moment_chosen_beforehand_puts_the_story_on_the_schedule(people, time_machine):
    story, at = factories.submitted(people["writer"]), timezone.now() + TOMORROW
    press.publish_on_approval(story, by=people["publisher"], at=at)
    story = approve(story, people["reviewer"])

    assert (story.acts.last().act, story.is_scheduled) == ("schedule", True)
    time_machine.move_to(at + timedelta(seconds=1))
    assert PublishedArticle.objects.public().exists()


def test_a_moment_that_is_over_at_the_approval_means_at_once(people, time_machine):
    story = factories.submitted(people["writer"])
    press.publish_on_approval(story, by=people["publisher"], at=timezone.now() + TOMORROW)
    time_machine.move_to(timezone.now() + 2 * TOMORROW)

    assert approve(story, people["reviewer"]).published.is_public


def test_a_moment_in_the_past_or_for_a_story_that_readers_have_is_refused(people):
    story = factories.submitted(people["writer"])
    with pytest.raises(Refused, match="in the future"):
        press.publish_on_approval(story, by=people["publisher"], at=timezone.now() - TOMORROW)
    live = factories.published(people["writer"], people["reviewer"], people["publisher"])
    factories.edit(live, people["writer"], headline="Corrected")

    with pytest.raises(Refused, match="An earlier text"):
        press.publish_on_approval(live, by=people["publisher"], at=timezone.now() + TOMORROW)


def test_it_is_for_the_text_that_will_be_approved_whatever_changes_until_then(people, chosen):
    chosen.request_changes(by=people["reviewer"], note="A comma.")
    factories.edit(chosen, people["writer"], headline="Another headline")
    chosen.submit(by=people["writer"])
    chosen.withdraw_submission(by=people["writer"])
    chosen.submit(by=people["writer"])

    assert approve(chosen, people["reviewer"]).published.headline == "Another headline"


def test_a_correction_is_published_with_its_approval(people):
    live = factories.published(people["writer"], people["reviewer"], people["publisher"])
    factories.edit(live, people["writer"], headline="Corrected")
    press.publish_on_approval(live, by=people["publisher"])
    live.submit(by=people["writer"], is_minor=True)

    story = approve(live, people["reviewer"])

    assert (story.published.headline, story.published.updated_at) == ("Corrected", None)


def test_the_choice_can_be_taken_back_and_the_story_waits_for_a_publisher(people, chosen):
    press.cancel_on_approval(chosen, by=people["administrator"])

    story = approve(chosen, people["reviewer"])

    assert (story.work_state, hasattr(story, "published")) == ("approved", False)
    assert Notice.objects.filter(recipient=people["publisher"], kind="choice_ended").count() == 1


@pytest.mark.parametrize("role", ["writer", "reviewer"])
def test_only_a_publisher_chooses_and_takes_back(people, chosen, role):
    other = factories.submitted(people["writer"])
    with pytest.raises(Refused):
        press.publish_on_approval(other, by=people[role])
    with pytest.raises(Refused):
        press.cancel_on_approval(chosen, by=people[role])


def test_nobody_chooses_twice_or_after_the_approval_or_takes_back_nothing(people, chosen):
    with pytest.raises(Stale):
        press.publish_on_approval(chosen, by=people["publisher"])
    approved = factories.approved(people["writer"], people["reviewer"])
    for verb in (press.publish_on_approval, press.cancel_on_approval):
        with pytest.raises(Stale):
            verb(approved, by=people["publisher"])


def test_the_choice_is_written_by_its_act_alone(people, chosen):
    with pytest.raises(Unchangeable):
        Article.objects.update(on_approval_by=None)
    with pytest.raises(Unchangeable):
        Article.objects.update(on_approval_at=None)
    chosen.on_approval_by = people["administrator"]
    with pytest.raises(Unchangeable):
        chosen.save()


# What ends it


def trash(story, people):
    story.withdraw_submission(by=people["writer"])
    story.trash(by=people["writer"])


@pytest.mark.parametrize(
    "end",
    [
        trash,
        lambda story, people: press.publish_in_emergency(
            story, by=people["administrator"], note="Typhoon."
        ),
    ],
    ids=["trash", "emergency"],
)
def test_it_ends_where_the_text_goes_another_way(people, chosen, end):
    end(chosen, people)

    assert Article.objects.get().on_approval_by is None
    audit.check(Article.objects.get())


@pytest.mark.parametrize("end", ["discard", "withdraw"])
def test_it_ends_with_the_correction_it_was_chosen_for(people, end):
    live = factories.published(people["writer"], people["reviewer"], people["publisher"])
    factories.edit(live, people["writer"], headline="Corrected")
    press.publish_on_approval(live, by=people["publisher"])

    if end == "withdraw":
        press.withdraw(live, by=people["publisher"], note="All wrong.")
    else:
        live.discard(by=people["writer"])

    assert Article.objects.get().on_approval_by is None
    audit.check(Article.objects.get())


# What is asked at the moment of printing


def switch_off(people, story):
    people["publisher"].is_active = False
    people["publisher"].save()


def take_the_role(people, story):
    people["publisher"].groups.clear()


def take_the_consent(people, story):
    Photo.objects.update(consent="missing")


def make_a_house_rule(people, story):
    WordingRule.objects.create(weight="blocking", wording="opened", instead="began")


@pytest.mark.parametrize(
    ("happens", "why"),
    [
        (switch_off, "Publisher may no longer publish."),
        (take_the_role, "Publisher may no longer publish."),
        (take_the_consent, "consent"),
        (make_a_house_rule, "began"),
    ],
)
def test_what_keeps_it_from_readers_leaves_the_approval_and_is_said(people, happens, why):
    story = factories.submitted(people["writer"], photos=[factories.photo()])
    press.publish_on_approval(story, by=people["publisher"])
    happens(people, story)

    story = approve(story, people["reviewer"])

    last = story.acts.last()
    assert (last.act, last.account, story.work_state) == ("not_published", None, "approved")
    assert why in last.note
    assert not PublishedArticle.objects.exists()
    assert story.on_approval_by is None
    told = set(Notice.objects.filter(kind="not_as_chosen").values_list("recipient", flat=True))
    assert people["administrator"].pk in told


def test_an_approval_that_does_not_hold_is_followed_by_nothing(people, chosen):
    with pytest.raises(Refused):
        do(acts.APPROVE, chosen, by=people["writer"])

    assert sheet(chosen)[-1] == ("publish_on_approval", "publisher")


# Who is told, and where it stands


def test_the_choice_is_named_on_the_desk_and_in_mails(people, chosen):
    assert "Publisher chose to publish it when it is approved." in why_not_out(chosen)
    people["reviewer"].email = "reviewer@example.edu"
    people["reviewer"].save()
    chosen.withdraw_submission(by=people["writer"])
    chosen.submit(by=people["writer"])
    outbox.send_due()

    assert "Publisher chose to publish it when it is approved." in mail.outbox[0].body
    desk = pages.as_user(people["reviewer"]).get("/admin/").text
    assert "Publisher chose to publish it when it is approved." in desk


def test_nobody_is_asked_to_publish_what_was_published_with_the_approval(people, chosen):
    approve(chosen, people["reviewer"])

    kinds = set(Notice.objects.filter(recipient=people["publisher"]).values_list("kind", flat=True))
    assert kinds == {"as_chosen"}
    assert "to_publish" not in Notice.objects.values_list("kind", flat=True)


@pytest.mark.parametrize("page", ["review", "act/approve"])
def test_the_approver_reads_that_approving_publishes_and_what_is_settled(people, chosen, page):
    Comment.objects.leave(chosen.latest_version, by=people["writer"], body="Which day?")
    address = f"/admin/articles/article/{chosen.pk}/{page}/"

    text = pages.as_user(people["reviewer"]).get(address).text

    assert "With this approval the story is published at once: Publisher chose so." in text
    assert "Which day?" in text


def test_the_approver_of_an_earlier_step_reads_nothing_of_it(people, chosen, settings):
    settings.NEWSROOM_REVIEW_STEPS = ["", ""]

    text = pages.as_user(people["reviewer"]).get(pages.act(chosen, "approve")).text

    assert "With this approval" not in text


def test_a_publisher_chooses_on_the_review_page_and_the_approver_is_told_what_became_of_it(people):
    story = factories.submitted(people["writer"])
    review = f"/admin/articles/article/{story.pk}/review/"
    assert (
        pages.act(story, "publish_on_approval")
        in pages.as_user(people["publisher"]).get(review).text
    )
    sent = {"version": story.version_number, "when": "now"}
    pages.as_user(people["publisher"]).post(pages.act(story, "publish_on_approval"), sent)

    answer = pages.as_user(people["reviewer"]).post(
        pages.act(story, "approve"), {"version": story.version_number}, follow=True
    )

    words = [str(message) for message in answer.context["messages"]]
    assert words == ["The story was approved. The story was published."]


def test_a_moment_beside_at_once_is_refused_at_the_moment(people):
    story = factories.submitted(people["writer"])
    sent = {"version": 1, "when": "now", "at": "2099-11-26T08:00"}

    answer = pages.as_user(people["publisher"]).post(pages.act(story, "publish_on_approval"), sent)

    assert list(answer.context["form"].errors) == ["at"]
    assert Act.objects.filter(act="publish_on_approval").count() == 0


def test_for_a_correction_no_moment_is_asked(people):
    live = factories.published(people["writer"], people["reviewer"], people["publisher"])
    factories.edit(live, people["writer"], headline="Corrected")
    browser, address = pages.as_user(people["publisher"]), pages.act(live, "publish_on_approval")

    assert set(browser.get(address).context["form"].fields) == {"version", "note"}
    browser.post(address, {"version": live.version_number})
    assert Article.objects.get().on_approval_by == people["publisher"]


# What the audit proves


def test_the_audit_finds_a_choice_that_no_act_made(people, chosen):
    write(Article, {"pk": chosen.pk}, on_approval_by=people["administrator"])

    with pytest.raises(audit.Broken, match="published when approved"):
        audit.check(Article.objects.get())


def test_the_audit_finds_another_moment_than_was_chosen(people):
    story = factories.submitted(people["writer"])
    press.publish_on_approval(story, by=people["publisher"], at=timezone.now() + TOMORROW)
    write(Article, {"pk": story.pk}, on_approval_at=timezone.now())

    with pytest.raises(audit.Broken, match="published when approved"):
        audit.check(Article.objects.get())


def test_the_audit_finds_a_publication_that_nobody_chose_or_no_longer(people, chosen):
    press.cancel_on_approval(chosen, by=people["publisher"])
    chosen.approve(by=people["reviewer"])
    press.publish(chosen, by=people["publisher"], chosen=2)

    with pytest.raises(audit.Broken, match="act 2 is no choice of Publisher"):
        audit.check(Article.objects.get())
