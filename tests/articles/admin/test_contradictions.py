"""Two fields that contradict each other: refused at the field, and all that was typed stays."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from articles import press
from articles.models import Act, Article, Photo
from articles.models.desk.house_rule import WordingRule
from articles.rules.refusals import Refused
from tests import factories
from tests.articles.admin import pages
from tests.cast import cast

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def live(people):
    return factories.published(people["writer"], people["reviewer"], people["publisher"])


def confirm(user, article, name, **data):
    data = {"version": article.version_number} | data
    return pages.as_user(user).post(pages.act(article, name), data)


def test_a_moment_filled_in_beside_now_publishes_nothing_and_is_kept(people):
    story = factories.approved(people["writer"], people["reviewer"])

    response = confirm(
        people["publisher"], story, "publish", when="now", at="2099-11-26T08:00", note="In time."
    )

    form = response.context["form"]
    assert list(form.errors) == ["at"]
    assert (form["at"].value(), form["note"].value()) == ("2099-11-26T08:00", "In time.")
    assert [act.act for act in Act.objects.all()] == ["submit", "approve"]


@pytest.mark.parametrize("day", ["2019-11-26T08:00", ""])
def test_a_moment_that_is_past_or_missing_is_refused_at_the_moment(people, day):
    story = factories.approved(people["writer"], people["reviewer"])

    response = confirm(people["publisher"], story, "publish", when="later", at=day)

    assert list(response.context["form"].errors) == ["at"]
    assert Article.objects.get().work_state == "approved"


def test_a_moment_for_a_text_that_readers_see_an_earlier_one_of_is_refused_there(people, live):
    factories.edit(live, people["writer"], headline="Changed")
    live.submit(by=people["writer"])
    live.approve(by=people["reviewer"])

    response = confirm(people["publisher"], live, "publish", when="later", at="2099-11-26T08:00")

    assert list(response.context["form"].errors) == ["at"]


@pytest.mark.parametrize(("language", "city"), [("en", "Shanghai"), ("zh-hans", "上海")])
def test_a_moment_names_its_time_zone(people, language, city):
    story = factories.approved(people["writer"], people["reviewer"])

    browser, address = pages.as_user(people["publisher"]), pages.act(story, "publish")
    html = browser.get(address, headers={"accept-language": language}).content.decode()

    assert html.count(city) == 2  # beside the field and on the button


def test_a_minor_correction_with_a_note_for_readers_is_refused_at_the_note(people, live):
    factories.edit(live, people["writer"], headline="Another day")
    said = {"is_minor": "minor", "public_note": "The day.", "note": "Wrong."}
    response = confirm(people["writer"], live, "submit", **said)

    assert list(response.context["form"].errors) == ["public_note"]
    assert response.context["form"]["public_note"].value() == "The day."
    assert Article.objects.get().work_state == "draft"


def test_a_correction_that_readers_do_not_see_is_offered_and_taken_as_major_alone(people, live):
    press.withdraw(live, by=people["publisher"], note="Wrong.")
    live.correct(by=people["writer"])

    response = confirm(people["writer"], live, "submit", is_minor="minor", note="Wrong.")

    assert list(response.context["form"].errors) == ["is_minor"]
    with pytest.raises(Refused, match="can’t be minor"):
        live.submit(by=people["writer"], note="Wrong.", is_minor=True)


def test_a_paper_signed_before_the_text_was_written_is_refused_at_the_day(people, settings):
    settings.NEWSROOM_PAPER_APPROVAL = True
    story = factories.submitted(people["writer"])
    dean, yesterday = factories.contributor("Dean Wu"), timezone.localdate() - timedelta(days=1)

    scan = SimpleUploadedFile("signed.pdf", b"%PDF-1.4")
    paper = {"person": dean.pk, "signed_on": yesterday, "scan": scan}
    response = confirm(people["publisher"], story, "approve_on_paper", **paper)

    assert list(response.context["form"].errors) == ["signed_on"]


def test_a_paper_signed_by_the_author_is_refused_at_the_person(people, settings):
    settings.NEWSROOM_PAPER_APPROVAL = True
    story = factories.submitted(people["writer"])
    scan = SimpleUploadedFile("signed.pdf", b"%PDF-1.4")
    paper = {"person": story.credits.get().contributor_id, "signed_on": timezone.localdate()}

    response = confirm(people["publisher"], story, "approve_on_paper", scan=scan, **paper)

    assert list(response.context["form"].errors) == ["person"]


def refused(people, story, **changes):
    """Return the fields at which the form of a story is refused, once it is sent with these."""
    response = pages.as_user(people["writer"]).post(
        pages.change(story), pages.form(story, **changes)
    )
    return list(response.context["adminform"].form.errors)


def test_a_language_that_the_related_stories_do_not_have_is_refused_at_them(people):
    story, other = factories.draft(people["writer"]), factories.draft(people["writer"])
    story.related.add(other)

    assert refused(people, story, language="zh-hans") == ["related"]


def test_a_language_that_a_translation_has_is_refused_at_the_language(people):
    story, other = factories.draft(people["writer"]), factories.draft(people["writer"])
    factories.draft(people["writer"], language="zh-hans", translation_of=story)

    assert refused(people, story, language="zh-hans") == ["language"]
    second = {"language": "zh-hans", "translation_of": story.pk}
    assert refused(people, other, **second) == ["translation_of"]


def test_a_story_that_has_translations_is_none_itself(people):
    story = factories.draft(people["writer"])
    factories.draft(people["writer"], language="zh-hans", translation_of=story)

    chinese = factories.draft(people["writer"], language="zh-hans")
    assert refused(people, story, translation_of=chinese.pk) == ["translation_of"]


def test_a_place_of_first_publication_without_its_day_and_a_day_to_come_are_refused(people):
    story, later = factories.draft(people["writer"]), timezone.localdate() + timedelta(days=1)

    assert refused(people, story, first_published_where="The old site") == ["first_published_on"]
    assert refused(people, story, first_published_on=later) == ["first_published_on"]


def test_a_new_picture_whose_use_has_ended_is_refused_and_an_old_one_may_be_ended(people):
    yesterday, browser = timezone.localdate() - timedelta(days=1), pages.as_user(people["writer"])
    sent = {
        "title": "A field",
        "consent": "given",
        "credit_text": "City",
        "usage_ends_on": yesterday,
    }
    upload = SimpleUploadedFile("a.jpg", factories.jpeg(640, 427))

    response = browser.post("/admin/articles/photo/add/", sent | {"upload": upload})
    assert list(response.context["adminform"].form.errors) == ["usage_ends_on"]

    photo = factories.photo()
    assert browser.post(f"/admin/articles/photo/{photo.pk}/change/", sent).status_code == 302


def test_a_role_without_the_staff_pages_is_refused_there(people):
    account = people["reviewer"]
    data = {"username": "reviewer", "is_active": "on", "groups": [account.groups.get().pk]}
    data |= {"contributor-TOTAL_FORMS": 0, "contributor-INITIAL_FORMS": 0}

    response = pages.as_user(people["administrator"]).post(
        f"/admin/people/user/{account.pk}/change/", data
    )

    assert list(response.context["adminform"].form.errors) == ["is_staff"]


def save_picture(people, **changes):
    story = factories.draft(people["writer"], photos=[factories.photo(), factories.photo()])
    data = pages.form(story, **changes)
    response = pages.as_user(people["writer"]).post(pages.change(story), data)
    [_credits, pictures] = response.context["inline_admin_formsets"]
    return pictures.formset.errors


def test_a_decorative_picture_with_an_alt_text_is_refused_at_the_alt_text(people):
    errors = save_picture(people, **{"photo_uses-1-is_decorative": "on"})

    assert [list(row) for row in errors] == [[], ["alt_text"]]


def test_two_lead_pictures_are_refused_at_the_second(people):
    ticked = {"photo_uses-0-is_lead": "on", "photo_uses-1-is_lead": "on"}

    assert [list(row) for row in save_picture(people, **ticked)] == [[], ["is_lead"]]


def test_a_picture_has_a_photographer_or_an_outsider_not_both(people):
    photo = factories.photo(factories.contributor("Ding Jing"))
    sent = {"title": "A field", "consent": "given", "photographer": photo.photographer_id}
    address = f"/admin/articles/photo/{photo.pk}/change/"

    response = pages.as_user(people["writer"]).post(address, sent | {"credit_text": "City"})

    assert list(response.context["adminform"].form.errors) == ["credit_text"]
    assert Photo.objects.get().credit_text == ""


@pytest.mark.parametrize("name", ["add/", "{}/password/"])
def test_a_password_for_an_account_without_password_login_is_refused(people, name):
    address = "/admin/people/user/" + name.format(people["writer"].pk)
    words = {"password1": "a long quiet river", "password2": "a long quiet river"}
    data = {"username": "li", "usable_password": "false"} | words
    data |= {"contributor-TOTAL_FORMS": 0, "contributor-INITIAL_FORMS": 0}

    response = pages.as_user(people["administrator"]).post(address, data)

    form = response.context["adminform" if name == "add/" else "form"]
    assert list(getattr(form, "form", form).errors) == ["password1"]


def test_a_wording_rule_that_advises_its_own_variant_is_refused(people):
    data = {"weight": "advice", "is_active": "on", "wording": "campus\nCampus", "instead": "Campus"}

    response = pages.as_user(people["publisher"]).post("/admin/articles/wordingrule/add/", data)

    assert list(response.context["adminform"].form.errors) == ["instead"]
    assert not WordingRule.objects.exists()


def test_a_refused_act_shows_again_what_was_chosen(people, live):
    live.correct(by=people["writer"])
    said = {"is_minor": "minor", "note": "A comma.", "version": 0}
    response = confirm(people["writer"], live, "submit", **said)

    form = response.context["form"]
    assert (form["is_minor"].value(), form["note"].value()) == ("minor", "A comma.")
