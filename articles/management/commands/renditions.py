from django.core.management.base import BaseCommand, CommandError

from articles.models import Photo
from articles.pictures import renditions


class Command(BaseCommand):
    help = "Makes the sizes of pictures that are missing or cut short anew, from the originals."

    def handle(self, *args, **options):
        made = lost = 0
        for photo in Photo.objects.order_by("pk").iterator():
            if not renditions.lacking(photo.key, photo.widths):
                continue
            if photo.is_kept:
                photo.make_renditions_anew()
                made += 1
                self.stdout.write(f"Picture {photo.pk} was made anew: {photo.title}")
            else:
                lost += 1
                self.stderr.write(f"Picture {photo.pk} has lost its original: {photo.title}")
        self.stdout.write(f"{made} pictures were made anew.")
        if lost:
            raise CommandError(
                f"{lost} pictures can’t be made anew. Bring their originals back from a backup."
            )
