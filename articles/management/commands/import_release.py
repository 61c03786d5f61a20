"""Import releases in plain text as drafts; print one line for each file. Publishes nothing."""

import logging
import os
from datetime import date
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from articles.models import Article
from articles.releases.decoding import ReleaseError
from articles.releases.intake import AlreadyTakenIn, take_in
from articles.text.credit_line import as_text

logger = logging.getLogger(__name__)

MAX_BYTES = 1024 * 1024


def account_named(username):
    """Return the account of this name; raise CommandError if it may not add stories."""
    user = get_user_model().objects.filter(username=username).first()
    if user is None:
        raise CommandError(f"There is no account “{username}”.")
    if not user.is_active:
        raise CommandError(f"The account “{username}” is not active.")
    if not user.has_perm("articles.add_article"):
        raise CommandError(f"The account “{username}” may not add stories.")
    return user


def check(about):
    """Raise CommandError if a story can't have been published there on that day."""
    try:
        Article(**about).clean()
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from None


def read(path):
    """Return the bytes of a file. Raises ReleaseError if it can't be read or is too large."""
    try:
        with Path(path).open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise ReleaseError(getattr(error, "strerror", None) or str(error)) from None
    if len(data) > MAX_BYTES:
        raise ReleaseError("This file is larger than 1 MB: it is not the text of one release.")
    return data


def summary(intake):
    """Return one line: number, headline, credits, new contributors, and doubts."""
    article = intake.article
    credits = as_text(article.latest_version.content["credits"]) or "no credits found"
    parts = [f"Story {article.pk}: {article.headline}", credits]
    if article.suggested_reviewer:
        parts.append(f"suggested reviewer {article.suggested_reviewer}")
    if intake.made:
        parts.append("new contributors: " + "; ".join(map(str, intake.made)))
    return " | ".join([*parts, *map(str, intake.remarks)])


class Command(BaseCommand):
    help = "Makes a draft of each release (plain text). Publishes nothing."

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument("--language", required=True, choices=list(dict(settings.LANGUAGES)))
        parser.add_argument("--by", required=True, metavar="USERNAME", help="whose drafts they are")
        text = "the day on which they appeared elsewhere before, such as 2022-09-05"
        parser.add_argument("--published", type=date.fromisoformat, metavar="DAY", help=text)
        text = "where they appeared then, such as a site's name"
        parser.add_argument("--where", default="", help=text)
        text = "a second draft of a file that is here already"
        parser.add_argument("--again", action="store_true", help=text)

    def handle(self, *args, files, language, by, published, where, again, **options):
        user = account_named(by)
        about = {"first_published_on": published, "first_published_where": where}
        check(about)
        failed = 0
        for path in files:
            name = os.fsencode(path).decode(errors="replace")
            try:
                intake = take_in(read(path), language=language, by=user, again=again, **about)
                logger.info("Story %s was imported for %s", intake.article.pk, by)
                self.stdout.write(f"{name}: {summary(intake)}")
            except AlreadyTakenIn as refusal:
                self.stdout.write(f"{name}: {refusal} (--again makes another draft)")
            except ReleaseError as error:
                failed += 1
                self.stderr.write(f"{name}: {error}")
        if failed:
            raise CommandError(f"{failed} of {len(files)} files made no draft.")
