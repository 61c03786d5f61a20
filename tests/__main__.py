"""Every check of the project, in order: `make test`, or `python -m tests`.

`make check`, or `python -m tests quick`, runs those that need nothing but pip and npm,
and leaves out the slow tests. `python -m tests sqlite` runs the tests on SQLite alone.

All checks run, whatever the first ones say; the summary at the end names what
failed and what could not run. With CI=true, what could not run is a failure.
"""

import argparse
import os
import secrets
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from tests import parts

# The environment a deployment's settings come from must not reach the tests.
SETTINGS = {
    *("ALLOWED_HOSTS", "CACHE_URL", "CSRF_TRUSTED_ORIGINS", "DATABASE_URL", "DATABASE_URL_FILE"),
    *("DEBUG", "EMAIL_URL", "EMAIL_URL_FILE", "MEDIA_ROOT", "SECRET_KEY", "SECRET_KEY_FILE"),
}
# Some images set it. Compiled once, modules and tests load in half the time.
SLOW = {"PYTHONDONTWRITEBYTECODE"}
PRODUCTION = {"NEWSROOM_HTTPS": "1", "ALLOWED_HOSTS": "news.example.edu"}

CI = os.environ.get("CI") == "true"
PYTHON = sys.executable
MANAGE = [PYTHON, "manage.py"]
PYTEST = [PYTHON, "-m", "pytest", "-n", "auto", "--maxprocesses", "4", "--dist", "worksteal"]
# Journeys wait for browsers and for late answers: two more of them than there are cores.
WAITING = ["-n", str((os.cpu_count() or 1) + 2)]
# Of npm, which the Makefile installs beside Python's packages.
VENV = Path(sys.prefix)
BIOME = [VENV / "bin/node", VENV / "node_modules/.bin/biome"]
# Added to the tests' own arguments by `make check`; of two -m, pytest takes the last.
QUICKER = (
    *("--hypothesis-profile", "quick"),
    *("-m", "not browser and not checker and not slow"),
)
SQL_MATTERS = "not browser and not checker and not pure and not once"
ON_POSTGRESQL = [PYTHON, "tests/postgres.py", "--"]


@dataclass(frozen=True)
class Check:
    title: str
    command: list
    environment: dict = field(default_factory=dict)
    needs: tuple = ()
    is_small: bool = True  # takes one core, and says little: runs beside others
    is_beside: bool = False  # waits a lot: runs beside those that follow
    quick: tuple | None = None  # arguments that `make check` adds; None: it leaves this one out


CHECKS = [
    Check("Python style", [PYTHON, "-m", "ruff", "check", "--quiet"], quick=()),
    Check("Python layout", [PYTHON, "-m", "ruff", "format", "--check", "--quiet"], quick=()),
    Check("Types", [PYTHON, "-m", "mypy"], quick=()),
    Check("Templates", [PYTHON, "-m", "djlint", "--lint", "--quiet", "templates"], quick=()),
    Check("Scripts and styles", [*BIOME, "check", "--error-on-warnings"], quick=()),
    Check("Migrations", [*MANAGE, "makemigrations", "--check", "--dry-run"], quick=()),
    Check(
        "Deployment settings",
        [*MANAGE, "check", "--deploy", "--fail-level", "WARNING"],
        PRODUCTION,
    ),
    Check(
        "Tests on SQLite",
        [*PYTEST, "-m", "not browser and not checker"],
        is_small=False,
        quick=QUICKER,
    ),
    Check(
        "Browser journeys, on PostgreSQL",
        [*ON_POSTGRESQL, *PYTEST, *WAITING, "-m", "browser"],
        needs=parts.FOR_BROWSER,
        is_small=False,
        is_beside=True,
    ),
    Check(
        "Tests on PostgreSQL",
        # The staff pages are walked there by the journeys.
        [*ON_POSTGRESQL, *PYTEST, "-m", SQL_MATTERS, "--ignore=tests/articles/admin"],
        needs=(parts.POSTGRESQL,),
        is_small=False,
    ),
    Check(
        "HTML and sitemaps, by others’ checkers",
        [PYTHON, "-m", "pytest", "-m", "checker", "tests/articles/newsstand"],
        needs=parts.FOR_CHECKERS,
        is_small=False,
    ),
]


def clean_environment():
    """Return the environment without the variables that newsroom/settings.py reads."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in SETTINGS | SLOW and not name.startswith("NEWSROOM_")
    }
    return kept | {"SECRET_KEY": secrets.token_urlsafe(50)}


def run(check, environment):
    """Run `check`, its output under its title; return its line for the summary and if it passed."""
    started = time.monotonic()
    is_quiet = check.is_small or check.is_beside
    if not is_quiet:
        print(f"\n── {check.title}", flush=True)
    output = subprocess.PIPE if is_quiet else None
    done = subprocess.run(
        check.command,
        env=environment | check.environment,
        stdout=output,
        stderr=output and subprocess.STDOUT,
        text=True,
    )
    if is_quiet:
        print(f"\n── {check.title}\n{done.stdout}", end="", flush=True)
    passed, seconds = done.returncode == 0, time.monotonic() - started
    return f"{'ok    ' if passed else 'FAILED'}  {check.title} ({seconds:.0f} s)", passed


def chosen(which):
    """Return the checks of `make check` ("quick"), the tests on SQLite ("sqlite"), or all."""
    if which == "quick":
        return [
            replace(check, command=[*check.command, *check.quick])
            for check in CHECKS
            if check.quick is not None
        ]
    if which == "sqlite":
        return [check for check in CHECKS if check.title == "Tests on SQLite"]
    return CHECKS


def lacks(check, absent):
    """Return the summary's line for a check that can't run without what is absent, or None."""
    lacking = [part for part in check.needs if part in absent]
    if not lacking:
        return None
    remedies = "; ".join(f"{part.name} is missing: {part.remedy}" for part in lacking)
    return f"NOT RUN {check.title}. {remedies}"


def all_of(checks, absent, at_once):
    """Run large checks in their order, those that wait a lot beside the rest; return the results."""
    results, beside = [], []
    with ThreadPoolExecutor(1) as waiting:
        for check in checks:
            if without := lacks(check, absent):
                results.append((without, not CI))
            elif check.is_beside:
                beside.append(waiting.submit(at_once, check))
            else:
                results.append(at_once(check))
    return [*results, *(one.result() for one in beside)]


def main():
    parser = argparse.ArgumentParser(prog="python -m tests")
    parser.add_argument("which", nargs="?", choices=["quick", "sqlite"], help="only some checks")
    checks = chosen(parser.parse_args().which)
    small = [check for check in checks if check.is_small]
    large = [check for check in checks if not check.is_small]
    at_once = partial(run, environment=clean_environment())
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(at_once, small))
    absent = parts.install_missing() if any(check.needs for check in checks) else []
    results += all_of(large, absent, at_once)
    print("\n── Summary", *(line for line, _passed in results), sep="\n")
    return 0 if all(passed for _line, passed in results) else 1


if __name__ == "__main__":
    sys.exit(main())
