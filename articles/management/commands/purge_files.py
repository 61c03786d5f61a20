"""Delete what uploads that failed left behind: a file is written before its row, see deploy.md."""

from datetime import timedelta
from pathlib import PurePosixPath

from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand
from django.utils import timezone

from articles.models import PaperScan, Photo, Proposal
from articles.pictures import renditions
from people.models import Contributor

# An upload may still be under way; its row comes later.
LEFT_ALONE = timedelta(days=1)
# Others, such as that of share pictures, hold nothing that a row names.
FOLDERS = ("originals", "approvals", "pictures")


def files_in(folder):
    """Yield the path of every file in a folder of the storage and in those below it."""
    if not default_storage.exists(folder):
        return
    folders, files = default_storage.listdir(folder)
    yield from (f"{folder}/{name}" for name in sorted(files))
    for name in sorted(folders):
        yield from files_in(f"{folder}/{name}")


def named():
    """Return the paths of all files that rows name."""
    paths = {*Photo.objects.values_list("original", flat=True)}
    paths |= {*PaperScan.objects.values_list("file", flat=True)}
    made = [*Photo.objects.values_list("key", "widths")]
    made += Contributor.objects.values_list("portrait_key", "portrait_widths")
    for proposal in Proposal.objects.waiting():
        new = {name: after for name, (_before, after) in proposal.changes.items()}
        made.append((new.get("portrait_key", ""), new.get("portrait_widths", [])))
    return paths.union(*(renditions.paths(key, widths) for key, widths in made if key))


def is_old(path):
    return default_storage.get_modified_time(path) < timezone.now() - LEFT_ALONE


class Command(BaseCommand):
    help = "Names the files that no row names, of uploads that failed more than a day ago."

    def add_arguments(self, parser):
        parser.add_argument("--delete", action="store_true", help="delete them as well")

    def handle(self, *args, delete, **options):
        old = [path for folder in FOLDERS for path in files_in(folder) if is_old(path)]
        # Rows are read after the files, so that each row was there when its file was judged.
        left = sorted({*old} - named())
        for path in left:
            self.stdout.write(path)
            if delete and is_old(path):  # not uploaded once more meanwhile
                self.delete(path)
        text = "were deleted" if delete else "can be deleted: --delete does it"
        self.stdout.write(f"{len(left)} files of uploads that failed {text}.")

    def delete(self, path):
        default_storage.delete(path)
        folder = str(PurePosixPath(path).parent)
        if default_storage.listdir(folder) == ([], []):
            default_storage.delete(folder)
