import os
import select
import signal
import socket
import time

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder

from newsroom.demo.loading import accounts_shown
from newsroom.management.commands import serve
from people import ready_database


def serve_check(port):
    call_command("serve", port=str(port), dry_run=True)


@pytest.fixture
def taken_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.fixture
def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_a_free_port_is_accepted(free_port, capsys):
    serve_check(free_port)
    assert capsys.readouterr() == ("", "")


def test_a_taken_port_is_refused_with_its_number(taken_port):
    with pytest.raises(CommandError, match=f"Port {taken_port} on 127.0.0.1 can’t be used"):
        serve_check(taken_port)


@pytest.mark.parametrize("port", ["abc", "0", "65536", "-1", "²", "8000.5"])
def test_a_port_that_is_no_port_is_refused(port):
    with pytest.raises(CommandError, match="PORT must be a number from 1 to 65535"):
        serve_check(port)


def test_uncollected_static_files_are_refused(settings, tmp_path, free_port, db):
    settings.STATIC_ROOT = tmp_path
    with pytest.raises(CommandError, match="The static files are not collected"):
        call_command("serve", port=str(free_port))


@pytest.mark.parametrize("command", ["serve", "migrate"])
def test_a_database_of_an_earlier_trial_is_refused_in_one_sentence(command, free_port, db):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE people_user RENAME TO auth_user")

    with pytest.raises(CommandError, match="was made by an earlier trial version") as refusal:
        call_command(command, *(["--port", str(free_port)] if command == "serve" else []))
    assert (str(refusal.value).count("."), str(refusal.value).count("\n")) == (1, 0)


def refusal_of(command, port):
    with pytest.raises(CommandError) as refusal:
        call_command(command, **({"port": str(port)} if command == "serve" else {"once": True}))
    return str(refusal.value)


@pytest.mark.parametrize("command", ["serve", "work"])
def test_a_database_that_is_not_migrated_is_refused_in_one_sentence(command, free_port, db):
    MigrationRecorder(connection).record_unapplied("articles", "0002_search_tables")

    assert refusal_of(command, free_port) == (
        "The database is not up to date with this version of the program: run make setup, "
        "which migrates it."
    )


@pytest.mark.parametrize("command", ["serve", "work"])
def test_a_database_that_does_not_answer_is_refused_in_one_sentence(
    command, free_port, monkeypatch
):
    def fail():
        raise OperationalError("connection failed:\n\tno such server")

    monkeypatch.setattr(ready_database, "refuse_an_older_database", fail)

    said = "The database does not answer: connection failed: no such server"
    assert refusal_of(command, free_port) == said


def test_a_worker_ends_when_its_server_is_killed(monkeypatch):
    monkeypatch.setattr(serve, "SECONDS_BETWEEN_LOOKS", 0.01)
    theirs, ours = os.pipe()
    server = os.fork()
    if not server:
        if not os.fork():
            serve.end_with(os.getppid())
        time.sleep(60)
        os._exit(0)
    os.close(ours)
    assert select.select([theirs], [], [], 0.3)[0] == []  # both hold the other end
    os.kill(server, signal.SIGKILL)
    os.waitpid(server, 0)

    assert select.select([theirs], [], [], 10)[0] == [theirs]
    assert os.read(theirs, 1) == b""
    os.close(theirs)


def test_every_worker_watches_its_server(monkeypatch):
    watched = []
    monkeypatch.setattr(serve.os, "setpgrp", lambda: None)
    monkeypatch.setattr(serve, "end_with", watched.append)
    serve.load_application(7)

    assert watched == [7]


def test_demo_accounts_are_named_in_the_order_of_the_roles(db, django_user_model):
    for name in ("admin", "someone", "writer"):
        django_user_model.objects.create_user(name, password="newsroom-demo")
    assert accounts_shown() == ["writer", "admin"]


def test_demo_accounts_are_not_named_once_the_password_was_changed(db, django_user_model):
    django_user_model.objects.create_user("writer", password="another")
    assert accounts_shown() == []
