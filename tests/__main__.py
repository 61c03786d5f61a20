"""Every check of the project, in order: `make test`, or `python -m tests`.

All checks run, whatever the first ones say; the summary at the end names what
failed and what could not run. With CI=true, what could not run is a failure.
"""

import os
import secrets
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests import parts

# The environment a deployment's settings come from must not reach the tests.
SETTINGS = {
    *("ALLOWED_HOSTS", "CACHE_URL", "CSRF_TRUSTED_ORIGINS", "DATABASE_URL", "DATABASE_URL_FILE"),
    *("DEBUG", "EMAIL_URL", "EMAIL_URL_FILE", "MEDIA_ROOT", "SECRET_KEY", "SECRET_KEY_FILE"),
}
PRODUCTION = {"NEWSROOM_HTTPS": "1", "ALLOWED_HOSTS": "news.example.edu"}

PYTHON = sys.executable
MANAGE = [PYTHON, "manage.py"]
PYTEST = [PYTHON, "-m", "pytest", "-n", "auto", "--maxprocesses", "4", "--dist", "worksteal"]
# Of npm, which the Makefile installs beside Python's packages.
VENV = Path(sys.prefix)
BIOME = [VENV / "bin/node", VENV / "node_modules/.bin/biome"]
ON_POSTGRESQL = [PYTHON, "tests/postgres.py", "--"]


@dataclass(frozen=True)
class Check:
    title: str
    command: list
    environment: dict = field(default_factory=dict)
    needs: tuple = ()


CHECKS = [
    Check("Python style", [PYTHON, "-m", "ruff", "check", "--quiet"]),
    Check("Python layout", [PYTHON, "-m", "ruff", "format", "--check", "--quiet"]),
    Check("Types", [PYTHON, "-m", "mypy"]),
    Check("Templates", [PYTHON, "-m", "djlint", "--lint", "--quiet", "templates"]),
    Check("Scripts and styles", [*BIOME, "check", "--error-on-warnings"]),
    Check("Migrations", [*MANAGE, "makemigrations", "--check", "--dry-run"]),
    Check(
        "Deployment settings",
        [*MANAGE, "check", "--deploy", "--fail-level", "WARNING"],
        PRODUCTION,
    ),
    Check("Tests on SQLite", [*PYTEST, "-m", "not browser and not checker"]),
    Check(
        "Tests on PostgreSQL",
        [*ON_POSTGRESQL, *PYTEST, "-m", "not browser and not checker and not pure"],
        needs=(parts.POSTGRESQL,),
    ),
    Check(
        "HTML and sitemaps, by others’ checkers",
        [PYTHON, "-m", "pytest", "-m", "checker", "tests/articles/newsstand"],
        needs=parts.FOR_CHECKERS,
    ),
    Check(
        "Browser journeys, on PostgreSQL",
        [*ON_POSTGRESQL, *PYTEST, "-m", "browser"],
        needs=parts.FOR_BROWSER,
    ),
]


def clean_environment():
    """Return the environment without the variables that newsroom/settings.py reads."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in SETTINGS and not name.startswith("NEWSROOM_")
    }
    return kept | {"SECRET_KEY": secrets.token_urlsafe(50)}


def run(check, environment):
    """Run `check` under its title; return its line for the summary and whether it passed."""
    print(f"\n── {check.title}", flush=True)
    started = time.monotonic()
    passed = subprocess.run(check.command, env=environment | check.environment).returncode == 0
    seconds = time.monotonic() - started
    return f"{'ok    ' if passed else 'FAILED'}  {check.title} ({seconds:.0f} s)", passed


def main():
    absent = parts.install_missing()
    environment = clean_environment()
    lines, good = [], not (absent and os.environ.get("CI") == "true")
    for check in CHECKS:
        lacking = [part for part in check.needs if part in absent]
        if lacking:
            remedies = "; ".join(f"{part.name} is missing: {part.remedy}" for part in lacking)
            lines.append(f"NOT RUN {check.title}. {remedies}")
            continue
        line, passed = run(check, environment)
        lines.append(line)
        good = good and passed
    print("\n── Summary", *lines, sep="\n")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
