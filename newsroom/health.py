"""/healthz: for a monitor, whether the program works and what is degraded."""

from django.db import DatabaseError
from django.http import JsonResponse

from articles.desk.outbox import condition


def health(request):
    """Answer with JSON: 503 if the database does not answer, else 200.

    Readers are served even if the worker is late or mail fails, so that is only "degraded".
    """
    try:
        parts = condition()
    except DatabaseError:
        return JsonResponse({"status": "degraded", "database": "unreachable"}, status=503)
    status = "ok" if set(parts.values()) == {"ok"} else "degraded"
    return JsonResponse({"status": status, "database": "ok", **parts})
