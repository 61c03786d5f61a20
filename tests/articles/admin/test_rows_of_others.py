"""Two people and the credits and pictures of one story: no conflict without a way on."""

import pytest

from articles.admin.story import inlines, rows_of_others
from articles.models import Article, RecoveryCopy
from tests import factories
from tests.articles.admin import pages
from tests.cast import cast

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture(scope="module", autouse=True)
def draft(shared_rows):
    return factories.draft(
        cast()["writer"],
        credits=[("text", "Wang Wu")],
        photos=[factories.photo(), factories.photo()],
    )


@pytest.fixture
def story(draft):
    return Article.objects.get(pk=draft.pk)


def credited(story):
    return list(story.credits.values_list("contributor__name", flat=True))


def captions(story):
    return list(story.photo_uses.values_list("caption", flat=True))


def send(people, story, fields):
    return pages.as_user(people["writer"]).post(pages.change(story), fields)


def fields_of(page):
    """Return what the browser would send of the form on a page."""
    form = page.context["adminform"].form
    data = {name: form[name].value() for name in form.fields}
    for part in page.context["inline_admin_formsets"]:
        formset = part.formset
        data |= {f"{formset.prefix}-TOTAL_FORMS": formset.total_form_count()}
        data |= {f"{formset.prefix}-INITIAL_FORMS": formset.initial_form_count()}
        for row in formset.forms:
            data |= {row[name].html_name: row[name].value() for name in row.fields}
    return {name: value for name, value in data.items() if value not in (None, False)}


def remove(people, rows):
    """Remove rows as another person, who saves."""
    story = rows.instance
    rows.all()[1].delete()
    story.record_version(by=people["publisher"])


@pytest.mark.parametrize("part", ["credits", "photo_uses"])
def test_a_row_that_somebody_removed_is_gone_and_the_text_is_saved(people, story, part):
    mine = pages.form(story, body="<p>My words.</p>")
    remove(people, getattr(story, part))

    page = send(people, story, mine)
    assert page.context["adminform"].form.saved_beside["number"] == 2
    answer = send(people, story, fields_of(page) | {"merged_version": 2})

    assert answer.status_code == 302
    assert Article.objects.get().body == "<p>My words.</p>"
    assert getattr(story, part).count() == 1


@pytest.mark.parametrize("way", [{"_merge": "1"}, {"merged_version": "2"}], ids=["merge", "mine"])
def test_each_button_of_a_conflict_goes_on(people, story, way):
    mine = pages.form(story, body="<p>My words.</p>")
    remove(people, story.credits)

    page = send(people, story, mine | way)
    if page.status_code == 200:
        assert page.context["adminform"].form.errors["__all__"].data[0].code == "merged"
        page = send(people, story, fields_of(page))

    assert (page.status_code, credited(story)) == (302, ["Zhang San"])
    assert Article.objects.get().body == "<p>My words.</p>"


def test_a_removed_picture_whose_caption_i_changed_comes_back_as_mine(people, story):
    mine = pages.form(story, **{"photo_uses-1-caption": "Written for an hour"})
    remove(people, story.photo_uses)

    page = send(people, story, mine)
    shown = [row["caption"].value() for row in _formset(page, "photo_uses").forms]
    answer = send(people, story, fields_of(page) | {"merged_version": 2})

    assert shown == ["A caption", "Written for an hour"]
    assert (answer.status_code, captions(story)) == (302, shown)


def _formset(page, prefix):
    found = [part.formset for part in page.context["inline_admin_formsets"]]
    return next(formset for formset in found if formset.prefix == prefix)


def test_what_only_the_other_changed_in_a_row_stays_and_what_i_changed_is_mine(people, story):
    mine = pages.form(story, **{"photo_uses-1-caption": "Mine"})
    first, second = story.photo_uses.all()
    first.caption, second.caption = "Theirs", "Theirs, too"
    first.save()
    second.save()
    story.record_version(by=people["publisher"])

    page = send(people, story, mine)
    send(people, story, fields_of(page) | {"merged_version": 2})

    assert captions(story) == ["Theirs", "Mine"]


def test_a_row_that_somebody_added_stands_in_the_form_of_the_conflict(people, story):
    mine = pages.form(story, body="<p>My words.</p>")
    story.credits.create(contributor=factories.contributor("Li Si"), position=5)
    story.record_version(by=people["publisher"])

    page = send(people, story, mine)
    send(people, story, fields_of(page) | {"merged_version": 2})

    assert credited(story) == ["Zhang San", "Wang Wu", "Li Si"]


def test_a_lead_picture_that_i_chose_is_mine(people, story):
    mine = pages.form(story, **{"photo_uses-1-is_lead": "on"})
    factories.edit(story, people["publisher"], place="Nanjing")

    page = send(people, story, mine)
    send(people, story, fields_of(page) | {"merged_version": 2})

    assert list(story.photo_uses.values_list("is_lead", flat=True)) == [False, True]


def test_a_row_that_i_removed_is_removed_whatever_the_other_did_to_it(people, story):
    mine = pages.form(story, **{"credits-1-DELETE": "on"})
    remove(people, story.credits)

    page = send(people, story, mine)
    answer = send(people, story, fields_of(page) | {"merged_version": 2})

    assert (answer.status_code, credited(story)) == (302, ["Zhang San"])


def test_a_kept_copy_of_a_removed_row_can_be_restored_and_saved(people, story):
    browser = pages.as_user(people["writer"])
    fields = pages.form(story, headline="Kept")
    browser.post(f"/admin/articles/article/{story.pk}/keep/", fields)
    remove(people, story.photo_uses)

    page = browser.get(pages.change(story), {"restore": RecoveryCopy.objects.get().pk})
    answer = send(people, story, fields_of(page) | {"merged_version": 2})

    assert (answer.status_code, story.photo_uses.count()) == (302, 1)
    assert Article.objects.get().headline == "Kept"


@pytest.mark.parametrize("rows", ["x", "", "-1", "99999999999999999999"])
def test_a_forged_number_of_rows_is_no_error_of_the_program(people, story, rows):
    answer = send(people, story, pages.form(story, **{"credits-TOTAL_FORMS": rows}))

    assert answer.status_code in (200, 302)
    assert credited(story) == ["Zhang San", "Wang Wu"]


@pytest.mark.parametrize(("rows", "saved"), [(3, True), (4, False)])
def test_as_many_rows_as_allowed_are_saved_and_one_more_is_refused_in_words(
    people, story, monkeypatch, rows, saved
):
    monkeypatch.setattr(rows_of_others, "MOST_ROWS", 3)
    monkeypatch.setattr(inlines, "MOST_ROWS", 3)
    monkeypatch.setattr(inlines.PartInline, "max_num", 3)
    person = factories.contributor("Li Si").pk
    more = {f"credits-{number}-contributor": person for number in range(2, rows)}
    more |= {f"credits-{number}-role": "picture" for number in range(2, rows)}
    more |= {f"credits-{number}-position": 0 for number in range(2, rows)}
    mine = pages.form(story, **more, **{"credits-TOTAL_FORMS": rows})
    factories.edit(story, people["publisher"], place="Nanjing")  # so that rows are put together

    answer = send(people, story, mine | {"merged_version": 2})

    assert (answer.status_code == 302, story.credits.count() == rows) == (saved, saved)
    if not saved:
        [refusal] = _formset(answer, "credits").non_form_errors()
        assert refusal == "Please submit at most 3 forms."
