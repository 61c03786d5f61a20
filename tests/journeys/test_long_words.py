"""The longest headline and names that a form takes fit every page, on a phone too."""

import pytest
from django.urls import reverse

from articles.models import FrontSlot, Tag
from people.models import Contributor, Unit
from tests import factories
from tests.cast import cast

from .browser import DESKTOP, PHONE

pytestmark = pytest.mark.django_db(transaction=True)

HEADLINE = "Wolfeschlegelsteinhausenbergerdorf" * 8
NAME = "Wolfeschlegelsteinhausenberger"
PARTS = ("change/", "review/", "versions/", "versions/1/2/", "comments/", "links/", "sheet/")


def story(people):
    """Return a corrected story under review in which everything is one long word."""
    unit, tag = (kind.objects.create(name=NAME * 4) for kind in (Unit, Tag))
    author = people["writer"].contributor
    factories.write_words(author, name=NAME * 4, unit=unit, is_approved=True)
    made = factories.published(
        people["writer"],
        people["reviewer"],
        people["publisher"],
        text_by=NAME,
        credits=[("text", NAME * 4), ("picture", NAME)],
        photos=[factories.photo(factories.contributor(NAME))],
        headline=HEADLINE[:255],
        standfirst=HEADLINE,
        place=NAME * 4,
        contact=NAME * 6,
        unit=unit,
        tags=[tag],
    )
    picks = [("lead", made.published, None)]
    FrontSlot.objects.arrange("en", picks, by=people["publisher"], seen=[])
    made.correct(by=people["writer"], note=HEADLINE)
    factories.edit(made, people["writer"], headline=HEADLINE[1:256])
    made.submit(by=people["writer"], note=HEADLINE, is_minor=False, public_note=HEADLINE)
    return made


@pytest.mark.parametrize("page", [PHONE, DESKTOP], indirect=True, ids=["390", "1280"])
def test_no_page_is_wider_than_the_window(page, sign_in):
    people = cast()
    made = story(people)
    person = Contributor.objects.named(NAME).get()
    row = made.published
    readers = ["/en/", row.address, "/en/people/", f"/en/people/{person.slug}/"]
    readers += [f"/en/search/?q={HEADLINE[:5]}*&name={NAME}", f"/en/units/{row.unit.slug}/"]
    readers += [
        f"/en/sections/{row.section.slug}/",
        f"/en/tags/{Tag.objects.get().slug}/",
        "/en/news/",
    ]
    staff = ["/admin/", "/admin/notices/", "/admin/front/en/", "/admin/articles/article/"]
    staff += ["/admin/people/contributor/", f"/admin/people/contributor/{person.pk}/change/"]
    staff += [f"/admin/articles/article/{made.pk}/{part}" for part in PARTS]

    wide = {}
    look(page, readers, wide)
    sign_in(people["publisher"])
    look(page, staff, wide)
    sign_in(people["reviewer"])
    look(page, [reverse("admin:articles_article_act", args=[made.pk, "approve"])], wide)

    assert wide == {}


def look(page, addresses, wide):
    """Add to `wide` each address that doesn't answer or is too wide, and by how many pixels."""
    for address in addresses:
        status = page.goto(address).status
        beyond = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if status != 200 or beyond > 0:
            wide[address] = (status, beyond)
