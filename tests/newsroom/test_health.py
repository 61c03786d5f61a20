"""/healthz: what a monitor is told."""

import pytest
from django.db import DatabaseError

from articles.models import Heartbeat


@pytest.mark.django_db
def test_all_is_well_while_the_worker_runs(client, django_assert_max_num_queries):
    Heartbeat.beat()

    with django_assert_max_num_queries(2):
        answer = client.get("/healthz")

    told = {"status": "ok", "database": "ok", "worker": "ok", "mail": "ok"}
    assert (answer.status_code, answer.json()) == (200, told)


@pytest.mark.django_db
def test_readers_are_served_without_a_worker(client):
    answer = client.get("/healthz")

    told = {"status": "degraded", "database": "ok", "worker": "never ran", "mail": "ok"}
    assert (answer.status_code, answer.json()) == (200, told)


def test_a_database_that_does_not_answer_is_503(client, monkeypatch):
    def refuse():
        raise DatabaseError

    monkeypatch.setattr("newsroom.health.condition", refuse)
    answer = client.get("/healthz")

    told = {"status": "degraded", "database": "unreachable"}
    assert (answer.status_code, answer.json()) == (503, told)
