from django.core.management.base import BaseCommand, CommandError

from articles.press.audit import Broken, check_all
from articles.press.audit_files import check_files
from articles.press.audit_house import check_house


class Command(BaseCommand):
    help = "Checks every sign-off sheet, published story, picture and scan; names the first broken."

    def handle(self, *args, **options):
        try:
            counts = check_all() + check_house() + check_files()
        except Broken as broken:
            raise CommandError(f"Broken: {broken}") from None
        self.stdout.write(
            f"All is as it was signed: {counts['stories']} stories, {counts['versions']} versions, "
            f"{counts['acts']} acts, {counts['published']} published rows, "
            f"{counts['pictures']} pictures, {counts['scans']} scans, "
            f"{counts['house']} acts of the house."
        )
