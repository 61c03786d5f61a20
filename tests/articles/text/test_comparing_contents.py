"""Two contents of a story, compared: credits, pictures and what else is printed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.comparing import compare
from articles.text.comparing.credits import compare_credits
from articles.text.comparing.pictures import compare_pictures
from tests.articles.text.test_comparing import HTML, side

WORDS = st.sampled_from(["", "Ding Jing", "丁静", "学校"])
ENTRIES = st.builds(
    lambda role, number, name: {
        "role": role,
        "contributor": number,
        "name": name or "x",
        "slug": f"p{number}",
    },
    st.sampled_from(["text", "picture", "translator"]),
    st.integers(1, 3) | st.none(),
    WORDS,
)


def person(number, role="text", **changes):
    name = f"Person {number}"
    return {"role": role, "contributor": number, "name": name, "slug": f"p{number}"} | changes


def photo(number, **changes):
    return {
        "photo": number,
        "file": f"hash{number}",
        "key": f"key{number}",
        "width": 640,
        "height": 480,
        "widths": [320, 640],
        "lead": False,
        "caption": "The hall",
        "alt": "A hall",
        "decorative": False,
        "credit": {"contributor": 1, "name": "Person 1", "slug": "p1"},
    } | changes


PICTURES = st.builds(photo, st.integers(1, 3), caption=WORDS, lead=st.booleans(), file=WORDS)
CONTENTS = st.fixed_dictionaries(
    {
        "schema": st.just(1),
        "headline": WORDS,
        "standfirst": WORDS,
        "body": HTML,
        "section": st.sampled_from(["", "news"]),
        "unit": st.sampled_from(["", "math"]),
        "event_on": st.sampled_from(["", "2023-07-12"]),
        "place": WORDS,
        "language": st.sampled_from(["en", "zh-hans"]),
        "is_translation": st.booleans(),
        "credits": st.lists(ENTRIES, max_size=4),
        "pictures": st.lists(PICTURES, max_size=4),
    },
    optional={"correction": st.just({"note": "x"})},
)


@given(CONTENTS, CONTENTS)
def test_a_comparison_is_empty_only_between_equal_contents(old, new):
    assert bool(compare(old, new)) == (old != new)


@given(CONTENTS)
def test_equal_contents_have_no_change(content):
    comparison = compare(content, dict(content))

    assert (comparison.parts, comparison.is_first) == ([], False)


@pytest.mark.parametrize("nothing", [None, {}])
@given(content=CONTENTS)
def test_everything_of_a_first_version_is_new(nothing, content):
    comparison = compare(nothing, content)

    assert comparison.is_first
    assert {row.change for row in comparison.body} <= {"added"}
    assert side(comparison.headline, {"added"}) == content["headline"]
    assert len(comparison.pictures) == len(content["pictures"])


def test_a_comparison_is_in_the_language_of_the_new_text():
    assert [compare({"language": "en"}, new).language for new in ({"language": "zh-hans"}, {})] == [
        "zh-hans",
        "",
    ]


def test_markup_that_readers_can_t_see_is_told():
    comparison = compare({"body": "<p>One</p>"}, {"body": "<p>One</p>\n"})

    assert (comparison.body, comparison.is_markup_only) == ([], True)
    assert [name for name, _label in comparison.parts] == ["body"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([], [person(1)], [("added", "Text", "Person 1", "")]),
        ([person(1)], [], [("removed", "Text", "Person 1", "")]),
        (
            [person(1)],
            [person(1, "translator")],
            [("role_changed", "Translator", "Person 1", "Text")],
        ),
        ([person(1)], [person(1, name="丁静")], [("renamed", "Text", "丁静", "Person 1")]),
        (
            [person(1), person(2), person(3)],
            [person(2), person(1)],
            [
                ("removed", "Text", "Person 3", ""),
                ("reordered", "Text", "Person 2 and Person 1", "Person 1 and Person 2"),
            ],
        ),
        ([person(1)], [person(1, slug="other")], [("details", "Text", "Person 1", "")]),
        ([person(1)], [person(1), person(1)], [("details", "", "", "")]),
    ],
)
def test_changes_of_the_credit_line(old, new, expected):
    found = compare_credits(old, new)

    assert [(c.change, str(c.role), c.name, str(c.was)) for c in found] == expected


def test_other_details_of_one_credit_are_told_beside_other_changes():
    found = compare_credits([person(1)], [person(1, kind="organisation"), person(2)])

    assert [(c.change, c.name) for c in found] == [("details", "Person 1"), ("added", "Person 2")]


def test_a_namesake_is_told_apart():
    found = compare_credits([person(1)], [person(2, name="Person 1")])

    assert [(c.change, c.slug) for c in found] == [("added", "p2"), ("removed", "p1")]
    assert [c.slug for c in compare_credits([], [person(1)])] == [""]


def test_pictures_are_told_as_new_gone_and_moved():
    found = compare_pictures([photo(1), photo(2), photo(3)], [photo(3), photo(1), photo(4)])

    assert [(c.change, c.number, c.was) for c in found] == [
        ("changed", 1, 3),
        ("removed", 2, None),
        ("added", 3, None),
    ]


def test_a_new_lead_picture_is_told():
    (change,) = compare_pictures([], [photo(1, lead=True)])

    assert [(fact.name, str(fact.old), str(fact.new)) for fact in change.facts] == [
        ("lead", "no", "yes")
    ]


def test_other_words_of_a_picture_are_marked():
    credit = {"contributor": None, "name": "Person 2", "slug": ""}
    new = photo(1, caption="The new hall", alt="A new hall", credit=credit)
    (change,) = compare_pictures([photo(1)], [new])

    assert {str(label): side(found, {"added"}) for label, found in change.words} == {
        "Caption": "new ",
        "Alt text": "new ",
        "Credit": "2",
    }
    assert (change.facts, change.is_other_file) == ((), False)


def test_flags_file_and_namesake_of_a_picture_are_told():
    credit = {"contributor": 2, "name": "Person 1", "slug": "p2"}
    new = photo(1, lead=True, decorative=True, file="other", credit=credit)
    (change,) = compare_pictures([photo(1)], [new])

    assert [(fact.name, str(fact.old), str(fact.new)) for fact in change.facts] == [
        ("decorative", "no", "yes"),
        ("lead", "no", "yes"),
        ("credit", "p1", "p2"),
    ]
    assert change.is_other_file


def test_other_details_are_told_by_their_names():
    old = {"section": "news", "event_on": "2023-07-12", "language": "en", "later_key": ["x"]}
    new = {"section": "awards", "event_on": "soon", "language": "zh-hans", "is_translation": True}
    names = {"section": {"news": "News", "awards": "Awards"}}

    assert [
        (str(f.label), str(f.old), str(f.new)) for f in compare(old, new, names=names).facts
    ] == [
        ("Language", "English", "Chinese"),
        ("Section", "News", "Awards"),
        ("Date of the event", str(date(2023, 7, 12)), "soon"),
        ("Is a translation", "no", "yes"),
        ("Later key", "x", ""),
    ]


def test_a_note_to_readers_is_told_in_its_words():
    new = {"corrections": [{"note": "The day was wrong.", "on": "2026-11-23"}]}

    (fact,) = compare({"headline": "One"}, {"headline": "One"} | new).facts

    assert (str(fact.label), fact.new) == ("Corrections", "The day was wrong.")
