"""While the database is away, people read the office's page and are told when to come back."""

import sqlite3

import pytest
from django.db import DataError, InterfaceError, OperationalError, connection
from django.test import Client

from newsroom.errors import is_away, without_traces_while_away
from newsroom.settings import LOGGING

pytestmark = pytest.mark.django_db

AWAY = OperationalError("the connection to the server was lost")


def wrongly_asked():
    """Return the error that SQLite gives for a statement that is wrong."""
    error = OperationalError("no such column: x")
    try:
        sqlite3.connect(":memory:").execute("SELECT x")
    except sqlite3.OperationalError as cause:
        error.__cause__ = cause
    return error


@pytest.fixture
def get(people):
    """A function that asks for a page while every statement fails with an error."""

    def get(address, error=AWAY):
        def fail(*_args):
            raise error

        client = Client(raise_request_exception=False)
        client.force_login(people["writer"])
        with connection.execute_wrapper(fail):
            return client.get(address)

    return get


@pytest.mark.parametrize(
    "address", ["/en/", "/zh-hans/", "/en/feed/", "/sitemap.xml", "/en/people/", "/admin/"]
)
def test_every_page_is_503_and_says_when_to_ask_again(get, address):
    answer = get(address)

    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    said = "请稍后再来" if address.startswith("/zh") else "Back in a minute"
    assert f"<h1>{said}</h1>" in answer.text


def test_a_fault_of_the_program_is_500(get):
    answer = get("/en/", wrongly_asked())

    assert (answer.status_code, "Retry-After" in answer) == (500, False)
    assert "Something went wrong here" in answer.text


@pytest.mark.parametrize(
    ("error", "passes"),
    [
        (AWAY, True),
        (InterfaceError("connection already closed"), True),
        (DataError("out of range"), False),
        (wrongly_asked(), False),
        (ValueError(), False),
    ],
)
def test_what_counts_as_away(error, passes):
    assert is_away(error) == passes


@pytest.mark.parametrize(("error", "has_trace"), [(AWAY, False), (wrongly_asked(), True)])
def test_the_log_has_one_line_a_request_while_the_database_is_away(get, caplog, error, has_trace):
    assert LOGGING["handlers"]["console"]["filters"] == ["away"]
    get("/en/", error)
    (record,) = [record for record in caplog.records if record.name == "django.request"]

    assert without_traces_while_away(record)
    assert bool(record.exc_info) == has_trace
    said = "Internal Server Error: /en/" if has_trace else f"Service Unavailable: /en/ ({AWAY})"
    assert record.getMessage() == said
