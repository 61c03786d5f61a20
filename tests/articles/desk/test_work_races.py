"""Several workers at once, each a process of its own: every mail leaves, and leaves once."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from articles.models import Notice
from articles.rules.notice_kinds import Kind
from tests import factories
from tests.articles.desk import racing
from tests.cast import account

MAILS, WORKERS = 60, 3


@pytest.fixture
def database_url(transactional_db, tmp_path):
    """A function that returns where other processes find what the test has written."""

    def database_url():
        name = connection.settings_dict["NAME"]
        if connection.vendor != "sqlite":
            return f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{name}"
        racing.copy_to(tmp_path / "copy.sqlite3")
        return f"sqlite:///{tmp_path}/copy.sqlite3"

    return database_url


@pytest.mark.slow
def test_no_mail_is_sent_by_two_workers(database_url, tmp_path):
    story = factories.draft(account("writer", "writer"))
    li = account("li", "reviewer", email="li@example.edu")
    for _number in range(MAILS):
        Notice.objects.tell_person(li, Kind.MENTIONED, story, "Writer")

    run_workers(DATABASE_URL=database_url(), EMAIL_URL=f"filemail:///{tmp_path}/mails")

    text = "".join(path.read_text() for path in (tmp_path / "mails").iterdir())
    sent = re.findall("^Message-ID: (.+)$", text, re.MULTILINE)
    assert (len(sent), len(set(sent))) == (MAILS, MAILS)


def run_workers(**environment):
    command = [sys.executable, Path(settings.BASE_DIR) / "manage.py", "work", "--once"]
    environment |= {"DJANGO_SETTINGS_MODULE": "newsroom.settings"}
    workers = [
        subprocess.Popen(command, env=os.environ | environment) for _number in range(WORKERS)
    ]
    assert [worker.wait(120) for worker in workers] == [0] * WORKERS
