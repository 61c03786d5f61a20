import ast
from pathlib import Path

import pytest
from django.conf import settings

BASE = Path(settings.BASE_DIR)
MODULES = [
    *sorted((BASE / "articles" / "public").glob("*.py")),
    BASE / "people" / "views.py",
    BASE / "people" / "urls.py",
    BASE / "articles" / "templatetags" / "newsstand.py",
]
READERS_TABLES = {
    "articles.models.newsstand.former_address",
    "articles.models.newsstand.front_slot",
    "articles.models.newsstand.published",
    "articles.models.taxonomy",
}
DESK = {"articles.press", "articles.rules.checklist", "articles.admin", "articles.rules.acts"}


def imported(path):
    """The full names of the modules, and of the names taken from packages, that a file imports."""
    package = path.relative_to(BASE).with_suffix("").parts[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*above, *filter(None, [node.module])])
            yield from (
                f"{module}.{alias.name}" if module in ("articles", "articles.models") else module
                for alias in node.names
            )


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_public_pages_know_nothing_of_the_desk(path):
    names = set(imported(path))
    models = {name for name in names if name.startswith("articles.models")}
    assert models - READERS_TABLES == set()
    assert names & DESK == set()
