"""Static files: named by their content, none of others' pages, nothing that runs by itself."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.core.files.storage import FileSystemStorage
from django.core.management import call_command
from django.test import override_settings
from whitenoise.middleware import WhiteNoiseMiddleware

from newsroom.static_files import HashedFiles

SCRIPTS = ["js/recovery.js", "js/findings.js", "js/story-form.js", "js/forms.js", "js/log-in.js"]


def test_a_module_imports_another_by_the_name_it_has_in_production(tmp_path):
    storage = HashedFiles(location=tmp_path, base_url="/static/")
    for name in SCRIPTS:
        with open(finders.find(name), "rb") as file:  # noqa: PTH123
            storage.save(name, file)

    list(storage.post_process({name: (FileSystemStorage(tmp_path), name) for name in SCRIPTS}))

    for name in SCRIPTS[:2]:
        text = (tmp_path / storage.stored_name(name)).read_text()
        imported = re.search(r'from "\./(story-form\.\w+\.js)"', text)
        assert (tmp_path / "js" / imported[1]).is_file()


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    folder = tmp_path_factory.mktemp("static")
    with override_settings(STATIC_ROOT=folder):
        call_command("collectstatic", interactive=False, verbosity=0)
    return folder


def test_no_page_is_among_them(collected):
    endings = {path.suffix for path in collected.rglob("*") if path.is_file()}

    assert endings & {".html", ".htm", ".md", ".php"} == set()
    assert endings >= {".js", ".css", ".png"}


def test_a_file_opened_by_itself_runs_nothing(collected, rf):
    with override_settings(STATIC_ROOT=collected, WHITENOISE_AUTOREFRESH=False):
        served = WhiteNoiseMiddleware(get_response=None)

    drawing = next(url for url in served.files if url.endswith(".svg"))

    policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    assert served(rf.get(drawing))["Content-Security-Policy"] == policy
