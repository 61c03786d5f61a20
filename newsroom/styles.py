"""The one style sheet of the public pages, joined from the sheets in static/css.

A reader's browser fetches css/site.css and nothing else. Its parts stay files of their own,
so that each subject has its place: add static/css/<subject>.css and it is part of the page.
"""

import tempfile
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

JOINED = "css/site.css"
FOLDER = settings.BASE_DIR / "static" / "css"
# The first draw the ground others stand on, so they come in this order; then every other
# sheet by its name; paper last, because it takes back what screens need.
FIRST = ("tokens", "base", "layout", "components")
PRINT = "print"
STAFF = "admin"


def sheets():
    """Return the paths of the public style sheets in the order they are joined."""
    named = [FOLDER / f"{name}.css" for name in FIRST]
    others = [
        path
        for path in sorted(FOLDER.glob("*.css"))
        if path.stem not in (*FIRST, PRINT) and not path.stem.startswith(STAFF)
    ]
    return [*named, *others, FOLDER / f"{PRINT}.css"]


def joined():
    """Return the text of the joined sheet; what is for paper applies to paper only."""
    *screen, paper = [path.read_text() for path in sheets()]
    return "\n".join([*screen, f"@media print {{\n{paper}}}\n"])


class JoinedStyles(BaseFinder):
    """Finds css/site.css, joining it anew, for the development server and collectstatic."""

    storage = FileSystemStorage(settings.VAR_DIR / "styles")

    def check(self, **kwargs):
        return []

    def find(self, path, find_all=False, **kwargs):
        """Return where the joined sheet lies, or nothing for any other path."""
        found = [self._write()] if path == JOINED else []
        return found if find_all or not found else found[0]

    def list(self, ignore_patterns):
        """Give collectstatic the joined sheet."""
        self._write()
        yield JOINED, self.storage

    def _write(self):
        target = Path(self.storage.path(JOINED))
        text = joined()
        if not target.exists() or target.read_text() != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            # Put in place whole: another process may be reading it.
            with tempfile.NamedTemporaryFile("w", dir=target.parent, delete=False) as file:
                file.write(text)
            Path(file.name).chmod(0o644)
            Path(file.name).replace(target)
        return str(target)
