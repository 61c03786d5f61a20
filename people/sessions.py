"""Sessions under hashed keys, which know their account and device, and end when idle.

The key in a cookie opens an account as long as the session lasts, and copies of the database
are read by many. So only its hash is stored.
"""

import hashlib

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.utils import timezone
from django.utils.dateparse import parse_datetime

SECONDS_BETWEEN_NOTES = 300  # that a session goes on: not every request writes
LONGEST_DEVICE = 300


def hashed(key):
    """Return what is stored of a session key. A random key needs no salt."""
    return hashlib.sha256(key.encode()).hexdigest()[:40]


class SessionStore(DatabaseSessions):
    """Django's sessions in the database, each found by the hash of its key."""

    @classmethod
    def get_model_class(cls):
        from people.models import Session

        return Session

    def _get_session_from_db(self):
        going_on = self.model.objects.filter(expire_date__gt=timezone.now())
        row = going_on.filter(session_key=hashed(self.session_key)).first()
        if row is None:
            self._session_key = None
        return row

    def exists(self, session_key):
        return super().exists(hashed(session_key))

    def create_model_instance(self, data):
        row = super().create_model_instance(data)
        row.session_key = hashed(self.session_key)
        row.account_id = data.get(SESSION_KEY)
        row.device = data.get("device", "")
        if "begun_at" in data:
            row.begun_at = parse_datetime(data["begun_at"])
        return row

    def delete(self, session_key=None):
        key = session_key or self.session_key
        if key:
            self.model.objects.filter(session_key=hashed(key)).delete()


class KeepSession:
    """Middleware that notes the device of a session, and that somebody is using it.

    A session ends SESSION_COOKIE_AGE seconds after its last note. A view that a page calls by
    itself sets `request.is_automatic`, so that an open page alone keeps no session.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        session = request.session
        if session.accessed and SESSION_KEY in session and not hasattr(request, "is_automatic"):
            self.note(session, request.headers.get("User-Agent", ""))
        return response

    def note(self, session, device):
        now = timezone.now()
        is_recent = now.timestamp() - session.get("seen", now.timestamp()) < SECONDS_BETWEEN_NOTES
        if is_recent and not session.modified:  # signing in changes it, so that it is noted
            return
        session["seen"] = int(now.timestamp())
        session["device"] = device[:LONGEST_DEVICE]
        session.setdefault("begun_at", now.isoformat())
