"""One name is never printed as the author's and as the reviewer's: each door refuses it."""

from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.db.models import QuerySet
from django.test import override_settings

from articles import press
from articles.models import Article
from articles.models.record.paper import PaperScan
from articles.press.audit import check
from articles.rules.refusals import Refused
from people.models import Contributor
from tests import factories

pytestmark = pytest.mark.django_db

WHY = "would be printed as the author and as Review"


@pytest.fixture
def namesake(people):
    """A contributor who has the reviewer's Chinese name in the other field."""
    reviewer = people["reviewer"].contributor
    factories.reworded(reviewer, people["publisher"], name="", name_zh="王磊")
    return Contributor.objects.create(name="王 磊")


def test_such_a_reviewer_is_not_asked(people, namesake):
    story = factories.draft(people["writer"], text_by=namesake.name)

    with pytest.raises(Refused, match=WHY):
        story.submit(by=people["writer"], reviewer=people["reviewer"])


def test_an_approval_is_refused(people, namesake):
    story = factories.submitted(people["writer"], text_by=namesake.name)

    with pytest.raises(Refused, match=WHY):
        story.approve(by=people["reviewer"])


@override_settings(NEWSROOM_PAPER_APPROVAL=True)
def test_an_approval_on_paper_is_refused(people, namesake):
    story = factories.submitted(people["writer"], text_by=namesake.name)
    scan = PaperScan.of(ContentFile(b"%PDF-1.7"), "application/pdf")
    signed = {"person": people["reviewer"].contributor, "signed_on": date(2023, 7, 12)}

    with pytest.raises(Refused, match=WHY):
        story.approve_on_paper(by=people["publisher"], scan=scan, **signed)


def test_the_press_refuses_what_was_approved_before_a_renaming(people):
    story = factories.approved(people["writer"], people["reviewer"])
    QuerySet(Contributor).filter(user=people["reviewer"]).update(name="Zhang  San")

    with pytest.raises(Refused, match=WHY):
        press.publish(Article.objects.get(), by=people["publisher"])
    assert story.newsstand is None


def test_a_signature_after_an_emergency_is_refused(people, namesake):
    story = factories.draft(people["writer"], text_by=namesake.name)
    press.publish_in_emergency(story, by=people["administrator"], note="A gas leak.")

    with pytest.raises(Refused, match=WHY):
        press.sign_after(Article.objects.get(), by=people["reviewer"])


def test_words_that_tell_them_apart_open_the_door(people, namesake):
    story = factories.submitted(people["writer"], text_by=namesake.name)
    reviewer = people["reviewer"].contributor
    factories.reworded(reviewer, people["publisher"], disambiguator="Class of 2023")

    story.approve(by=people["reviewer"])
    row = press.publish(story, by=people["publisher"])

    names = [entry["name"] for entry in row.credits]
    assert names == ["王 磊", "王磊 (Class of 2023)"]


def test_a_reviewer_who_is_told_apart_in_print_passes_the_audit(people):
    reviewer = people["reviewer"].contributor
    factories.reworded(reviewer, people["publisher"], disambiguator="2023")
    people["reviewer"].refresh_from_db()
    story = factories.published(people["writer"], people["reviewer"], people["publisher"])

    assert story.published.credits[-1]["name"] == "Reviewer (2023)"
    check(story)
    factories.reworded(reviewer, people["publisher"], disambiguator="")
    check(Article.objects.get())
