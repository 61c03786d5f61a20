"""newsroom/settings.py: what the environment makes of the settings."""

import os
import runpy

import pytest

from newsroom.settings import BASE_DIR
from tests.__main__ import clean_environment


@pytest.fixture
def read(monkeypatch):
    """Return a function that reads the settings with these variables and no others."""

    def read(**variables):
        kept = clean_environment()
        for name in set(os.environ) - set(kept):
            monkeypatch.delenv(name)
        if "SECRET_KEY_FILE" in variables:
            monkeypatch.delenv("SECRET_KEY", raising=False)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(BASE_DIR / "newsroom/settings.py"))

    return read


@pytest.mark.parametrize(
    ("variables", "seconds", "preload"),
    [
        ({}, 0, False),
        ({"NEWSROOM_HSTS_PRELOAD": "1"}, 0, False),
        ({"NEWSROOM_HTTPS": "1"}, 31_536_000, False),
        ({"NEWSROOM_HTTPS": "1", "NEWSROOM_HSTS_PRELOAD": "1"}, 31_536_000, True),
    ],
)
def test_browsers_preload_a_host_only_where_the_office_says_so(read, variables, seconds, preload):
    found = read(**variables)

    assert (found["SECURE_HSTS_SECONDS"], found["SECURE_HSTS_PRELOAD"]) == (seconds, preload)
