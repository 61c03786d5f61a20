"""Serve the site with granian, as in production."""

import os
import signal
import socket
import threading
import time
from functools import partial

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.core.servers.basehttp import get_internal_wsgi_application
from django.db import connections
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from newsroom import demo
from newsroom.after_work import SECONDS_TO_FINISH, AfterWork
from newsroom.demo.loading import accounts_shown
from people.ready_database import require_ready_database

THREADS_PER_WORKER = 4
LARGEST_DEFAULT_WORKERS = 4
SECONDS_BETWEEN_LOOKS = 1  # of a worker at its server


def parse_port(text):
    """Return the port number; raise CommandError if the text is not one."""
    if text.isascii() and text.isdigit() and 0 < int(text) < 65536:
        return int(text)
    raise CommandError(f"PORT must be a number from 1 to 65535, not “{text}”.")


def require_free(address, port):
    """Raise CommandError if the port can't be used.

    Granian does not check it: its workers share their port, even with another server.
    """
    try:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((address, port))
    except OSError as error:
        raise CommandError(
            f"Port {port} on {address} can’t be used ({error.strerror}). "
            f"Stop what is using it, or choose another port: PORT={port % 65535 + 1} make run"
        ) from error


def end_with(server):
    """End this process when the one with the number `server` has ended.

    A server that is killed takes nobody with it: its workers would hold the port and go on with
    old code. They may finish the requests they are answering.
    """
    while os.getppid() == server:
        time.sleep(SECONDS_BETWEEN_LOOKS)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(SECONDS_TO_FINISH)
    os._exit(1)


def load_application(server):
    """Return the WSGI application; runs in each worker of the process with the number `server`.

    The worker gets its own process group, so that Ctrl-C reaches only the server, which stops
    its workers: a worker that gets both signals at once may hang.
    """
    os.setpgrp()
    threading.Thread(target=end_with, args=[server], daemon=True).start()
    return get_internal_wsgi_application()


def granian_server(address, port, workers):
    return Granian(
        settings.WSGI_APPLICATION,
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS_PER_WORKER,
        respawn_failed_workers=True,
        workers_kill_timeout=SECONDS_TO_FINISH,
        log_level=LogLevels.warning,
    )


class Command(BaseCommand):
    help = "Serves the site, as in production."

    def add_arguments(self, parser):
        parser.add_argument("--address", default="127.0.0.1", help="default: %(default)s")
        port = os.environ.get("PORT") or "8000"
        parser.add_argument("--port", default=port, help="default: PORT, else 8000")
        workers = min(os.cpu_count() or 1, LARGEST_DEFAULT_WORKERS)
        text = f"processes of {THREADS_PER_WORKER} threads each; default: %(default)s"
        parser.add_argument("--workers", type=int, default=workers, help=text)
        text = "leave `manage.py work` to a service of its own"
        parser.add_argument("--no-work", action="store_true", help=text)
        text = "only say whether the port can be used"
        parser.add_argument("--dry-run", action="store_true", help=text)

    def handle(self, *args, address, port, workers, no_work, dry_run, **options):
        port = parse_port(port)
        require_free(address, port)
        if dry_run:
            return
        require_ready_database()
        self.require_static_files()
        if "NEWSROOM_URL" not in os.environ:  # the worker reads it from its environment
            os.environ["NEWSROOM_URL"] = settings.NEWSROOM_URL = f"http://localhost:{port}"
        self.announce(settings.NEWSROOM_URL)
        # The workers are forks of this process and must not share its connections.
        connections.close_all()
        server = granian_server(address, port, workers)
        # Granian would reload on SIGHUP, but closing the terminal should stop it.
        server.on_startup(lambda: signal.signal(signal.SIGHUP, server.signal_handler_interrupt))
        after_work = AfterWork()
        if not no_work:
            after_work.start()
        try:
            loader = partial(load_application, os.getpid())
            server.serve(target_loader=loader, wrap_loader=False)
        finally:
            after_work.stop()

    def require_static_files(self):
        if not (settings.STATIC_ROOT / "staticfiles.json").exists():
            raise CommandError("The static files are not collected. Run: make setup")

    def announce(self, site):
        self.stdout.write(f"Newsroom is at {site}/en/ and {site}/zh-hans/; staff: {site}/admin/")
        if names := accounts_shown():
            self.stdout.write(f"Demo accounts: {', '.join(names)}; password {demo.PASSWORD}")
        self.stdout.write("Ctrl-C stops it.")
        self.stdout.flush()
