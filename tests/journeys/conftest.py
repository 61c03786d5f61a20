"""Fixtures of the browser journeys: every test in this folder carries the mark `browser`."""

import os
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.test import Client
from playwright.sync_api import expect, sync_playwright

from .browser import DESKTOP, FLAGS, LATE, Watch, chromium, patience

# Playwright's synchronous interface keeps an event loop running in the test's
# thread, where Django would otherwise refuse to use the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser():
    path = chromium()
    if path is None:
        pytest.skip("no Chromium: apt-get install chromium, or set CHROMIUM")
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chrome
        chrome.close()


@pytest.fixture(autouse=True, scope="session")
def late():
    """Hold every answer of the program back for LATE seconds; files come at once."""
    answer = WSGIHandler.__call__

    def answer_late(handler, environ, start_response):
        found = answer(handler, environ, start_response)
        if not environ["PATH_INFO"].startswith((settings.STATIC_URL, settings.MEDIA_URL)):
            time.sleep(LATE)
        return found

    expect.set_options(timeout=patience(10))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WSGIHandler, "__call__", answer_late)
        yield


@pytest.fixture
def answered():
    """End a journey when all its requests are answered: emptying the tables would lock with them."""
    pending = []

    def begin(**kwargs):
        pending.append(True)

    def end(**kwargs):
        pending.pop()

    request_started.connect(begin)
    request_finished.connect(end)
    yield
    latest = time.monotonic() + patience(20) / 1000
    while pending and time.monotonic() < latest:
        time.sleep(0.05)
    request_started.disconnect(begin)
    request_finished.disconnect(end)


@pytest.fixture
def page(browser, live_server, answered, request, monkeypatch):
    """A page of the site, 1280 px wide unless parametrized; fails on any problem seen."""
    monkeypatch.setattr(settings, "NEWSROOM_URL", live_server.url)
    viewport = getattr(request, "param", DESKTOP)
    context = browser.new_context(base_url=live_server.url, viewport=viewport, locale="en-GB")
    context.set_default_timeout(patience(30))
    watch = Watch(context, live_server.url)
    yield context.new_page()
    context.close()
    assert not watch.problems, "\n".join(watch.problems)


@pytest.fixture
def sign_in(page, live_server):
    """A function that signs `user` in on the page's browser, without the form."""

    def sign_in(user):
        client = Client()
        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        cookie = {"name": name, "value": client.cookies[name].value, "url": live_server.url}
        page.context.add_cookies([cookie])

    return sign_in
