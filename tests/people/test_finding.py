"""People are found by whatever somebody may type of their names."""

import pytest

from people.models import Contributor

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    names = [("Chen Yuqing", "陈雨晴"), ("Wang Lei", "王磊"), ("", "买买提·艾力"), ("Zoë Đặng", "")]
    return [Contributor.objects.create(name=name, name_zh=zh) for name, zh in names]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("chenyuqing", 0),
        ("chen yuqing", 0),
        ("yuqing chen", 0),
        ("yuqingchen", 0),
        ("yu qing chen", 0),
        ("chen yuq", 0),
        ("cyq", 0),
        ("yqc", 0),
        ("chén", 0),
        ("che\u0301n yu\u030cqi\u0301ng", 0),
        ("ＣＨＥＮ", 0),
        ("陈雨晴", 0),
        ("雨晴", 0),
        ("陈雨晴老师", 0),
        ("Dr. Chen", 0),
        ("Chen Yuqing 教授", 0),
        ("陈\u200b雨晴", 0),
        ("wanglei", 1),
        ("lei wang", 1),
        ("wl", 1),
        ("王老师", 1),
        ("买买提艾力", 2),
        ("买买提•艾力", 2),
        ("艾力", 2),
        ("maimaiti aili", 2),
        ("zoe dang", 3),
        ("Zoe\u0308", 3),
    ],
)
def test_somebody_is_found(people, typed, found):
    assert list(Contributor.objects.found_by(typed)) == [people[found]]


@pytest.mark.parametrize("typed", ["chen lei", "hen", "yuqung", "…", "\0", "x " * 900])
def test_others_are_not_found(people, typed):
    assert list(Contributor.objects.found_by(typed)) == []


def test_a_blank_search_finds_everybody(people):
    assert set(Contributor.objects.found_by(" ")) == set(people)


def test_the_words_follow_the_name_and_what_tells_it_apart(people):
    people[1].name_zh, people[1].disambiguator = "汪雷", "2301"
    people[1].save(by_house=True)

    found = [list(Contributor.objects.found_by(typed)) for typed in ("王磊", "汪雷", "wang 2301")]
    assert found == [[], [people[1]], [people[1]]]


def test_a_search_is_one_statement_however_many_there_are(people, django_assert_num_queries):
    for number in range(30):
        Contributor.objects.create(name=f"Chen {number}")

    with django_assert_num_queries(1):
        assert len(Contributor.objects.found_by("chen")) == 31
