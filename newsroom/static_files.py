"""How static files are named in production: by their content, so that they are cached for ever."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Writes the new names into the imports of modules too.

    An import map would do the same, but it is a script in the page, which our policy refuses.
    """

    support_js_module_import_aggregation = True
