"""Django's own phrases in the words of the office: newsroom/phrases, a catalogue a language."""

import re
from pathlib import Path

import django
import pytest
from babel.messages.pofile import read_po
from django.utils import translation

from articles.rules.acts import ACTS
from tests import factories
from tests.articles.admin import pages

ROOT = Path(__file__).parents[2]
DJANGO = Path(django.__file__).parent
FIELD = re.compile(r"%\(\w+\)[sd]|{\w+}|%[sd]")


def catalog(path):
    with path.open("rb") as file:
        return {
            message.id[0] if isinstance(message.id, tuple) else message.id: message
            for message in read_po(file)
            if message.id
        }


def office(language):
    return catalog(ROOT / f"newsroom/phrases/{language}/LC_MESSAGES/django.po")


def stock():
    found = {}
    for app in ("conf", "contrib/admin", "contrib/auth"):
        found |= catalog(DJANGO / app / "locale/en/LC_MESSAGES/django.po")
    return found


def words(message):
    return message.string if isinstance(message.string, tuple) else (message.string,)


@pytest.mark.parametrize("language", ["en", "zh_Hans"])
def test_every_phrase_is_still_one_of_django_s(language):
    assert set(office(language)) - set(stock()) == set()


def test_every_english_phrase_has_its_chinese():
    assert set(office("en")) - set(office("zh_Hans")) == set()


@pytest.mark.parametrize("language", ["en", "zh_Hans"])
def test_no_phrase_is_empty_or_asks_for_what_django_does_not_give(language):
    for msgid, message in office(language).items():
        for text in words(message):
            assert text
            assert set(FIELD.findall(text)) <= set(FIELD.findall(msgid)), msgid


def test_every_act_says_in_its_own_words_that_it_is_done():
    said = {act.name for act in ACTS.values() if act.done}

    assert said == {act.name for act in ACTS.values() if act.shown} | {"schedule", "not_published"}


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_no_two_acts_say_the_same_when_done(language):
    with translation.override(language):
        said = [str(act.done) for act in ACTS.values() if act.done]
        assert len(set(said)) == len(said)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "heading", "new"),
    [("en", "Stories", "New story"), ("zh-hans", "稿件", "新增稿件")],
)
def test_the_list_is_called_what_it_is(people, language, heading, new):
    client = pages.as_user(people["writer"])
    client.cookies["django_language"] = language

    page = client.get(pages.LIST).text

    assert f"<h1>{heading}</h1>" in page
    assert new in " ".join(page.split())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "was saved. You can keep editing it here."), ("zh-hans", "可以在此继续编辑。")],
)
def test_a_save_is_told_in_the_words_of_the_office(people, language, said):
    story = factories.draft(people["writer"])
    client = pages.as_user(people["writer"])
    client.cookies["django_language"] = language

    data = pages.form(story, headline="Sports days", _continue="1")
    page = client.post(pages.change(story), data, follow=True)

    assert said in page.text
