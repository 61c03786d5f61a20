"""Static files are named by a hash of their content, so that browsers cache them for ever."""

from django.contrib.staticfiles.finders import AppDirectoriesFinder
from whitenoise.storage import CompressedManifestStaticFilesStorage


class AppFiles(AppDirectoriesFinder):
    """Leaves out the pages of others' packages: samples, which would be ours to the browser."""

    def list(self, ignore_patterns):
        return super().list([*(ignore_patterns or ()), "*.html", "*.md"])


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Writes the new names also into the imports of script modules."""

    # An import map would do the same, but it is an inline script, which our policy forbids.

    support_js_module_import_aggregation = True
