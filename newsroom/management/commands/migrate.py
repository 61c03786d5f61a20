"""Django's migrate, but it refuses a database of an earlier trial version."""

from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor


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


def refuse_an_unmigrated_database(alias=DEFAULT_DB_ALIAS):
    """Raise CommandError if the database lacks changes that this version of the program needs."""
    executor = MigrationExecutor(connections[alias])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CommandError(
            "The database is not up to date with this version of the program: run make setup, "
            "which migrates it."
        )


class Command(migrate.Command):
    def handle(self, *args, **options):
        refuse_an_older_database(options["database"])
        super().handle(*args, **options)
