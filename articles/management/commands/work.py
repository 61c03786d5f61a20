"""The background work: mails, overdue reviews, scheduled stories that lost an approval."""

import logging
import os
import signal
import threading
import time
from functools import partial

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from articles import press
from articles.desk import outbox
from articles.models import Heartbeat, Writing
from people.models import Sending
from people.ready_database import require_ready_database
from people.sessions import SessionStore

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_MAILS = 5
SECONDS_BETWEEN_ROUNDS = 60


class Command(BaseCommand):
    help = "Sends what waits to be mailed and does what acts leave for later, until it is stopped."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="do what is due, then stop")
        text = "stop as well when this calling process ends"
        parser.add_argument("--parent", type=int, metavar="PID", help=text)

    def handle(self, *args, once, parent, **options):
        require_ready_database()
        if once:
            for task in self.round():
                task()
            outbox.send_due()
            return
        self.stopping = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self.stopping.set())
        self.work(parent)

    def work(self, parent):
        """Do a round every minute, and send mails between rounds, however many wait."""
        next_round = time.monotonic()
        while not self.is_over(parent):
            close_old_connections()
            if time.monotonic() >= next_round:
                for task in self.round():
                    self.attempt(task)
                next_round = time.monotonic() + SECONDS_BETWEEN_ROUNDS
            self.attempt(outbox.send_due, partial(self.is_awaited, parent, next_round))
            self.stopping.wait(SECONDS_BETWEEN_MAILS)

    def is_over(self, parent):
        return self.stopping.is_set() or parent not in (None, os.getppid())

    def is_awaited(self, parent, next_round):
        """Return True if there is something to do before the next mail."""
        return time.monotonic() >= next_round or self.is_over(parent)

    def attempt(self, task, *arguments):
        """Do one task. An exception is logged and does not end the worker."""
        try:
            task(*arguments)
        except Exception:  # a database that restarts, a full disk
            logger.exception("%s failed and is tried again", task.__name__)

    def round(self):
        tasks = [outbox.tell_overdue, press.hold_unfit, press.reprint_waiting]
        forgetting = [Writing.objects.forget_old, Sending.objects.forget_old]
        return [Heartbeat.beat, *tasks, *forgetting, SessionStore.clear_expired]
