"""The cache lies in the database, so that all processes share it."""

import pytest
from django.core.cache import caches
from django.core.cache.backends.db import DatabaseCache

from tests.newsroom.test_settings import read

pytestmark = pytest.mark.django_db


def test_the_cache_is_in_the_database_and_its_table_is_there(settings):
    settings.CACHES = read()["CACHES"]
    cache, another_process_s = caches["default"], caches.create_connection("default")
    assert isinstance(cache, DatabaseCache)

    cache.set("attempts", 1)
    cache.incr("attempts")

    assert another_process_s.get("attempts") == 2
