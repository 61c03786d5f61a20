"""The worker beside the server: it comes back when it dies, and ends with the server."""

import sys
import time

import pytest

from newsroom import after_work
from newsroom.after_work import AfterWork

WRITE_AND = "import signal, sys, time; print(file=open(sys.argv[1], 'a')); {then}"


@pytest.fixture
def begin(tmp_path, monkeypatch):
    """A function that begins a worker which notes that it ran, `then` does something."""
    monkeypatch.setattr(after_work, "SECONDS_BEFORE_RESTART", 0.01)
    log, begun = tmp_path / "log", []

    def begin(then):
        worker = AfterWork()
        worker.command = [sys.executable, "-c", WRITE_AND.format(then=then), log]
        worker.start()
        begun.append(worker)
        return worker, log

    yield begin
    for worker in begun:
        worker.stop()
        worker.join(10)


def wait_for(log, lines):
    deadline = time.monotonic() + 20
    while not log.exists() or log.read_text().count("\n") < lines:
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_a_worker_that_dies_is_begun_again_and_the_log_says_so(begin, caplog):
    _worker, log = begin("sys.exit(1)")

    wait_for(log, 3)
    assert caplog.messages[0] == "The worker ended with 1 and is begun again."


def test_a_worker_is_asked_to_end_with_the_server(begin):
    worker, log = begin("time.sleep(60)")
    wait_for(log, 1)
    worker.stop()
    worker.join(10)

    assert (worker.is_alive(), worker.process.returncode) == (False, -15)


def test_a_worker_that_does_not_end_is_killed(begin, monkeypatch):
    monkeypatch.setattr(after_work, "SECONDS_TO_FINISH", 0.1)
    worker, log = begin("time.sleep(60)")
    wait_for(log, 1)
    monkeypatch.setattr(worker.process, "terminate", lambda: None)
    worker.stop()
    worker.join(10)

    assert (worker.is_alive(), worker.process.returncode) == (False, -9)
