"""A visitor of one database: fetches pages when told to, and says how long each took.

A process of its own, run by tests.bench with DATABASE_URL set. It first prints, as one line
of JSON, how many stories there are, and every page with its statements and size; then, for
each line naming a page, the seconds it took.
"""

import json
import sys
import time
from contextlib import contextmanager

import django
from django.db import connection
from django.test import Client


class Visitor:
    def __init__(self, addresses):
        self.addresses = addresses
        self.client = Client(headers={"host": "localhost"})

    def fetch(self, name):
        """Return the page called `name`, read to its end."""
        response = self.client.get(self.addresses[name])
        if response.status_code != 200:
            sys.exit(f"{self.addresses[name]} answers {response.status_code}")
        return response

    def facts(self, name):
        """Return the statements and the bytes of a page, once everything is warm."""
        self.fetch(name)
        with _counting() as statements:
            size = len(self.fetch(name).content)
        return {"statements": len(statements), "bytes": size}

    def seconds(self, name):
        started = time.perf_counter()
        self.fetch(name)
        return time.perf_counter() - started


@contextmanager
def _counting():
    statements = []

    def count(execute, sql, *args):
        statements.append(sql)
        return execute(sql, *args)

    with connection.execute_wrapper(count):
        yield statements


def tidy():
    """Do at once what PostgreSQL does by itself some minutes after much was written."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def main():
    django.setup()
    tidy()
    from .newsstand import LANGUAGES, count, pages

    addresses = {
        f"{language} {name}": address
        for language in LANGUAGES
        for name, address in pages(language).items()
    }
    visitor = Visitor(addresses)
    _say({"stories": count(), "pages": {name: visitor.facts(name) for name in addresses}})
    for line in sys.stdin:
        _say(visitor.seconds(line.strip()))


def _say(thing):
    print(json.dumps(thing), flush=True)


if __name__ == "__main__":
    main()
