"""A story's content: its stable form, and how texts of other schemas are read."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Version, fingerprint_of
from articles.models.record.content import content_of
from articles.press.printing import printed
from articles.text.content import LISTING, SCHEMA, Content, Picture, UnknownSchema
from tests.factories import draft, photo

SAMPLE: Content = {
    "schema": 1,
    "language": "zh-hans",
    "headline": "运动会开幕",
    "standfirst": "",
    "body": "<p>运动会今天开幕。</p>",
    "section": "campus",
    "unit": "",
    "event_on": "2023-07-12",
    "place": "操场",
    "is_translation": False,
    "credits": [
        {"role": "text", "contributor": 1, "name": "张三", "slug": "zhang-san"},
        {
            "role": "picture",
            "contributor": 2,
            "name": "摄影社",
            "slug": "photo-club",
            "kind": "organisation",
        },
    ],
    "pictures": [
        {
            "photo": 7,
            "file": "ab" * 32,
            "key": "cd" * 10,
            "width": 960,
            "height": 640,
            "widths": [320, 640, 960],
            "lead": True,
            "caption": "操场",
            "alt": "学生在跑步",
            "decorative": False,
            "credit": {
                "contributor": 2,
                "name": "摄影社",
                "slug": "photo-club",
                "kind": "organisation",
            },
            "copyright": "© 学校",
        }
    ],
    "contact": "news@example.edu",
    "corrections": [{"note": "改了一个名字。", "on": "2023-07-13"}],
}
# Taken when schema 1 was the only one. If a change of the program changes it, nothing that
# was signed before can be proven any more.
FINGERPRINT = "0a5a5b3a4c597ef1516c9a48099eeead8fc6ff5d096f3f3579360c5a1ebbbdb7"
ADDED_LATER = ("contact", "corrections", "first_published_on", "first_published_where")


ELSEWHERE = {"first_published_on": "2023-07-13", "first_published_where": "学院旧网站"}


def shuffled(thing):
    """Return the same JSON with the keys of every object the other way round."""
    if isinstance(thing, dict):
        return {key: shuffled(value) for key, value in reversed(thing.items())}
    return [shuffled(item) for item in thing] if isinstance(thing, list) else thing


def test_the_fingerprint_of_a_known_content_never_changes():
    assert fingerprint_of(SAMPLE) == FINGERPRINT


@given(st.from_type(Content))
def test_a_content_that_was_stored_and_read_has_the_same_fingerprint(content):
    stored = json.loads(json.dumps(shuffled(content)))

    assert fingerprint_of(stored) == fingerprint_of(content)


@given(st.from_type(Content), st.sampled_from(sorted(Content.__required_keys__)))
def test_every_key_is_in_the_fingerprint(content, key):
    less = {name: value for name, value in content.items() if name != key}

    assert fingerprint_of(less) != fingerprint_of(content)


def test_the_keys_of_a_schema_are_fixed():
    required = "schema language headline standfirst body section unit event_on place "
    required += "is_translation credits pictures"

    assert SCHEMA == 1
    assert Content.__required_keys__ == set(required.split())
    assert Content.__optional_keys__ == {*ADDED_LATER, *LISTING}


@pytest.mark.django_db
def test_a_story_has_the_keys_of_its_types(people):
    shown = [photo(credit_text="Zoo", copyright="City"), photo()]
    content = content_of(draft(people["writer"], photos=shown))

    assert set(content) == {*Content.__required_keys__, *LISTING}
    with_rights, without = content["pictures"]
    assert set(with_rights) == Picture.__required_keys__ | {"copyright"}
    assert set(without) == Picture.__required_keys__


def test_every_column_is_printed_from_its_key():
    content = SAMPLE | ELSEWHERE
    version = Version(content=content, fingerprint=FINGERPRINT)
    same = ("language", "headline", "standfirst", "body", "place", "credits", "pictures")

    assert printed(version, approvals=[]) == {
        **{name: content[name] for name in (*same, *ADDED_LATER)},
        "fingerprint": FINGERPRINT,
        "event_on": date(2023, 7, 12),
        "first_published_on": date(2023, 7, 13),
    }


def test_a_text_without_the_keys_that_came_later_is_printed_as_it_was_signed():
    content = {key: value for key, value in SAMPLE.items() if key not in ADDED_LATER}
    columns = printed(Version(content=content), approvals=[])

    assert {key: columns[key] for key in ADDED_LATER} == {
        "contact": "",
        "corrections": [],
        "first_published_on": None,
        "first_published_where": "",
    }


@pytest.mark.django_db
def test_a_text_of_a_later_release_is_refused_where_it_is_read(people):
    version = draft(people["writer"]).latest_version
    Version.objects.update(content=version.content | {"schema": SCHEMA + 1})

    with pytest.raises(UnknownSchema, match=f"Version {version.pk} has a text of schema 2"):
        Version.objects.get()
    later = Version.objects.defer("content").get()
    with pytest.raises(UnknownSchema):
        str(later.content)
