"""Give archives by year and month, and the tags of published stories, an index in their order."""

from datetime import date

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def fill(apps, schema_editor):
    tag = apps.get_model("articles", "PublishedTag")
    row = apps.get_model("articles", "PublishedArticle").objects.filter(pk=OuterRef("published_id"))
    tag.objects.update(
        language=Subquery(row.values("language")[:1]), dated_on=Subquery(row.values("dated_on")[:1])
    )


# The table that stood behind the field, with a model of its own.
ADOPTED = [
    migrations.CreateModel(
        name="PublishedTag",
        fields=[
            (
                "id",
                models.BigAutoField(
                    auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                ),
            ),
            (
                "publishedarticle",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="tag_rows",
                    to="articles.publishedarticle",
                ),
            ),
            (
                "tag",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="+",
                    to="articles.tag",
                ),
            ),
        ],
        options={
            "db_table": "articles_publishedarticle_tags",
            "unique_together": {("publishedarticle", "tag")},
        },
    ),
    migrations.AlterField(
        model_name="publishedarticle",
        name="tags",
        field=models.ManyToManyField(
            related_name="+", through="articles.PublishedTag", to="articles.tag"
        ),
    ),
]


class Migration(migrations.Migration):
    dependencies = [("articles", "0009_preview_link")]

    operations = [
        migrations.SeparateDatabaseAndState(state_operations=ADOPTED),
        migrations.AlterUniqueTogether("publishedtag", set()),
        migrations.AlterModelTable("publishedtag", None),
        migrations.RenameField("publishedtag", "publishedarticle", "published"),
        migrations.AddField(
            model_name="publishedtag",
            name="language",
            field=models.CharField(
                choices=[("en", "English"), ("zh-hans", "Chinese")], default="", max_length=10
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="publishedtag",
            name="dated_on",
            field=models.DateField(default=date(1970, 1, 1)),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="publishedtag",
            constraint=models.UniqueConstraint(
                fields=("published", "tag"), name="published_tag_once"
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="publishedtag",
            index=models.Index(
                fields=["tag", "language", "-dated_on", "-published"],
                name="published_tag_latest_first",
            ),
        ),
        migrations.AddIndex(
            model_name="publishedarticle",
            index=models.Index(
                fields=["language", "year", "-dated_on", "-id"],
                name="articles_pu_languag_a1c958_idx",
            ),
        ),
        migrations.AddIndex(
            model_name="publishedarticle",
            index=models.Index(
                fields=["language", "year", "month", "-dated_on", "-id"],
                name="articles_pu_languag_d89dff_idx",
            ),
        ),
    ]
