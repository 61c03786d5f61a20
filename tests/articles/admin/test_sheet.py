"""The sign-off sheet: every act in words, for whoever may see the story."""

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.utils import timezone

from articles.models import Act, PaperScan
from tests import factories
from tests.articles.admin import pages

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def sheet_of(story):
    return f"/admin/articles/article/{story.pk}/sheet/"


def test_the_sheet_says_every_act_in_order(people):
    story = factories.published(*[people[r] for r in ("writer", "reviewer", "publisher")])

    response = pages.as_user(people["writer"]).get(sheet_of(story))

    assert [act.act for act in response.context_data["acts"]] == ["submit", "approve", "publish"]
    assert response.context_data["broken"] == ""


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Sign-off sheet"), ("zh-hans", "稿件审批单")]
)
def test_the_sheet_is_printed_in_either_language(people, language, words):
    story = factories.submitted(people["writer"])

    response = pages.as_user(people["reviewer"]).get(sheet_of(story), {"language": language})

    assert f"<h1>{words}</h1>" in response.text


def test_a_changed_act_is_named_on_the_sheet(people):
    story = factories.submitted(people["writer"])
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_act SET note = 'forged'")

    response = pages.as_user(people["reviewer"]).get(sheet_of(story))

    assert "does not have the hash it bears" in response.context_data["broken"]


def test_a_strangers_sheet_is_not_there(people):
    story = factories.submitted(people["writer"])

    assert pages.as_user(people["photographer"]).get(sheet_of(story)).status_code == 404


def test_a_scan_is_handed_to_whoever_may_see_the_story_and_never_shown_in_the_page(
    people, settings
):
    settings.NEWSROOM_PAPER_APPROVAL = True
    story = factories.submitted(people["writer"])
    scan = PaperScan.of(ContentFile(b"%PDF-1.4 signed", name="x.pdf"), "application/pdf")
    dean = factories.contributor("Dean Zhao")
    story.approve_on_paper(
        by=people["publisher"], person=dean, signed_on=timezone.localdate(), scan=scan
    )
    address = f"/admin/articles/article/sheet/scan/{Act.objects.last().pk}/"

    response = pages.as_user(people["reviewer"]).get(address)

    assert b"".join(response) == b"%PDF-1.4 signed"
    assert response["Content-Disposition"].startswith("attachment")
    assert pages.as_user(people["photographer"]).get(address).status_code == 404
