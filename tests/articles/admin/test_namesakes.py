"""Making a contributor asks whether somebody of the name is the same person."""

import pytest

from people.models import Contributor, Unit
from tests import factories
from tests.articles.admin.pages import as_user

pytestmark = [pytest.mark.django_db, pytest.mark.once]

ADD = "/admin/people/contributor/add/"
QUESTION = (
    "Wang Lei 王磊 is there already. If this is the same person, choose that contributor. "
    "If not, write what tells the two apart."
)


@pytest.fixture
def there():
    unit = Unit.objects.create(name="Laboratory")
    return Contributor.objects.create(name="Wang Lei", name_zh="王磊", unit=unit)


def errors(response):
    return response.context["adminform"].form.errors.get("disambiguator", [])


def make(people, **fields):
    return as_user(people["writer"]).post(
        ADD, {"kind": "person", "name": "", "name_zh": ""} | fields
    )


@pytest.mark.parametrize(
    "typed",
    [
        {"name": "WANG LEI"},
        {"name": "Wáng Lěi"},
        {"name_zh": "\u200e王\u00a0磊"},
        {"name": "王磊"},
        {"name_zh": "王磊老师"},
    ],
)
def test_a_namesake_is_asked_about_with_unit_and_stories(people, there, typed):
    response = make(people, **typed)

    question, who = errors(response)
    link = f'<a href="/admin/people/contributor/{there.pk}/change/">Wang Lei 王磊</a>'
    assert (question, who) == (QUESTION, f"{link}, Laboratory, no public story")
    assert Contributor.objects.named("Wang Lei").count() == 1


def test_who_is_there_is_told_by_public_stories(people, there):
    story = factories.draft(people["writer"], headline="A new lens", text_by="")
    story.credits.create(role="text", contributor=there)
    story.record_version(by=people["writer"])
    story.submit(by=people["writer"])
    story.approve(by=people["reviewer"])
    factories.press.publish(story, by=people["publisher"])

    assert errors(make(people, name="Wang Lei"))[1].endswith(
        ", Laboratory, 1 public story, the latest “A new lens”"
    )


@pytest.mark.parametrize("words", ["2301", "Class of 2023"])
def test_words_that_tell_the_two_apart_make_a_second_person(people, there, words):
    make(people, name="Wang Lei", disambiguator=words)

    assert Contributor.objects.get(disambiguator=words).name_in("en") == f"Wang Lei ({words})"


def test_the_same_words_do_not(people, there):
    factories.write_words(there, disambiguator="Class 2")

    assert len(errors(make(people, name="Wang Lei", disambiguator="CLASS\u00a02"))) == 2


def test_a_name_copied_with_a_direction_mark_is_accepted(people):
    make(people, name="\u200eWang Lei\u202c")

    assert Contributor.objects.get(name="Wang Lei").slug == "wang-lei"


def test_a_person_whose_name_stays_is_not_asked_about(people, there):
    Contributor.objects.create(name="Wang Lei", name_zh="王雷")
    page = f"/admin/people/contributor/{there.pk}/change/"
    fields = {"kind": "person", "name": "Wang Lei", "name_zh": "王磊", "slug": there.slug}

    as_user(people["publisher"]).post(page, fields | {"bio": "Keeps the lenses."})

    there.refresh_from_db()
    assert there.bio == "Keeps the lenses."


def test_two_who_make_the_same_person_at_once_are_both_answered(people, monkeypatch):
    question = Contributor.refuse_namesake
    Contributor.objects.create(name="Wang Lei")

    def sees_nobody_yet(person):
        monkeypatch.setattr(Contributor, "refuse_namesake", question)

    monkeypatch.setattr(Contributor, "refuse_namesake", sees_nobody_yet)
    response = make(people, name="Wang Lei")

    assert errors(response)[0].startswith("Wang Lei is there already.")
    assert Contributor.objects.named("Wang Lei").count() == 1


def test_an_account_s_contributor_is_asked_about_too(people, there):
    data = {"contributor-TOTAL_FORMS": 1, "contributor-INITIAL_FORMS": 0, "username": "wang"}
    words = {"usable_password": "true", "password1": "a long river", "password2": "a long river"}
    page = as_user(people["administrator"]).post(
        "/admin/people/user/add/", data | words | {"contributor-0-name": "Wang Lei"}
    )

    rows = page.context["inline_admin_formsets"][0].formset.errors
    assert rows[0]["disambiguator"][0] == QUESTION
