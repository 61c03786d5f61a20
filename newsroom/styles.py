"""The style sheet of the public pages, css/site.css, joined from the sheets in static/css.

Browsers fetch only the joined sheet. To add a part, add static/css/<subject>.css.
"""

import tempfile
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

JOINED = "css/site.css"
FOLDER = settings.BASE_DIR / "static" / "css"
# The other sheets build on these, so these come first; the others follow by name; paper comes
# last, because it overrides what screens need.
FIRST = ("tokens", "base", "layout", "components")
PRINT = "print"
STAFF = "admin"


def sheets():
    """Return the paths of the public style sheets in the order they are joined."""
    names = [path.stem for path in sorted(FOLDER.glob("*.css"))]
    public = [name for name in names if not name.startswith(STAFF)]
    others = [name for name in public if name not in (*FIRST, PRINT)]
    return [FOLDER / f"{name}.css" for name in (*FIRST, *others, PRINT)]


def joined():
    """Return the text of the joined sheet; the part for paper is in a media query."""
    *screen, paper = [path.read_text() for path in sheets()]
    return "\n".join([*screen, f"@media print {{\n{paper}}}\n"])


class JoinedStyles(BaseFinder):
    """Finds css/site.css for the development server and collectstatic; joins it each time."""

    storage = FileSystemStorage(settings.VAR_DIR / "styles")

    def check(self, **kwargs):
        return []

    def find(self, path, find_all=False, **kwargs):
        found = [self._write()] if path == JOINED else []
        return found if find_all or not found else found[0]

    def list(self, ignore_patterns):
        self._write()
        yield JOINED, self.storage

    def _write(self):
        target = Path(self.storage.path(JOINED))
        text = joined()
        if not target.exists() or target.read_text() != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            # Replaced in one step, because another process may be reading it.
            with tempfile.NamedTemporaryFile("w", dir=target.parent, delete=False) as file:
                file.write(text)
            Path(file.name).chmod(0o644)
            Path(file.name).replace(target)
        return str(target)
