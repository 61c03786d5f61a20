"""/healthz: whether the program can serve, and what is degraded. For a monitor, not for people."""

from django.db import DatabaseError
from django.http import JsonResponse

from articles.desk.outbox import condition


def health(request):
    """Say as JSON what works; 503 if the database does not answer.

    A worker that is late, or mail that fails, is degraded, but readers are served: 200.
    """
    try:
        parts = condition()
    except DatabaseError:
        return JsonResponse({"status": "degraded", "database": "unreachable"}, status=503)
    status = "ok" if set(parts.values()) == {"ok"} else "degraded"
    return JsonResponse({"status": status, "database": "ok", **parts})
