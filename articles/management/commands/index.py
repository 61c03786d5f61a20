from django.core.management.base import BaseCommand
from django.db.models import Exists, F, OuterRef

from articles.models import Article, DeskDocument, PublishedArticle, SearchDocument, Version
from articles.models.index import NUMBER, keep_each


class Command(BaseCommand):
    help = (
        "Makes the index of words anew, for readers and for the desk, while both go on searching: "
        "after stories were written in bulk, and when opencc is installed or removed."
    )

    def handle(self, *args, **options):
        public = PublishedArticle.objects.all()
        stories = keep_each(SearchDocument, public)
        latest = Version.objects.filter(number=F("article__version_number"))
        latest = latest.select_related("article__section", "article__unit")
        copies = keep_each(DeskDocument, latest.prefetch_related("article__tags"))
        self.drop_orphans()
        self.stdout.write(f"{stories} published stories and {copies} working copies are indexed.")

    def drop_orphans(self):
        public = PublishedArticle.objects.filter(pk=OuterRef("key").bitand(NUMBER))
        SearchDocument.objects.filter(~Exists(public)).delete()
        stories = Article.objects.filter(pk=OuterRef("key"))
        DeskDocument.objects.filter(~Exists(stories)).delete()
