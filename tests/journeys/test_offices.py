"""Offices of one, two and three people: what each can do, and what the office of one is told."""

import re

import pytest
from django.core import mail
from django.utils import timezone

from articles.desk.outbox import send_due
from articles.models import Article, Notice, PublishedArticle
from tests import factories
from tests.cast import account

from .browser import PHONE, axe, speak

pytestmark = pytest.mark.django_db(transaction=True)

ALL_ROLES = ("writer", "reviewer", "publisher", "administrator")
REFUSED = {
    "en": "Nobody else could review this story. "
    "Ask Li Na to give one more account the reviewer role.",
    "zh-hans": "没有其他人可以审核这篇稿件。请联系Li Na，再给一个账号加上审稿人角色。",
}


def on_form(page, article):
    page.goto(f"/admin/articles/article/{article.pk}/change/")


def open_act(page, name):
    """Press the button of an act on the story's page, behind “More acts” if it is there."""
    if not page.locator(f"a.act-{name}").is_visible():
        page.locator(".further summary").click()
    page.locator(f"a.act-{name}").click()
    page.wait_for_url(f"**/act/{name}/")


def confirm(page):
    page.locator(".confirm button.act").click()
    page.locator(".messagelist .success").wait_for()


def do(page, article, name, **fields):
    on_form(page, article)
    open_act(page, name)
    for field, value in fields.items():
        page.locator(f"#id_{field}").fill(value)
    confirm(page)


@pytest.fixture
def li():
    return account("li", *ALL_ROLES, name="Li Na")


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_an_office_of_one_is_told_why_its_story_waits_and_whom_to_ask(page, sign_in, li, language):
    article = factories.draft(li)
    speak(page, language)
    sign_in(li)

    on_form(page, article)
    open_act(page, "submit")
    page.locator(".confirm button.act").click()
    page.locator(".errornote").wait_for()

    why, _on_paper, emergency = page.locator(".errornote li").all_inner_texts()
    assert why == REFUSED[language]
    assert language != "en" or emergency.startswith("In an emergency you may publish it")
    axe(page)
    assert Article.objects.get().work_state == "draft"


def test_an_office_of_one_publishes_in_an_emergency_without_a_review_credit(page, sign_in, li):
    article = factories.draft(li)
    sign_in(li)

    do(page, article, "emergency", note="The kiln must not be entered tonight.")

    standing = page.locator(".story-panel .standing").inner_text()
    assert standing.endswith("It was published without review: a reviewer still has to sign it.")
    assert page.locator("a.act-sign_after").count() == 0
    page.get_by_role("link", name="Open the public page").click()
    page.wait_for_url("**/en/news/**")
    assert page.locator(".credit-line").inner_text().split() == ["Text", "Zhang", "San"]


def test_an_office_of_one_records_the_signature_of_a_dean_on_paper(page, sign_in, li, settings):
    settings.NEWSROOM_PAPER_APPROVAL = True
    factories.contributor("Qian Wei", "钱伟")
    article = factories.draft(li)
    sign_in(li)
    do(page, article, "submit")

    open_act(page, "approve_on_paper")
    page.locator(".select2-selection").click()
    page.locator(".select2-search__field").fill("钱伟")
    page.locator(".select2-results__option", has_text="Qian Wei").click()
    page.locator("#id_signed_on").fill(timezone.localdate().isoformat())
    scan = {"name": "scan.jpg", "mimeType": "image/jpeg", "buffer": factories.jpeg(90, 60)}
    page.locator("#id_scan").set_input_files(scan)
    confirm(page)
    do(page, article, "publish")

    credits = PublishedArticle.objects.get().credits
    assert [entry["name"] for entry in credits if entry["role"] == "review"] == ["Qian Wei"]


def test_an_office_of_two_edits_in_review_accepts_on_a_phone_and_publishes(page, sign_in):
    ann = account("ann", "writer", "publisher", name="Ann")
    ben = account("ben", "reviewer", name="Ben")
    article = factories.submitted(ann, headline="Sports day openned")

    sign_in(ben)
    page.goto("/admin/")
    page.locator("#content-main").get_by_role("link", name="Sports day openned").click()
    page.get_by_role("link", name="Change the text myself").click()
    page.locator("#id_headline").fill("Sports day opened")
    page.locator("input[name=_continue]").click()
    page.locator(".messagelist .success").wait_for()

    page.set_viewport_size(PHONE)
    sign_in(ann)
    page.goto("/admin/")
    page.locator("#waiting + .stories a").click()
    open_act(page, "accept_edit")
    axe(page)
    inserted = page.locator("ins").all_inner_texts()
    assert [words.split("\n")[1] for words in inserted] == ["opened"]
    confirm(page)
    do(page, article, "publish")

    row = PublishedArticle.objects.public().get()
    assert row.headline == "Sports day opened"
    assert [entry["name"] for entry in row.credits if entry["role"] == "review"] == ["Ben"]


def log_in(page, username):
    page.locator("#id_username").fill(username)
    page.locator("#id_password").fill("pw")
    page.locator("[type=submit]").last.click()


@pytest.mark.parametrize("page", [PHONE], indirect=True, ids=["390"])
def test_an_office_of_three_works_from_a_mail_on_a_phone_in_chinese(
    page, sign_in, live_server, settings
):
    settings.NEWSROOM_URL = live_server.url
    writer, publisher = account("wen", "writer"), account("pan", "publisher")
    account("shen", "reviewer", name="Shen", email="shen@example.edu")
    speak(page, "zh-hans")
    article = factories.draft(writer, language="zh-hans", headline="运动会开幕")
    sign_in(writer)
    do(page, article, "submit")

    send_due()
    page.context.clear_cookies(name="sessionid")
    page.goto(re.search(r"http\S+/review/", mail.outbox[0].body)[0])
    log_in(page, "shen")
    page.locator(".decision-approve summary").click()
    page.locator(".decision-approve button").click()
    page.locator(".messagelist .success").wait_for()

    sign_in(publisher)
    on_form(page, article)
    open_act(page, "publish")
    page.locator("[name=when][value=later]").check()
    page.locator("#id_at").fill("2099-01-05T08:00")
    confirm(page)

    axe(page)
    assert "2099年1月5日" in page.locator(".story-panel .standing").inner_text()
    assert Notice.objects.filter(recipient=writer, kind="scheduled").count() == 1
    assert page.goto("/zh-hans/").status == 200
    assert page.get_by_text("运动会开幕").count() == 0
