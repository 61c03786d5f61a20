"""The shape of the program: imports run one way, names mean one thing, files stay small."""

import ast
from collections import Counter
from dataclasses import is_dataclass
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# A package may import what stands above it. Those of one line know nothing of each other.
LAYERS = [
    {"people", "articles.apps"},
    {"articles.text"},
    {"articles.rules", "articles.pictures"},
    {
        "articles.models.index",
        "articles.models.paging",
        "articles.models.photo",
        "articles.models.taxonomy",
    },
    {"articles.models.record"},
    {"articles.models.newsstand"},
    {"articles.models.desk"},
    {"articles.models"},
    {"articles.press", "articles.search"},
    {"articles.desk", "articles.releases"},
    {"articles.newsstand"},
    {"articles.templatetags"},
    {"articles.admin", "articles.management"},
]
# Of these the package itself has a place, and what it holds has one of its own.
ALONE = {"articles", "articles.models"}

# Readers' pages know what was printed, never the desk, the sheet or the press.
READERS_PAGES = (
    "articles.newsstand",
    "articles.templatetags.newsstand",
    "articles.templatetags.share",
)
READERS_PAGES_MAY_IMPORT = {
    "articles.models.newsstand.former_address",
    "articles.models.newsstand.front_slot",
    "articles.models.newsstand.published",
    "articles.models.paging",
    "articles.models.taxonomy",
    "articles.newsstand",
    "articles.pictures",
    "articles.search",
    "articles.text",
    "people.letters",
    "people.models",
    "people.names",
    "people.typed_text",
}

# A file name stands once, or means the same wherever it stands.
SAME_EVERYWHERE = {"__init__", "apps", "audiences", "content", "contributors", "index"}
SAME_EVERYWHERE |= {"newsstand", "renditions", "taxonomy", "verbs"}


def modules(folder):
    for path in sorted((ROOT / folder).rglob("*.py")):
        if "migrations" not in path.parts:
            yield path


def dotted(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def is_module(name):
    path = ROOT.joinpath(*name.split("."))
    return path.is_dir() or path.with_suffix(".py").is_file()


def imported(path):
    """Return the dotted names of the modules a file imports, relative ones made absolute."""
    package = path.relative_to(ROOT).parent.parts
    names = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*base, *([node.module] if node.module else [])])
            inner = {f"{module}.{alias.name}" for alias in node.names}
            names |= {name if is_module(name) else module for name in inner}
    return names


def is_in(name, package):
    return name == package or (package not in ALONE and name.startswith(f"{package}."))


def place_of(name):
    """Return [(number of the layer, package), …] of a module: one, where all is well."""
    return [
        (number, package)
        for number, layer in enumerate(LAYERS)
        for package in layer
        if is_in(name, package)
    ]


@pytest.mark.parametrize("app", ["people", "articles"])
def test_every_module_is_in_one_layer(app):
    wrong = [dotted(path) for path in modules(app) if len(place_of(dotted(path))) != 1]

    assert [name for name in wrong if name != "articles"] == []


@pytest.mark.parametrize("app", ["people", "articles"])
def test_imports_run_one_way(app):
    wrong = [
        (dotted(path), name)
        for path in modules(app)
        for number, package in place_of(dotted(path))
        for name in imported(path)
        for other_number, other in place_of(name)
        if other != package and other_number >= number
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


def test_the_project_takes_staff_pages_for_the_staff_site_alone():
    importing = {
        dotted(path)
        for path in modules("newsroom")
        if any(is_in(name, "articles.admin") for name in imported(path))
    }

    assert importing == {"newsroom.admin_site"}


@pytest.mark.parametrize("package", ["rules", "text"])
def test_rules_and_words_know_no_database(package):
    """Of django.db they take lists of choices, which are values."""
    taken = {
        alias.name
        for path in modules(f"articles/{package}")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("django.db")
        for alias in node.names
    }

    assert taken <= {"TextChoices"}


def test_words_of_people_take_letters_alone():
    taken = {
        name
        for path in modules("articles/text")
        for name in imported(path)
        if name.split(".")[0] == "people"
    }

    assert taken == {"people.letters"}


def test_readers_pages_import_what_was_printed_and_no_more():
    wrong = [
        (dotted(path), name)
        for path in modules("articles")
        if any(is_in(dotted(path), package) for package in READERS_PAGES)
        for name in imported(path)
        if name.split(".")[0] in ("articles", "people")
        if not any(is_in(name, allowed) for allowed in READERS_PAGES_MAY_IMPORT)
    ]

    assert wrong == []


def test_only_two_modules_import_pillow():
    found = {
        dotted(p) for app in ("people", "articles") for p in modules(app) if "PIL" in imported(p)
    }

    assert found == {"articles.pictures.renditions", "articles.pictures.share_drawing"}


def test_a_file_name_means_one_thing():
    names = Counter(path.stem for app in ("people", "articles") for path in modules(app))

    assert {name for name, times in names.items() if times > 1} <= SAME_EVERYWHERE


def test_no_module_has_grown_past_its_subject():
    long = [
        (dotted(path), lines)
        for folder in ("newsroom", "people", "articles", "tests")
        for path in modules(folder)
        if (lines := len(path.read_text().splitlines())) > 400
    ]

    assert long == []


def test_a_value_is_never_changed():
    """Of rules, words, the press and the record; but for two that are filled while reading."""
    changing = {
        name
        for package in ("rules", "text", "press", "models/record")
        for path in modules(f"articles/{package}")
        for name, thing in vars(import_module(dotted(path))).items()
        if is_dataclass(thing) and thing.__module__ == dotted(path)
        if not thing.__dataclass_params__.frozen
    }

    assert changing == {"Names", "_Draft"}
