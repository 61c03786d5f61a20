"""Every act, confirmed by every role on every kind of story: held to ACTS in permission_table.py.

Each cell is a POST, undone before the next one.
"""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles import press
from articles.models import Act, Article, Notice, PaperScan, PublishedArticle, Version
from tests import factories
from tests.cast import account

from .permission_table import ACCOUNTS, ACTS, column, everybody, rows, stories_of

pytestmark = [pytest.mark.django_db, pytest.mark.once]

NOTE = "The date is wrong."
# How a story comes into each state: from which one, and by what.
STATES = {
    "draft": ("", None),
    "in_review": ("draft", lambda story, people: story.submit(by=people["colleague"])),
    "claimed": ("in_review", lambda story, people: story.claim(by=people["editor"])),
    "edited": ("in_review", lambda story, people: move_to_beijing(story, people["editor"])),
    "approved": ("in_review", lambda story, people: story.approve(by=people["editor"])),
    "scheduled": (
        "approved",
        lambda story, people: press.publish(story, by=people["colleague"], at=tomorrow()),
    ),
    "published": ("approved", lambda story, people: press.publish(story, by=people["colleague"])),
    "changed": ("published", lambda story, people: move_to_beijing(story, people["colleague"])),
    "listed": ("published", lambda story, people: move_to_sports(story, people["colleague"])),
    "translated": ("draft", lambda story, people: outdate(story, people)),
    "withdrawn": (
        "published",
        lambda story, people: press.withdraw(story, by=people["colleague"], note=NOTE),
    ),
    "unreviewed": (
        "draft",
        lambda story, people: press.publish_in_emergency(story, by=people["colleague"], note=NOTE),
    ),
    "trashed": ("draft", lambda story, people: story.trash(by=people["colleague"])),
}


def move_to_beijing(story, by):
    factories.edit(story, by, place="Beijing")


def move_to_sports(story, by):
    factories.edit(story, by, slug="sports")


def outdate(story, people):
    """Publish a story as a translation of one that changes then, all by others."""
    colleague, editor = people["colleague"], people["editor"]
    original = factories.published(colleague, editor, colleague, language="zh-hans")
    translator = factories.contributor("Zhao Liu")
    story.credits.create(role="translator", position=1, contributor=translator)
    go_out(factories.edit(story, colleague, translation_of=original), people)
    go_out(factories.edit(original, colleague, place="Beijing"), people)


def go_out(story, people):
    story.submit(by=people["colleague"])
    story.approve(by=people["editor"])
    press.publish(story, by=people["colleague"])


def tomorrow():
    return timezone.now() + timedelta(days=1)


@pytest.fixture
def people(settings):
    settings.NEWSROOM_PAPER_APPROVAL = True
    return everybody() | {
        "editor": account("editor", "reviewer"),
        "dean": factories.contributor("Dean Wu"),
    }


@contextmanager
def undone():
    """Roll back what is done inside."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def everything():
    """Return all that an act could change."""
    models = (Article, Act, Version, PublishedArticle, PaperScan, Notice)
    return [list(model.objects.order_by("pk").values()) for model in models], len(mail.outbox)


def filled_in(story, person, reviewer):
    """Return what a form may send of all that any act asks for."""
    return {
        "version": story.version_number,
        "note": NOTE,
        "when": "now",
        "is_minor": "major",
        "source": story.translation_of.major_number if story.translation_of else "",
        "person": person.pk,
        "reviewer": reviewer.pk,
        "signed_on": timezone.localdate(),
        "scan": SimpleUploadedFile("signed.pdf", b"%PDF-1.4"),
    }


def outcomes(browser, number, people, state="draft"):
    """Yield (state:act, the sign of what came of it) of the story's state and of all after it."""
    story, before = Article.objects.get(pk=number), everything()
    for row in rows(ACTS):
        if row.startswith(f"{state}:"):
            with undone():
                yield row, outcome(browser, story, row.split(":")[1], people, before)
    for following, (before, come_into) in STATES.items():
        if before == state:
            with undone():
                come_into(Article.objects.get(pk=number), people)
                yield from outcomes(browser, number, people, following)


def outcome(browser, story, name, people, before):
    """Confirm an act and return the sign of what came of it. A refusal leaves all as `before`."""
    address = reverse("admin:articles_article_act", args=[story.pk, name])
    response = browser.post(address, filled_in(story, people["dean"], people["editor"]))
    if response.status_code == 302 and "/login/" not in response["Location"]:
        assert story.acts.last().act == name
        return "+"
    assert everything() == before
    refused = response.status_code == 200 and response.context_data["reasons"]
    return "-" if refused else {302: ">", 404: "0"}[response.status_code]


@pytest.mark.slow
@pytest.mark.parametrize("who", ACCOUNTS)
def test_the_acts(people, who):
    browser, user = Client(), people.get(who)
    if user:
        browser.force_login(user)
    actual = {}
    stories = stories_of(user or people["writer"], people["colleague"])
    for story in stories if user else stories[:1]:
        for row, sign in outcomes(browser, story.pk, people):
            actual[row] = actual.get(row, "") + sign

    assert actual == column(ACTS, who)
