"""Checkers that others wrote, and that pip can't install: tests/parts.py brings them.

The Nu HTML checker is the one of the W3C, from npm's vnu-jar. The schema of sitemaps is that
of https://www.sitemaps.org/schemas/sitemap/0.9/sitemap.xsd, which npm's sitemap carries.
"""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree

FOLDER = Path(__file__).parent.parent / "var" / "checkers"
NU = FOLDER / "node_modules/vnu-jar/build/dist/vnu.jar"
SITEMAP = FOLDER / "node_modules/sitemap/schema/sitemap.xsd"
LACKING = "The checkers are not installed: `make test` brings them."


def html_errors(folder):
    """Return what the Nu checker finds wrong in the .html files of `folder`, a line each."""
    if not (NU.is_file() and shutil.which("java")):
        pytest.skip(LACKING)
    command = ["java", "-jar", NU, "--errors-only", "--format", "json", "--stdout", folder]
    found = subprocess.run(command, capture_output=True, text=True)
    return [
        f"{Path(message['url']).name}:{message.get('lastLine')} {message['message']}"
        for message in json.loads(found.stdout)["messages"]
    ]


def sitemap_schema():
    """Return the schema of sitemaps, which a parsed one can be held to."""
    if not SITEMAP.is_file():
        pytest.skip(LACKING)
    # It asks for the schemas of all that may stand inside a sitemap, which lie elsewhere.
    text = SITEMAP.read_text().replace('processContents="strict"', 'processContents="lax"')
    return etree.XMLSchema(etree.fromstring(text.encode()))
