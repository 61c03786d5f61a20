"""The demonstration's content hangs together, and shows what an office's work looks like."""

import hashlib
import re
from dataclasses import replace

import pytest
from PIL import Image

from articles.text.cleaning import clean_html
from newsroom.demo import DRAWINGS, FOLDER
from newsroom.demo.consistency import problems
from newsroom.demo.content import ContentError, Edition, load
from people.roles import ROLES

RELEASE_SHA256 = "28c8f94bc3cb74965f2a7769d181a92a2c1988f11400d91ae2f27e1758f690cb"
REASON = "a reason belongs to changes_requested, withdrawn, emergency, trashed, and only there"
PUBLIC = ("published", "corrected")


@pytest.fixture(scope="module")
def content():
    return load()


@pytest.fixture(scope="module")
def editions(content):
    return [edition for story in content.stories for edition in story.editions]


def with_edition(content, **changes):
    """Return content whose only edition is the first of the first story, changed."""
    story = content.stories[0]
    edition = replace(story.editions[0], **changes)
    return replace(content, stories=(replace(story, editions=(edition,)),))


def count(editions, state):
    return sum(edition.state == state for edition in editions)


def test_the_content_is_without_contradiction(content):
    assert list(problems(content)) == []


def test_most_of_the_stories_are_published(editions):
    assert count(editions, "published") == 22


@pytest.mark.parametrize(
    ("state", "number"),
    [
        ("scheduled", 1),
        ("approved", 1),
        ("in_review", 1),
        ("claimed", 1),
        ("edited", 1),
        ("corrected", 2),
        ("emergency", 1),
        ("trashed", 1),
        ("changes_requested", 1),
        ("draft", 3),
        ("withdrawn", 1),
    ],
)
def test_some_stories_wait_in_every_state(editions, state, number):
    assert count(editions, state) == number


def test_one_live_story_has_a_working_copy_beside_it(editions):
    changed = [set(edition.working_copy) for edition in editions if edition.working_copy]
    assert changed == [{"standfirst", "body"}]


def test_both_languages_fill_a_front_page(editions):
    published = [edition.language for edition in editions if edition.state in PUBLIC]
    assert (published.count("zh-hans"), published.count("en")) == (13, 11)


def test_every_section_has_a_published_story_in_each_language(content):
    found = {
        (story.section, edition.language)
        for story in content.stories
        for edition in story.editions
        if edition.state in PUBLIC
    }
    assert found == {(key, language) for key in content.sections for language in ("en", "zh-hans")}


def test_stories_go_out_in_the_order_of_their_events(content):
    dates = [story.event_on for story in content.stories if story.event_on]
    assert dates == sorted(dates)
    assert {day.year for day in dates} == {2022, 2023, 2024, 2025, 2026}


def test_the_release_is_kept_byte_for_byte():
    release = (FOLDER / "qmes-internship-base.txt").read_bytes()
    assert hashlib.sha256(release).hexdigest() == RELEASE_SHA256


def test_a_namesake_is_told_apart(content):
    wangs = [who.disambiguator for who in content.contributors.values() if who.name == "Wang Lei"]
    assert wangs == ["Lab", "2023"]


def test_every_role_has_an_account(content):
    assert {account.role for account in content.accounts.values()} == set(ROLES)


def test_a_reviewer_is_never_credited_as_an_author(content, editions):
    reviewers = {content.accounts[edition.reviewer].contributor for edition in editions}
    authors = {credit.contributor for edition in editions for credit in edition.credits}
    assert reviewers & authors == set()


def test_chinese_text_keeps_to_full_width_punctuation(editions):
    chinese = [edition for edition in editions if edition.language == "zh-hans"]
    texts = [edition.headline + edition.standfirst + edition.body for edition in chinese]
    assert [found for text in texts for found in re.findall(r"[一-鿿][,;:?!()]", text)] == []


def test_english_text_is_free_of_chinese(editions):
    english = [edition for edition in editions if edition.language == "en"]
    texts = [edition.headline + edition.standfirst + edition.body for edition in english]
    assert [found for text in texts for found in re.findall(r"[一-鿿，。：；（）]", text)] == []


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"headline": ""}, "no headline"),
        ({"body": ""}, "no body"),
        ({"credits": ()}, "no text credit"),
        ({"is_translation": True}, "no translator credit"),
        ({"state": "lost"}, "no such state: lost"),
        ({"reviewer": "nobody"}, "no such account: nobody"),
        ({"state": "edited"}, "reviewers_words belong to edited, and only there"),
        ({"state": "corrected"}, "a correction belongs to corrected, and only there"),
        ({"state": "emergency"}, REASON),
        (
            {"state": "edited", "reviewers_words": (("lost", "x"),)},
            "these words are not in the text: lost",
        ),
        ({"days_ahead": 2}, "days_ahead belongs to scheduled, and only there"),
        ({"body": "<p>a<img></p>"}, "<img> is not allowed"),
        ({"body": '<p class="x">a</p>'}, "class is not allowed on <p>"),
        ({"body": "<p>a"}, "<p> is not closed"),
        ({"body": "a"}, "text outside a paragraph: a"),
        ({"release": FOLDER / "lost.txt"}, "no such file: lost.txt"),
    ],
)
def test_the_check_finds(content, changes, complaint):
    found = list(problems(with_edition(content, **changes)))
    assert f"2022-09-opening-ceremony zh-hans: {complaint}" in found


@pytest.mark.parametrize(("field", "name"), [("caption", "caption"), ("alt", "alt text")])
def test_the_check_finds_a_picture_without(content, field, name):
    picture = replace(content.stories[0].editions[0].pictures[0], **{field: ""})
    found = list(problems(with_edition(content, pictures=(picture,))))
    assert found == [f"2022-09-opening-ceremony zh-hans: no {name}"]


def test_a_draft_may_be_incomplete(content):
    begun = Edition(language="en", state="draft", headline="The Night Shift at the Furnace")
    story = replace(content.stories[0], section="", editions=(begun,))
    assert list(problems(replace(content, stories=(story,)))) == []


def test_a_misspelt_field_is_named_with_its_file(tmp_path):
    (tmp_path / "stories").mkdir()
    (tmp_path / "office.toml").write_bytes((FOLDER / "office.toml").read_bytes())
    (tmp_path / "stories" / "a.toml").write_text('[[editions]]\nlanguage = "en"\nheadlin = "A"')
    with pytest.raises(ContentError, match=r"a\.toml: .*'headlin'"):
        load(tmp_path)


def test_every_drawing_is_used(editions):
    used = {picture.drawing for edition in editions for picture in edition.pictures}
    assert used == set(DRAWINGS)


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_is_a_webp_of_one_size(name):
    picture = Image.open(DRAWINGS[name])
    assert (picture.format, picture.mode, picture.size) == ("WEBP", "RGB", (1600, 1067))


def test_the_drawings_weigh_little():
    assert sum(path.stat().st_size for path in DRAWINGS.values()) < 1_500_000


def test_every_text_is_clean_as_it_is_written():
    bodies = [edition.body for story in load().stories for edition in story.editions]

    cleaned = [clean_html(body).replace(' rel="noopener"', "") for body in bodies]
    assert cleaned == [body.strip() for body in bodies]
