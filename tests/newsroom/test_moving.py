"""An office moves to another database and back by the commands of docs/deploy.md: nothing differs.

The other database is a SQLite file; the suite runs on both databases, so both ways are walked.
"""

import gzip
import io
import json
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import call_command

from articles import press
from articles.models import Article, DeskDocument, Heartbeat, SearchDocument, Tag
from tests import factories
from tests.articles.press.forging import verified
from tests.cast import cast

DUMP = (
    "dumpdata --format=jsonl --natural-foreign --exclude=contenttypes --exclude=auth.permission "
    "--exclude=people.session --exclude=articles.deskdocument --exclude=articles.searchdocument "
    "--output=var/office.jsonl.gz"
)
INTO_THE_OTHER = ("migrate", "loaddata var/office.jsonl.gz", "index", "verify")


def test_the_commands_are_those_of_the_guide():
    guide = (settings.BASE_DIR / "docs/deploy.md").read_text()
    commands = [f".venv/bin/python manage.py {command}\n" for command in (DUMP, *INTO_THE_OTHER)]

    assert "".join(commands[1:]) in guide and commands[0] in guide


def office():
    """Fill the office: stories in both scripts, drafts, a withdrawal, a correction, pictures."""
    people = cast()
    hands = people["writer"], people["reviewer"], people["publisher"]
    tag = Tag.objects.create(name="Sports", name_zh="运动")
    story = factories.published(*hands, photos=[factories.photo()], tags=[tag])
    press.withdraw(story, by=people["publisher"], note="A date is wrong.")
    chinese = factories.published(*hands, language="zh-hans", headline="运动会开幕")
    chinese.correct(by=people["writer"], note="日期")
    chinese.submit(by=people["writer"], is_minor=False, public_note="更正日期。")
    factories.submitted(people["writer"], headline="Another")
    Heartbeat.beat()


def here(command):
    """Run a command of the guide on the database of the tests, with var/ where it stands."""
    call_command(*command.split(), stdout=io.StringIO(), verbosity=0)


def there(command, folder):
    """Run a command of the guide on the other database."""
    environment = {"DATABASE_URL": f"sqlite:///{folder}/other.sqlite3", "SECRET_KEY": "x"}
    environment |= {
        "MEDIA_ROOT": settings.MEDIA_ROOT,
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
    }
    manage = [sys.executable, settings.BASE_DIR / "manage.py", *command.split()]
    subprocess.run(manage, cwd=folder, env=os.environ | environment, check=True)


def moved(folder):
    """Return everything that was dumped, in an order that two dumps share."""
    lines = gzip.decompress((folder / "var/office.jsonl.gz").read_bytes()).splitlines()
    return sorted(json.dumps(json.loads(line), sort_keys=True) for line in lines)


@pytest.mark.slow
@pytest.mark.once
def test_an_office_moves_to_another_database_and_back(transactional_db, tmp_path, monkeypatch):
    (tmp_path / "var").mkdir()
    monkeypatch.chdir(tmp_path)
    office()
    factories.on_the_sheet()
    here(DUMP)
    before = moved(tmp_path)

    for command in (*INTO_THE_OTHER, DUMP):
        there(command, tmp_path)
    assert moved(tmp_path) == before

    call_command("flush", interactive=False, verbosity=0)
    assert not Article.objects.exists()
    for command in INTO_THE_OTHER[1:]:
        here(command)
    here(DUMP)
    assert moved(tmp_path) == before
    assert verified().startswith("All is as it was signed: 3 stories")
    assert (SearchDocument.objects.count(), DeskDocument.objects.count()) == (1, 3)
