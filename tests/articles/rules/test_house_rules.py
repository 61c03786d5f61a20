"""The house checklist: what each kind of rule finds, and what a finding does."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.models import HouseRule, StoryKind
from articles.models.record.content import content_of
from articles.rules.house_rules import findings, length_of
from articles.rules.refusals import Refused
from tests import factories
from tests.cast import cast

TODAY = date(2023, 7, 20)


def content(**changes):
    plain = {"language": "en", "headline": "", "standfirst": "", "body": "", "pictures": []}
    return plain | {"event_on": "2023-07-12"} | changes


def found(rule, **changes):
    return [str(item.text) for item in findings(content(**changes), [rule], today=TODAY)]


@pytest.mark.parametrize(
    ("text", "language", "length"),
    [
        ("Sports day opens", "en", 3),
        ("It’s a well-known rule", "en", 4),
        ("运动会开幕", "zh-hans", 5),
        ("2023年QMES开学", "zh-hans", 5),
        ("", "zh-hans", 0),
    ],
)
def test_chinese_is_counted_in_characters_and_the_rest_in_words(text, language, length):
    assert length_of(text, language) == length


@given(st.text(alphabet="运动会开幕", max_size=50))
def test_every_chinese_character_counts_once(text):
    assert length_of(text, "zh-hans") == len(text)


def test_a_text_is_held_to_the_length_of_its_kind():
    rule = HouseRule(kind="length", least_length=3, most_length=4, story_kind_id=7)
    long = content(body="<p>one two three four five</p>")

    assert found(rule, body="<p>one</p>") == []
    assert [str(item.text) for item in findings(long, [rule], story_kind=7)] == [
        "The text has 5 words; it should have at most 4."
    ]


def test_a_rule_for_one_language_leaves_the_other_alone():
    rule = HouseRule(kind="length", least_length=3, language="zh-hans")

    assert found(rule, body="<p>one</p>") == []
    assert found(rule, body="<p>一</p>", language="zh-hans") == [
        "The text has 1 characters; it should have at least 3."
    ]


@pytest.mark.parametrize(
    ("language", "headline", "body", "advice"),
    [
        ("en", "Sports day", "<p>The 运动会 opened.</p>", []),
        ("en", "运动会", "<p>QMES开学。</p>", ["The text is in Chinese, but its language is not."]),
        ("zh-hans", "QMES", "<p>开学 at QMES.</p>", []),
        ("zh-hans", "", "", []),
        (
            "zh-hans",
            "Sports day",
            "<p>It opened.</p>",
            ["There is no Chinese in the text, but its language is Chinese."],
        ),
    ],
)
def test_a_text_whose_language_was_not_chosen_is_said(language, headline, body, advice):
    text = content(language=language, headline=headline, body=body)

    assert [str(item.text) for item in findings(text, [])] == advice


def test_a_picture_is_held_to_size_and_shape():
    picture = {"width": 600, "height": 900, "caption": ""}
    rule = HouseRule(
        kind="picture", least_width=1080, least_height=720, least_width_per_100_height=150
    )

    assert found(rule, pictures=[picture]) == [
        "Picture 1 is 600 by 900 pixels; it should have at least 1080 by 720.",
        "Picture 1 is too tall: its width should be at least 1.5 times its height.",
    ]


@pytest.mark.parametrize(
    ("event_on", "sentences"),
    [
        ("", ["The date of the event is missing."]),
        ("2023-07-17", []),
        ("2023-07-12", ["The event was 8 days ago; news should be at most 3 days old."]),
    ],
)
def test_an_event_is_dated_and_news(event_on, sentences):
    assert found(HouseRule(kind="event", most_days_ago=3), event_on=event_on) == sentences


def test_words_are_found_whole_in_any_case_and_width():
    rule = HouseRule(kind="wording", wording="art\nＱＭＵＬ", instead="the arts")

    assert found(rule, headline="The start of ART at QMUL") == [
        "“ART”: write “the arts”.",
        "“QMUL”: write “the arts”.",
    ]


def test_the_official_name_is_not_taken_for_its_own_variant():
    rule = HouseRule(kind="name", name="Queen Mary School", wording="Mary School")

    assert found(rule, headline="Queen Mary School opens") == []
    assert found(rule, headline="Mary School opens") == [
        "“Mary School”: the official name is “Queen Mary School”."
    ]


@pytest.mark.parametrize("words", ["校长张伟致辞", "张伟校长致辞"])
def test_a_title_is_judged_by_the_day_of_the_event(words):
    rule = HouseRule(kind="title", name_zh="张伟", title_zh="校长", valid_from=date(2024, 1, 1))
    later = {"event_on": "2024-02-01"}

    assert len(found(rule, body=f"<p>{words}</p>", language="zh-hans")) == 1
    assert found(rule, body=f"<p>{words}</p>", language="zh-hans", **later) == []


def test_a_title_is_not_found_inside_a_longer_one():
    rule = HouseRule(kind="title", name_zh="张伟", title_zh="教授", valid_from=date(2024, 1, 1))

    assert found(rule, body="<p>副教授张伟主讲</p>", language="zh-hans") == []


@given(st.text(), st.text())
def test_no_text_and_no_wording_breaks_the_rules(text, wording):
    rule = HouseRule(kind="wording", wording=wording)

    assert isinstance(found(rule, headline=text), list)


@pytest.mark.django_db
def test_a_blocking_rule_keeps_a_story_from_being_submitted():
    people = cast()
    HouseRule.objects.create(kind="wording", wording="opened", weight="blocking")
    story = factories.draft(people["writer"])

    with pytest.raises(Refused, match="“opened”: avoid it"):
        story.submit(by=people["writer"])


@pytest.mark.django_db
def test_advice_goes_on_the_sheet_and_is_accepted_by_who_approves():
    people = cast()
    HouseRule.objects.create(kind="wording", wording="opened")
    story = factories.approved(people["writer"], people["reviewer"])

    kept = {act.act: act.details.get("standing") for act in story.acts.all()}

    assert kept == {"submit": ["“opened”: avoid it."], "approve": ["“opened”: avoid it."]}


@pytest.mark.django_db
def test_a_rule_out_of_force_finds_nothing():
    HouseRule.objects.create(kind="wording", wording="opened", is_active=False)
    story = factories.draft(cast()["writer"])

    assert story.findings(content_of(story)) == []


@pytest.mark.django_db
def test_the_kind_of_a_story_is_no_part_of_its_fingerprint():
    people = cast()
    story = factories.draft(people["writer"])
    factories.edit(story, people["writer"], kind=StoryKind.objects.create(name="Notice"))

    assert story.version_number == 1
