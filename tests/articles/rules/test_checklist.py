"""The checklist: what must be there before a story is submitted, each item compared whole."""

import pytest

from articles.rules.checklist import Item, missing, on_both_sides

PICTURE = {"caption": "A field", "alt": "A field", "decorative": False}
PICTURE |= {"credit": {"name": "Ding Jing"}}

CREDIT = Item(
    "body",
    "The text has a credit, “Text: Li Na”. Remove it from the text and add it under Credits."
    " Review is added by the approval.",
)


def content(**changes):
    return {
        "headline": "Sports day",
        "body": "<p>It opened.</p>",
        "section": "campus",
        "is_translation": False,
        "credits": [{"role": "text"}],
        "pictures": [PICTURE],
    } | changes


@pytest.mark.parametrize(
    ("changes", "items"),
    [
        ({}, []),
        ({"headline": ""}, [Item("headline", "The headline is missing.")]),
        ({"body": "<p> </p>"}, [Item("body", "The text is empty.")]),
        ({"section": ""}, [Item("section", "Choose a section.")]),
        ({"credits": []}, [Item("credits", "Say who wrote the text: add a Text credit.")]),
        (
            {"is_translation": True},
            [Item("credits", "This is a translation: add a Translator credit.")],
        ),
        ({"is_translation": True, "credits": [{"role": "text"}, {"role": "translator"}]}, []),
        (
            {"pictures": [PICTURE, PICTURE | {"caption": ""}]},
            [Item("pictures", "Picture 2 has no caption.")],
        ),
        (
            {"pictures": [PICTURE | {"alt": ""}]},
            [
                Item(
                    "pictures",
                    "Picture 1 has no alt text. Write one, or mark it as decorative.",
                )
            ],
        ),
        ({"pictures": [PICTURE | {"alt": "", "decorative": True}]}, []),
        (
            {"pictures": [PICTURE | {"credit": {"name": ""}}]},
            [
                Item(
                    "pictures",
                    "Picture 1 has no photographer. Name one on the picture, or an outsider to credit.",
                )
            ],
        ),
        ({"body": "<p>Text: Li Na</p><p>It opened.</p>"}, [CREDIT]),
        ({"body": "<p>It opened.</p><p>Text: Li Na</p>"}, [CREDIT]),
    ],
    ids=str,
)
def test_what_is_missing(changes, items):
    assert missing(content(**changes)) == items


@pytest.mark.parametrize(
    ("author", "reviewer", "is_refused"),
    [
        ("Wang Lei", "Wang Lei", True),
        ("王磊", "王 磊", True),
        ("Wáng Lei", "wang lei", True),
        ("Wang Lei", "Wang Lei (Class of 2023)", False),
        ("Wang Lei", "Ding Jing", False),
    ],
)
@pytest.mark.parametrize("role", ["text", "translator"])
def test_nobody_is_printed_as_author_and_as_review(role, author, reviewer, is_refused):
    credits = [{"role": role, "name": author}, {"role": "review", "name": reviewer}]

    assert bool(on_both_sides(credits)) == is_refused


def test_a_photographer_may_review():
    assert on_both_sides([{"role": r, "name": "Ding Jing"} for r in ("picture", "review")]) == []
