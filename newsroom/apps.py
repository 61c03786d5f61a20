from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.contrib.staticfiles import apps as staticfiles
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "newsroom"
    verbose_name = _("Newsroom")

    def ready(self):
        from . import checks  # noqa: F401  -- registers the system checks


class StaticFilesConfig(staticfiles.StaticFilesConfig):
    """Leaves out the pages of the editor's package: samples, which would be ours to the browser."""

    ignore_patterns = (*staticfiles.StaticFilesConfig.ignore_patterns, "*.html", "*.md")


class NewsroomAdminConfig(AdminConfig):
    default_site = "newsroom.admin_site.NewsroomAdminSite"
