"""Measure the newsstand with few stories and with many: `python -m tests.bench`.

Generates both archives on SQLite and on a throwaway PostgreSQL, then fetches every page of
one kind in turn, and takes the fastest of many rounds: whatever else the machine does can
only make a page slower. Exits with 1 if a page takes too many statements, or more time in the
large archive than the limit allows.
"""

import argparse
import contextlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests import postgres
from tests.__main__ import clean_environment

SIZES = (1_000, 100_000)
ROUNDS = 25
MOST_STATEMENTS, MOST_TIMES = 8, 1.5
TITLE = "{:<36}{:>11}{:>9}{:>12}{:>9}{:>8}"
LINE = "{:<36}{:>11}{:>6} KB{:>9.1f} ms{:>6.1f} ms{:>8.2f}{}"


class Visitor:
    """A process that fetches pages of one database: tests/bench/visitor.py."""

    def __init__(self, environment):
        command = [sys.executable, "-m", "tests.bench.visitor"]
        self.process = subprocess.Popen(
            command, env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        facts = self._hear()
        self.stories, self.pages = facts["stories"], facts["pages"]

    def seconds(self, page):
        print(page, file=self.process.stdin, flush=True)
        return self._hear()

    def stop(self):
        self.process.stdin.close()
        self.process.wait()

    def _hear(self):
        line = self.process.stdout.readline()
        return json.loads(line) if line else sys.exit("A visitor stopped; see above why.")


def environment_of(url, directory):
    """Return the environment in which a process works on the database at `url`."""
    return clean_environment() | {
        "DATABASE_URL": url,
        "MEDIA_ROOT": str(directory / "media"),
        "CACHE_URL": "dummycache://",
        "DJANGO_SETTINGS_MODULE": "tests.settings",
    }


def generate(environment, size):
    migrate = ["manage.py", "migrate", "--verbosity=0"]
    generator = ["-m", "tests.bench.generator", f"--stories={size}"]
    for command in (migrate, generator):
        subprocess.run([sys.executable, *command], env=environment, check=True)


@contextlib.contextmanager
def archives(directory):
    """Yield {kind of database: the addresses of a small and of a large generated archive}."""
    urls = {"SQLite": [f"sqlite:///{directory / str(size)}.sqlite3" for size in SIZES]}
    with contextlib.ExitStack() as servers:
        if postgres.binaries():
            urls["PostgreSQL"] = [servers.enter_context(throwaway_server()) for _size in SIZES]
        else:
            print("No PostgreSQL here: SQLite alone is measured.")
        for pair in urls.values():
            for url, size in zip(pair, SIZES, strict=True):
                generate(environment_of(url, directory), size)
        yield urls


@contextlib.contextmanager
def throwaway_server():
    # Not TMPDIR: a socket's path is short, and every account may pass /tmp.
    temporary = tempfile.TemporaryDirectory(prefix="newsroom-pg-", dir="/tmp")
    with temporary as directory, postgres.running(Path(directory)) as url:
        yield url


def measure(small, large):
    """Return {page: (seconds in the small archive, in the large one)}, the fastest of each."""
    times = {page: ([], []) for page in small.pages}
    for _round in range(ROUNDS):
        for page, (of_small, of_large) in times.items():
            of_small.append(small.seconds(page))
            of_large.append(large.seconds(page))
    return {page: tuple(map(min, pair)) for page, pair in times.items()}


def report(kind, small, large):
    """Print the table of one kind of database; return the pages that do not hold."""
    print(f"\n{kind}, the fastest of {ROUNDS} rounds")
    numbers = (f"{visitor.stories:,}" for visitor in (small, large))
    print(TITLE.format("page", "statements", "size", *numbers, "ratio"), flush=True)
    failed = []
    for page, (before, after) in measure(small, large).items():
        statements, ratio = large.pages[page]["statements"], after / before
        good = statements <= MOST_STATEMENTS and ratio <= MOST_TIMES
        sizes = "–".join(f"{visitor.pages[page]['bytes'] / 1000:.0f}" for visitor in (small, large))
        times = (before * 1000, after * 1000, ratio, "" if good else "  FAILED")
        print(LINE.format(page, statements, sizes, *times), flush=True)
        failed += [] if good else [f"{kind}: {page}"]
    return failed


def visit(kind, environments):
    """Measure two archives; return the pages that do not hold."""
    with contextlib.ExitStack() as stack:
        visitors = [Visitor(environment) for environment in environments]
        for visitor in visitors:
            stack.callback(visitor.stop)
        return report(kind, *visitors)


def main(arguments):
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument(
        "--databases",
        nargs=2,
        metavar=("SMALL", "LARGE"),
        help="DATABASE_URLs of two archives that are there already, to measure them as they are",
    )
    given = parser.parse_args(arguments).databases
    temporary = tempfile.TemporaryDirectory(prefix="newsroom-bench-")
    with temporary as name, contextlib.ExitStack() as stack:
        directory = Path(name)
        kinds = {"Given": given} if given else stack.enter_context(archives(directory))
        failed = []
        for kind, urls in kinds.items():
            failed += visit(kind, [environment_of(url, directory) for url in urls])
    print("\n" + ("\n".join(["These do not hold:", *failed]) if failed else "Every page holds."))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
