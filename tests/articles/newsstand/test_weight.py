"""What a page weighs on a reader's phone. The budgets are those the office was promised."""

import gzip
import io

import pytest
from django.contrib.staticfiles import finders
from django.core.files.storage import default_storage
from lxml import etree
from PIL import Image

from articles.pictures import renditions
from newsroom import styles
from tests import factories
from tests.cast import cast

pytestmark = [pytest.mark.django_db, pytest.mark.once]

PAGE = 30 * 1024  # HTML, CSS and script of a story together, compressed
FIRST_VIEW = 150 * 1024  # the same with the lead picture
# A phone of 390 px with three dots a px takes the rendition that is at least so wide.
PHONE = 390 * 3
PARAGRAPH = "<p>The sports day number {} opened in the rain, and all the same everyone ran.</p>"


def photograph():
    """Bytes of a picture with as much detail as a photograph of a crowd has."""
    coarse = Image.effect_noise((200, 134), 60).resize((1280, 858), Image.Resampling.BICUBIC)
    image = Image.blend(coarse, Image.effect_noise((1280, 858), 20), 0.2).convert("RGB")
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=92)
    return buffer.getvalue()


@pytest.fixture(scope="module", autouse=True)
def row(shared_rows):
    people = cast()
    body = "".join(PARAGRAPH.format(number) for number in range(60))
    return factories.published(
        *(people["writer"], people["reviewer"], people["publisher"]),
        body=body,
        photos=[factories.photo(factories.contributor("Ding Jing"))],
        credits=[("translator", "Wang Wu")],
    ).published


def page_and_parts(client, address):
    """Return the page and the addresses of its style sheets and scripts."""
    page = etree.HTML(client.get(address).content)
    sheets = [link.get("href") for link in page.iterfind(".//link[@rel='stylesheet']")]
    return page, sheets, [script.get("src") for script in page.iterfind(".//script[@src]")]


def weight(client, address):
    """The bytes of a page with its styles and script, as they travel."""
    answer = client.get(address, headers={"accept-encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    _page, sheets, scripts = page_and_parts(client, address)
    files = [finders.find(url.removeprefix("/static/")) for url in sheets + scripts]
    return len(answer.content) + sum(len(gzip.compress(read(path))) for path in files)


def read(path):
    with open(path, "rb") as file:  # noqa: PTH123
        return file.read()


def test_a_story_weighs_little(client, row):
    assert weight(client, row.address) <= PAGE


def test_a_story_s_first_view_weighs_little_on_a_phone(client, row):
    picture = factories.photo(data=photograph())
    width = min(width for width in picture.widths if width >= PHONE)
    file = default_storage.open(renditions.path(picture.key, width, "webp"))

    assert file.size > 90 * 1024
    assert weight(client, row.address) + file.size <= FIRST_VIEW


def test_a_page_has_one_style_sheet_and_one_script(client, row):
    for path in ("", "news/", "people/zhang-san/", "search/?q=day", "nowhere/"):
        _page, *parts = page_and_parts(client, f"/en/{path}")
        assert (path, parts) == (path, [["/static/css/site.css"], ["/static/js/reader.js"]])


def test_a_page_asks_no_other_host_for_anything(client, row):
    page, *_parts = page_and_parts(client, row.address)

    fetched = [e.get("src") for e in page.iterfind(".//*[@src]")]
    kinds = ("stylesheet", "icon", "apple-touch-icon", "manifest", "preload", "preconnect")
    fetched += [link.get("href") for link in page.iterfind(".//link") if link.get("rel") in kinds]
    assert len(fetched) >= 7
    assert [url for url in fetched if not url.startswith(("/static/", "/media/", "/en/"))] == []


def test_pictures_are_not_compressed_again(client, row):
    answer = client.get(
        f"/media/pictures/{row.lead['key']}/320.webp", headers={"accept-encoding": "gzip"}
    )

    assert "Content-Encoding" not in answer


def test_the_style_sheet_holds_every_public_sheet_and_no_other():
    text = styles.joined()

    public = [path for path in styles.FOLDER.glob("*.css") if not path.stem.startswith("admin")]
    assert sorted(styles.sheets()) == sorted(public)
    assert all(path.read_text() in text for path in public)
    assert text.rindex("@media print {") > text.rindex(styles.sheets()[-2].read_text())
