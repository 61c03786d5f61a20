"""The house checklist at its limits: the last value that is let pass, and what a finding says."""

from datetime import date, timedelta

import pytest

from articles.models import HouseRule
from articles.rules.house_rules import Finding, findings, length_of
from articles.rules.refusals import Refused
from tests.articles.rules.test_house_rules import TODAY, content, found

BODY = "<p>one two three</p>"


@pytest.mark.parametrize("limits", [{"least_length": 3}, {"most_length": 3}])
def test_a_text_as_long_as_the_limit_passes(limits):
    assert found(HouseRule(kind="length", **limits), body=BODY) == []


@pytest.mark.parametrize("limits", [{"least_length": 4}, {"most_length": 2}])
def test_a_text_one_word_past_the_limit_does_not(limits):
    assert len(found(HouseRule(kind="length", **limits), body=BODY)) == 1


def test_an_empty_text_has_no_length_to_judge():
    assert found(HouseRule(kind="length", least_length=3), body="") == []


def test_a_chinese_text_that_is_too_long_is_told_in_characters():
    rule = HouseRule(kind="length", most_length=2)

    assert found(rule, body="<p>运动会</p>", language="zh-hans") == [
        "The text has 3 characters; it should have at most 2."
    ]


@pytest.mark.parametrize(("text", "length"), [("运动会 2023 a", 5), ("snake_case", 2), ("a. b", 2)])
def test_what_counts_as_a_word(text, length):
    assert length_of(text, "zh-hans") == length


@pytest.mark.parametrize(
    ("size", "sentences"),
    [
        ({"width": 1080, "height": 720}, 0),
        ({"width": 1079, "height": 719}, 1),
        ({"width": 1200, "height": 719}, 1),
        ({"width": 1080, "height": 721}, 1),
    ],
)
def test_a_picture_as_large_as_the_limit_passes(size, sentences):
    rule = HouseRule(
        kind="picture", least_width=1080, least_height=720, least_width_per_100_height=150
    )

    assert len(found(rule, pictures=[size | {"caption": ""}])) == sentences


def test_the_second_picture_is_named_by_its_number():
    wide, narrow = ({"width": width, "height": 9, "caption": ""} for width in (90, 80))
    rule = HouseRule(kind="picture", least_width=90)

    assert found(rule, pictures=[wide, narrow]) == [
        "Picture 2 is 80 by 9 pixels; it should have at least 90 by 1."
    ]


def test_a_rule_of_height_alone_asks_for_no_width():
    rule = HouseRule(kind="picture", least_height=10)

    assert found(rule, pictures=[{"width": 1, "height": 9, "caption": ""}]) == [
        "Picture 1 is 1 by 9 pixels; it should have at least 1 by 10."
    ]


def test_an_event_may_be_as_old_as_no_rule_forbids():
    assert found(HouseRule(kind="event"), event_on="1990-01-01") == []


def test_a_text_half_in_chinese_may_have_either_language():
    assert findings(content(headline="运动ab"), []) == []
    assert len(findings(content(headline="运动会ab"), [])) == 1


def test_a_finding_of_wording_says_where_and_what_instead():
    rule = HouseRule(kind="wording", wording="art", instead="the arts", weight="blocking")

    assert findings(content(headline="Art"), [rule], today=TODAY) == [
        Finding("body", "“Art”: write “the arts”.", True, found="Art", instead="the arts")
    ]


def test_a_finding_of_a_name_says_where_and_what_instead():
    rule = HouseRule(kind="name", name="Queen Mary School", wording="Mary School")
    sentence = "“Mary School”: the official name is “Queen Mary School”."

    assert findings(content(headline="Mary School"), [rule], today=TODAY) == [
        Finding("body", sentence, False, found="Mary School", instead="Queen Mary School")
    ]


def test_a_finding_of_a_title_says_where():
    rule = HouseRule(kind="title", name="Li Na", title="Dean", valid_until=date(2020, 1, 1))
    sentence = "“Dean  Li Na”: on the day of the event Li Na was not “Dean”."

    assert findings(content(headline="Dean  Li Na"), [rule], today=TODAY) == [
        Finding("body", sentence, False, found="Dean  Li Na")
    ]


@pytest.mark.parametrize(
    ("rule", "changes", "field"),
    [
        ({"kind": "length", "least_length": 9}, {"body": BODY}, "body"),
        ({"kind": "length", "most_length": 1}, {"body": BODY}, "body"),
        ({"kind": "event"}, {"event_on": ""}, "event_on"),
        ({"kind": "event", "most_days_ago": 1}, {}, "event_on"),
        (
            {"kind": "picture", "least_width": 9},
            {"pictures": [{"width": 8, "height": 1, "caption": ""}]},
            "pictures",
        ),
        (
            {"kind": "picture", "least_width_per_100_height": 150},
            {"pictures": [{"width": 1, "height": 1, "caption": ""}]},
            "pictures",
        ),
    ],
    ids=str,
)
def test_a_finding_leads_to_the_field_and_blocks_as_its_rule_says(rule, changes, field):
    for weight, is_blocking in (("advice", False), ("blocking", True)):
        one = HouseRule(weight=weight, **rule)
        result = findings(content(**changes), [one], today=TODAY)
        assert [(f.field, f.is_blocking) for f in result] == [(field, is_blocking)]


@pytest.mark.parametrize(("language", "words"), [("en", "运动会"), ("zh-hans", "Sports")])
def test_a_wrong_language_is_advice_and_comes_first(language, words):
    rule = HouseRule(kind="event", most_days_ago=1)
    result = findings(content(language=language, body=words), [rule], today=TODAY)

    assert [(f.field, f.is_blocking) for f in result] == [("language", False), ("event_on", False)]


@pytest.mark.parametrize("where", ["headline", "standfirst", "body", "caption"])
def test_words_are_looked_for_in_all_that_readers_read(where):
    changes = {where: "art"}
    if where == "caption":
        changes = {"pictures": [{"caption": "art", "width": 1, "height": 1}]}

    assert found(HouseRule(kind="wording", wording="art"), **changes) == ["“art”: avoid it."]


@pytest.mark.parametrize(
    ("days", "sentences"), [(-1, 1), (0, 0), (5, 0), (10, 0), (11, 1)], ids=str
)
def test_a_title_is_right_from_its_first_day_to_its_last(days, sentences):
    first = date(2024, 1, 1)
    rule = HouseRule(
        kind="title",
        name="Li Na",
        title="Dean",
        valid_from=first,
        valid_until=first + timedelta(days=10),
    )
    day = (first + timedelta(days=days)).isoformat()

    assert len(found(rule, headline="Dean Li Na", event_on=day)) == sentences


def test_a_title_in_a_text_without_an_event_is_judged_by_today():
    rule = HouseRule(kind="title", name="Li Na", title="Dean", valid_until=TODAY)

    assert found(rule, headline="Dean Li Na", event_on="") == []
    rule.valid_until -= timedelta(days=1)
    assert len(found(rule, headline="Dean Li Na", event_on="")) == 1


@pytest.mark.parametrize(
    ("words", "sentences"),
    [
        ("Li Na, the Dean,", 1),
        ("Li Na the dean", 1),
        ("DEAN li na", 1),
        ("Li Na met the Dean", 0),
        ("Subdean Li Na", 0),
        ("Dean Li Nan", 0),
    ],
)
def test_a_title_is_found_beside_the_name(words, sentences):
    rule = HouseRule(kind="title", name="Li Na", title="Dean", valid_from=date(2024, 1, 1))

    assert len(found(rule, headline=words)) == sentences


def test_a_word_that_ends_in_latin_letters_ends_there():
    rule = HouseRule(kind="wording", wording="运动A")

    assert found(rule, headline="运动AB", language="zh-hans") == []
    assert found(rule, headline="运动A！", language="zh-hans") == ["“运动A”: avoid it."]


def test_the_reasons_of_a_refusal_are_read_as_sentences():
    assert str(Refused("It is late.", "It is dark.")) == "It is late. It is dark."


@pytest.mark.parametrize(
    ("limits", "sentence"),
    [
        ({"least_length": 3}, "The text has 2 words; it should have at least 3."),
        ({"most_length": 1}, "The text has 2 words; it should have at most 1."),
        ({"least_length": 2, "most_length": 2}, None),
    ],
)
def test_an_english_text_is_measured_in_words(limits, sentence):
    rule = HouseRule(kind="length", **limits)

    assert found(rule, body="<p>one two</p>") == ([sentence] if sentence else [])
