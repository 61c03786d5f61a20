"""The table of acts is complete, and who may do an act is who could."""

import ast
from pathlib import Path

import pytest
from django.utils import translation

from articles.desk.dispatch import VERBS
from articles.models.desk.audiences import _ACCOUNTS
from articles.models.desk.staff import all_staff
from articles.rules import acts, permissions
from articles.rules.acts import ACTS
from articles.rules.audiences import OVERDUE, Audience
from articles.rules.transition import Place
from people.models import User
from tests import factories
from tests.articles.admin.permission_table import everybody, stories_of

ROOT = Path(acts.__file__).parent.parent.parent
# Words that are also the name of an act, where they mean something else.
# Kinds of notice have names of their own; a package lists the functions it exports.
DEFINING = {"acts.py", "acts_of_review.py", "acts_on_approval.py", "notice_kinds.py", "__init__.py"}
OTHERWISE = {"submit", "publish", "hold", "release", "restore", "correct", "discard"}


def test_every_act_that_a_page_shows_has_a_verb():
    assert {act.name for act in ACTS.values() if act.shown} == {act.name for act in VERBS}


def test_every_act_is_shown_or_is_done_by_a_save_a_moment_or_the_program():
    hidden = {name for name, act in ACTS.items() if not act.shown}

    marks = {"hold", "void", "review_edit", "purge", "reprint"}
    assert hidden == {"schedule", "not_published", *marks}


def test_every_audience_is_told_something_and_has_its_accounts():
    told = {audience for act in ACTS.values() for _kind, audience in act.tells}
    told |= {audience for _kind, audience in OVERDUE}

    assert told == set(Audience) == set(_ACCOUNTS)


def test_every_act_shown_on_the_panel_stands_in_one_place():
    panel = {Place.FIRST, Place.MORE}

    assert [a.name for a in ACTS.values() if a.shown and len(panel & set(a.shown)) != 1] == []


def test_the_name_of_an_act_is_a_literal_in_one_file():
    found = set()
    for folder in ("articles", "people", "newsroom"):
        for path in (ROOT / folder).rglob("*.py"):
            if {"migrations", "demo"} & set(path.parts) or path.name in DEFINING:
                continue
            literals = {
                node.value
                for node in ast.walk(ast.parse(path.read_text()))
                if isinstance(node, ast.Constant) and isinstance(node.value, str)
            }
            found |= {(path.name, name) for name in literals & (set(ACTS) - OTHERWISE)}

    assert found == set()


@pytest.mark.django_db
def test_who_may_is_who_could():
    people = everybody()
    for story in stories_of(people["writer"], people["colleague"]):
        for act in ACTS.values():
            may = [user for user in User.objects.order_by("pk") if act.who(user, story)]
            assert story.who_could(act) == may, act.name


@pytest.mark.django_db
def test_staff_hold_what_their_accounts_hold():
    everybody()
    factories.draft(User.objects.get(username="writer"))
    for one in all_staff():
        assert one.group_names == one.user.group_names
        asked = {
            p
            for act in ("view", "change", "submit", "review", "publish")
            for p in [f"articles.{act}_article"]
        }
        assert {p for p in asked if one.has_perm(p)} == {p for p in asked if one.user.has_perm(p)}


def test_a_reason_comes_with_the_condition_that_does_not_hold():
    first = permissions.who(lambda account, story: False, "first")
    second = permissions.who(lambda account, story: False, "second")
    always = permissions.who(lambda account, story: True)

    assert (first & second).why_not(None, None) == "first"
    assert (always & second).why_not(None, None) == "second"
    assert (first | second).why_not(None, None) == "second"
    assert (first | always).why_not(None, None) is None


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_an_act_is_found_by_its_row_in_every_language(language):
    with translation.override(language):
        assert [act for act in ACTS.values() if act.shown and act not in VERBS] == []
