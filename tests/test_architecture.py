"""The shape of the program: imports run one way, and files stay small."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LEAVES = ("workflow", "permissions", "credits", "cleaning", "checklist", "renditions", "editors")
LEAVES += (
    "anchors",
    "comparing",
    "house",
    "notices",
    "paging",
    "text",
    "tokens",
    "releases.labels",
    "releases.names",
    "text",
)
LAYERS = [  # what may be imported by what stands further down
    {f"articles.{leaf}" for leaf in LEAVES},
    {"articles.models"},
    {
        "articles.press.approvals",
        "articles.desk.status",
        "articles.search",
        "articles.press.related",
    },
    {"articles.press.printing"},
    {"articles.press"},
    {"articles.desk.outbox"},
    {
        "articles.releases",
        "articles.press.audit",
        "articles.press.galley",
        "articles.desk.merging_contributors",
    },
    {"articles.admin", "articles.newsstand", "articles.templatetags", "articles.management"},
]


def modules(folder):
    for path in sorted((ROOT / folder).rglob("*.py")):
        if "migrations" not in path.parts:
            yield path


def imported(path):
    """Return the dotted names a file imports, relative ones made absolute."""
    package = path.relative_to(ROOT).parent.parts
    names = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*base, *([node.module] if node.module else [])])
            names |= {module} | {f"{module}.{alias.name}" for alias in node.names}
    return names


def layer_of(name):
    for number, layer in enumerate(LAYERS):
        if any(name == known or name.startswith(f"{known}.") for known in layer):
            return number
    return None


def dotted(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def test_imports_in_articles_run_one_way():
    wrong = [
        (dotted(path), name)
        for path in modules("articles")
        if (own := layer_of(dotted(path))) is not None
        for name in imported(path)
        if (other := layer_of(name)) is not None and other > own
    ]

    assert wrong == []


@pytest.mark.parametrize("app", ["people", "articles"])
def test_apps_import_nothing_from_the_project(app):
    wrong = [
        (dotted(path), name)
        for path in modules(app)
        for name in imported(path)
        if name.split(".")[0] == "newsroom"
    ]

    assert wrong == []


def test_people_s_models_know_nothing_of_stories():
    who = [ROOT / "people/names.py", *modules("people/models")]
    names = {name for path in who for name in imported(path)}

    assert [name for name in names if name.startswith("articles")] == []


def test_only_renditions_imports_pillow():
    apps = ("newsroom", "people", "articles")
    found = {dotted(p) for app in apps for p in modules(app) if "PIL" in imported(p)}

    assert found == {"articles.pictures.renditions"}


def test_readers_pages_take_nothing_from_the_template_libraries():
    imports = {name for path in modules("articles/newsstand") for name in imported(path)}

    assert {name for name in imports if name.startswith("articles.templatetags")} == set()


def test_no_module_has_grown_past_its_subject():
    long = [
        (dotted(path), lines)
        for folder in ("newsroom", "people", "articles", "tests")
        for path in modules(folder)
        if (lines := len(path.read_text().splitlines())) > 400
    ]

    assert long == []
