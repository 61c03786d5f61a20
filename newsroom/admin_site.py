from functools import partial

from django.contrib.admin import AdminSite
from django.urls import path
from django.utils.translation import gettext_lazy as _


class NewsroomAdminSite(AdminSite):
    """The staff pages. Their front page lists what waits for the account."""

    site_header = _("Newsroom")
    site_title = _("Newsroom")
    index_title = _("Desk")
    enable_nav_sidebar = False

    def admin_view(self, view, cacheable=False):
        from people.sent_once import sent_once

        return super().admin_view(sent_once(view), cacheable)

    def get_urls(self):
        from articles.admin.office import front_page, house_pages, my_notices
        from articles.admin.people import signed_in

        pages = [
            *my_notices.views(self),
            *front_page.views(self),
            *house_pages.views(self),
            *signed_in.views(self),
        ]
        own = [path(address, self.admin_view(view), name=name) for address, view, name in pages]
        return own + super().get_urls()

    def each_context(self, request):
        from articles.admin.office.my_notices import unread_count

        # A callable, so that only pages that show the number query it.
        context = {"unread_notices": partial(unread_count, request.user)}
        return super().each_context(request) | context

    def get_app_list(self, request, app_label=None):
        from articles.admin.office.house_rule_pages import rules_apart

        apps = super().get_app_list(request, app_label)
        return [part for app in apps for part in rules_apart(app)]

    def index(self, request, extra_context=None):
        # Models can't be imported while the apps are still loading this module.
        from articles.desk import worklists
        from articles.desk.outbox import worker_warning

        user = request.user
        lists = {
            "waiting": worklists.waiting_for(user),
            "to_sign_after": worklists.to_sign_after(user),
            "mine": worklists.stories_of(user),
            "scheduled": worklists.scheduled_for(user),
            "overdue": worklists.overdue_for(user),
            "to_translate": worklists.to_translate(user),
        }
        worklists.with_whereabouts(*lists.values())
        lists["house"] = worklists.house_for(user)
        if user.has_perm("people.change_user"):
            lists["worker_warning"] = worker_warning()
        return super().index(request, lists | (extra_context or {}))
