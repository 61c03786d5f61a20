"""An approval on paper: by a person named, recorded by a publisher, the scan kept."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from articles import press
from articles.models import Article, PaperScan, Unchangeable
from articles.models.record.paper import scan_path, type_of
from articles.press import audit
from articles.rules.refusals import Refused
from articles.text.credit_line import as_text
from people.models import Contributor
from tests import factories
from tests.cast import account, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(settings):
    settings.NEWSROOM_PAPER_APPROVAL = True
    return cast()


def on_paper(article, by, person, **fields):
    scan = PaperScan.of(ContentFile(b"%PDF-1.4 signed"), "application/pdf")
    values = {"signed_on": timezone.localdate(), "scan": scan} | fields
    return article.approve_on_paper(by=by, person=person, **values)


def test_the_person_named_stands_in_the_credit_line(people):
    article = factories.submitted(people["writer"])
    act = on_paper(article, people["publisher"], factories.contributor("Dean Wu"))

    row = press.publish(article, by=people["publisher"])

    assert as_text(row.credits) == "Text Zhang San · Review Dean Wu"
    assert (act.name, act.details["paper"]["name"]) == ("Publisher", "Dean Wu")
    assert act.scan.sha256 == act.details["paper"]["scan"]


def test_an_office_of_one_publishes_by_paper(settings):
    settings.NEWSROOM_PAPER_APPROVAL = True
    one = account("one", "writer", "publisher")
    article = factories.submitted(one)
    on_paper(article, one, factories.contributor("Dean Wu"))

    assert press.publish(article, by=one).is_public
    assert audit.check(article)["published"] == 1


def test_it_is_off_unless_the_office_wants_it(people, settings):
    article = factories.submitted(people["writer"])
    settings.NEWSROOM_PAPER_APPROVAL = False

    with pytest.raises(Refused):
        on_paper(article, people["publisher"], factories.contributor("Dean Wu"))


def test_a_recording_that_is_refused_leaves_no_scan(people):
    article = factories.submitted(people["writer"])
    scan = PaperScan.of(ContentFile(b"%PDF-1.4 refused"), "application/pdf")

    with pytest.raises(Refused):
        on_paper(article, people["writer"], factories.contributor("Dean Wu"), scan=scan)

    assert not PaperScan.objects.exists()
    assert not default_storage.exists(scan_path(scan, "scan"))


def test_it_falls_when_the_office_no_longer_wants_it(people, settings):
    article = factories.submitted(people["writer"])
    on_paper(article, people["publisher"], factories.contributor("Dean Wu"))
    settings.NEWSROOM_PAPER_APPROVAL = False

    with pytest.raises(Refused, match="No review, no publication"):
        press.publish(article, by=people["publisher"])


@pytest.mark.parametrize("name", ["Zhang San", "Writer"])
def test_an_author_does_not_sign_on_paper(people, name):
    article = factories.submitted(people["writer"])

    with pytest.raises(Refused, match=f"{name} is on the author side"):
        on_paper(article, people["publisher"], factories.contributor(name))


def test_a_reviewer_does_not_record_paper(people):
    article = factories.submitted(people["writer"])

    with pytest.raises(Refused):
        on_paper(article, people["reviewer"], factories.contributor("Dean Wu"))


def test_nobody_signs_one_step_in_person_and_another_on_paper(people, settings):
    settings.NEWSROOM_REVIEW_STEPS = ["", ""]
    article = factories.submitted(people["writer"])
    article.approve(by=people["reviewer"])

    with pytest.raises(Refused, match="Reviewer has approved this text already"):
        on_paper(article, people["publisher"], people["reviewer"].contributor)


def test_nobody_signs_one_step_on_paper_and_another_in_person(people, settings):
    settings.NEWSROOM_REVIEW_STEPS = ["", ""]
    article = factories.submitted(people["writer"])
    on_paper(article, people["publisher"], people["reviewer"].contributor)

    with pytest.raises(Refused, match="You have approved this text already"):
        article.approve(by=people["reviewer"])


def test_the_recorder_may_still_sign_a_step(people, settings):
    settings.NEWSROOM_REVIEW_STEPS = ["", ""]
    both = account("both", "reviewer", "publisher")
    article = factories.submitted(people["writer"])
    on_paper(article, both, factories.contributor("Dean Wu"))

    article.approve(by=both)

    assert len(press.publish(article, by=both).credits) == 3


def test_a_day_to_come_is_refused(people):
    article = factories.submitted(people["writer"])
    tomorrow = timezone.localdate() + timedelta(days=1)

    with pytest.raises(Refused, match="in the future"):
        on_paper(article, people["publisher"], factories.contributor("Wu"), signed_on=tomorrow)


def test_a_scan_belongs_to_one_act(people):
    act = on_paper(
        factories.submitted(people["writer"]), people["publisher"], factories.contributor("Wu")
    )

    with pytest.raises(Unchangeable):
        act.scan.belongs_to(act)


def test_it_falls_when_its_signer_turns_out_to_be_the_author(people):
    dean, writer = factories.contributor("Dean Wu"), people["writer"]
    article = factories.submitted(writer)
    on_paper(article, people["publisher"], dean)
    Contributor.objects.filter(user=writer).update(user=None)
    Contributor.objects.filter(pk=dean.pk).update(user=writer)

    with pytest.raises(Refused, match="a second active account"):
        press.publish(Article.objects.get(), by=people["publisher"])


def test_who_signed_on_paper_may_be_renamed(people):
    dean, article = factories.contributor("Dean Wu"), factories.submitted(people["writer"])
    on_paper(article, people["publisher"], dean)
    press.publish(article, by=people["publisher"])
    factories.write_words(dean, name="Dean Wu-Li")

    assert audit.check(article)["published"] == 1


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"%PDF-1.7", "application/pdf"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"GIF89a", ""),
        (b"", ""),
    ],
)
def test_a_scan_is_of_a_kind_by_how_it_begins(start, kind):
    file = ContentFile(start + b" and more")
    file.read()

    assert (type_of(file), file.tell()) == (kind, 0)


def test_an_act_on_paper_is_of_who_signed_and_not_of_who_recorded_it(people):
    signed = [people["reviewer"].contributor, factories.contributor("Dean Wu")]
    acts = [
        on_paper(factories.submitted(people["writer"]), people["publisher"], one) for one in signed
    ]

    assert [(act.signer, act.signer_account, act.signer_name) for act in acts] == [
        (signed[0].pk, people["reviewer"].pk, "Reviewer"),
        (signed[1].pk, None, "Dean Wu"),
    ]


def test_an_act_in_person_is_of_its_account(people):
    act = factories.approved(people["writer"], people["reviewer"]).acts.last()

    assert (act.signer, act.signer_account, act.signer_name) == (
        people["reviewer"].contributor.pk,
        people["reviewer"].pk,
        "Reviewer",
    )
