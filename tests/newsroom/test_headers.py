"""What is said beside each answer, compared whole: one header more or less is noticed."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

from articles.models import Article, PreviewLink
from tests import factories
from tests.articles.admin import pages
from tests.cast import cast

pytestmark = [pytest.mark.django_db, pytest.mark.once]

# What depends on the day or on the page's length.
OF_THE_DAY = {"Content-Length", "ETag", "Expires", "Last-Modified"}

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}
OF_THE_EDITOR = POLICY - {"style-src 'self'"}
OF_THE_EDITOR |= {"style-src 'self' 'unsafe-inline'", "script-src-attr 'unsafe-inline'"}

EVERY = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Language": "en",
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(),"
    " payment=(), usb=()",
}
READERS = EVERY | {"Vary": "Accept-Encoding"}
MACHINES = EVERY | {"Vary": "Accept-Language"}
STAFF = EVERY | {
    "Cache-Control": "max-age=0, no-cache, no-store, must-revalidate, private",
    "Vary": "Cookie, Accept-Language, Accept-Encoding",
}
PRIVATE = EVERY | {
    "Cache-Control": "private, no-store",
    "Vary": "Accept-Language, Accept-Encoding",
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "no-referrer",
}
PICTURE = MACHINES | {
    "Content-Type": "image/jpeg",
    "Content-Disposition": 'inline; filename="card.jpg"',
    "Cache-Control": "public, max-age=3600",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
PRIVATE_PICTURE = PRIVATE | PICTURE | {"Cache-Control": "private, no-store"}
PRIVATE_PICTURE |= {
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def headers(answer):
    """Return the headers of an answer, its policy as a set."""
    said = {name: value for name, value in answer.headers.items() if name not in OF_THE_DAY}
    policy = said["Content-Security-Policy"].split(";")
    return said | {"Content-Security-Policy": {part.strip() for part in policy}}


@pytest.fixture(scope="module", autouse=True)
def live(shared_rows):
    people = cast()
    hands = people["writer"], people["reviewer"], people["publisher"]
    return factories.published(*hands, photos=[factories.photo()])


@pytest.fixture
def story(live):
    return Article.objects.get(pk=live.pk)


@pytest.mark.parametrize("address", ["/en/", "/en/news/", "/en/people/", "/en/search/?q=day"])
def test_a_list_for_readers(client, story, address):
    assert headers(client.get(address)) == READERS


def test_a_story(client, story):
    assert headers(client.get(story.published.address)) == READERS


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/en/feed/", "application/rss+xml; charset=utf-8"),
        ("/en/feed/atom/", "application/atom+xml; charset=utf-8"),
        ("/en/feed.json", "application/feed+json; charset=utf-8"),
        ("/en/site.webmanifest", "application/manifest+json"),
        ("/en/opensearch.xml", "application/opensearchdescription+xml"),
    ],
)
def test_what_programs_of_readers_ask_for(client, story, address, kind):
    assert headers(client.get(address)) == READERS | {"Content-Type": kind}


@pytest.mark.parametrize(
    ("address", "kind"), [("/robots.txt", "text/plain"), ("/healthz", "application/json")]
)
def test_what_machines_ask_for(client, address, kind):
    assert headers(client.get(address)) == MACHINES | {"Content-Type": kind}


def test_a_picture(client, story):
    key = story.photo_uses.get().photo.key

    assert headers(client.get(f"/media/pictures/{key}/card.jpg")) == PICTURE
    webp = PICTURE | {"Content-Type": "image/webp"}
    webp |= {"Content-Disposition": 'inline; filename="320.webp"'}
    assert headers(client.get(f"/media/pictures/{key}/320.webp")) == webp


@pytest.mark.parametrize("address", ["/admin/", pages.LIST, "/admin/front/en/"])
def test_a_staff_page(people, address):
    of_frames = {"frame-src 'self'"} if "front" in address else set()
    expected = STAFF | {"Content-Security-Policy": POLICY | of_frames}

    assert headers(pages.as_user(people["publisher"]).get(address)) == expected


def test_the_story_form(people, story):
    browser = pages.as_user(people["publisher"])
    expected = STAFF | {"Content-Security-Policy": OF_THE_EDITOR}

    assert headers(browser.get(pages.ADD)) == expected
    assert headers(browser.get(pages.change(story))) == expected


def test_a_private_link(client, people, story):
    values = {"by": people["writer"], "for_whom": "Dean", "days": 1}
    _link, token = PreviewLink.objects.make(story.latest_version, **values)
    key = story.photo_uses.get().photo.key

    assert headers(client.get(f"/preview/{token}/")) == PRIVATE
    picture = client.get(f"/preview/{token}/pictures/{key}/card.jpg")
    assert headers(picture) == PRIVATE_PICTURE
    webp = client.get(f"/preview/{token}/pictures/{key}/320.webp")
    assert webp["Content-Type"] == "image/webp"


def test_a_private_link_that_takes_comments(client, people, story):
    values = {"by": people["writer"], "for_whom": "Dean", "days": 1, "may_comment": True}
    _link, token = PreviewLink.objects.make(story.latest_version, **values)
    expected = PRIVATE | {"Referrer-Policy": "same-origin"}
    expected |= {"Vary": "Cookie, Accept-Language, Accept-Encoding"}

    assert headers(client.get(f"/preview/{token}/")) == expected


SECURE = (
    "SESSION_COOKIE_NAME",
    "CSRF_COOKIE_NAME",
    "SESSION_COOKIE_SECURE",
    "CSRF_COOKIE_SECURE",
    "SESSION_COOKIE_HTTPONLY",
    "SESSION_COOKIE_SAMESITE",
    "CSRF_COOKIE_SAMESITE",
    "SECURE_SSL_REDIRECT",
    "SECURE_HSTS_SECONDS",
    "SECURE_HSTS_INCLUDE_SUBDOMAINS",
    "SECURE_REDIRECT_EXEMPT",
    "SECURE_PROXY_SSL_HEADER",
    "ALLOWED_HOSTS",
    "CSRF_TRUSTED_ORIGINS",
    "DEBUG",
)


def set_with(**environment):
    """Return the settings of SECURE as a fresh process has them in this environment."""
    code = "import json, sys; from django.conf import settings as found"
    code += "; print(json.dumps({name: getattr(found, name) for name in sys.argv[1:]}))"
    values = {"PATH": os.environ["PATH"], "SECRET_KEY": "x", "DATABASE_URL": "sqlite://:memory:"}
    values |= {"DJANGO_SETTINGS_MODULE": "newsroom.settings"} | environment
    ran = subprocess.run(
        [sys.executable, "-c", code, *SECURE],
        env=values,
        cwd=settings.BASE_DIR,
        capture_output=True,
        check=True,
    )
    return json.loads(ran.stdout)


TRIAL = {
    "SESSION_COOKIE_NAME": "sessionid",
    "CSRF_COOKIE_NAME": "csrftoken",
    "SESSION_COOKIE_SECURE": False,
    "CSRF_COOKIE_SECURE": False,
    "SESSION_COOKIE_HTTPONLY": True,
    "SESSION_COOKIE_SAMESITE": "Lax",
    "CSRF_COOKIE_SAMESITE": "Lax",
    "SECURE_SSL_REDIRECT": False,
    "SECURE_HSTS_SECONDS": 0,
    "SECURE_HSTS_INCLUDE_SUBDOMAINS": False,
    "SECURE_REDIRECT_EXEMPT": ["^healthz$"],
    "SECURE_PROXY_SSL_HEADER": None,
    "ALLOWED_HOSTS": ["localhost", "127.0.0.1", "[::1]"],
    "CSRF_TRUSTED_ORIGINS": [],
    "DEBUG": False,
}


def test_a_trial_office_answers_its_own_machine_only():
    assert set_with() == TRIAL


def test_an_office_reached_by_https_is_reached_by_nothing_else():
    names = "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT"
    expected = TRIAL | dict.fromkeys((*names, "SECURE_HSTS_INCLUDE_SUBDOMAINS"), True)

    expected |= {"SECURE_HSTS_SECONDS": 31_536_000, "SESSION_COOKIE_NAME": "__Host-sessionid"}

    assert set_with(NEWSROOM_HTTPS="1") == expected | {"CSRF_COOKIE_NAME": "__Host-csrftoken"}


def test_what_a_proxy_says_is_believed_only_where_there_is_one():
    expected = TRIAL | {"SECURE_PROXY_SSL_HEADER": ["HTTP_X_FORWARDED_PROTO", "https"]}

    assert set_with(NEWSROOM_BEHIND_PROXY="1") == expected


def test_what_a_password_is_judged_by():
    names = [entry["NAME"].rpartition(".")[2] for entry in settings.AUTH_PASSWORD_VALIDATORS]
    assert names == [
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    ]
