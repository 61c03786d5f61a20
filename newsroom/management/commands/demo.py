"""Fill an empty office with invented stories, to try the program with."""

import ipaddress
import logging

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from articles.models import Photo
from articles.rules.refusals import Refused
from newsroom.demo.content import load
from newsroom.demo.furnishing import arrange, furnish
from newsroom.demo.staging import stage


def is_loopback(host):
    """Return True if an entry of ALLOWED_HOSTS can only mean this machine (RFC 6761, 3330)."""
    host = host.strip("[]").lower()
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


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
        reason = self.reason_against(force, first_start)
        if reason and not first_start:
            raise CommandError(reason)
        if reason:
            self.stdout.write(reason)
            return
        call_command("sync_roles", verbosity=0)
        logging.disable(logging.INFO)  # the acts of invented people are no news to an operator
        try:
            self.stage(load())
        finally:
            logging.disable(logging.NOTSET)

    def reason_against(self, force, first_start):
        """Return why the demonstration should not be added, or "" if it may be."""
        if first_start and get_user_model().objects.exists():
            return "There are accounts already; no demonstration is added."
        public = [host for host in settings.ALLOWED_HOSTS if not is_loopback(host)]
        if public and not force:
            return (
                "No demonstration is added, because its password is known to everyone and "
                f"ALLOWED_HOSTS lets others in ({', '.join(public)}). --force adds it all the same."
            )
        return ""

    def stage(self, content):
        furnish(content)
        self.stdout.write(f"{len(content.accounts)} accounts are there.")
        try:
            added = sum(stage(story) for story in content.stories)
        except Refused as refused:
            raise CommandError(f"The demonstration does not fit this office: {refused}") from None
        if added:
            arrange(content)
        self.stdout.write(
            f"{added} stories were added; the library has {Photo.objects.count()} pictures."
        )
