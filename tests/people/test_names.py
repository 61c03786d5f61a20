import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import translation

from articles.models import Section, Tag
from people.models import Contributor, Unit
from people.names import free_slug, slug_from


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("开学典礼", "kai-xue-dian-li"),
        ("2026级新生开学典礼", "2026-ji-xin-sheng-kai-xue-dian-li"),
        ("Sports Day: the opening!", "sports-day-the-opening"),
        ("Große Straße", "grosse-strasse"),
        ("Ngô Đình Diệm, Søren, Łódź, Æther", "ngo-dinh-diem-soren-lodz-aether"),
        ("校\u200b庆", "xiao-qing"),
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
def test_two_people_may_share_a_name_if_print_tells_them_apart():
    one = Contributor.objects.create(name_zh="张伟", disambiguator="2301")
    other = Contributor.objects.create(name_zh="张伟", disambiguator="2302")

    assert (one.slug, other.slug) == ("zhang-wei", "zhang-wei-2")
    assert (str(one), other.name_in("zh-hans")) == ("张伟 (2301)", "张伟（2302）")


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["Wang Lei", "WANG\u00a0LEI", "Wáng Léi", "Dr. Wang Lei"])
def test_a_name_with_its_words_is_there_once_by_folded_letters(name):
    Contributor.objects.create(name="Wang Lei", disambiguator="Class 1")

    with pytest.raises(IntegrityError):
        Contributor.objects.create(name=name, disambiguator="class 1")


@pytest.mark.django_db
def test_who_was_merged_keeps_the_name():
    kept = Contributor.objects.create(name="Wang Lei")

    gone = Contributor.objects.create(name="Wang Lei", merged_into=kept)

    assert set(Contributor.objects.named("wang lei")) == {kept, gone}


@pytest.mark.django_db
@pytest.mark.parametrize("kind", [Tag, Section, Unit])
@pytest.mark.parametrize("name_zh", ["校庆", "校\u200b庆", "校 庆", "\ufeff校庆\u00a0"])
def test_a_second_of_the_same_name_is_refused(kind, name_zh):
    kind.objects.create(name="Anniversary", name_zh="校庆")

    with pytest.raises(ValidationError, match="This is there already: Anniversary"):
        kind(name_zh=name_zh).full_clean()


@pytest.mark.django_db
def test_what_keeps_its_name_is_not_asked_about_it():
    one = Tag.objects.create(name="Anniversary", name_zh="校庆")
    Tag.objects.create(name="Anniversary", name_zh="周年")

    one.full_clean()
