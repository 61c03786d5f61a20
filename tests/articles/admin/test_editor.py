"""The editor: chosen by a setting, and its policy on the story form alone."""

import pytest

from articles.admin.story.editor import CKEditor, PlainText, editor
from tests.articles.admin import pages
from tests.cast import cast


@pytest.mark.parametrize("chosen", [CKEditor, PlainText])
def test_the_setting_names_the_editor(settings, chosen):
    settings.NEWSROOM_EDITOR = f"articles.admin.story.editor.{chosen.__name__}"
    assert type(editor()) is chosen


def test_plain_text_becomes_paragraphs():
    sent = {"body": "One & two\n\nThree"}
    assert PlainText().value_from_datadict(sent, {}, "body") == (
        "<p>One &amp; two</p>\n\n<p>Three</p>"
    )


@pytest.mark.django_db
def test_only_the_story_form_relaxes_the_policy():
    browser = pages.as_user(cast()["writer"])

    headers = [
        browser.get(page).headers["Content-Security-Policy"] for page in (pages.LIST, pages.ADD)
    ]

    assert ["'unsafe-inline'" in header for header in headers] == [False, True]
