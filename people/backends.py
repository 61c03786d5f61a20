from django.contrib.auth import get_user_model
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Permission
from django.db.models import Q


class OfficeBackend(ModelBackend):
    """Django's own accounts, asked for in fewer statements: every staff page needs them."""

    def get_user(self, user_id):
        """Return the account with its contributor, or None if it may not log in."""
        accounts = get_user_model().objects.select_related("contributor")
        account = accounts.filter(pk=user_id).first()
        return account if account and self.user_can_authenticate(account) else None

    def get_all_permissions(self, user_obj, obj=None):
        """Return the permissions an account has of its own and by its groups."""
        if not user_obj.is_active or user_obj.is_anonymous or user_obj.is_superuser or obj:
            return super().get_all_permissions(user_obj, obj)
        if not hasattr(user_obj, "_perm_cache"):
            held = Permission.objects.filter(Q(user=user_obj) | Q(group__user=user_obj)).order_by()
            names = held.values_list("content_type__app_label", "codename")
            user_obj._perm_cache = {f"{app}.{name}" for app, name in names}
        return user_obj._perm_cache
