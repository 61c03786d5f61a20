"""The index of words: an FTS5 table on SQLite, tsvector columns with GIN indexes on PostgreSQL."""

from django.db import migrations, models
from django.db.models import F

from articles.models.index import COLUMNS, DeskDocument, SearchDocument, WordsField, keep_each

NAMES = ("SearchDocument", "DeskDocument")


def create(apps, schema_editor):
    for name in NAMES:
        model = apps.get_model("articles", name)
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.create_model(model)
            for column in COLUMNS:
                # Of a rare word PostgreSQL has to know that it is rare.
                schema_editor.execute(
                    f"ALTER TABLE {model._meta.db_table} ALTER COLUMN {column} SET STATISTICS 1000"
                )
                schema_editor.execute(
                    f"CREATE INDEX {model._meta.db_table}_{column} "
                    f"ON {model._meta.db_table} USING gin ({column})"
                )
        else:
            # The words come ready made: only the spaces between them have a meaning.
            schema_editor.execute(
                f"CREATE VIRTUAL TABLE {model._meta.db_table} "
                f"USING fts5({', '.join(COLUMNS)}, tokenize=\"ascii tokenchars ':'\")"
            )


def drop(apps, schema_editor):
    for name in NAMES:
        schema_editor.execute(f"DROP TABLE {apps.get_model('articles', name)._meta.db_table}")


def fill(apps, schema_editor):
    """Index what is there already."""
    rows = apps.get_model("articles", "PublishedArticle").objects
    keep_each(SearchDocument, rows.select_related("section", "unit"))
    versions = apps.get_model("articles", "Version").objects
    versions = versions.filter(number=F("article__version_number"))
    versions = versions.select_related("article__section", "article__unit")
    keep_each(DeskDocument, versions.prefetch_related("article__tags"))


def document(name):
    fields = [(column, WordsField()) for column in COLUMNS]
    key = models.BigIntegerField(db_column="rowid", primary_key=True, serialize=False)
    return migrations.CreateModel(name, [("key", key), *fields], options={"abstract": False})


class Migration(migrations.Migration):
    dependencies = [("articles", "0005_moved")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[],
            state_operations=[document(name) for name in NAMES],
        ),
        migrations.RunPython(create, drop),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
