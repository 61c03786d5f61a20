"""Every field that people type in is put right, and in one place."""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from people.models import Contributor
from people.typed_text import LineField, LinesField

ROOT = Path(__file__).parents[2]
# What is no text of a person: code words with choices, addresses, the editor's HTML, and copies
# of what was put right before.
NOT_TYPED = {
    "User.password", "User.username", "User.email", "User.time_zone",
    "Comment.quote", "Comment.resolved_by_name", "Notice.headline", "Notice.actor_name",
    "Notice.note", "Notice.failure", "Notice.kind", "PreviewLink.made_by_name", "Version.previous_hash",
    "Version.row_hash", "DetailChange.field", "DetailChange.old_words", "DetailChange.new_words",
    "DetailChange.made_by_name", "Writing.saved", "Sending.digest", "Sending.answer",
    "PreviewLink.token_hash", "RecoveryCopy.form", "Version.fingerprint", "Version.made_by_name",
    "PaperScan.sha256", "PaperScan.content_type", "FormerAddress.address",
    "Article.body", "Proposal.kind", "Proposal.name", "Proposal.made_by_name",
    "Session.session_data", "Session.session_key", "Session.device",
}  # fmt: skip
RECORD = ("Act", "PublishedArticle", "DeskDocument", "SearchDocument")


def test_every_field_of_text_puts_it_right():
    unguarded = {
        f"{model.__name__}.{field.name}"
        for app in ("people", "articles")
        for model in apps.get_app_config(app).get_models()
        if model.__name__ not in RECORD and not model._meta.proxy
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
        and not isinstance(field, LineField | LinesField | models.SlugField)
        and field.editable
        and not field.choices
    }

    assert unguarded == NOT_TYPED


def test_no_form_has_a_field_of_text_that_does_not():
    plain = {
        path.relative_to(ROOT).as_posix()
        for app in ("people", "articles")
        for path in (ROOT / app).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute)
        and (node.attr, getattr(node.value, "id", "")) == ("CharField", "forms")
    }

    assert plain == {"people/typed_text.py"}


@pytest.mark.django_db
def test_code_stores_what_a_form_would():
    made = Contributor.objects.create(name="Zoe\u0308\u00a0\u200bDing", bio="One\u00a0line\r\nTwo")

    assert (made.name, made.slug, made.bio) == ("Zoë Ding", "zoe-ding", "One line\nTwo")
    assert Contributor.objects.get() == made


@pytest.mark.django_db
def test_a_form_asks_for_a_text_that_can_be_seen():
    person = Contributor(name="\u200b", name_zh="\ufeff")

    with pytest.raises(Exception, match="Enter a Chinese name"):
        person.full_clean()
