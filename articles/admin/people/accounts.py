from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import (
    AdminPasswordChangeForm,
    AdminUserCreationForm,
    SetUnusablePasswordMixin,
    UserChangeForm,
)
from django.db.models import Q
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.admin.holding import hold_unfit
from articles.admin.office.house_words import save_words
from people.models import Contributor, Session, User
from people.roles import ROLES, role_names

from .namesakes import NamesakeForm


def label_of(name):
    """Return the label of a role, given the name of its group; other groups keep their name."""
    return ROLES[name][0] if name in ROLES else name


class RolesField(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, group):
        return label_of(group.name)


class RoleFilter(admin.RelatedFieldListFilter):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.title = _("role")

    def field_choices(self, field, request, model_admin):
        choices = super().field_choices(field, request, model_admin)
        return [(number, label_of(name)) for number, name in choices]


class ContributorInline(admin.StackedInline):
    model = Contributor
    form = NamesakeForm
    fields = [("name", "name_zh"), "unit", "disambiguator"]
    autocomplete_fields = ["unit"]
    max_num = 1
    can_delete = False
    verbose_name_plural = _("name in the credit line")


_ACCOUNT = (_("Account"), {"fields": ["username", "password", "first_name", "last_name", "email"]})
_ROLES = (_("Roles"), {"fields": ["is_active", "is_staff", "groups", "signed_in"]})
_POWER = (_("Without limits"), {"fields": ["is_superuser", "user_permissions"]})


class OneWayIn:
    """A mixin for forms that set a password: none is typed where password login is switched off."""

    def validate_passwords(self, *args, **kwargs):
        super().validate_passwords(*args, **kwargs)
        if self.cleaned_data.get("password1") and not self.cleaned_data["set_usable_password"]:
            text = _("A password is typed here, but password login is switched off. Choose one.")
            self.add_error("password1", text)


class AccountForm(OneWayIn, AdminUserCreationForm):
    pass


class ChangeForm(UserChangeForm):
    def clean(self):
        """Refuse roles for an account that can't open the staff pages: stories would wait for it."""
        cleaned = super().clean()
        if cleaned.get("groups") and cleaned.get("is_active") and not cleaned.get("is_staff"):
            text = _(
                "An account with a role needs the staff pages. Tick this, or take the roles away."
            )
            self.add_error("is_staff", text)
        return cleaned


class PasswordForm(OneWayIn, AdminPasswordChangeForm):
    """Django's form; its warning is not translatable there."""

    usable_password_help_text = format_lazy(
        '{}<ul id="id_unusable_warning" class="messagelist"><li class="warning">{}</li></ul>',
        SetUnusablePasswordMixin.usable_password_help_text,
        _("Without password login, the current password of this account is lost."),
    )


@admin.register(User)
class AccountAdmin(UserAdmin):
    """Accounts are deactivated, never deleted, so that every signature keeps its account."""

    form = ChangeForm
    add_form = AccountForm
    change_password_form = PasswordForm
    inlines = [ContributorInline]
    actions = None
    readonly_fields = ["signed_in"]
    filter_horizontal = ["user_permissions"]
    list_display = ["username", "full_name", "roles", "is_active", "last_login"]
    list_filter = ["is_active", ("groups", RoleFilter)]
    add_fieldsets = [
        (None, {"fields": ["username", "usable_password", "password1", "password2", "groups"]})
    ]

    def get_queryset(self, request):
        accounts = super().get_queryset(request).select_related("contributor")
        return accounts.prefetch_related("groups")

    def get_search_results(self, request, queryset, search_term):
        """Find accounts by what stands in them, and by the names of their contributors."""
        accounts, _may_repeat = super().get_search_results(request, queryset, search_term)
        people = Contributor.objects.found_by(search_term)
        return queryset.filter(Q(pk__in=accounts.values("pk")) | Q(contributor__in=people)), False

    @admin.display(description=_("Name"))
    def full_name(self, account):
        return account.person.names if account.person else account.get_full_name()

    @admin.display(description=_("Roles"))
    def roles(self, account):
        names = sorted(group.name for group in account.groups.all())
        return " · ".join(str(label_of(name)) for name in names)

    @admin.display(description=_("Sessions"))
    def signed_in(self, account):
        number = Session.objects.open_for(account).count()
        text = ngettext("%(number)s browser", "%(number)s browsers", number) % {"number": number}
        address = f"{reverse('admin:sessions')}?account={account.pk}"
        return format_html('<a href="{}">{}</a>', address, text)

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            return self.add_fieldsets
        return [_ACCOUNT, _ROLES, *([_POWER] if request.user.is_superuser else [])]

    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        if db_field.name != "groups":
            return super().formfield_for_manytomany(db_field, request, **kwargs)
        kwargs |= {"form_class": RolesField, "widget": RolesField.widget}
        kwargs |= {"label": _("Roles"), "help_text": ""}
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        if not request.user.is_superuser:
            field.queryset = field.queryset.filter(name__in=role_names())
        return field

    def save_related(self, request, form, formsets, change):
        """Keep groups that only superusers see; hold stories whose approver lost the role."""
        account, others = form.instance, []
        if not request.user.is_superuser:
            others = list(account.groups.exclude(name__in=role_names()))
        super().save_related(request, form, formsets, change)
        account.groups.add(*others)
        if not account.is_active:
            account.sessions.all().delete()
        if change:
            hold_unfit(request)

    def save_formset(self, request, form, formset, change):
        """Save the contributor as an act of the house, like on its own page."""
        for person in formset.save(commit=False):
            save_words(request, person, is_new=person._state.adding)

    def has_change_permission(self, request, obj=None):
        is_above = obj is not None and obj.is_superuser and not request.user.is_superuser
        return not is_above and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        if not change:
            obj.is_staff = True
        super().save_model(request, obj, form, change)
