"""Fill an empty office with invented stories, to try the program with."""

from django.core.management.base import BaseCommand, CommandError

from articles.rules.refusals import Refused
from newsroom.demo import loading


class Command(BaseCommand):
    help = "Adds a demonstration: accounts, stories and pictures. Safe to run again."

    def add_arguments(self, parser):
        parser.add_argument(
            "--force", action="store_true", help="even where others can reach this site"
        )
        parser.add_argument(
            "--first-start",
            action="store_true",
            help="only if there is no account yet and nobody else can reach this site",
        )

    def handle(self, *args, force, first_start, **options):
        reason = loading.reason_against(force=force, first_start=first_start)
        if reason and not first_start:
            raise CommandError(reason)
        if reason:
            self.stdout.write(reason)
            return
        try:
            for sentence in loading.add():
                self.stdout.write(sentence)
        except Refused as refused:
            raise CommandError(f"The demonstration does not fit this office: {refused}") from None
