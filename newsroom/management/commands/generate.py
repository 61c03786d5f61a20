"""Fill an office with an archive of invented stories, to measure the program with."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from articles.models import Article
from newsroom.generator.invention import invent
from newsroom.generator.office import AUTHOR, furnish
from newsroom.generator.writing import write

from .demo import is_loopback

BATCH = 1000


class Command(BaseCommand):
    help = (
        "Adds invented stories until there are as many as asked for: published over ten years, "
        "in two languages, the same every time. They are written in bulk, past the workflow, and "
        "signed by two accounts nobody can log in with. For trials and measurements only."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--stories",
            type=int,
            required=True,
            help="how many; a translation is a story of its own",
        )
        parser.add_argument(
            "--force",
            action="store_true",
            help="even beside other stories, and where others can reach this site",
        )

    def handle(self, *args, stories, force, **options):
        generated = Article.objects.filter(created_by__username=AUTHOR)
        reason = self.reason_against(stories, Article.objects.count() - generated.count(), force)
        if reason:
            raise CommandError(reason)
        numbers = range(generated.count() // 2, stories // 2)
        self.add([numbers[start : start + BATCH] for start in range(0, len(numbers), BATCH)])
        call_command("index", stdout=self.stdout)
        self.stdout.write(f"{generated.count()} generated stories are there.")

    def add(self, batches):
        office = furnish()
        for batch in batches:
            write([invent(number) for number in batch], office)
            self.stdout.write(f"… {2 * batch.stop}")

    def reason_against(self, stories, others, force):
        """Return why nothing should be generated, or "" if it may be."""
        if stories < 0 or stories % 2:
            return "Every story comes with its translation: ask for an even number of stories."
        public = [host for host in settings.ALLOWED_HOSTS if not is_loopback(host)]
        if public and not force:
            return (
                "Nothing is generated, because ALLOWED_HOSTS lets others read it "
                f"({', '.join(public)}). --force generates all the same."
            )
        if others and not force:
            return (
                f"Nothing is generated, because {others} other stories are here, which would stand "
                "among invented ones for good. --force generates all the same."
            )
        return ""
