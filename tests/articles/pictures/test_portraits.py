"""A contributor's portrait: judged as any picture, public with the person's stories."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from articles import press
from articles.models import Proposal
from articles.pictures import portraits, renditions
from articles.rules import house_acts
from people.models import Contributor
from tests import factories
from tests.articles.admin.pages import as_user
from tests.cast import account, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return factories.contributor("Zhang San")


def wear(person, color="navy"):
    picture = renditions.inspect(ContentFile(factories.jpeg(700, 900, color)))
    factories.write_words(person, **portraits.make(picture), is_approved=True)
    return address(person)


def address(person):
    return renditions.address(person.portrait_key, "card", "jpg")


def send(user, person, **changes):
    page = f"/admin/people/contributor/{person.pk}/change/"
    data = {"name": person.name, "kind": "person", "slug": person.slug, "bio": "Writes."} | changes
    return as_user(user).post(page, data)


def approve(person):
    """Approve what waits, as a second account."""
    waiting = Proposal.objects.waiting().about(person).get()
    press.decide(waiting, house_acts.APPROVE, by=account("second", "reviewer"))
    person.refresh_from_db()


def test_an_upload_becomes_the_portrait_without_its_original(person):
    upload = SimpleUploadedFile("me.jpg", factories.jpeg(700, 900))

    send(account("editor", "publisher"), person, portrait_file=upload)
    approve(person)

    files = default_storage.listdir(f"pictures/{person.portrait_key}")[1]
    assert person.portrait_widths == [320, 640]
    assert sorted(files) == ["320.webp", "640.webp", "card.jpg"]


def test_a_bad_file_is_named_and_loses_nothing(person):
    before = wear(person)
    upload = SimpleUploadedFile("me.jpg", b"GIF89a, no picture")

    response = send(account("editor", "publisher"), person, portrait_file=upload)

    form = response.context["adminform"].form
    person.refresh_from_db()
    assert "not a picture" in form.errors["portrait_file"][0]
    assert (form["bio"].value(), address(person)) == ("Writes.", before)


def test_a_portrait_is_removed_with_its_files(person, django_capture_on_commit_callbacks):
    wear(person)
    files = f"pictures/{person.portrait_key}"

    with django_capture_on_commit_callbacks(execute=True):
        send(account("editor", "publisher"), person, remove_portrait="on")
        approve(person)

    assert (person.portrait, default_storage.listdir(files)[1]) == (None, [])


def test_a_new_portrait_and_its_removal_exclude_each_other(person):
    wear(person)
    both = {"portrait_file": SimpleUploadedFile("a.jpg", factories.jpeg()), "remove_portrait": "on"}

    response = send(account("editor", "publisher"), person, **both)

    assert list(response.context["adminform"].form.errors) == ["remove_portrait"]


def test_who_may_only_add_contributors_sends_no_portrait():
    writer = account("writer", "writer")
    upload = SimpleUploadedFile("me.jpg", factories.jpeg())
    data = {"name": "Li Si", "kind": "person", "portrait_file": upload}

    as_user(writer).post("/admin/people/contributor/add/", data)

    assert Contributor.objects.get(name="Li Si").portrait is None


def test_a_portrait_is_public_as_long_as_a_story_of_the_person_is(client, person):
    people, portrait = cast(), wear(person)
    hands = people["writer"], people["reviewer"], people["publisher"]

    answers = [client.get(portrait).status_code]
    article = factories.published(*hands)
    answers.append(client.get(portrait).status_code)
    press.withdraw(article, by=people["publisher"], note="Wrong")
    answers.append(client.get(portrait).status_code)

    assert answers == [404, 200, 404]


def test_the_page_and_the_list_show_the_portrait(client, person):
    people, portrait = cast(), wear(person)
    factories.published(people["writer"], people["reviewer"], people["publisher"])

    page = client.get("/en/people/zhang-san/").content.decode()
    listed = client.get("/en/people/").content.decode()

    assert (portrait in page, 'alt="Portrait of Zhang San"' in page) == (True, True)
    assert portrait in listed
