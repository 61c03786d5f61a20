"""Delete old stories from the trash. Their sign-off sheets stay: see docs/staff.md."""

from datetime import timedelta

from django.core.management.base import BaseCommand
from django.db.models import ProtectedError
from django.utils import timezone

from articles.models import Article


class Command(BaseCommand):
    help = "Deletes stories that have long been in the trash and were never published."

    def add_arguments(self, parser):
        text = "how long in the trash (default: 30 days)"
        parser.add_argument("--days", type=int, default=30, help=text)

    def handle(self, *args, days, **options):
        moment = timezone.now() - timedelta(days=days)
        gone = 0
        for article in Article.objects.never_public().trashed_before(moment):
            number, headline = article.pk, str(article)
            try:
                article.purge()
            except ProtectedError:
                self.stderr.write(f"Story {number} stays, another one names it: {headline}")
            else:
                gone += 1
                self.stdout.write(f"Story {number} is gone: {headline}")
        self.stdout.write(f"{gone} stories were emptied out of the trash.")
