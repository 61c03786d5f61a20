"""What is kept for good stays as it is: every guard of acts, versions and published rows."""

# ruff: noqa: SIM905 -- long lists of words are read as words

from datetime import date, timedelta
from hashlib import sha256

import pytest
from django.utils import timezone

from articles.models import Act, Article, PaperScan, PublishedArticle, Unchangeable, Version
from articles.models.desk.stories import GUARDED
from articles.models.record.act import hash_of
from articles.models.record.content import content_of, restore_credits, restore_pictures
from articles.models.record.paper import MAX_BYTES
from people.models import Contributor
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(people):
    return factories.published(people["writer"], people["reviewer"], people["publisher"])


def other_value(row, name):
    """Return a value that the column does not have."""
    value, field = getattr(row, name), type(row)._meta.get_field(name)
    kind = field.get_internal_type()
    if kind == "DateField":
        return date(2001, 1, 1)
    if kind == "DateTimeField":
        return timezone.now() - timedelta(days=9)
    if kind == "JSONField":
        return [*value, {"x": 1}] if isinstance(value, list) else {**value, "x": 1}
    return f"{value}x" if isinstance(value, str) else (value or 0) + 1


def columns_in(row, hash_of):
    """Return the columns of a row that its hash depends on."""
    names = {field.attname for field in row._meta.concrete_fields} - {"id"}
    found, before = set(), hash_of(row)
    for name in names:
        value = getattr(row, name)
        setattr(row, name, other_value(row, name))
        found |= {name} if hash_of(row) != before else set()
        row.__dict__[name] = value
    return found


def test_the_hash_of_an_act_is_of_all_it_says(story):
    said = {field.attname for field in Act._meta.concrete_fields}
    keys = {"id", "article_id", "account_id", "row_hash"}

    assert columns_in(story.acts.get(number=3), Act.computed_hash) == said - keys


def test_the_hash_of_a_print_is_of_all_that_readers_see(story):
    assert columns_in(PublishedArticle.objects.get(), PublishedArticle.printed_hashes) == set(
        """fingerprint language address translation_group headline standfirst body place section_id section_printed
        unit_id unit_printed tags_printed credits pictures contact corrections related event_on first_published_on first_published_where
        dated_on first_published_at published_at updated_at announced_at""".split()
    )


def test_the_hash_of_a_version_is_of_who_made_it_when_and_how(story):
    said = {field.attname for field in Version._meta.concrete_fields}
    keys = {"id", "content", "made_by_id", "row_hash"}

    assert columns_in(story.versions.get(), Version.computed_hash) == said - keys


@pytest.mark.parametrize("model", [Act, PublishedArticle])
def test_rows_are_not_written_in_bulk(story, model):
    row, rows = model.objects.first(), model.objects.all()
    name = "name" if model is Act else "headline"
    writes = [
        lambda: rows.update(**{name: "x"}),
        lambda: rows.delete(),
        lambda: rows.bulk_update([row], [name]),
        lambda: rows.bulk_create([row]),
    ]
    for write in writes:
        with pytest.raises(Unchangeable):
            write()


def test_a_row_is_not_written_alone(story):
    row, act, version = PublishedArticle.objects.get(), Act.objects.first(), Version.objects.get()
    for write in (row.save, row.delete, act.save, act.delete, version.save):
        with pytest.raises(Unchangeable):
            write()


GUARDED_COLUMNS = set(
    """work_state public_state version_number acts_count details_number round_began review_step
    claimed_by_id claimed_at asked_reviewer_id on_approval_by_id on_approval_at due_at is_urgent
    is_minor corrections trashed_at moved_at moved_by_name source_number source_fingerprint
    major_number major_fingerprint major_at""".split()
)


def test_the_columns_that_acts_alone_change():
    assert set(GUARDED) == GUARDED_COLUMNS


@pytest.mark.parametrize("name", sorted(GUARDED_COLUMNS))
def test_a_state_is_not_assigned_by_hand(story, name):
    article = Article.objects.get()
    value = other_value(article, name)
    setattr(article, name, value)

    with pytest.raises(Unchangeable, match="by an act only"):
        article.save()
    with pytest.raises(Unchangeable, match="by an act only"):
        Article.objects.update(**{name: value})


def test_a_claim_is_not_assigned_by_hand(people, story):
    with pytest.raises(Unchangeable, match="by an act only"):
        Article.objects.update(claimed_by=people["reviewer"])


def test_a_save_leaves_the_state_that_somebody_else_wrote(people):
    article = factories.draft(people["writer"])
    Article.objects.get().submit(by=people["writer"])

    article.save()

    assert Article.objects.get().work_state == "in_review"


def test_a_row_has_the_hash_of_canonical_json():
    written = '["丁静", 1, {"a": null, "b": true}]'

    assert hash_of(["丁静", 1, {"b": True, "a": None}]) == sha256(written.encode()).hexdigest()


def test_a_row_is_called_by_its_story_and_number(story):
    act, version = story.acts.get(number=2), story.versions.get()

    assert (str(act), str(version)) == (f"{story.pk}/2 approve", f"{story.pk}/1")
    assert str(PaperScan(sha256="ab12")) == "ab12"


def test_credits_come_back_with_the_people_who_are_still_there(people):
    credits = [("translator", "Li Na"), ("text", "Gone")]
    story = factories.draft(people["writer"], credits=credits, photos=[factories.photo()])
    story.credits.all().delete()
    Contributor.objects.get(name="Gone").delete()

    restore_credits(story, story.latest_version.content)

    assert [(one.role, one.contributor.name, one.position) for one in story.credits.all()] == [
        ("text", "Zhang San", 0),
        ("translator", "Li Na", 1),
    ]


def test_pictures_come_back_as_they_stood(people):
    story = factories.draft(people["writer"], photos=[factories.photo(), factories.photo()])
    story.photo_uses.filter(position=1).update(is_lead=True, is_decorative=True, caption="Rain")
    pictures = content_of(story)["pictures"]
    story.photo_uses.all().delete()

    restore_pictures(story, {"pictures": pictures})

    assert content_of(story)["pictures"] == pictures
    assert [(one["lead"], one["decorative"], one["alt"]) for one in pictures] == [
        (False, False, "A field"),
        (True, True, ""),
    ]


def test_a_credit_says_of_an_organisation_alone_what_it_is(people):
    factories.contributor("Photo Club", kind="organisation")
    story = factories.draft(people["writer"], credits=[("translator", "Photo Club")])

    assert [entry.get("kind") for entry in content_of(story)["credits"]] == [None, "organisation"]
    assert [len(entry) for entry in content_of(story)["credits"]] == [4, 5]


def test_a_scan_has_ten_megabytes():
    assert MAX_BYTES == 10 * 2**20


def test_what_a_story_lacks_is_empty(people):
    content = content_of(factories.draft(people["writer"], event_on=None, section=None))
    names = ("event_on", "section", "unit", "place", "standfirst")

    assert [content[name] for name in names] == [""] * 5
    assert (content["translation_of"], content["is_translation"]) == (0, False)
