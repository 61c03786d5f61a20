from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models
from django.utils import timezone


class SessionManager(BaseSessionManager):
    def open_for(self, account):
        """Return the sessions in which an account is signed in, those used last first."""
        going_on = self.filter(account=account, expire_date__gt=timezone.now())
        return going_on.order_by("-expire_date")


class Session(AbstractBaseSession):
    """A browser that is signed in, or on its way. `session_key` is a hash of the key in its cookie.

    So a copy of the database opens no account: see people/sessions.py.
    """

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="sessions"
    )
    device = models.CharField(max_length=300, blank=True)  # what the browser calls itself
    begun_at = models.DateTimeField(default=timezone.now)

    objects = SessionManager()

    class Meta(AbstractBaseSession.Meta):
        abstract = False
        default_permissions = ()

    @classmethod
    def get_session_store_class(cls):
        from people.sessions import SessionStore

        return SessionStore
