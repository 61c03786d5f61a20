"""One galley everywhere: whatever page shows a story as readers will see it shows the same."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles import press
from articles.models import PreviewLink, Tag
from people.models import Unit
from tests import factories
from tests.articles.admin import pages

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture(autouse=True)
def stopped(time_machine):
    """Stop the clock: a proof says “Updated” of this minute."""
    time_machine.move_to(timezone.now(), tick=False)


@pytest.fixture
def rich(people):
    """A draft with everything that readers can be shown, and its original, which is public."""
    hands = people["writer"], people["reviewer"], people["publisher"]
    original = factories.published(*hands, language="zh-hans", headline="运动会开幕")
    story = factories.draft(
        people["writer"],
        photos=[factories.photo(factories.contributor("Ding Jing")), factories.photo()],
        tags=[Tag.objects.create(slug=slug, name=slug) for slug in ("sport", "campus")],
        unit=Unit.objects.create(name="School of Sport", name_zh="体育学院"),
        credits=[("translator", "Zhao Liu")],
        body="<p>The sports day opened.</p><p>It rained.</p>",
        standfirst="In the rain.",
        place="Beijing",
        contact="Press office, press@example.edu",
        event_on=date(2023, 7, 12),
        first_published_on=date(2023, 7, 14),
        first_published_where="The Campus Paper",
        translation_of=original,
    )
    return factories.edit(story, people["writer"], body=story.body)


def story_in(response):
    """Return the story of a page: without the comments of the review page, and where pictures lie."""
    html = re.search(r'<article class="story">.*?</article>', response.text, re.DOTALL)[0]
    html = re.sub(r'<div class="remarks".*?</details>\s*</div>', "", html, flags=re.DOTALL)
    html = re.sub(r'<div class="passage[^>]*>(.*?)</div>', r"\1", html, flags=re.DOTALL)
    html = re.sub(r'[^" ]*/pictures/', "/media/pictures/", html)
    return " ".join(html.split()).replace("> <", "><")


def shown(story, user, *acts):
    """Return the story as each staff page and a private link show it, by the name of the page."""
    browser, version = pages.as_user(user), story.latest_version
    _link, token = PreviewLink.objects.make(version, by=user, for_whom="Wu", days=1)
    home = f"/admin/articles/article/{story.pk}"
    answers = {
        "preview": browser.get(f"{home}/preview/{version.number}/"),
        "review page": browser.get(f"{home}/review/"),
        "private link": Client().get(f"/preview/{token}/"),
    }
    answers |= {act: browser.get(pages.act(story, act)) for act in acts}
    return {name: story_in(answer) for name, answer in answers.items()}


def test_every_page_shows_a_story_with_everything_as_readers_get_it(people, rich):
    rich.submit(by=people["writer"])
    rich.approve(by=people["reviewer"])
    before = shown(rich, people["publisher"], "publish", "withdraw_submission")

    press.publish(rich, by=people["publisher"])

    public = story_in(Client().get(rich.published.address))
    after = shown(rich, people["publisher"], "withdraw", "correct")
    assert (before | after) == dict.fromkeys(before | after, public)
    for words in ("体育学院", "School of Sport", "Zhao Liu", "The Campus Paper", "中文", "sport"):
        assert (words, words in public) == (words, words != "体育学院")


def test_a_correction_is_shown_as_readers_will_get_it_and_what_they_have_as_they_have_it(
    people, rich, time_machine
):
    rich.submit(by=people["writer"])
    rich.approve(by=people["reviewer"])
    press.publish(rich, by=people["publisher"])
    live = story_in(Client().get(rich.published.address))
    time_machine.shift(timedelta(days=3))
    factories.edit(rich, people["writer"], headline="Corrected")
    rich.submit(by=people["writer"], is_minor=False, public_note="The day was wrong.")
    rich.approve(by=people["reviewer"])
    before = shown(rich, people["publisher"], "publish")
    assert story_in(pages.as_user(people["publisher"]).get(pages.act(rich, "withdraw"))) == live

    press.publish(rich, by=people["publisher"])

    public = story_in(Client().get(rich.published.address))
    assert before == dict.fromkeys(before, public)
    assert "The day was wrong." in public


def test_a_draft_without_section_date_and_pictures_is_the_same_on_every_page(people):
    bare = factories.draft(people["writer"], section=None, event_on=None, text_by=None, body="")
    found = shown(bare, people["writer"], "submit", "trash")

    assert found == dict.fromkeys(found, found["preview"])
    assert 'class="label"' not in found["preview"]
    assert "/sections/" not in found["preview"]


def test_a_reviewer_sees_her_own_name_wherever_she_may_approve(people, rich):
    rich.submit(by=people["writer"])
    found = shown(rich, people["reviewer"], "approve")
    found.pop("preview"), found.pop("private link")

    rich.approve(by=people["reviewer"])
    press.publish(rich, by=people["publisher"])

    public = story_in(Client().get(rich.published.address))
    assert found == dict.fromkeys(found, public)


def test_a_changed_text_that_nobody_accepted_bears_the_name_of_no_reviewer(people, settings):
    settings.NEWSROOM_REVIEW_EDIT = True
    story = factories.submitted(people["writer"])
    factories.edit(story, people["reviewer"], headline="Changed by the reviewer")

    found = shown(story, people["publisher"])

    assert [name for name, html in found.items() if "Review" in html] == []


def test_an_approval_that_fell_is_not_shown_as_one(people):
    story = factories.approved(people["writer"], people["reviewer"])
    people["reviewer"].groups.clear()

    found = shown(story, people["publisher"], "publish")

    assert [name for name, html in found.items() if "Review" in html] == []


def test_a_date_to_come_and_a_first_publication_elsewhere_are_dated_as_they_will_be(people):
    coming = factories.draft(people["writer"], event_on=timezone.localdate() + timedelta(days=9))
    elsewhere = factories.draft(
        people["writer"], event_on=None, first_published_on=date(2022, 9, 6)
    )

    for story, day in [(coming, timezone.localdate()), (elsewhere, date(2022, 9, 6))]:
        found = shown(story, people["publisher"])
        assert {re.search(r'datetime="([^"]+)"', html)[1] for html in found.values()} == {
            day.isoformat()
        }


# What the note above a proof says


def note(story, user, version):
    """Return the words of the note and where they lead, on a preview and on a private link."""
    _link, token = PreviewLink.objects.make(version, by=user, for_whom="Wu", days=1)
    address = f"/admin/articles/article/{story.pk}/preview/{version.number}/"
    found = []
    for answer in (pages.as_user(user).get(address), Client().get(f"/preview/{token}/")):
        html = re.search(r'<div class="galley-note".*?</div>', answer.text, re.DOTALL)[0]
        words = " ".join(re.sub(r"<[^>]+>", "", html).split())
        found.append((words, re.findall(r'href="([^"]+)"', html)))
    return found


def test_the_note_says_what_is_true_of_the_version(people, time_machine):
    time_machine.move_to("2026-11-25T10:00:00+08:00", tick=False)
    story, by = factories.draft(people["writer"]), people["publisher"]
    begun = "Preview of version {}, as readers see it or would see it."
    lent = "School News Office shows you version {} of a story. This link opens until 26 November 2026."
    there = f"/en/news/2023/07/{story.slug}/"

    def is_said(number, said, *, way="", is_private=True):
        """Assert that both notes say this of the version, and lead to the public page or nowhere."""
        private = " Please keep it to yourself." if is_private else ""
        words = f"{said} {way}".strip()
        leads = [there] if way else []
        assert note(story, by, story.versions.get(number=number)) == [
            (f"{begun.format(number)} {words}", leads),
            (f"{lent.format(number)}{private} {words}", leads),
        ]

    is_said(1, "It is not published.")
    story.submit(by=people["writer"])
    story.approve(by=people["reviewer"])
    press.publish(story, by=by, at=timezone.now() + timedelta(hours=1))
    is_said(1, "It will be published on 25 November 2026, 11:00.")
    press.unschedule(story, by=by)
    press.publish(story, by=by)
    said = "It was published on 25 November 2026."
    is_said(1, said, way="Open the public page", is_private=False)
    factories.edit(story, people["writer"], headline="A newer text")
    said = "This text is newer than what was published, and is not public."
    is_said(2, said, way="Read what is public")
    story.submit(by=people["writer"])
    story.approve(by=people["reviewer"])
    press.publish(story, by=by)
    is_said(1, "This text is older than what was published.", way="Read what is public")
    press.withdraw(story, by=by, note="Wrong.")
    is_said(2, "It was published, and withdrawn on 25 November 2026.")
