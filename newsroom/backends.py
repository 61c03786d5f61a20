import logging

from django.contrib.auth.backends import ModelBackend
from django.db.models import OuterRef

from articles.models.desk.notice import unread_by
from people.models import User

logger = logging.getLogger(__name__)


class OfficeBackend(ModelBackend):
    """Django's accounts, loaded in fewer statements, because every staff page needs them."""

    def authenticate(self, request, username=None, password=None, **kwargs):
        """Return the account if the password is right; else log it and return None."""
        account = super().authenticate(request, username, password, **kwargs)
        if account is None:
            logger.info("Sign-in failed as %.150r", username)
        return account

    def get_user(self, user_id):
        """Return the account with contributor and `unread_notices`; None if it may not log in."""
        accounts = User.objects.select_related("contributor")
        accounts = accounts.annotate(unread_notices=unread_by(OuterRef("pk")))
        account = accounts.filter(pk=user_id).first()
        return account if account and self.user_can_authenticate(account) else None

    def get_all_permissions(self, user_obj, obj=None):
        if not user_obj.is_active or user_obj.is_anonymous or user_obj.is_superuser or obj:
            return super().get_all_permissions(user_obj, obj)
        return user_obj.held_permissions
