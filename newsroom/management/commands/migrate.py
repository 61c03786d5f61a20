"""Django's migrate, but it refuses a database of an earlier trial version."""

from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import DEFAULT_DB_ALIAS, connections


def refuse_an_older_database(alias=DEFAULT_DB_ALIAS):
    """Raise CommandError if the database still has Django's own table of accounts."""
    connection = connections[alias]
    tables = connection.introspection.table_names()
    if "auth_user" in tables and "people_user" not in tables:
        raise CommandError(
            f"The database {connection.settings_dict['NAME']} was made by an earlier trial version "
            "and can’t be brought up to date: move it away, or name a new one in DATABASE_URL, "
            "and run make setup."
        )


class Command(migrate.Command):
    def handle(self, *args, **options):
        refuse_an_older_database(options["database"])
        super().handle(*args, **options)
