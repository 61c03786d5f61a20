"""What every test starts from. People are in tests/cast.py, stories in tests/factories.py."""

import gc
import os
import shutil

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from tests.cast import cast

# A loaded machine draws slowly, which says nothing of the program.
PATIENT = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
hypothesis_settings.register_profile("whole", **PATIENT)
# For `make check`; `make test` tries a hundred.
hypothesis_settings.register_profile("quick", max_examples=15, **PATIENT)
hypothesis_settings.load_profile("whole")


def pytest_collection_modifyitems(items):
    """Mark what asks no database anything: it need not run on every one."""
    for item in items:
        fixtures = {"db", "transactional_db"} & set(item.fixturenames)
        if not (item.get_closest_marker("django_db") or fixtures):
            item.add_marker("pure")


def pytest_collection_finish():
    """Look for garbage seldom: what is loaded by now stays, and a test leaves little."""
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Make the roles once: nearly every test needs them."""
    with django_db_blocker.unblock():
        call_command("sync_roles", verbosity=0)
        # Django asks SQLite once a connection whether it knows JSON: not within a budget.
        assert connection.features.supports_json_field


@pytest.fixture(scope="module")
def shared_rows(django_db_setup, django_db_blocker):
    """Let fixtures of a module make rows once: each of its tests begins with them as they were.

    A test takes them from the database again, because objects in memory are not undone.
    """
    with django_db_blocker.unblock(), transaction.atomic(), translation.override("en"):
        yield
        transaction.set_rollback(True)


@pytest.fixture
def people():
    """The cast: an account a role."""
    return cast()


@pytest.fixture(scope="session", autouse=True)
def nothing_waits_for_the_disk():
    """Nothing of a test has to survive a power cut."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda number: None)
        yield


@pytest.fixture(autouse=True)
def fresh():
    """Start each test in English with an empty cache, whatever the one before left."""
    cache.clear()
    with translation.override("en"):
        yield


def pytest_sessionfinish(session):
    """Clean up. In CI a skipped test is a failure: it would hide what is missing."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") == "true" and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)
