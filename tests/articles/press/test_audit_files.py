"""`manage.py verify` names files that are gone or changed; `renditions` makes what it can anew."""

import io

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db.models import QuerySet

from articles.models import PaperScan, Photo
from articles.pictures import portraits, renditions
from tests import factories
from tests.articles.desk.test_paper import on_paper

from .forging import verified, write

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def story(people):
    hands = people["writer"], people["reviewer"], people["publisher"]
    return factories.published(*hands, photos=[factories.photo()])


@pytest.fixture
def picture(story):
    """The picture of a published story."""
    return Photo.objects.get()


@pytest.fixture
def scan(people, settings):
    """The scan of an approval on paper."""
    settings.NEWSROOM_PAPER_APPROVAL = True
    article = factories.submitted(people["writer"])
    on_paper(article, people["publisher"], factories.contributor("Dean Wu"))
    return PaperScan.objects.get()


def overwrite(path, data):
    with default_storage.open(path, "wb") as file:
        file.write(data)


def cut(path):
    with default_storage.open(path) as file:
        data = file.read()
    overwrite(path, data[: len(data) // 2])


def rendition(picture, width=320, extension="webp"):
    return renditions.path(picture.key, width, extension)


def remake():
    out = io.StringIO()
    call_command("renditions", stdout=out, stderr=out)
    return out.getvalue()


def test_an_empty_office_is_proven():
    assert verified().startswith("All is as it was signed: 0 stories")


def test_files_as_they_were_kept_are_proven(picture, scan):
    assert verified().partition("rows, ")[2].startswith("1 pictures, 1 scans")


@pytest.mark.parametrize("harm", [default_storage.delete, cut, lambda path: overwrite(path, b"x")])
def test_an_original_that_is_gone_cut_short_or_another_is_named(picture, harm):
    harm(picture.original.name)
    what = "its original is missing or was changed."
    assert verified() == f"Broken: Photo (row {picture.pk}): {what}"


@pytest.mark.parametrize("harm", [default_storage.delete, cut, lambda path: overwrite(path, b"")])
@pytest.mark.parametrize("name", [(320, "webp"), (640, "webp"), renditions.JPEG])
def test_a_rendition_that_is_gone_or_cut_short_is_named_and_made_anew(picture, name, harm):
    path = rendition(picture, *name)
    harm(path)

    what = f"{path} is missing or cut short: run `manage.py renditions`."
    assert verified() == f"Broken: Photo (row {picture.pk}): {what}"
    assert remake().endswith("1 pictures were made anew.\n")
    assert verified().startswith("All is as it was signed")


def test_every_rendition_is_made_anew_in_the_widths_that_stories_print(picture):
    folder = f"pictures/{picture.key}"
    before = sorted(default_storage.listdir(folder)[1])
    for name in before:
        default_storage.delete(f"{folder}/{name}")
    remake()

    assert sorted(default_storage.listdir(folder)[1]) == before
    assert remake() == "0 pictures were made anew.\n"


def test_what_can_t_be_made_anew_is_said_and_the_rest_is_made(picture):
    other = factories.photo()
    cut(picture.original.name)
    for item in (picture, other):
        default_storage.delete(rendition(item))

    with pytest.raises(CommandError, match="1 pictures can’t be made anew"):
        remake()
    assert renditions.lacking(other.key, other.widths) == []


@pytest.mark.parametrize(
    ("column", "value"), [("sha256", "0" * 64), ("key", "0" * 20), ("widths", [320])]
)
def test_a_picture_in_place_of_the_one_that_was_signed_is_named(story, picture, column, value):
    other = factories.photo()
    facts = {"sha256": other.sha256, "key": other.key, "widths": other.widths}
    facts["original"] = other.original.name
    QuerySet(Photo).filter(pk=other.pk).delete()
    write(Photo, {"pk": picture.pk}, **facts)

    what = f"picture {picture.pk} is not the one it was signed with."
    assert verified().endswith(what)


@pytest.mark.parametrize("harm", [default_storage.delete, cut])
def test_a_scan_that_is_gone_or_cut_short_is_named(scan, harm):
    harm(scan.file.name)
    what = "its file is missing or was changed."
    assert verified() == f"Broken: PaperScan (row {scan.pk}): {what}"


def test_a_scan_in_place_of_the_one_on_the_sheet_is_named(scan):
    other = PaperScan.of(ContentFile(b"%PDF-1.4 other"), "application/pdf")
    default_storage.save("approvals/other", ContentFile(b"%PDF-1.4 other"))
    write(PaperScan, {"pk": scan.pk}, sha256=other.sha256, file="approvals/other")

    assert verified() == f"Broken: PaperScan (row {scan.pk}): it is not the one on the sheet."


def test_an_approval_on_paper_without_its_scan_is_named(scan):
    act = scan.act
    QuerySet(PaperScan).filter(pk=scan.pk).delete()

    assert verified().endswith(f"(row {act.pk}): its scan is missing.")


def test_a_portrait_that_is_gone_is_named():
    person = factories.contributor("Zhang San")
    picture = renditions.inspect(ContentFile(factories.jpeg(640, 640)))
    factories.write_words(person, **portraits.make(picture))
    default_storage.delete(renditions.path(person.portrait_key, *renditions.JPEG))

    assert verified().startswith(f"Broken: Contributor (row {person.pk}): of the portrait, ")
