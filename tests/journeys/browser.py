"""What the browser journeys share: Chromium, the two widths, axe."""

import os
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings

# Seconds by which every answer of the program is late: `LATE=6 … -m browser`.
LATE = float(os.environ.get("LATE", "0"))

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
# Chromium's own calls home are switched off; a journey leaves the machine for nothing.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]

at_both_widths = pytest.mark.parametrize(
    "page", [PHONE, DESKTOP], indirect=True, ids=["390", "1280"]
)


def patience(seconds):
    """Return milliseconds to wait for what takes `seconds` at most, were no answer late."""
    return (seconds + 10 * LATE) * 1000


def chromium():
    """Return the path of Chromium: CHROMIUM, else the one installed, else None."""
    names = [os.environ.get("CHROMIUM", ""), "chromium-headless-shell", "chromium"]
    names += ["chromium-browser", "google-chrome"]
    return next((found for name in names if (found := shutil.which(name))), None)


# An editor builds itself after the load.
EDITORS_READY = """() => [...document.querySelectorAll("textarea[data-type=ckeditortype]")].every(
    (field) => window.CKEDITOR?.instances[field.id]?.status === "ready")"""
# Scripts that ran at the load may still have a timer to go; colours may still be on their way.
SETTLED = """async () => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
}"""

AXE = Axe()
# Of what is right, axe names one element a rule: all of them take longer to tell than to find.
# What it would load beforehand only serves to judge sound that plays by itself; there is none.
OPTIONS = {"resultTypes": ["violations"], "preload": False}


def settle(page):
    """Wait until the page is loaded, its scripts have begun and nothing on it moves any more."""
    page.wait_for_load_state("load")
    page.wait_for_function(EDITORS_READY)
    page.evaluate(SETTLED)


def axe(page, context=None):
    """Assert that axe finds nothing wrong on `page`, or in `context`, a CSS selector."""
    settle(page)
    violations = AXE.run(page, context=context, options=OPTIONS).response["violations"]
    assert not violations, f"{page.url}\n" + "\n".join(map(describe, violations))


def describe(violation):
    """Return one axe violation as text: its rule, and each element that breaks it."""
    nodes = [f"    {' '.join(node['target'])}  {node['html']}" for node in violation["nodes"]]
    return "\n".join([f"  {violation['id']} ({violation['impact']}): {violation['help']}", *nodes])


def speak(page, language):
    """Set the page's browser to a language, as the switch at the top of the staff pages does."""
    page.goto("/healthz")
    cookie = {"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": page.url}
    page.context.add_cookies([cookie])


class Watch:
    """Collects what must not happen in a browser context, page after page.

    An error in the console (a blocked script or style among them), an uncaught
    exception, a part of a page that does not load, a request to another host.
    """

    def __init__(self, context, site):
        self.problems = []
        self.site = site
        context.route(lambda url: not url.startswith(site), self.refuse)
        context.on("console", self.on_console)
        context.on("weberror", lambda error: self.problems.append(f"exception: {error.error}"))
        context.on("response", self.on_response)

    def refuse(self, route):
        self.problems.append(f"request outside the site: {route.request.url}")
        route.abort()

    def on_console(self, message):
        # A failed load is reported by on_response, which can tell a page's own
        # 404 or 410, which a journey may want, from that of a part of it. What has
        # no address comes from axe, which the journey itself put into the page.
        address = message.location["url"]
        ours = address and not message.text.startswith("Failed to load resource")
        if message.type == "error" and ours:
            self.problems.append(f"console: {message.text} ({address})")

    def on_response(self, response):
        if response.status >= 400 and not response.request.is_navigation_request():
            self.problems.append(f"{response.status}: {response.url}")
