"""Two windows and what stands beside the text: stale check, history and log, as for the text."""

import pytest
from django.contrib import admin
from django.db.models import ProtectedError

from articles.models import Article, RecoveryCopy, Section, StoryKind, Tag
from articles.models.desk.details import DETAILS
from people.models import Contributor, Unit
from tests import factories
from tests.articles.admin import pages
from tests.cast import cast

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def values(shared_rows):
    """Return {detail: (what the other chose, what I chose)} as a form sends it."""
    people = cast()
    tags = [Tag.objects.create(slug=slug, name=slug.title()).pk for slug in ("sport", "campus")]
    kinds = [StoryKind.objects.create(name=name).pk for name in ("Notice", "Report")]
    stories = [factories.draft(people["writer"], headline=f"Other {n}").pk for n in range(2)]
    originals = [factories.draft(people["writer"], language="zh-hans").pk for _n in range(2)]
    return {
        "tags": ([tags[0]], [tags[1]]),
        "kind": tuple(kinds),
        "related": ([stories[0]], [stories[1]]),
        "translation_of": tuple(originals),
        "slug": ("theirs", "mine"),
    }


def send(user, story, fields):
    return pages.as_user(user).post(pages.change(story), fields)


def shown(page, name):
    value = page.context["adminform"].form[name].value()
    return [str(one) for one in value] if isinstance(value, list) else str(value)


def as_text(value):
    return [str(one) for one in value] if isinstance(value, list) else str(value)


def now(story, name):
    return pages.form(Article.objects.get(pk=story.pk))[name]


@pytest.fixture(scope="module", autouse=True)
def draft(shared_rows):
    return factories.draft(
        cast()["writer"],
        text_by="Writer",
        credits=[("translator", "Zhao Liu")],
        is_translation=True,
        slug="first",
    )


@pytest.fixture
def story(draft):
    return Article.objects.get(pk=draft.pk)


@pytest.mark.parametrize("name", DETAILS)
def test_a_second_window_does_not_put_back_what_it_never_touched(people, story, values, name):
    theirs, _mine = values[name]
    old_window = pages.form(story, standfirst="Mine.")
    send(people["publisher"], story, pages.form(story, **{name: theirs}))

    answer = send(people["writer"], story, old_window)

    assert (answer.status_code, Article.objects.get(pk=story.pk).standfirst) == (302, "Mine.")
    assert now(story, name) == theirs


@pytest.mark.parametrize("name", DETAILS)
def test_what_both_changed_ends_with_both_on_screen_and_save_goes_on(people, story, values, name):
    theirs, mine = values[name]
    old_window = pages.form(story, **{name: mine})
    send(people["publisher"], story, pages.form(story, **{name: theirs}))

    page = send(people["writer"], story, old_window)
    form = page.context["adminform"].form
    assert "Publisher changed this meanwhile" in form.errors[name][0]
    assert (shown(page, name), now(story, name)) == (as_text(mine), theirs)

    again = old_window | {"seen_details": form["seen_details"].value()}
    assert (send(people["writer"], story, again).status_code, now(story, name)) == (302, mine)


@pytest.mark.parametrize("name", DETAILS)
def test_the_same_change_twice_is_no_conflict(people, story, values, name):
    theirs, _mine = values[name]
    old_window = pages.form(story, **{name: theirs})
    send(people["publisher"], story, pages.form(story, **{name: theirs}))

    assert send(people["writer"], story, old_window).status_code == 302


@pytest.mark.parametrize("name", DETAILS)
def test_a_change_is_in_the_history_with_who_from_and_to(people, story, values, name):
    before = now(story, name)
    send(people["publisher"], story, pages.form(story, **{name: values[name][0]}))

    change = story.detail_changes.get()
    sent = [value if isinstance(value, list) else [value] for value in (before, values[name][0])]
    assert [change.old, change.new] == [[str(one) for one in keys if one] for keys in sent]
    assert (change.field, change.made_by, change.number) == (name, people["publisher"], 1)
    page = pages.as_user(people["writer"]).get(f"/admin/articles/article/{story.pk}/versions/")
    assert f"<ins>{change.new_words}</ins>" in page.text


def test_a_save_that_changes_no_detail_writes_none_down(people, story):
    send(people["writer"], story, pages.form(story, headline="Changed"))

    assert (story.detail_changes.count(), Article.objects.get(pk=story.pk).details_number) == (0, 0)


def test_what_was_changed_and_changed_back_is_no_conflict(people, story):
    old_window = pages.form(story, slug="mine")
    for slug in ("theirs", "first"):
        changed = Article.objects.get(pk=story.pk)
        send(people["publisher"], changed, pages.form(changed, slug=slug))

    answer = send(people["writer"], story, old_window)

    assert (answer.status_code, now(story, "slug")) == (302, "mine")


def test_a_kept_copy_that_is_restored_leaves_the_details_others_changed(people, story, values):
    browser = pages.as_user(people["writer"])
    browser.post(f"/admin/articles/article/{story.pk}/keep/", pages.form(story, headline="Kept"))
    send(people["publisher"], story, pages.form(story, slug="theirs"))

    page = browser.get(pages.change(story), {"restore": RecoveryCopy.objects.get().pk})

    assert (shown(page, "headline"), shown(page, "slug")) == ("Kept", "theirs")


# Changed outside the form: written down, or refused


@pytest.mark.parametrize("name", [name for name in DETAILS if name != "kind"])
def test_a_version_brought_back_writes_down_the_details_it_changes(people, story, values, name):
    before = now(story, name)
    send(people["publisher"], story, pages.form(story, **{name: values[name][0]}))
    old_window = pages.form(Article.objects.get(pk=story.pk), standfirst="Mine.")

    Article.objects.get(pk=story.pk).bring_back(story.versions.get(number=1), by=people["writer"])

    change = story.detail_changes.first()
    sent = [value if isinstance(value, list) else [value] for value in (values[name][0], before)]
    assert [change.old, change.new] == [[str(one) for one in keys if one] for keys in sent]
    assert (change.field, change.made_by, change.number) == (name, people["writer"], 2)
    page = send(people["writer"], story, old_window | {"merged_version": 3})
    assert (page.status_code, now(story, name)) == (302, before)


def test_a_discarding_writes_down_the_details_it_changes(people):
    hands = people["writer"], people["reviewer"], people["publisher"]
    story = factories.published(*hands, slug="first")
    send(people["writer"], story, pages.form(story, slug="second"))

    Article.objects.get(pk=story.pk).discard(by=people["writer"])

    change = story.detail_changes.first()
    assert (change.field, change.old, change.new) == ("slug", ["second"], ["first"])


HELD = ["section", "unit", "tags", "kind", "contributor", "related", "translation_of"]


@pytest.fixture
def held(people):
    """Return {how a story holds it: what it holds}."""
    original = factories.draft(people["writer"], language="zh-hans")
    things = {
        "section": Section.objects.create(name="Sport"),
        "unit": Unit.objects.create(name="Physics"),
        "tags": Tag.objects.create(name="Harvest"),
        "kind": StoryKind.objects.create(name="Column"),
        "contributor": factories.contributor("Zhang San"),
        "related": factories.draft(people["writer"], headline="Related"),
        "translation_of": original,
    }
    fields = {name: things[name] for name in ("section", "unit", "kind", "translation_of")}
    story = factories.draft(people["writer"], headline="Holding", tags=[things["tags"]], **fields)
    story.related.add(things["related"])
    return things


@pytest.mark.parametrize("name", HELD)
def test_what_a_story_holds_is_not_deleted_under_it(people, held, name):
    thing, manager = held[name], type(held[name]).objects
    address = f"/admin/{thing._meta.app_label}/{thing._meta.model_name}/{thing.pk}/delete/"

    page = pages.as_user(people["administrator"]).post(address, {"post": "yes"})

    assert (page.status_code, "Holding" in page.text) == (200, True)
    with pytest.raises(ProtectedError):
        thing.delete()
    with pytest.raises(ProtectedError):
        manager.filter(pk=thing.pk).delete()
    assert manager.filter(pk=thing.pk).exists()


def test_a_tag_that_readers_still_see_is_not_deleted(people):
    hands = people["writer"], people["reviewer"], people["publisher"]
    tag = Tag.objects.create(name="Harvest")
    story = factories.published(*hands, tags=[tag])
    story.tags.clear()

    with pytest.raises(ProtectedError):
        tag.delete()


def test_what_no_story_holds_is_deleted(people):
    tag, person = Tag.objects.create(name="Harvest"), Contributor.objects.create(name="Li Si")
    story = factories.draft(people["writer"])
    browser = pages.as_user(people["administrator"])

    for address in ("articles/tag", "people/contributor", "articles/article"):
        number = {"articles/tag": tag, "people/contributor": person}.get(address, story).pk
        browser.post(f"/admin/{address}/{number}/delete/", {"post": "yes"})

    assert not Tag.objects.filter(pk=tag.pk).exists()
    assert not Article.objects.filter(pk=story.pk).exists()
    assert not Contributor.objects.filter(name="Li Si").exists()


def test_no_list_has_an_action_that_changes_many_at_once():
    ours = (page for page in admin.site._registry.values() if page.opts.app_label != "auth")

    assert [page for page in ours if page.actions is not None] == []
