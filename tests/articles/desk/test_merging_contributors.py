"""Two contributors who are one person: what a merger moves, refuses, and leaves as signed."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.utils import timezone

from articles.desk.merging_contributors import merge
from articles.models.desk.details import DetailChange
from articles.models.record.paper import PaperScan
from articles.press.audit import check_all
from articles.rules.refusals import Refused
from people.models import Contributor
from tests import factories
from tests.articles.admin import pages
from tests.articles.admin.pages import as_user
from tests.cast import ROLES

pytestmark = pytest.mark.django_db


@pytest.fixture
def gone():
    return factories.contributor("Ding Jin")


@pytest.fixture
def kept():
    return factories.contributor("Ding Jing")


def admin():
    return get_user_model().objects.get(username="administrator")


def publish(people, **fields):
    hands = people["writer"], people["reviewer"], people["publisher"]
    return factories.published(*hands, **fields)


def page(gone, kept):
    return f"/admin/people/contributor/{gone.pk}/merge/?into={kept.pk}"


def test_what_is_on_the_desk_moves(people, gone, kept):
    photo = factories.photo(photographer=gone)
    article = factories.draft(people["writer"], text_by="Ding Jin")

    merge(gone, into=kept, by=admin())

    article.refresh_from_db()
    photo.refresh_from_db()
    credit = article.credits.get().contributor
    assert (credit, photo.photographer) == (kept, kept)


def test_a_story_that_credits_both_keeps_one(people, gone, kept):
    article = publish(people, text_by="Ding Jin", credits=[("text", "Ding Jing")])

    merge(gone, into=kept, by=admin())

    rows = article.published.credit_rows.filter(role="text")
    assert [credit.contributor for credit in article.credits.all()] == [kept]
    assert [row.contributor for row in rows] == [kept]


def test_the_history_of_each_story_says_whose_credits_were_merged_and_by_whom(people, gone, kept):
    article = factories.draft(people["writer"], text_by="Ding Jin")
    factories.draft(people["writer"], text_by="Ding Jing")
    open_form = pages.form(article, headline="Written meanwhile")

    as_user(people["administrator"]).post(page(gone, kept))

    change = DetailChange.objects.get()
    assert (change.article, change.made_by_name, change.label) == (
        article,
        "Administrator",
        "credits",
    )
    assert (change.old, change.new) == (["Text: Ding Jin"], ["Text: Ding Jing"])
    browser = as_user(people["writer"])
    assert (
        "<ins>Text: Ding Jing</ins>"
        in browser.get(f"/admin/articles/article/{article.pk}/versions/").text
    )
    assert browser.post(pages.change(article), open_form).status_code == 302


def test_the_page_of_the_kept_one_has_every_story_and_the_old_address_leads_there(
    client, people, gone, kept
):
    publish(people, text_by="Ding Jin", headline="One")
    publish(people, text_by="Ding Jing", headline="Two")

    merge(gone, into=kept, by=admin())

    old = client.get("/en/people/ding-jin/")
    (group,) = client.get("/en/people/ding-jing/").context["groups"]
    assert (old.status_code, old["Location"]) == (301, "/en/people/ding-jing/")
    assert {story.headline for story in group["stories"]} == {"One", "Two"}


def test_what_was_printed_stays_and_is_proved(people, gone, kept):
    row = publish(people, text_by="Ding Jin", photos=[factories.photo(gone)]).published
    printed = row.credits

    merge(gone, into=kept, by=admin())

    row.refresh_from_db()
    assert (row.credits, check_all()["published"]) == (printed, 1)


def test_a_merged_reviewer_is_proved_under_the_name_printed(people):
    publish(people)
    reviewer = people["reviewer"].contributor
    kept = factories.contributor("Fan Xiaoli")

    merge(reviewer, into=kept, by=admin())

    people["reviewer"].refresh_from_db()
    assert (people["reviewer"].contributor, check_all()["published"]) == (kept, 1)


def test_a_published_text_brought_back_credits_the_kept_one(people, gone, kept):
    article = publish(people, text_by="Ding Jin")
    merge(gone, into=kept, by=admin())

    article.refresh_from_db()
    article.correct(by=people["writer"], note="A word")
    article.discard(by=people["writer"])

    assert [credit.contributor for credit in article.credits.all()] == [kept]


def test_what_the_kept_one_lacks_is_taken_over(people, gone):
    kept = Contributor.objects.create(name_zh="丁静", bio="Kept.")
    gone.bio, gone.bio_zh = "Gone.", "记者。"
    gone.save(by_house=True)

    kept = merge(gone, into=kept, by=admin())

    assert (kept.names, kept.bio, kept.bio_zh) == ("Ding Jin 丁静", "Kept.", "记者。")


def test_who_was_merged_before_is_led_on(people, gone, kept):
    first = factories.contributor("D. Jin")

    merge(first, into=gone, by=admin())
    merge(Contributor.objects.get(pk=gone.pk), into=kept, by=admin())

    first.refresh_from_db()
    assert (first.merged_into, first.is_retired) == (kept, True)


def test_two_accounts_are_not_merged(people):
    one, other = people["writer"].contributor, people["translator"].contributor

    with pytest.raises(Refused, match="Both have an account"):
        merge(one, into=other, by=admin())


def test_an_approved_text_is_not_changed_under_its_approval(people, gone, kept):
    factories.approved(people["writer"], people["reviewer"], text_by="Ding Jin")

    with pytest.raises(Refused, match="under review, approved or scheduled"):
        merge(gone, into=kept, by=admin())


def test_a_scheduled_picture_keeps_its_photographer(people, gone, kept):
    later = timezone.now() + timedelta(days=1)
    publish(people, photos=[factories.photo(gone)], at=later)

    with pytest.raises(Refused, match="under review, approved or scheduled"):
        merge(gone, into=kept, by=admin())


def test_who_signed_on_paper_is_not_merged_into_the_writer(people, gone, kept, settings):
    settings.NEWSROOM_PAPER_APPROVAL = True
    article = factories.submitted(people["writer"], text_by="Ding Jing")
    scan = PaperScan.of(ContentFile(b"%PDF-"), "application/pdf")
    today = timezone.localdate()
    article.approve_on_paper(by=people["publisher"], person=gone, signed_on=today, scan=scan)

    with pytest.raises(Refused, match="under review, approved or scheduled"):
        merge(gone, into=kept, by=admin())


@pytest.mark.parametrize("role", ROLES)
def test_only_administrators_merge(people, gone, kept, role):
    publish(people, text_by="Ding Jin")

    status = as_user(people[role]).post(page(gone, kept)).status_code

    gone.refresh_from_db()
    merged = role == "administrator"
    assert (status, gone.merged_into == kept) == (302 if merged else 403, merged)


def test_reading_the_page_changes_nothing(people, gone, kept):
    publish(people, text_by="Ding Jin")

    response = as_user(people["administrator"]).get(page(gone, kept))

    gone.refresh_from_db()
    assert response.context["extent"] == {"desk": 1, "public": 1, "pictures": 0}
    assert gone.merged_into is None


def test_the_page_names_the_stories_that_stand_in_the_way(people, gone, kept):
    article = factories.submitted(people["writer"], text_by="Ding Jin")

    response = as_user(people["administrator"]).post(page(gone, kept))

    assert (list(response.context["frozen"]), len(response.context["reasons"])) == ([article], 1)


def test_namesakes_in_either_script_are_offered(people, kept):
    twin = Contributor.objects.create(name_zh="丁静")

    choice = f"/admin/people/contributor/{twin.pk}/merge/"
    administrator = as_user(people["administrator"])

    assert list(administrator.get(choice).context["others"]) == [kept]
    assert list(administrator.get(f"{choice}?q=writer").context["others"]) == [
        people["writer"].contributor
    ]


@pytest.mark.parametrize("number", ["0", "x", "²", "9" * 30])
def test_nobody_is_not_found(people, gone, number):
    address = f"/admin/people/contributor/{gone.pk}/merge/?into={number}"

    assert as_user(people["administrator"]).get(address).status_code == 404


def test_who_was_merged_is_read_only(people, gone, kept):
    merge(gone, into=kept, by=admin())
    administrator = as_user(people["administrator"])
    change = f"/admin/people/contributor/{gone.pk}/change/"

    delete = administrator.post(f"/admin/people/contributor/{gone.pk}/delete/", {"post": "yes"})

    assert f'href="/admin/people/contributor/{kept.pk}/change/"' in (
        administrator.get(change).content.decode()
    )
    assert (administrator.post(change).status_code, delete.status_code) == (403, 403)


def test_every_relation_to_a_contributor_is_known_to_the_merger():
    known = {"merged", "photos", "credits", "published_credits", "suggested_reviewer"}
    found = {
        relation.related_name if relation.related_name != "+" else relation.field.name
        for relation in Contributor._meta.get_fields(include_hidden=True)
        if relation.auto_created and not relation.concrete
    }

    assert found == known
