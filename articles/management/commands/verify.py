from django.core.management.base import BaseCommand, CommandError

from articles.press.audit import Broken, check_all


class Command(BaseCommand):
    help = "Checks every sign-off sheet and every published story; names the first broken row."

    def handle(self, *args, **options):
        try:
            counts = check_all()
        except Broken as broken:
            raise CommandError(f"Broken: {broken}") from None
        self.stdout.write(
            f"All is as it was signed: {counts['stories']} stories, {counts['versions']} versions, "
            f"{counts['acts']} acts, {counts['published']} published rows."
        )
