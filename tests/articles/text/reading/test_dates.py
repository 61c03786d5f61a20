from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.reading.dates import MONTHS, find_event_date, is_date, mentions

DAY = date(2023, 7, 12)


@pytest.mark.parametrize(
    "words",
    [
        *("July 12, 2023", "July 12 2023", "July 12th, 2023", "Jul. 12, 2023", "Jul 12, 2023"),
        *("12 July 2023", "12th July 2023", "12th of July, 2023", "JULY 12, 2023"),
        *("2023年7月12日", "2023年07月12日", "2023 年 7 月 12 日", "２０２３年７月１２日"),
        *("2023年7月12号", "2023-07-12", "2023/7/12", "2023.07.12"),
        *("July 12–14, 2023", "July 12 to 14, 2023", "12-14 July 2023", "2023年7月12日至14日"),
    ],
)
def test_a_full_date_is_the_event_date(words):
    assert find_event_date([f"On {words}, QMES held a ceremony."]) == (DAY, [])


@pytest.mark.parametrize("words", ["7月12日", "July 12", "12 July", "Jul. 12"])
def test_a_date_without_a_year_is_left_empty_and_said(words):
    remark = f"“{words}” has no year. The event date was left empty."
    assert find_event_date([f"On {words} a ceremony was held."]) == (None, [remark])


@pytest.mark.parametrize("words", ["February 30, 2023", "31 April 2023", "2023年13月1日"])
def test_an_impossible_date_is_left_empty_and_said(words):
    remark = f"“{words}” is not a valid date. The event date was left empty."
    assert find_event_date([f"On {words}: a ceremony."]) == (None, [remark])


@pytest.mark.parametrize(
    "text",
    [
        *("", "July 2023", "2023年7月", "you may 12 times", "we march 8 miles"),
        *("2023-07-123", "phone 12023-07-12", "1.2023.7.12", "12:30"),
    ],
)
def test_what_is_no_date_is_passed_over(text):
    assert find_event_date([text]) == (None, [])


def test_the_headline_comes_before_the_body():
    day, remarks = find_event_date(["Gala of 12 July 2023", "On July 20, 2023 it was told."])
    assert day == DAY
    assert remarks == ["The text contains several dates. The first one, 12 July 2023, was used."]


def test_the_same_day_named_twice_needs_no_remark():
    assert find_event_date(["2023年7月12日", "July 12, 2023"]) == (DAY, [])


def test_a_year_given_later_for_the_same_day_counts():
    assert find_event_date(["7月12日揭牌", "2023年7月12日，学院"]) == (DAY, [])


def test_a_later_date_is_not_taken_for_one_without_a_year():
    remark = "“7月12日” has no year. The event date was left empty."
    assert find_event_date(["7月12日，学院举行仪式。2021年6月1日签约。"]) == (None, [remark])


def test_a_date_does_not_run_over_from_one_paragraph_to_the_next():
    assert find_event_date(["Class of 12", "July 2023 was hot."]) == (None, [])


@pytest.mark.parametrize(
    ("line", "expected"),
    [("July 12, 2023", True), ("2023年7月12日", True), ("On July 12, 2023", False), ("", False)],
)
def test_is_date_wants_the_whole_line(line, expected):
    assert is_date(line) is expected


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_is_read_in_both_languages(day):
    english = f"{MONTHS[day.month - 1]} {day.day}, {day.year}"
    chinese = f"{day.year}年{day.month}月{day.day}日"
    assert find_event_date([english, chinese, day.isoformat()]) == (day, [])


@given(st.text(alphabet="0123456789年月日- /.,JulyMayof９"))
def test_nothing_that_looks_like_dates_breaks_it(text):
    day, remarks = find_event_date([text])
    assert isinstance(day, date | None)
    assert len(remarks) <= 1


def test_of_two_readings_that_overlap_the_first_counts():
    found = mentions("July 12 July 2023, and 13 August 2023")

    assert [mention.words for mention in found] == ["July 12", "13 August 2023"]


def test_the_date_of_the_report_is_said_and_not_taken():
    remark = "“July 13, 2023” is the date of the report. The event date was left empty."

    assert find_event_date(["XI'AN, July 13, 2023 -- It opened."]) == (None, [remark])
