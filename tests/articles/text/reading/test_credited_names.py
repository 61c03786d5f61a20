"""The names behind a label, by example: who is found, and what stood beside them."""

import pytest

from articles.text.reading.credited_names import is_somebody, read_names, tidy_name

# text = names found, parted by commas | what was left out; "?" where something is no name.
NAMES = """
Li Na, Ph.D. = Li Na | Ph.D.
Li Na PhD = Li Na | PhD
Anna Moss PhD = Anna Moss | PhD
Li Na, Dean, Zhou Xiaohe = Li Na, Zhou Xiaohe | Dean
Li Na, Zhou Xiaohe, Dean = Li Na, Zhou Xiaohe | Dean
Li Na, Dean of Law, Zhou Xiaohe = Li Na, Zhou Xiaohe | Dean of Law
Li Na; Dean of Law = ?
Li Na, QMES = Li Na | QMES
LI NA, ZHOU = LI NA, ZHOU
Li Na, LI = Li Na, LI
丁静静静院长 = 丁静静静 | 院长
丁静静静静院长 = | 丁静静静静院长
Li Na, Office of Law = Li Na | Office of Law
Office of Law, Office of Arts = Office of Law, Office of Arts
Li Na et al. = Li Na | et al
Li Na and others = Li Na | and others
丁静等 = 丁静 | 等
丁静等三人 = 丁静 | 等三人
丁静等 5 人 = 丁静 | 等 5 人
© Li Na = Li Na
courtesy of Li Na = Li Na
丁静供图 = 丁静
新华社供图 = 新华社
Li Na (Photo Club) = Li Na | Photo Club
丁静（院长） = 丁静 | 院长
丁静（摄影） = 丁静 | 摄影
丁静（Ding Jing） = 丁静 Ding Jing
Ding Jing（丁静） = Ding Jing 丁静
Ding Jing/丁静 = Ding Jing 丁静
丁静／Ding Jing = 丁静 Ding Jing
Li Na/Zhou Xiaohe = Li Na, Zhou Xiaohe
Dr. Li = ?
Dr. Li Na = Li Na | Dr.
Dean Li Na = Li Na | Dean
Vice Dean Li Na = Li Na | Vice Dean
Student Li Na = Li Na | Student
院长 = | 院长
丁静院长 = 丁静 | 院长
院长丁静 = 丁静 | 院长
学院院长丁静 = 丁静 | 学院院长
丁院长 = ?
欧阳院长 = ?
2021级丁静 = 丁静 | 2021级
材料2101丁静 = | 材料2101丁静
法学院 = 法学院
法学院丁静 = ?
丁静，院长 = 丁静 | 院长
丁静，周晓 = 丁静, 周晓
丁静，法学院院长，周晓 = 丁静, 周晓 | 法学院院长
学生会和记者团 = 学生会, 记者团
丁静、周晓和王小 = 丁静, 周晓, 王小
丁 静 = 丁静
丁静 周晓 = 丁静, 周晓
Li Na, and Zhou Xiaohe = Li Na, Zhou Xiaohe
Li Na and = Li Na
School of Arts & Sciences = School of Arts & Sciences
Science and Technology Association = Science and Technology Association
Science & Technology Association = Science & Technology Association
Science, Technology Association = Science | Technology Association
LI and Technology Association = LI, Technology Association
School of Law and School of Arts = School of Law, School of Arts
Li Na. = Li Na
Sammy Davis Jr. = Sammy Davis Jr.
Li N. = Li N.
网络 = | 网络
the web = | the web
none =
买买提•艾力 = 买买提·艾力
"""
# A comma is in none of the names but this.
WITH_A_COMMA = "School of Law, Arts and Sciences"


def outcome(text):
    names = read_names(text)
    if names is None:
        return "?"
    left_out = " | " + ", ".join(names.left_out) if names.left_out else ""
    return f"{', '.join(names.found)}{left_out}".strip()


@pytest.mark.parametrize("row", NAMES.strip().splitlines())
def test_who_is_found_and_what_stood_beside(row):
    text, expected = row.split(" =")

    assert outcome(text) == expected.strip()


def test_an_office_has_a_comma_in_its_name():
    assert read_names(WITH_A_COMMA).found == [WITH_A_COMMA]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Li Na", True),
        ("Dean Li Na", True),
        ("Li Na and Zhou Xiaohe", True),
        ("Li Na 院长", True),
        ("丁静", True),
        ("Lina", False),
        ("Li Na, Lina", False),
        ("Li Na 2", False),
        ("The hall", False),
        ("学院", False),
        ("Office of Law", False),
        ("It rained.", False),
        ("", False),
    ],
)
def test_a_line_is_somebody(text, is_one):
    assert is_somebody(text) is is_one


def test_a_name_is_kept_tidy():
    assert tidy_name(" Ｌi  Na\u0301 ") == "Li Ná"
    assert tidy_name("买买提 ‧ 艾力") == "买买提·艾力"
