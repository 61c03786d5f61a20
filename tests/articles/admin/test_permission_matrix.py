"""Every staff address, by every role: held to the tables in permission_table.py."""

import pytest
from django.contrib import admin
from django.core.files.base import ContentFile
from django.db.models import QuerySet
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from articles.desk.dispatch import VERBS
from articles.models import Act, Comment, PaperScan, PreviewLink, Proposal
from articles.models.desk import housekeeping
from articles.rules.acts import HOLD, NOT_PUBLISHED
from people.models import Unit

from . import permission_table as table
from .permission_table import column, rows

pytestmark = [pytest.mark.django_db, pytest.mark.once]

STORY = "articles_article_"
FORMS = ("changelist", "add", "change", "delete", "history")
EVERYBODY = table.ACCOUNTS[1:]
# Accounts whose column is that of another, or nearly: `make test` asks for them too.
TWINS = ("photographer", "translator", "administrator", "superuser")
ACCOUNTS = [
    pytest.param(who, marks=pytest.mark.slow) if who in TWINS else who for who in table.ACCOUNTS
]
KNOWN = {"app_label": "articles", "language": "en"}


@pytest.fixture
def people():
    return table.everybody()


def staff_addresses():
    """Return {name: the arguments of its address} of every staff page."""
    return {
        pattern.name: tuple(pattern.pattern.converters) or tuple(pattern.pattern.regex.groupindex)
        for pattern in _flat(admin.site.urls[0])
        if pattern.name
    }


def _flat(patterns):
    for pattern in patterns:
        inner = getattr(pattern, "url_patterns", None)
        yield from [pattern] if inner is None else _flat(inner)


def form_pages():
    """Return {name of a page: its model} of the stock pages of every registered model."""
    return {
        f"{model._meta.app_label}_{model._meta.model_name}_{page}": model._meta.model_name
        for model in admin.site._registry
        for page in FORMS
    }


def _with_everything(story, colleague):
    """Give a story what its pages are about: a comment, a private link, a scan."""
    version = story.latest_version
    story.comment = Comment.objects.leave(version, by=colleague, body="Which day?")
    story.link = PreviewLink.objects.make(version, by=colleague, for_whom="Dean", days=1)[0]
    story.act = Act.objects.create(
        article=story,
        article_pk=story.pk,
        number=1,
        act="approve_on_paper",
        account_pk=colleague.pk,
        version_number=1,
        made_at=timezone.now(),
    )
    PaperScan.of(ContentFile(b"%PDF-1.4"), "application/pdf").belongs_to(story.act)
    return story


def arguments(names, story):
    """Return the arguments of an address of this story."""
    known = {
        "name": "submit",
        "comment_id": story.comment.pk,
        "link_id": story.link.pk,
        "act_id": story.act.pk,
    }
    ones = dict.fromkeys(("number", "old", "new"), 1)
    return {name: (known | ones).get(name, story.pk) for name in names}


def answer(browser, name, method, kwargs):
    """Return the sign of what a page answers."""
    response = getattr(browser, method)(reverse(f"admin:{name}", kwargs=kwargs))
    return table.SIGNS[response.status_code]


def browser_of(user):
    browser = Client()
    if user:
        browser.force_login(user)
    return browser


@pytest.mark.parametrize("who", ACCOUNTS)
def test_the_pages_of_a_story(people, who):
    browser, addresses = browser_of(people.get(who)), staff_addresses()
    drafts = table.stories_of(people.get(who, people["writer"]), people["colleague"])
    stories = [_with_everything(story, people["colleague"]) for story in drafts]
    actual = {}
    for row in rows(table.PAGES_OF_A_STORY):
        method, name = row.split(":")
        actual[row] = "".join(
            answer(browser, STORY + name, method, arguments(addresses[STORY + name], story))
            for story in stories
        )

    assert actual == column(table.PAGES_OF_A_STORY, who)


def _proposed(by, number):
    """Let a change of the house's words wait, under this number, made by somebody else."""
    unit = Unit.objects.create(name="Library")
    proposal = housekeeping.propose(unit, {"name": ["Library", "Book Hall"]}, by=by)
    QuerySet(Proposal).filter(id=proposal.pk).update(id=number)


@pytest.mark.parametrize("who", ACCOUNTS)
def test_the_other_pages(people, who):
    browser, addresses = browser_of(people.get(who)), staff_addresses()
    number = people["writer"].contributor.pk
    _proposed(people["colleague"], number)
    actual = {}
    for row in rows(table.OTHER_PAGES):
        method, name = row.split(":")
        known = KNOWN | {"id": people["writer"].pk}
        kwargs = {key: known.get(key, number) for key in addresses[name]}
        actual[row] = answer(browser, name, method, kwargs)

    assert actual == column(table.OTHER_PAGES, who)


@pytest.mark.parametrize("who", EVERYBODY)
def test_the_stock_pages_of_each_model(people, who):
    request = RequestFactory().get("/admin/")
    request.user = people[who]
    actual = {}
    for model, pages in admin.site._registry.items():
        may = pages.get_model_perms(request)
        letters = "".join(verb[0] for verb in ("view", "add", "change", "delete") if may[verb])
        actual[model._meta.model_name] = letters or "-"

    expected = column(table.STOCK_PAGES, who)
    assert {name: actual.get(name) for name in expected} == expected


def test_every_staff_address_and_every_act_is_in_a_table():
    pages = {row.split(":")[1] for row in rows(table.OTHER_PAGES)}
    pages |= {STORY + row.split(":")[1] for row in rows(table.PAGES_OF_A_STORY)}
    models = set(rows(table.STOCK_PAGES))
    pages |= {page for page, model in form_pages().items() if model in models}

    assert set(staff_addresses()) - pages == set()
    assert {row.split(":")[1] for row in rows(table.ACTS)} == {
        act.name for act in [*VERBS, HOLD, NOT_PUBLISHED]
    }
