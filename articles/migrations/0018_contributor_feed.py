"""Give the credits of published stories their moment, and feeds and sitemaps their indexes."""

from datetime import UTC, datetime

from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def fill(apps, schema_editor):
    row = apps.get_model("articles", "PublishedArticle").objects.filter(pk=OuterRef("published_id"))
    apps.get_model("articles", "PublishedCredit").objects.update(
        published_at=Subquery(row.values("published_at")[:1])
    )


class Migration(migrations.Migration):
    dependencies = [("articles", "0017_indexes_for_feeds_alone")]

    operations = [
        migrations.AddField(
            model_name="publishedcredit",
            name="published_at",
            field=models.DateTimeField(default=datetime(1970, 1, 1, tzinfo=UTC)),
            preserve_default=False,
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="publishedcredit",
            index=models.Index(
                fields=["contributor", "language", "-published_at", "-published"],
                name="published_credit_feed",
            ),
        ),
        migrations.AddIndex(
            model_name="publishedarticle",
            index=models.Index(
                condition=models.Q(("updated_at__isnull", False), ("withdrawn_at", None)),
                fields=["-updated_at"],
                name="published_updates",
            ),
        ),
    ]
