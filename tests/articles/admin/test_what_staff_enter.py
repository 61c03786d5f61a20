"""What staff paste and type, from the form to what is stored and found; each thing is done once."""

import re

import pytest

from articles import press
from articles.models import Article, Tag
from articles.rules.refusals import Stale
from people.models import Contributor
from tests import factories
from tests.articles.admin import pages

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def write(people, **fields):
    """Send the form of a new story; return the answer."""
    return pages.as_user(people["writer"]).post(pages.ADD, pages.form(**fields))


def test_the_second_of_two_who_publish_at_once_is_told_so(people):
    story = factories.approved(people["writer"], people["reviewer"])
    one, two = Article.objects.get(pk=story.pk), Article.objects.get(pk=story.pk)
    assert two.newsstand is None

    press.publish(one, by=people["publisher"])

    with pytest.raises(Stale):
        press.publish(two, by=people["publisher"])


def test_a_headline_pasted_with_invisible_characters_is_found_by_its_words(people):
    write(people, headline="半导\u200b体材料研讨会举行")

    found = pages.as_user(people["writer"]).get(pages.LIST, {"q": "半导体"})

    assert [str(story) for story in found.context["cl"].result_list] == ["半导体材料研讨会举行"]


def test_a_headline_is_stored_as_it_looks(people):
    write(people, headline="The School\u00a0 Opens\u200b")

    assert Article.objects.get().headline == "The School Opens"


@pytest.mark.parametrize(
    ("model", "first", "second"),
    [
        (Tag, {"name": "", "name_zh": "校庆"}, {"name": "", "name_zh": "校庆\u3000"}),
        (Tag, {"name": "Campus", "name_zh": ""}, {"name": "ＣＡＭＰＵＳ", "name_zh": ""}),
        (
            Contributor,
            {"name": "Lin Yifan", "kind": "person"},
            {"name": "LIN\u00a0 Yifan", "kind": "person"},
        ),
    ],
)
def test_the_same_thing_entered_twice_is_there_once_and_said(people, model, first, second):
    address = f"/admin/{model._meta.app_label}/{model._meta.model_name}/add/"
    browser = pages.as_user(people["administrator"])
    before = model.objects.count()

    assert browser.post(address, first).status_code == 302
    page = browser.post(address, second)

    assert (model.objects.count(), bool(page.context["errors"])) == (before + 1, True)


def test_an_event_in_the_year_2203_is_asked_about(people):
    page = write(people, headline="A story", event_on="2203-07-12")

    assert "2203" in page.context["adminform"].form.errors["event_on"][0]
    assert not Article.objects.exists()


def test_anchors_of_pasted_pages_leave_their_words(people):
    pasted = '<p><a name="_Hlk1"></a><a name="OLE_LINK1">Anchored</a> <a href="/en/">words</a></p>'
    write(people, headline="A story", body=pasted)

    body = Article.objects.get().body
    assert re.findall(r"<a\b[^>]*>", body) == ['<a href="/en/" rel="noopener">']
    assert "Anchored" in body
