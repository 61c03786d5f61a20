"""Static files are named by a hash of their content, so that browsers cache them for ever."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Writes the new names also into the imports of script modules."""

    # An import map would do the same, but it is an inline script, which our policy forbids.

    support_js_module_import_aggregation = True
