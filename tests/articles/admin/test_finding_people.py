"""One search of people: where one is chosen, in the lists of staff, and for readers."""

from urllib.parse import urlencode

import pytest

from articles.models import Tag
from people.models import User
from tests import factories
from tests.articles.admin.pages import as_user
from tests.cast import cast

pytestmark = pytest.mark.django_db

TITLED = ["陈雨晴老师", "Dr. Chen Yuqing"]
TYPED = ["chenyuqing", "chen yuqing", "yuqing chen", "cyq", "chén", *TITLED]
TYPED += ["雨晴", "ＣＨＥＮ yu\u030cqi\u0301ng", "yuqingchen"]


@pytest.fixture(scope="module", autouse=True)
def chen(shared_rows):
    factories.contributor("Wang Lei", "王磊")
    person = factories.contributor("Chen Yuqing", "陈雨晴")
    return factories.write_words(person, is_approved=True)


@pytest.mark.parametrize("typed", TYPED)
@pytest.mark.parametrize(
    "field",
    [
        "app_label=articles&model_name=credit&field_name=contributor",
        "app_label=articles&model_name=photo&field_name=photographer",
    ],
)
def test_whoever_is_chosen_is_found(people, chen, field, typed):
    client = as_user(people["writer"])

    answer = client.get(f"/admin/autocomplete/?{field}&{urlencode({'term': typed})}").json()

    assert [row["text"] for row in answer["results"]] == ["Chen Yuqing 陈雨晴"]


@pytest.fixture(scope="module", autouse=True)
def story(chen):
    """A public story by Chen Yuqing."""
    people = cast()
    story = factories.draft(people["writer"], headline="A new lens", text_by="")
    story.credits.create(role="text", contributor=chen)
    story.record_version(by=people["writer"])
    story.submit(by=people["writer"])
    story.approve(by=people["reviewer"])
    return factories.press.publish(story, by=people["publisher"])


@pytest.mark.parametrize(
    ("box", "typed"),
    [
        *(("name", typed) for typed in TYPED),
        *(("q", typed) for typed in TYPED if typed not in TITLED),
    ],
)
def test_readers_find_the_stories_of_the_same_people(client, story, box, typed):
    page = client.get("/en/search/", {box: typed})

    assert [result.story.pk for result in page.context["results"]] == [story.pk]


@pytest.mark.parametrize("typed", TITLED)
def test_readers_who_type_a_title_are_offered_the_person(client, story, typed):
    offered = client.get("/en/search/", {"q": typed}).context["suggestions"]

    assert offered.texts[0][0] in ("陈雨晴", "chen yuqing")
    assert [name for _slug, name, _name_zh in offered.people] == ["Chen Yuqing"]


def test_pictures_and_accounts_are_found_by_people(people, chen):
    picture = factories.photo(photographer=chen)
    chen.user = User.objects.create_user("c1")
    chen.save()
    client = as_user(people["administrator"])

    found = [
        list(client.get(page, {"q": "yuqing chen"}).context["cl"].queryset)
        for page in ("/admin/articles/photo/", "/admin/people/user/")
    ]
    assert found == [[picture], [chen.user]]


@pytest.mark.parametrize("typed", ["校庆", "校\u200b庆", "xiaoqing", "xq", "anniv"])
def test_a_tag_is_found_so_that_it_is_not_made_again(people, typed):
    Tag.objects.create(name="Anniversary", name_zh="校庆")
    field = "app_label=articles&model_name=article&field_name=tags"

    answer = (
        as_user(people["writer"])
        .get(f"/admin/autocomplete/?{field}&{urlencode({'term': typed})}")
        .json()
    )

    assert [row["text"] for row in answer["results"]] == ["Anniversary"]
