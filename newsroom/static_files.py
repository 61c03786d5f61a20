"""Static files are named by a hash of their content, so that browsers cache them for ever."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


def contain(headers, path, url):
    """Let nothing run in a static file that is opened by itself, such as a drawing (SVG)."""
    headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Writes the new names also into the imports of script modules."""

    # An import map would do the same, but it is an inline script, which our policy forbids.

    support_js_module_import_aggregation = True
