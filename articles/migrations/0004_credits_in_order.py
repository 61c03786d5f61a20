"""Give the credits of published stories their language and date, and an index in their order."""

from datetime import date

from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def fill(apps, schema_editor):
    credit = apps.get_model("articles", "PublishedCredit")
    row = apps.get_model("articles", "PublishedArticle").objects.filter(pk=OuterRef("published_id"))
    credit.objects.update(
        language=Subquery(row.values("language")[:1]), dated_on=Subquery(row.values("dated_on")[:1])
    )


class Migration(migrations.Migration):
    dependencies = [("articles", "0003_review_rounds")]

    operations = [
        migrations.AddField(
            model_name="publishedcredit",
            name="language",
            field=models.CharField(
                choices=[("en", "English"), ("zh-hans", "Chinese")], default="", max_length=10
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="publishedcredit",
            name="dated_on",
            field=models.DateField(default=date(1970, 1, 1)),
            preserve_default=False,
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="publishedcredit",
            index=models.Index(
                fields=["contributor", "language", "role", "-dated_on", "-published"],
                name="published_credit_latest_first",
            ),
        ),
    ]
