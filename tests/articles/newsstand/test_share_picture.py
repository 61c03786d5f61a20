"""The share picture of a story without a picture, drawn from its headline."""

import io
from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from articles import press
from articles.newsstand import share_picture
from articles.pictures import share_drawing
from tests import factories

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.once,
    pytest.mark.skipif(not share_drawing.headline_font(), reason="no font that can draw Chinese"),
]


def image(answer):
    return Image.open(io.BytesIO(b"".join(answer.streaming_content)))


def test_a_share_picture_has_the_size_that_other_sites_ask_for(client, publish):
    address = share_picture.address(publish(headline="运动会开幕").published)

    answer = client.get(address)
    assert (answer["Content-Type"], image(answer).size) == ("image/png", (1200, 630))


def test_a_story_is_shared_with_its_picture(client, publish):
    row = publish().published

    assert f'content="http://testserver{share_picture.address(row)}"' in (
        client.get(row.address).content.decode()
    )


def test_a_share_picture_is_drawn_once(client, publish, monkeypatch):
    address = share_picture.address(publish().published)
    first = image(client.get(address)).tobytes()
    monkeypatch.setattr(share_drawing, "draw", None)

    assert image(client.get(address)).tobytes() == first


def test_a_new_headline_has_a_new_picture_and_the_former_leads_to_it(client, people, publish):
    story = publish()
    former = share_picture.address(story.published)
    factories.edit(story, people["writer"], headline="Sports day closes")
    story.submit(by=people["writer"])
    story.approve(by=people["reviewer"])
    present = share_picture.address(press.publish(story, by=people["publisher"]))

    answer = client.get(former)

    assert present != former
    assert (answer.status_code, answer["Location"]) == (302, present)


def test_only_public_stories_have_share_pictures(client, people, publish):
    later = share_picture.address(publish(at=timezone.now() + timedelta(hours=1)).published)
    gone = publish(headline="A slip")
    address = share_picture.address(gone.published)
    assert client.get(address).status_code == 200

    press.withdraw(gone, by=people["publisher"], note="A slip")

    assert [client.get(url).status_code for url in (later, address)] == [404, 404]


def test_without_a_font_the_office_s_own_picture_stands_in(client, publish, monkeypatch):
    row = publish().published
    address = share_picture.address(row)
    monkeypatch.setattr(share_drawing, "headline_font", lambda: None)

    assert client.get(address).status_code == 404
    assert "img/card.png" in client.get(row.address).content.decode()


@pytest.mark.parametrize("path", ["/nowhere.ttf", __file__])
def test_what_is_no_font_is_none(path):
    assert share_drawing._face(path) is None


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=255).filter(str.strip))
def test_any_headline_fits_and_loses_nothing_but_its_end(headline):
    font, lines = share_drawing._set(headline)

    assert all(share_drawing._fits(line, font) for line in lines)
    assert len(lines) * font.size * 1.5 <= share_drawing.HEADLINE_HEIGHT + font.size
    shown = "".join("".join(lines).rstrip("…").split())
    assert "".join(filter(str.isprintable, "".join(headline.split()))).startswith(shown)
