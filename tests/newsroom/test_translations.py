"""Every interface word is in both languages, and a placeholder is never lost."""

from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
CATALOG = ROOT / "newsroom/locale/zh_Hans/LC_MESSAGES/django.po"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
METHODS = [
    ("**/migrations/**", "ignore"),
    ("**.py", "python"),
    ("**.html", "newsroom.extraction:extract_template"),
    ("**.txt", "newsroom.extraction:extract_template"),
]


def catalog():
    with CATALOG.open("rb") as file:
        return read_po(file)


def translated(message):
    strings = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(strings) and not message.fuzzy


def in_the_program():
    """Return (context, first form) of every interface word in the sources."""
    found = set()
    for folder in ("articles", "people", "newsroom", "templates"):
        for _file, _line, words, _comments, context in extract_from_dir(
            ROOT / folder, METHODS, keywords=KEYWORDS
        ):
            found.add((context, words[0] if isinstance(words, tuple) else words))
    return found


def test_every_word_of_the_program_is_in_the_catalog():
    known = {(m.context, m.id[0] if isinstance(m.id, tuple) else m.id) for m in catalog()}

    assert in_the_program() - known == set()


def test_no_word_is_untranslated_or_doubtful():
    assert [m.id for m in catalog() if m.id and not translated(m)] == []


def test_no_placeholder_is_lost_in_translation():
    book = catalog()

    assert [(m.id, error) for m in book for error in m.check(book)] == []
