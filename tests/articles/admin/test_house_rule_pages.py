"""Who keeps the house rules, and what the form hears of them while one types."""

import re

import pytest

from articles.models import Article, HouseRule
from tests import factories
from tests.articles.admin import pages
from tests.cast import cast

pytestmark = [pytest.mark.django_db, pytest.mark.once]

KINDS = ["lengthrule", "picturerule", "eventrule", "wordingrule", "namerule", "titlerule"]
MAY = {"writer": 403, "reviewer": 403, "publisher": 200, "administrator": 200}


@pytest.mark.parametrize("kind", [*KINDS, "storykind"])
def test_publishers_and_administrators_keep_the_rules(kind):
    people = cast()
    address = f"/admin/articles/{kind}/add/"

    assert {role: pages.as_user(people[role]).get(address).status_code for role in MAY} == MAY


def test_a_rule_made_on_its_page_is_of_its_kind():
    data = {"wording": "tomorrow", "weight": "advice", "is_active": "on"}
    pages.as_user(cast()["publisher"]).post("/admin/articles/wordingrule/add/", data)

    assert HouseRule.objects.get().kind == "wording"


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        ("wording", "wording"),
        ("name", "wording"),
        ("length", "least_length"),
        ("picture", "least_width"),
        ("title", "title"),
    ],
)
def test_a_rule_about_nothing_is_refused_at_its_field(kind, field):
    data = {"name": "Hall", "wording": "", "title": "", "weight": "advice"}
    page = pages.as_user(cast()["publisher"]).post(f"/admin/articles/{kind}rule/add/", data)

    assert page.context["adminform"].form.errors == {field: ["Fill this in: the rule is about it."]}


@pytest.fixture
def story():
    return factories.draft(cast()["writer"])


def hear(story, **typed):
    address = f"/admin/articles/article/{story.pk}/findings/"
    return pages.as_user(story.created_by).post(address, typed)


@pytest.mark.parametrize("weight", ["advice", "blocking"])
def test_the_form_hears_what_is_found_before_it_is_saved(story, weight):
    HouseRule.objects.create(kind="wording", wording="wow", instead="indeed", weight=weight)

    answer = hear(story, headline="Wow", body="").json()

    empty = {"text": "The text is empty.", "found": "", "instead": ""}
    wow = {"text": "“Wow”: write “indeed”.", "found": "Wow", "instead": "indeed"}
    lists = {
        "advice": {"missing": [empty], "advice": [wow]},
        "blocking": {"missing": [empty, wow], "advice": []},
    }
    assert answer == lists[weight]
    assert Article.objects.get().headline == "Sports day opens"


@pytest.mark.parametrize("weight", ["advice", "blocking"])
def test_a_finding_that_can_be_put_right_says_so_when_the_form_opens(story, weight):
    HouseRule.objects.create(kind="wording", wording="sports", instead="Sport", weight=weight)

    page = pages.as_user(story.created_by).get(pages.change(story))

    assert re.search(r'<li\s+data-found="Sports" data-instead="Sport"', page.text)


NO_ROWS = {"credits-TOTAL_FORMS": "0", "photo_uses-TOTAL_FORMS": "0"}


def rows(prefix, *fields):
    """Return rows of a formset as the form sends them."""
    sent = {
        f"{prefix}-{number}-{name}": value
        for number, row in enumerate(fields)
        for name, value in row.items()
    }
    return NO_ROWS | sent | {f"{prefix}-TOTAL_FORMS": str(len(fields))}


def missing(story, typed):
    return [line["text"] for line in hear(story, **typed).json()["missing"]]


def test_a_caption_is_judged_as_it_is_typed(story):
    HouseRule.objects.create(kind="wording", wording="wow")
    row = {"photo": factories.photo().pk, "caption": "Wow", "position": "0"}

    answer = hear(story, **rows("photo_uses", row)).json()

    assert [line["text"] for line in answer["advice"]] == ["“Wow”: avoid it."]


def test_credits_are_judged_as_they_are_typed(story):
    credit = story.credits.get()
    row = {"id": credit.pk, "role": "text", "contributor": credit.contributor_id}
    nobody = "A credit names nobody: choose the contributor, or remove the row."
    none = "Say who wrote the text: add a Text credit."

    assert missing(story, rows("credits", row)) == []
    assert missing(story, rows("credits", row | {"DELETE": "on"})) == [none]
    assert missing(story, rows("credits", row | {"contributor": ""})) == [none, nobody]


def test_pictures_are_judged_as_they_are_typed(story):
    author = {"role": "text", "contributor": story.credits.get().contributor_id}
    row = {"photo": factories.photo().pk, "caption": "The field", "alt_text": "Grass"}
    alt = "Picture 1 has no alt text. Write one, or mark it as decorative."
    chosen = "A row of the pictures has no picture: choose one, or remove the row."
    nothing = row | {"alt_text": "", "position": "1"}

    typed = rows("credits", author)
    del typed["photo_uses-TOTAL_FORMS"]

    def lacks(*uses):
        return missing(story, rows("photo_uses", *uses) | typed)

    assert lacks(row | {"position": "2"}) == []
    assert lacks(row | {"position": "2"}, nothing) == [alt]
    assert lacks(nothing | {"is_decorative": "on"}) == []
    assert lacks(row | {"photo": "x"}) == [chosen]


def put_right(story, **fields):
    address = f"/admin/articles/article/{story.pk}/findings/put-right/"
    return pages.as_user(story.created_by).post(address, fields).json()


def test_words_are_put_right_in_every_field_the_rules_read_and_nothing_is_saved(story):
    typed = {
        "headline": "A uni, a united place",
        "standfirst": "Nothing.",
        "place": "The uni",
        "body": '<p><a href="https://a.example/uni">uni</a></p>',
        "photo_uses-0-caption": "The uni",
    }

    answer = put_right(story, found="uni", instead="university", **typed)

    assert answer == {
        "fields": {
            "headline": "A university, a united place",
            "body": '<p><a href="https://a.example/uni" rel="noopener">university</a></p>',
            "photo_uses-0-caption": "The university",
        },
        "words": "Replaced in 3 places.",
    }
    assert Article.objects.get().headline == "Sports day opens"


@pytest.mark.parametrize("words", [{}, {"found": " "}, {"found": "uni"}, {"instead": "x"}])
def test_without_words_nothing_is_put_right(story, words):
    answer = put_right(story, headline="A uni", **words)

    assert answer == {"fields": {}, "words": "Replaced in 0 places."}


@pytest.mark.parametrize(
    "typed", [{"event_on": "soon"}, {"section": "x"}, {"kind": "²"}, {"section": "9" * 40}]
)
def test_nothing_typed_breaks_the_checklist(story, typed):
    assert hear(story, **typed).status_code == 200


def test_a_stranger_hears_nothing(story):
    user = story.created_by.__class__.objects.get(username="photographer")
    address = f"/admin/articles/article/{story.pk}/findings/"

    assert pages.as_user(user).post(address, {}).status_code == 404


def test_a_picture_rule_may_ask_for_a_size_and_a_shape():
    data = {"least_width": 1200, "least_height": 600, "least_width_per_100_height": 150}
    data |= {"weight": "advice", "is_active": "on"}
    pages.as_user(cast()["publisher"]).post("/admin/articles/picturerule/add/", data)

    rule = HouseRule.objects.get()
    assert (rule.kind, rule.least_width, rule.least_width_per_100_height) == ("picture", 1200, 150)


def test_a_length_has_no_end_before_its_beginning():
    data = {"least_length": 10, "most_length": 9, "weight": "advice"}
    page = pages.as_user(cast()["publisher"]).post("/admin/articles/lengthrule/add/", data)

    assert page.context["adminform"].form.errors == {
        "most_length": ["The upper limit is below the lower limit."]
    }


def test_a_page_lists_the_rules_of_its_kind_alone():
    for kind in ("name", "wording"):
        HouseRule.objects.create(kind=kind, wording="tomorrow", name="Hall")
    browser = pages.as_user(cast()["publisher"])
    page = browser.get("/admin/articles/namerule/")

    assert [rule.kind for rule in page.context["cl"].result_list] == ["name"]
    assert HouseRule.objects.count() == 2


def test_the_page_of_a_name_calls_its_fields_by_what_they_are():
    page = pages.as_user(cast()["publisher"]).get("/admin/articles/namerule/add/")
    form = page.context["adminform"].form

    assert form.fields["name_zh"].label == "official name in Chinese"
    assert form.fields["wording"].help_text == "Wrong forms of the name, one per line."
