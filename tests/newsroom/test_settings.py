"""newsroom/settings.py: what the environment makes of the settings."""

import logging
import os
import re
import runpy
from unittest.mock import patch

import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom.settings import BASE_DIR
from tests.__main__ import SETTINGS, clean_environment


def read(**variables):
    """Return the settings as they are with these variables and no others."""
    with patch.dict(os.environ, clean_environment() | variables, clear=True):
        return runpy.run_path(str(BASE_DIR / "newsroom/settings.py"))


@pytest.mark.parametrize(
    ("variables", "seconds", "preload"),
    [
        ({}, 0, False),
        ({"NEWSROOM_HSTS_PRELOAD": "1"}, 0, False),
        ({"NEWSROOM_HTTPS": "1"}, 31_536_000, False),
        ({"NEWSROOM_HTTPS": "1", "NEWSROOM_HSTS_PRELOAD": "1"}, 31_536_000, True),
    ],
)
def test_browsers_preload_a_host_only_where_the_office_says_so(variables, seconds, preload):
    found = read(**variables)

    assert (found["SECURE_HSTS_SECONDS"], found["SECURE_HSTS_PRELOAD"]) == (seconds, preload)


# Secrets, from the environment or from a file

SECRETS = {
    "SECRET_KEY": ("k" * 50, lambda found: found["SECRET_KEY"] == "k" * 50),
    "DATABASE_URL": (
        "postgres://li:pass%40word@db/office",
        lambda found: found["DATABASES"]["default"]["PASSWORD"] == "pass@word",
    ),
    "EMAIL_URL": (
        "smtp+tls://li:word@mail.example.edu:587",
        lambda found: found["EMAIL_HOST_PASSWORD"] == "word",
    ),
}


@pytest.mark.parametrize("name", SECRETS)
def test_a_secret_is_read_from_the_environment(name):
    value, is_taken = SECRETS[name]
    assert is_taken(read(**{name: value}))


@pytest.mark.parametrize("name", SECRETS)
def test_a_secret_is_read_from_a_file(name, tmp_path):
    value, is_taken = SECRETS[name]
    file = tmp_path / "secret"
    file.write_text(f"{value}\n")

    assert is_taken(read(**{name: "", f"{name}_FILE": str(file)}))


@pytest.mark.parametrize("name", SECRETS)
def test_a_secret_given_twice_is_refused(name, tmp_path):
    with pytest.raises(ImproperlyConfigured, match=f"Both {name} and {name}_FILE are set"):
        read(**{name: SECRETS[name][0], f"{name}_FILE": str(tmp_path / "secret")})


@pytest.mark.parametrize("name", SECRETS)
def test_a_file_without_a_secret_is_refused(name, tmp_path):
    file = tmp_path / "secret"
    with pytest.raises(ImproperlyConfigured, match=f"{name}_FILE can’t be read: .*No such file"):
        read(**{name: "", f"{name}_FILE": str(file)})
    file.write_text("\n")
    with pytest.raises(ImproperlyConfigured, match=f"{name}_FILE names an empty file"):
        read(**{name: "", f"{name}_FILE": str(file)})


def test_no_variable_of_the_settings_reaches_the_tests():
    """Every name that the settings read is in the list of tests/__main__.py."""
    source = (BASE_DIR / "newsroom/settings.py").read_text()
    names = set(re.findall(r'env\.\w+\(\s*"(\w+)"', source))
    secrets = set(re.findall(r'secret\("(\w+)"\)', source))
    names |= secrets | {f"{name}_FILE" for name in secrets}

    assert secrets == set(SECRETS)
    assert {name for name in names if not name.startswith("NEWSROOM_")} == SETTINGS


# The log


@pytest.mark.parametrize("app", ["newsroom", "articles", "people"])
def test_what_a_module_tells_the_log_reaches_the_console_as_a_line(app):
    logger = logging.getLogger(f"{app}.some.module")
    (console,) = logging.getLogger(app).handlers
    record = logger.makeRecord(logger.name, logging.INFO, "", 1, "Story %s is here", (7,), None)

    assert logger.isEnabledFor(logging.INFO)
    assert re.fullmatch(
        rf"[-0-9 :,]+ INFO {app}\.some\.module: Story 7 is here", console.format(record)
    )
