"""What people read when something fails: the office's page, which asks no database anything."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.views import defaults

SECONDS_TO_WAIT = 30


def is_away(error):
    """Return True if the database is gone, busy or full: it may answer again in a minute.

    SQLite calls a statement that is wrong an OperationalError too, with this name.
    """
    is_wrong = getattr(error.__cause__, "sqlite_errorname", "") == "SQLITE_ERROR"
    return isinstance(error, OperationalError | InterfaceError) and not is_wrong


def server_error(request):
    """Answer a request that failed: 503 and when to ask again while the database is away."""
    if not is_away(sys.exception()):
        return defaults.server_error(request)
    headers = {"Retry-After": str(SECONDS_TO_WAIT), "Cache-Control": "no-store"}
    return HttpResponse(render_to_string("503.html"), status=503, headers=headers)


def without_traces_while_away(record):
    """Log one line instead of a traceback for each request that the database does not answer."""
    if record.exc_info and record.exc_info[1] and is_away(record.exc_info[1]):
        reason = " ".join(str(record.exc_info[1]).split())
        record.msg, record.args = f"{record.getMessage()} ({reason})", ()
        record.exc_info = record.exc_text = None
    return True
