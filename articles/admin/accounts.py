"""Accounts, as far as stories depend on them: what an approver signed falls with the account."""

from django.contrib import admin, messages
from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _

from articles import press
from people.admin import AccountAdmin

User = get_user_model()
admin.site.unregister(User)


@admin.register(User)
class ApproverAdmin(AccountAdmin):
    """Holds back the scheduled stories of an approver who is switched off or loses the role."""

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        for article in press.hold_unsigned() if change else []:
            text = _("“%(headline)s” was held back: its approval no longer stands.")
            messages.warning(request, text % {"headline": article.headline})
