"""Whether the database is one that this version of the program can work on."""

from django.core.management.base import CommandError
from django.db import DEFAULT_DB_ALIAS, OperationalError, connections
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


def require_ready_database():
    """Raise CommandError, in one sentence, if the database does not answer or is of a past version."""
    try:
        refuse_an_older_database()
        refuse_an_unmigrated_database()
    except OperationalError as error:
        raise CommandError(
            f"The database does not answer: {' '.join(str(error).split())}"
        ) from None
