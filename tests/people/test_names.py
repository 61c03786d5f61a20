import pytest
from django.utils import translation

from people.models import Contributor
from people.names import free_slug, slug_from


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("开学典礼", "kai-xue-dian-li"),
        ("2026级新生开学典礼", "2026-ji-xin-sheng-kai-xue-dian-li"),
        ("Sports Day: the opening!", "sports-day-the-opening"),
        ("？！", "story"),
        ("", "story"),
    ],
)
def test_an_address_is_spelled_in_latin_letters_and_never_empty(text, slug):
    assert slug_from(text, fallback="story") == slug


def test_a_long_address_ends_with_a_whole_word():
    assert slug_from("one two three", limit=9, fallback="x") == "one-two"


def test_a_taken_address_gets_the_next_number():
    assert free_slug("day", {"day", "day-2"}) == "day-3"


@pytest.mark.django_db
def test_a_person_is_called_by_the_name_of_the_page_s_language():
    person = Contributor(name="Zhang Wei", name_zh="张伟")

    assert (person.name_in("en"), person.name_in("zh-hans")) == ("Zhang Wei", "张伟")
    assert Contributor(name="Zhang Wei").name_in("zh-hans") == "Zhang Wei"
    assert str(person) == "Zhang Wei 张伟"
    with translation.override("zh-hans"):
        assert str(person) == "张伟 Zhang Wei"


@pytest.mark.django_db
def test_two_people_may_share_a_name():
    one = Contributor.objects.create(name_zh="张伟", disambiguator="2301")
    other = Contributor.objects.create(name_zh="张伟", disambiguator="2302")

    assert (one.slug, other.slug) == ("zhang-wei", "zhang-wei-2")
    assert (str(one), str(other)) == ("张伟 (2301)", "张伟 (2302)")
