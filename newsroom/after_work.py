"""The background worker of `manage.py serve`: a process that is restarted if it dies."""

import logging
import os
import subprocess
import sys
import threading

from django.conf import settings

logger = logging.getLogger(__name__)

SECONDS_TO_FINISH = 10
SECONDS_BEFORE_RESTART = 5


class AfterWork(threading.Thread):
    """Keeps `manage.py work` running until stop() is called or this process ends."""

    def __init__(self):
        super().__init__(name="after-work", daemon=True)
        self.stopping = threading.Event()
        self.process = None
        manage = settings.BASE_DIR / "manage.py"
        self.command = [sys.executable, manage, "work", f"--parent={os.getpid()}"]

    def run(self):
        while not self.stopping.is_set():
            # In its own process group: Ctrl-C reaches only the server, which then stops this one.
            self.process = subprocess.Popen(self.command, process_group=0)  # noqa: S603
            code = self.process.wait()
            if not self.stopping.is_set():
                logger.error("The worker ended with %s and is begun again.", code)
            self.stopping.wait(SECONDS_BEFORE_RESTART)

    def stop(self):
        """Stop the worker, but let it finish the mail it is sending."""
        self.stopping.set()
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(SECONDS_TO_FINISH)
        except subprocess.TimeoutExpired:
            self.process.kill()
