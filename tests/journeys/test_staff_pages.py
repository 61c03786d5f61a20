"""axe on every staff page, and none of them wider than the window."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import press
from articles.desk.dispatch import VERBS
from articles.models import Comment, FrontSlot, PreviewLink
from articles.text import anchors
from tests import factories
from tests.cast import cast

from .browser import DESKTOP, PHONE, axe, speak

pytestmark = pytest.mark.django_db(transaction=True)

on_phone_and_desk = pytest.mark.parametrize(
    ("page", "language"),
    [(PHONE, "zh-hans"), (DESKTOP, "en")],
    indirect=["page"],
    ids=["390-zh", "1280-en"],
)
# Every act, the state of a story in which it is open, and the role that does it.
ACTS = {
    "submit": ("draft", "writer"),
    "ask": ("in_review", "writer"),
    "withdraw_submission": ("in_review", "writer"),
    "claim": ("in_review", "reviewer"),
    "release": ("claimed", "reviewer"),
    "request_changes": ("in_review", "reviewer"),
    "approve": ("in_review", "reviewer"),
    "approve_on_paper": ("in_review", "publisher"),
    "accept_edit": ("edited", "writer"),
    "publish": ("approved", "publisher"),
    "publish_on_approval": ("in_review", "publisher"),
    "cancel_on_approval": ("chosen", "publisher"),
    "unschedule": ("scheduled", "publisher"),
    "emergency": ("draft", "administrator"),
    "sign_after": ("emergency", "reviewer"),
    "correct": ("live", "publisher"),
    "update_listing": ("listed", "publisher"),
    "confirm_translation": ("outdated", "reviewer"),
    "discard": ("corrected", "publisher"),
    "withdraw": ("live", "publisher"),
    "restore": ("withdrawn", "publisher"),
    "trash": ("draft", "writer"),
    "untrash": ("trashed", "writer"),
}
PARTS = ("change/", "review/", "versions/", "versions/1/2/", "comments/", "links/", "sheet/")
RULES = ("storykind", "lengthrule", "picturerule", "eventrule", "wordingrule")
RULES += ("namerule", "titlerule")


def live(people):
    return factories.published(people["writer"], people["reviewer"], people["publisher"])


def corrected(people):
    article = live(people)
    article.correct(by=people["writer"], note="Wrong day")
    return factories.edit(article, people["writer"], body="<blockquote><p>a</p></blockquote>")


def outdated(people):
    """Return a public translation whose original was changed since."""
    hands = people["writer"], people["reviewer"], people["publisher"]
    original = factories.published(*hands, language="zh-hans", headline="运动会开幕")
    translator = [("translator", "Zhao Liu")]
    translation = factories.published(*hands, credits=translator, translation_of=original)
    factories.edit(original, people["writer"], body="<p>312人参加。</p>")
    original.submit(by=people["writer"], is_minor=False, note="312")
    original.approve(by=people["reviewer"])
    press.publish(original, by=people["publisher"])
    return translation


def stories(people):
    """Return one story a state."""
    writer, reviewer = people["writer"], people["reviewer"]
    who = writer, reviewer, people["publisher"]
    made = {
        "draft": factories.draft(writer),
        "in_review": factories.submitted(writer),
        "claimed": factories.submitted(writer),
        "chosen": factories.submitted(writer),
        "edited": factories.submitted(writer),
        "approved": factories.approved(writer, reviewer),
        "scheduled": factories.published(*who, at=timezone.now() + timedelta(days=9)),
        "emergency": factories.draft(writer),
        "live": live(people),
        "corrected": corrected(people),
        "listed": factories.edit(live(people), writer, slug="sports"),
        "withdrawn": live(people),
        "trashed": factories.draft(writer),
        "outdated": outdated(people),
    }
    made["claimed"].claim(by=reviewer)
    press.publish_on_approval(made["chosen"], by=people["publisher"])
    factories.edit(made["edited"], reviewer, headline="Sports days open")
    press.publish_in_emergency(made["emergency"], by=people["administrator"], note="Fire")
    press.withdraw(made["withdrawn"], by=people["publisher"], note="Wrong day")
    made["trashed"].trash(by=writer)
    return made


def look(page, *addresses):
    for address in addresses:
        page.goto(address)
        width = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert (address, max(width, 0)) == (address, 0)
        axe(page)


def test_every_act_has_its_page_here():
    assert set(ACTS) == {act.name for act in VERBS}


@on_phone_and_desk
@pytest.mark.parametrize("role", ["writer", "reviewer", "publisher", "administrator"])
def test_the_page_of_every_act(page, sign_in, settings, role, language):
    settings.NEWSROOM_PAPER_APPROVAL = True
    people = cast()
    made = stories(people)
    speak(page, language)
    sign_in(people[role])

    for act, (state, by) in ACTS.items():
        if by == role:
            look(page, reverse("admin:articles_article_act", args=[made[state].pk, act]))
            assert (act, page.locator("form button.act").count()) == (act, 1)


@on_phone_and_desk
@pytest.mark.parametrize("role", ["reviewer", "publisher"])
def test_the_pages_of_a_story(page, sign_in, role, language):
    people = cast()
    article = corrected(people)
    article.submit(by=people["writer"], due_at=timezone.now() - timedelta(days=1), is_urgent=True)
    version = article.latest_version
    on = anchors.paragraphs(version.content["body"])[0]
    comment = Comment.objects.leave(version, by=people["writer"], body="Is it?", paragraph=on)
    Comment.objects.leave(version, by=people["reviewer"], body="It is.", parent=comment)
    PreviewLink.objects.make(version, by=people["writer"], for_whom="Wu", days=1)
    speak(page, language)

    sign_in(people[role])
    look(page, "/admin/", *(f"/admin/articles/article/{article.pk}/{part}" for part in PARTS))


@on_phone_and_desk
def test_the_pages_of_the_house_rules(page, sign_in, language):
    people = cast()
    speak(page, language)
    sign_in(people["publisher"])
    look(page, *(f"/admin/articles/{name}/add/" for name in RULES), "/admin/articles/lengthrule/")


@on_phone_and_desk
def test_the_pages_of_the_office(page, sign_in, language):
    people = cast()
    article = live(people)
    picks = [("lead", article.published, None)]
    FrontSlot.objects.arrange("en", picks, by=people["publisher"], seen=[])
    contributor = people["writer"].contributor
    speak(page, language)
    sign_in(people["administrator"])

    look(page, "/admin/notices/", "/admin/front/en/", "/admin/articles/article/")
    look(page, f"/admin/people/user/{people['writer'].pk}/change/")
    look(page, f"/admin/people/contributor/{contributor.pk}/change/")
    look(page, f"/admin/people/contributor/{contributor.pk}/merge/")
