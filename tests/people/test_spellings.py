"""Ten people, and the ways in which somebody may type whom they mean."""

import pytest

from people.models import Contributor

pytestmark = pytest.mark.django_db

# (name, Chinese name): what is typed to find this one among the ten
PEOPLE = {
    ("Chen Yuqing", "陈雨晴"): [
        "chén yǔqíng",
        "chen2 yu3 qing2",
        "ＣＨＥＮ\u3000ｙｕｑｉｎｇ",
        "chenyuqing",
        "yuqing chen",
        "yuqingchen",
        "Chen, Yuqing",
        "Chen Yu-qing",
        "chen yu qing",
        "cyq",
        "c y q",
        "CYQ",
        "C.Y.Q.",
        "Y. Chen",
        "Chen Y.",
        "Y Q Chen",
        "陈 雨晴",
        "陈雨晴老师",
        "陈雨晴同学",
        "陳雨晴",
        "雨晴",
        "Prof. Chen Yuqing",
        "Professor Yuqing Chen",
        "Ms Chen Yuqing",
        "Dr.Chen",
        "陈老师",
        "陈教授",
        "che\u0301n",
    ],
    ("", "单田芳"): [
        "单田芳",
        "shàn tián fāng",
        "shantianfang",
        "stf",
        "單田芳",
        "shan",
    ],
    ("", "曾国强"): [
        "zeng guoqiang",
        "zēng",
        "zgq",
        "cengguoqiang",
        "曾國強",
    ],
    ("", "仇和平"): [
        "qiu heping",
        "qiúhépíng",
        "qhp",
        "heping qiu",
        "qiuheping",
    ],
    ("Ouyang Xiuwen", "欧阳修文"): [
        "ouyang xiuwen",
        "xiuwen ouyang",
        "oyxw",
        "欧阳老师",
        "歐陽修文",
        "ou yang xiu wen",
        "Ou-Yang",
        "ouyangxw",
        "欧阳",
    ],
    ("", "吕思勉"): [
        "lü simian",
        "lv simian",
        "lu: simian",
        "lu simian",
        "lyu simian",
        "lǚ",
        "lvsimian",
        "lü4",
        "LYUSIMIAN",
        "lsm",
        "simian lü",
    ],
    ("", "买买提·艾力"): [
        "买买提•艾力",
        "买买提・艾力",
        "买买提艾力",
        "艾力",
        "maimaiti aili",
        "买买提.艾力",
        "买买提‧艾力",
    ],
    ("Ana Müller", ""): [
        "muller",
        "müller",
        "mu\u0308ller",
        "mueller",
        "Dr. Ana Müller",
        "Ana Müller, PhD",
        "am",
    ],
    ("Zhuge Mingyang", ""): [
        "zgmy",
        "zhuge",
        "zhugemingyang",
        "mingyang zhuge",
        "zhu ge ming yang",
        "myzg",
        "zhūgě míngyáng",
    ],
    ("Wang Lei", "王磊"): [
        "wanglei",
        "王磊（2301班）",
        "Wang Lei (2301班)",
        "王磊2301",
        "wl",
        "王磊 院长",
        "wang l",
        "wang2 lei3",
        "wáng lěi",
        "L. Wang",
        "\u200eWang Lei\u202c",
        "\u738b\u200b\u78ca",
        "王磊:",
        "@王磊",
    ],
}


@pytest.fixture
def everybody(db):
    return {
        both: Contributor.objects.create(
            name=both[0], name_zh=both[1], disambiguator="2301班" if both[1] == "王磊" else ""
        )
        for both in PEOPLE
    }


@pytest.mark.parametrize("both", PEOPLE, ids=lambda both: both[0] or both[1])
def test_whoever_is_meant_is_found_however_they_are_typed(everybody, both):
    meant = everybody[both]

    missed = [typed for typed in PEOPLE[both] if meant not in Contributor.objects.found_by(typed)]
    assert missed == []


@pytest.mark.parametrize(
    ("typed", "found"),
    [("chenyq", 1), ("cyq", 1), ("zgmy", 1), ("ouyangxw", 1), ("qing", 1), ("yang", 1), ("z", 2)],
)
def test_nobody_else_is_found_by_it(everybody, typed, found):
    assert Contributor.objects.found_by(typed).count() == found
