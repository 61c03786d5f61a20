"""Pictures without a photographer or a consent, or whose use ended, are not published."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import press
from articles.desk.outbox import message_for
from articles.desk.worklists import with_whereabouts
from articles.models import Article, Notice, Photo
from articles.rules.refusals import Refused
from tests import factories
from tests.articles.admin import pages
from tests.cast import cast

pytestmark = pytest.mark.django_db

NO_CONSENT = (
    "Picture 1: the consent of the people shown is missing."
    " Ask Photographer, or choose another picture."
)
DAY = timedelta(days=1)


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def photo(people):
    return factories.photo(uploaded_by=people["photographer"])


def draft(people, photo):
    return factories.draft(people["writer"], photos=[photo])


def scheduled(people, photo, at):
    who = people["writer"], people["reviewer"], people["publisher"]
    return factories.published(*who, photos=[photo], at=at)


def change(photo, **fields):
    Photo.objects.filter(pk=photo.pk).update(**fields)


def ended(day, terms=""):
    return {"usage_ends_on": day, "usage_term": terms}


def test_a_story_without_the_consent_of_the_people_shown_is_not_submitted(people, photo):
    change(photo, consent="missing")

    with pytest.raises(Refused) as refusal:
        draft(people, photo).submit(by=people["writer"])

    assert refusal.value.reasons == [NO_CONSENT]


def test_a_story_whose_picture_has_no_photographer_is_not_submitted(people):
    story = draft(people, factories.photo(credit_text=""))

    with pytest.raises(Refused, match="Picture 1 has no photographer"):
        story.submit(by=people["writer"])


def test_an_outsider_s_name_as_printed_will_do(people, photo):
    draft(people, photo).submit(by=people["writer"])

    assert Article.objects.get().work_state == "in_review"


def test_the_last_day_of_use_is_one_of_use(people, photo):
    story, today = draft(people, photo), timezone.localdate()
    change(photo, **ended(today))
    assert story.missing() == []

    change(photo, **ended(today - DAY, "one year, web only"))
    [item] = story.missing()
    assert "(terms of use: one year, web only). Ask Photographer" in str(item.text)


def test_a_picture_nobody_uploaded_is_asked_about_at_its_photographer(people):
    photo = factories.photo(factories.contributor("Ding Jing"), consent="missing")

    [item] = draft(people, photo).missing()
    assert "Ask Ding Jing" in str(item.text)


def test_an_approved_story_is_not_published_once_the_consent_is_missing(people, photo):
    story = factories.approved(people["writer"], people["reviewer"], photos=[photo])
    change(photo, consent="missing")

    page = pages.as_user(people["publisher"]).get(pages.act(story, "publish"))
    assert page.context_data["reasons"] == [NO_CONSENT]
    with pytest.raises(Refused) as refusal:
        press.publish(story, by=people["publisher"])
    assert refusal.value.reasons == [NO_CONSENT]


def test_a_story_is_not_scheduled_for_a_day_after_the_use_ends(people, photo):
    story = factories.approved(people["writer"], people["reviewer"], photos=[photo])
    now = timezone.now()
    change(photo, **ended(timezone.localdate() + DAY))

    with pytest.raises(Refused, match="its use ended on"):
        press.publish(story, by=people["publisher"], at=now + 2 * DAY)
    assert press.publish(story, by=people["publisher"], at=now + DAY).is_scheduled


def test_an_emergency_does_not_do_without_consent(people, photo):
    change(photo, consent="missing")

    with pytest.raises(Refused, match="consent"):
        press.publish_in_emergency(
            draft(people, photo), by=people["administrator"], note="A typhoon."
        )


def test_a_withdrawn_story_is_not_shown_again_without_consent(people, photo):
    story = scheduled(people, photo, None)
    press.withdraw(story, by=people["publisher"], note="They ask us to.")
    change(photo, consent="missing")

    page = pages.as_user(people["publisher"]).get(pages.act(story, "restore"))
    assert page.context_data["reasons"] == [NO_CONSENT]
    with pytest.raises(Refused, match="consent"):
        press.restore(story, by=people["publisher"])


@pytest.mark.parametrize("fields", [{"consent": "missing"}, ended(timezone.localdate())])
def test_a_scheduled_story_is_held_and_the_publisher_told(people, photo, fields):
    story = scheduled(people, photo, timezone.now() + 2 * DAY)
    change(photo, **fields)

    assert press.hold_unfit() == [story]

    story.refresh_from_db()
    assert (story.work_state, story.public_state) == ("in_review", "never")
    notice = Notice.objects.get(recipient=people["publisher"], kind="held")
    assert "Ask Photographer" in notice.note


def test_a_change_of_the_picture_holds_the_scheduled_story_at_once(people, photo):
    story = scheduled(people, photo, timezone.now() + DAY)
    sent = {"title": "A field", "credit_text": "City Archive", "consent": "missing"}

    address = f"/admin/articles/photo/{photo.pk}/change/"
    response = pages.as_user(people["photographer"]).post(address, sent, follow=True)

    assert "“Sports day opens” was put on hold" in response.content.decode()
    assert Article.objects.get(pk=story.pk).work_state == "in_review"


def test_lists_and_mails_say_what_is_missing_as_the_panel_does(people, photo):
    stories = [draft(people, photo), draft(people, photo)]
    approved = factories.approved(people["writer"], people["reviewer"], photos=[photo])
    change(photo, consent="missing")
    stories = list(Article.objects.order_by("pk"))

    with_whereabouts(stories)

    panel = pages.as_user(people["writer"]).get(pages.change(stories[0])).context["panel"]
    assert [str(item.text) for item in panel["missing"]] == [NO_CONSENT]
    assert [story.whereabouts.partition(" Missing: ")[2] for story in stories] == [NO_CONSENT] * 3
    notice = Notice.objects.filter(article=approved, recipient=people["publisher"]).get()
    assert NO_CONSENT in message_for([notice]).body
