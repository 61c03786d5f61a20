"""Django's migrate, but it refuses a database of an earlier trial version."""

from django.core.management.commands import migrate

from people.ready_database import refuse_an_older_database


class Command(migrate.Command):
    def handle(self, *args, **options):
        refuse_an_older_database(options["database"])
        super().handle(*args, **options)
