from django.contrib.admin import AdminSite
from django.utils.translation import gettext_lazy as _


class NewsroomAdminSite(AdminSite):
    """The staff pages. Their front page answers: what is waiting for me?"""

    site_header = _("Newsroom")
    site_title = _("Newsroom")
    index_title = _("Desk")
    enable_nav_sidebar = False

    def index(self, request, extra_context=None):
        # Models can't be imported while the apps are still loading this module.
        from articles.admin.desk import stories_of, waiting_for

        lists = {"waiting": waiting_for(request.user), "mine": stories_of(request.user)}
        return super().index(request, lists | (extra_context or {}))
