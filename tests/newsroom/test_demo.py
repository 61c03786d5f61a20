"""`manage.py demo`: refused where others could log in, and safe to run again."""

import io

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from articles.desk import worklists
from articles.models import (
    Act,
    Article,
    Comment,
    FrontSlot,
    HouseRule,
    Notice,
    Photo,
    PreviewLink,
    PublishedArticle,
    Version,
)
from newsroom import demo
from newsroom.demo import DRAWINGS, staging
from newsroom.demo.loading import is_loopback
from people.models import Contributor
from tests import factories

pytestmark = pytest.mark.django_db


def run(command="demo", **options):
    out = io.StringIO()
    call_command(command, stdout=out, **options)
    return out.getvalue()


def counts():
    models = (Article, Version, Act, PublishedArticle, Photo, Contributor, get_user_model())
    models += (Comment, FrontSlot, HouseRule, PreviewLink)
    return {model.__name__: model.objects.count() for model in models}


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.1.2.3", "[::1]", "a.localhost"])
def test_a_loopback_name(host):
    assert is_loopback(host)


@pytest.mark.parametrize(
    "host", ["*", "news.example", "localhost.example", "10.0.0.1", "", ".", "[::2]", "0.0.0.0"]
)
def test_a_name_others_can_reach(host):
    assert not is_loopback(host)


def test_a_public_host_is_refused(settings):
    settings.ALLOWED_HOSTS = ["localhost", "news.example"]
    with pytest.raises(CommandError, match=r"news\.example"):
        run()
    assert not get_user_model().objects.exists()


def test_a_first_start_on_a_public_host_goes_on_without(settings):
    settings.ALLOWED_HOSTS = ["news.example"]
    assert run(first_start=True).startswith("No demonstration is added")
    assert not get_user_model().objects.exists()


def test_a_first_start_with_an_account_goes_on_without():
    get_user_model().objects.create_user("somebody")
    assert run(first_start=True) == "There are accounts already; no demonstration is added.\n"
    assert not Article.objects.exists()


@pytest.fixture
def plain_pictures(monkeypatch, tmp_path):
    """Small pictures in place of the drawings, which tests/newsroom/test_demo_content.py looks at."""
    files = {name: tmp_path / name for name in DRAWINGS}
    for number, file in enumerate(files.values()):
        file.write_bytes(factories.jpeg(640, 427, (9 * number, 9, 9)))
    monkeypatch.setattr(staging, "DRAWINGS", files)


@pytest.mark.slow
@pytest.mark.once
def test_the_demonstration(settings, plain_pictures):
    settings.ALLOWED_HOSTS = ["news.example"]
    assert run(force=True).startswith("7 accounts are there.")
    once = counts()
    assert (once["Article"], once["Photo"], once["FrontSlot"]) == (36, 13, 6)
    assert not Photo.objects.filter(copyright="").exists()
    assert run("verify").startswith("All is as it was signed: 36 stories")
    assert_every_state_is_there()
    assert_every_list_of_the_desk_has_a_story()
    assert_the_release_is_out()
    assert_accounts_can_log_in()
    assert "0 stories were added" in run(force=True)
    assert counts() == once


def assert_every_state_is_there():
    states = set(Article.objects.values_list("work_state", "public_state"))
    assert states == {
        ("draft", "never"),
        ("in_review", "never"),
        ("changes_requested", "never"),
        ("approved", "never"),
        ("clean", "live"),
        ("draft", "live"),
        ("clean", "withdrawn"),
        ("trashed", "never"),
    }
    assert sum(row.is_scheduled for row in PublishedArticle.objects.all()) == 1
    assert PublishedArticle.objects.public().count() == 25


def assert_every_list_of_the_desk_has_a_story():
    reviewer = get_user_model().objects.get(username="reviewer")
    writer = get_user_model().objects.get(username="writer")
    lists = (
        worklists.overdue_for(reviewer),
        worklists.to_sign_after(reviewer),
        worklists.scheduled_for(writer),
    )
    assert [len(stories) for stories in lists] == [1, 1, 1]
    waiting = {story.work_state for story in worklists.waiting_for(writer)}
    assert waiting == {"in_review"}
    urgent, *others = worklists.waiting_for(reviewer)
    assert (urgent.is_urgent, urgent.claimed_by.username) == (True, "deputy")
    assert len(others) == 2
    assert Notice.objects.filter(recipient=writer, read_at=None).count() < 12


def assert_the_release_is_out():
    row = PublishedArticle.objects.public().get(headline__startswith="QMES Held")
    credits = [(entry["role"], entry["name"]) for entry in row.credits]
    assert credits == [
        ("text", "Ding Jing"),
        ("picture", "Ding Jing"),
        ("translator", "Li Qianqian"),
        ("review", "Fan Xiaoli"),
    ]
    assert row.address.startswith("/en/news/2023/07/")


def assert_accounts_can_log_in():
    users = get_user_model().objects.filter(is_staff=True)
    names = {user.username for user in users if user.check_password(demo.PASSWORD)}
    assert names == {
        *("writer", "photographer", "translator", "reviewer", "deputy", "publisher", "admin")
    }
