import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template

ROOT = Path(settings.BASE_DIR) / "templates"
NAMES = sorted(str(path.relative_to(ROOT)) for path in ROOT.rglob("*") if path.is_file())
LONGEST_LINE = 120


@pytest.mark.parametrize("name", NAMES)
def test_a_template_compiles(name):
    get_template(name)


@pytest.mark.parametrize("name", NAMES)
def test_no_line_is_too_long(name):
    # No formatter does this: one that breaks lines puts spaces between Chinese words.
    lines = (ROOT / name).read_text().splitlines()
    assert [line for line in lines if len(line) > LONGEST_LINE] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_block_is_closed_by_its_name(name):
    assert re.findall(r"{% endblock %}", (ROOT / name).read_text()) == []
